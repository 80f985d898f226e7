import json
from dataclasses import FrozenInstanceError, replace

import pytest

from bot import Bot, Reply

GIVEN = {"kind": "fallback", "intents": (), "weight": "general", "summary": "No.", "body": "No."}
DOCUMENTED = {
    "kind", "intents", "alerts", "alert_details", "noted", "text", "about", "body", "summary",
    "cautions", "caution_ids", "disclaimer", "weight", "sources", "suggestions", "library",
    "schema",
}  # fmt: skip


def test_a_reply_whose_disclaimer_closes_the_text_can_be_built():
    reply = Reply(**GIVEN, text="No.\n\nAsk a doctor.", disclaimer="Ask a doctor.")

    assert reply.alerts == reply.cautions == reply.sources == reply.suggestions == ()


@pytest.mark.parametrize(
    ("disclaimer", "text"),
    [
        ("", "No."),
        (" \n", "No. \n"),
        ("Ask a doctor.", "No."),
        ("Ask a doctor.", "Ask a doctor. No."),
        ("Ask a doctor.", ""),
    ],
)
def test_a_reply_without_a_disclaimer_at_its_end_cannot_be_built(disclaimer, text):
    with pytest.raises(ValueError, match="disclaimer"):
        Reply(**GIVEN, text=text, disclaimer=disclaimer)


def test_a_reply_needs_to_be_given_a_disclaimer():
    with pytest.raises(TypeError):
        Reply(**GIVEN, text="No.")


def test_the_disclaimer_of_a_reply_cannot_be_taken_away(tea):
    reply = Bot(tea).reply("steeping time")

    with pytest.raises(FrozenInstanceError):
        reply.disclaimer = ""
    with pytest.raises(ValueError, match="disclaimer"):
        replace(reply, disclaimer="")


@pytest.mark.parametrize(
    "utterance",
    ["", "steeping time", "chest hurts on warfarin", "warfarin, steeping time", "\ud800"],
)
def test_a_reply_as_a_dict_can_be_written_as_json_and_holds_the_documented_names(tea, utterance):
    reply = Bot(tea).reply(utterance)

    values = reply.to_dict()

    assert json.loads(json.dumps(values)) == values
    assert set(values) == DOCUMENTED
    assert values["library"] == tea.hash
    assert values["schema"] >= 1
    for name in ("kind", "text", "body", "summary", "disclaimer", "weight"):
        assert values[name] == getattr(reply, name)
    for name in ("intents", "alerts", "cautions", "suggestions"):
        assert values[name] == list(getattr(reply, name))


def test_sources_and_alerts_are_dicts_with_their_own_names(tea):
    values = Bot(tea).reply("warfarin, steeping time").to_dict()

    assert values["sources"] == [
        {
            "id": "leaf_2020",
            "title": "On leaves",
            "who": "Leaf et al.",
            "kind": "review",
            "year": 2020,
            "doi": "10.1000/leaf",
            "pmid": "",
            "url": "",
        }
    ]
    (alert,) = values["alert_details"]
    assert (alert["kind"], alert["words"], alert["cautions"]) == (
        "thinner",
        "warfarin",
        ["thinner"],
    )


def test_the_kinds_of_alerts_are_named_once_each(tea):
    reply = Bot(tea).reply("warfarin, my chest hurts")

    twice = replace(reply, alert_details=reply.alert_details * 2)

    assert twice.alerts == ("urgent", "thinner")
