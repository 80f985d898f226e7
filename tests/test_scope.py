"""Who an alert is about, when, and whether it is denied."""

import pytest

from bot import Screen
from bot.content.alerts import AlertRule
from bot.content.vocabulary import Vocabulary

RULES = (
    AlertRule("loud", "urgent", "now", lay=("chest pain*",), not_when=("long_ago",)),
    AlertRule("pills", "medicine", "pills", medicine=True, names=("warfarin", "heparin")),
)
WORDS = Vocabulary(
    denials=("(not|never) [on|taking|take]", "no"),
    denials_after=("(dont|never) (take|took) it", "nope"),
    denial_exceptions=("why not", "not only", "never had it before"),
    denial_passes=("any", "of", "or"),
    clause_breaks=("but",),
    scopes={
        "self": ("i", "im", "me"),
        "someone": ("(my|a) (mum|dad|friend)", "he", "she", "someone"),
        "neither": ("my doctor", "i read"),
        "elided": ("came off", "started"),
        "past": ("came off", "was on", "ended"),
        "long_ago": ("years ago", "in 19*"),
        "planned": ("about to start", "next week"),
        "hypothetical": ("if", "what if"),
        "now": ("today", "right now"),
        "turn": ("and (i|she|he|my)",),
    },
)
SCREEN = Screen(RULES, WORDS)


def told(utterance):
    (alert,) = [it for it in SCREEN.mentions(utterance) if it.kind == "pills"]
    return (alert.who, alert.when)


@pytest.mark.parametrize(
    ("utterance", "who"),
    [
        ("i take warfarin", "self"),
        ("my mum takes warfarin", "someone"),
        ("is warfarin ok", "unclear"),
        ("i asked because my dad takes warfarin", "someone"),
        ("my doctor put me on warfarin", "self"),
        ("i read that warfarin is old", "unclear"),
        ("came off warfarin", "self"),
        ("she came off warfarin", "someone"),
        ("warfarin, that is what he takes", "someone"),
        ("i am 60. is warfarin ok", "unclear"),
    ],
)
def test_the_nearest_person_of_the_sentence_is_meant(utterance, who):
    assert told(utterance)[0] == who


@pytest.mark.parametrize(
    ("utterance", "when"),
    [
        ("i take warfarin", "now"),
        ("i came off warfarin", "past"),
        ("had warfarin, ended in march", "past"),
        ("about to start warfarin", "planned"),
        ("what if someone on warfarin ate natto", "hypothetical"),
        ("if i came off warfarin", "hypothetical"),
        ("i came off heparin and i take warfarin", "now"),
        ("was on heparin, he takes warfarin", "now"),
        ("next week it is. i take warfarin", "now"),
    ],
)
def test_the_time_is_that_of_the_clause_or_of_what_governs_it(utterance, when):
    assert told(utterance.replace("heparin", "tea"))[1] == when


@pytest.mark.parametrize(
    ("utterance", "raised"),
    [
        ("not on warfarin", []),
        ("not on any of warfarin or heparin", []),
        ("not on warfarin but on heparin", ["heparin"]),
        ("why not warfarin", ["warfarin"]),
        ("not only warfarin", ["warfarin"]),
        ("no k2, warfarin instead", ["warfarin"]),
        ("not taking k2 with warfarin", ["warfarin"]),
        ("warfarin? nope", []),
        ("warfarin, i dont take it", []),
        ("my mum has warfarin, i dont take it", ["warfarin"]),
    ],
)
def test_a_denial_covers_what_is_next_to_it_in_its_clause(utterance, raised):
    assert [it.words for it in SCREEN.read(utterance)] == raised


def test_what_is_denied_is_still_mentioned():
    (alert,) = SCREEN.mentions("not on warfarin")

    assert (alert.words, alert.negated) == ("warfarin", True)


@pytest.mark.parametrize(
    ("utterance", "raised"),
    [
        ("chest pain", True),
        ("chest pain years ago", False),
        ("in 1998, chest pain", False),
        ("chest pain years ago and right now again", True),
        ("chest pain today, never had it before", True),
        ("years ago. chest pain", True),
    ],
)
def test_a_rule_may_keep_quiet_about_what_is_long_over(utterance, raised):
    assert bool(SCREEN.read(utterance)) is raised


def test_of_several_mentions_the_most_pressing_is_told():
    assert told("she came off warfarin, warfarin is what i take today") == ("self", "now")
