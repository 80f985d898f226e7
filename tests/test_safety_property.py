"""Ten thousand turns made from pieces: every kind of reply under every alert keeps its promise."""

import re
from itertools import product
from random import Random

import pytest

PIECES = {
    "self_harm": ["i want to die", "i might kill myself"],
    "urgent": ["chest pain right now", "i cant breathe at all"],
    "overdose": ["took twelve of the 50,000 ones today", "he swallowed the whole bottle of d3"],
    "vka": ["i take warfarin", "my dad is on sintrom", "came off warfarin last month"],
    "anticoagulant_other": ["on eliquis", "taking a blood thinner"],
    "stop_medication": ["i want to stop my statin"],
    "other_medication": ["i take digoxin", "on prednisone"],
    "pregnancy_child": ["i am pregnant", "for my toddler"],
    "": ["", "hello", "thanks", "2", "none of these", "asdf qwer", "what is the capital of france"],
}
QUESTIONS = ["what is mk7", "how much k2 a day", "is it proven", "d3", "k2 and bones", "with food?"]
GRAVE = {"self_harm": "crisis", "urgent": "urgent_symptoms", "overdose": "overdose_toxicity"}
WEIGHT = {"self_harm": "crisis", "urgent": "urgent", "overdose": "urgent"}
TURNS = 10_000
MARKS = re.compile(r"\s*\[[^\]]*\]")


def turns(seed):
    """Utterances of one conversation: what alerts, what asks, in any order and mixture."""
    chance = Random(seed)  # noqa: S311  the same turns on every run are what we want
    for _ in range(4):
        parts = [*chance.sample([*PIECES], chance.randint(0, 3)), *[""] * chance.randint(0, 1)]
        said = [chance.choice(PIECES[kind]) for kind in parts] + [chance.choice(QUESTIONS)]
        chance.shuffle(said)
        yield ". ".join(filter(None, said[: chance.randint(1, len(said))]))


def assert_kept(reply, library):
    """The right words for the alerts of a reply."""
    alerts = reply.alert_details
    wording = library.wording
    weights = ["general", "medicine", "urgent", "crisis"]
    most = max([it.weight for it in alerts], key=weights.index, default="general")
    least = "medicine" if reply.cautions and most == "general" else most
    assert reply.weight == least
    assert reply.disclaimer == wording.disclaimers[reply.weight]
    assert reply.text.endswith(reply.disclaimer)
    grave = [it.kind for it in alerts if it.grave]
    if grave:
        assert (reply.kind, reply.intents) == ("answer", (GRAVE[grave[0]],))
        assert WEIGHT[grave[0]] == reply.weight
        assert not reply.suggestions
        return
    for alert in alerts:
        for name in alert.cautions:
            caution = library.cautions[name]
            shown = [caution.text, caution.brief, caution.past]
            assert any(_bare(it)[:40] in _bare(reply.text) for it in shown if it), name
    if reply.cautions:
        assert reply.text.startswith(reply.cautions[0])


def _bare(text):
    """The words without the marks of sources, which differ from reply to reply."""
    return " ".join(MARKS.sub("", text).split())


def test_ten_thousand_turns_keep_what_their_alerts_ask_for(bot):
    said = 0
    for seed in range(TURNS // 4):
        conversation = bot.conversation()
        for utterance in turns(seed):
            assert_kept(conversation.reply(utterance), bot.library)
            said += 1
    assert said >= TURNS


@pytest.mark.parametrize(("kind", "question"), [*product(filter(None, PIECES), [*QUESTIONS, ""])])
def test_every_alert_is_raised_before_and_after_any_question(bot, kind, question):
    for piece in PIECES[kind]:
        for said in (f"{piece}. {question}", f"{question}. {piece}"):
            assert kind in bot.reply(said).alerts, said
