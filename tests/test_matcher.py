import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot
from bot import Matcher, Thresholds
from bot.content.vocabulary import Vocabulary

EXAMPLES = {
    "brewing": ["how long should i brew green tea", "steeping time for a pot"],
    "caffeine": ["how much caffeine is in black tea", "does it keep me awake at night"],
    "price": ["what does oolong cost", "where to buy cheap leaves"],
}
FORMS = Vocabulary(
    entities={
        "k1": ("kay one",),
        "k2": ("vitamin k2", "kay two"),
        "mk4": (),
        "mk7": ("natto form",),
    },
    never_blur=(("k1", "k2"), ("mk4", "mk7"), ("sencha", "senche")),
)
TOKENS = {
    "one": ["is k1 good"],
    "two": ["is k2 good"],
    "four": ["dose of mk4"],
    "seven": ["dose of mk7"],
}


@pytest.mark.parametrize("intent", EXAMPLES)
def test_an_exact_example_scores_100_and_stands_first(intent):
    for example in EXAMPLES[intent]:
        best = Matcher(EXAMPLES).rank(f"  {example.upper()}?! ")[0]
        assert (best.intent, best.score, best.example) == (intent, 100.0, example)


@given(st.lists(st.text("abcdef ", max_size=12).filter(str.strip), min_size=1, max_size=8))
def test_whatever_the_examples_each_scores_100_for_its_own_intent(written):
    matcher = Matcher({f"intent {at}": [text] for at, text in enumerate(written)})

    for at, text in enumerate(written):
        scores = {match.intent: match.score for match in matcher.rank(text, limit=None)}
        assert scores[f"intent {at}"] == 100.0


@pytest.mark.parametrize(
    ("utterance", "intent"),
    [
        ("how long shuold i bew grean tea", "brewing"),
        ("green tea: brew how long", "brewing"),
        ("how much cafeine in balck tea", "caffeine"),
        ("kept awake at night", "caffeine"),
        ("oolong: what cost?", "price"),
    ],
)
def test_misspelt_and_reordered_words_still_rank_first(utterance, intent):
    assert Matcher(EXAMPLES).rank(utterance)[0].intent == intent


@pytest.mark.parametrize(
    ("utterance", "intent"),
    [
        ("is k 2 good", "two"),
        ("is vitamink2 good", "two"),
        ("is kay one good", "one"),
        ("dose of MK-4", "four"),
        ("dose of natto form", "seven"),
    ],
)
def test_tokens_split_joined_or_named_otherwise_are_read_as_the_example(utterance, intent):
    best = Matcher(TOKENS, FORMS).rank(utterance)[0]

    assert (best.intent, best.score) == (intent, 100.0)


def test_tokens_that_never_blur_do_not_blur():
    plain = Matcher({"leaf": ["sencha"]})
    kept = Matcher({"leaf": ["sencha"]}, FORMS)

    assert plain.rank("senche")[0].intent == "leaf"
    assert kept.rank("senche") == []


@pytest.mark.parametrize(
    ("utterance", "best", "other"), [("is k1 good", "one", "two"), ("dose of mk7", "seven", "four")]
)
def test_of_two_examples_that_differ_in_such_a_token_only_the_named_one_fits(
    utterance, best, other
):
    matcher = Matcher(TOKENS, FORMS)
    scores = {match.intent: match.score for match in matcher.rank(utterance, limit=None)}

    assert scores[best] == 100.0
    assert scores[other] < 90


def test_a_content_word_that_the_best_example_lacks_lowers_the_score():
    matcher = Matcher(EXAMPLES)
    scores = [
        matcher.rank(f"steeping time for a pot{more}")[0].score
        for more in ("", " motorcycle", " motorcycle insurance")
    ]

    assert scores[0] > scores[1] > scores[2]


def test_a_filler_word_lowers_the_score_less_than_a_telling_one():
    filler = Matcher(EXAMPLES, Vocabulary(filler=("please",)))

    utterance = "steeping time for a pot please"
    assert filler.rank(utterance)[0].score > Matcher(EXAMPLES).rank(utterance)[0].score


def test_a_limit_cuts_the_ranking_and_nothing_else():
    matcher = Matcher(EXAMPLES)
    everything = matcher.rank("how much does green tea cost", limit=None)

    scores = [match.score for match in everything]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert matcher.rank("how much does green tea cost", limit=2) == everything[:2]


@pytest.mark.parametrize("utterance", ["", " \n", "🍵", "xylophone", "\ud800\x00"], ids=ascii)
def test_nothing_shared_is_an_empty_ranking_and_a_fallback(utterance):
    assert Matcher(EXAMPLES).rank(utterance) == []
    assert Matcher(EXAMPLES).decide(utterance).kind == "fallback"


def test_a_matcher_without_intents_refuses_everything():
    assert Matcher({}).rank("green tea") == []
    assert Matcher({}).decide("green tea").kind == "fallback"


def test_an_intent_without_examples_is_named_in_the_error():
    with pytest.raises(ValueError, match="brewing"):
        Matcher({"price": ["what does it cost"], "brewing": []})


@pytest.mark.parametrize("intents", [("first", "second"), ("second", "first")])
def test_an_example_of_two_intents_scores_100_for_both_in_the_order_given(intents):
    matcher = Matcher({name: ["iced tea", f"{name} thing"] for name in intents})

    decision = matcher.decide("Iced tea?", Thresholds())

    assert [match.score for match in matcher.rank("Iced tea?")] == [100.0, 100.0]
    assert decision.kind == "clarification"
    assert tuple(match.intent for match in decision.candidates) == intents


def test_a_neighbour_that_fits_is_refused_and_never_ranked():
    matcher = Matcher(EXAMPLES, neighbours={"coffee": ["how do i roast coffee beans"]})

    assert all(match.intent != "coffee" for match in matcher.rank("roast coffee beans", limit=None))
    decision = matcher.decide("how do i roast coffee beans")
    assert (decision.kind, decision.candidates) == ("fallback", ())
    assert decision.neighbour == "coffee"
    assert matcher.decide(EXAMPLES["brewing"][0]).kind == "answer"


class Hints:
    """Evidence of another kind, as a host might bring it."""

    def __init__(self, **points):
        self._points = points

    def weigh(self, text):
        return self._points if "leaves" in text.words else {}


def test_further_evidence_adds_to_what_the_examples_say():
    alone = Matcher(EXAMPLES)
    hinted = Matcher(EXAMPLES, evidence=[Hints(caffeine=5.0), Hints(caffeine=5.0, price=-1.0)])

    assert alone.rank("black leaves")[0].intent == "price"
    assert hinted.rank("black leaves")[0].intent == "caffeine"
    assert hinted.rank("black tea") == alone.rank("black tea")


def test_a_hundred_thousand_examples_of_one_word_are_as_good_as_one():
    matcher = Matcher({"tea": ["tea"] * 100_000, "price": ["cost"]})

    assert [it.intent for it in matcher.rank("tea")] == ["tea"]
    assert matcher.rank("tea")[0].score == 100
    begin = perf_counter()
    matcher.rank("tea please")
    assert perf_counter() - begin < 0.05


@pytest.mark.parametrize("examples", [["茶はどのくらい蒸らしますか"], ["ชาต้องแช่นานแค่ไหน"]])
def test_scripts_without_spaces_find_what_reads_the_same(examples):
    matcher = Matcher({"brewing": examples, **EXAMPLES | {"brewing": examples}})

    assert matcher.rank(examples[0])[0].intent == "brewing"
    assert matcher.decide(examples[0][:3]).kind in {"answer", "clarification", "fallback"}


def test_of_a_very_long_utterance_the_beginning_and_the_end_are_read():
    middle = "word " * 50_000

    best = Matcher(EXAMPLES).rank(f"caffeine caffeine {middle} oolong cost")

    assert {match.intent for match in best} == {"caffeine", "price"}


TIES = """
from bot import Matcher
words = "alpha beta gamma delta epsilon zeta theta kappa lambda sigma".split()
digits = "abcdefghij"
key = lambda n: digits[n // 10] * 3 + digits[n % 10] * 3
tied = {str(n): [" ".join(words) + " u" + key(n)] for n in range(60)}
other = {w: [f"{w} q{digits[k] * 4}" for k in range(n + 1)] for n, w in enumerate(words)}
print([match.intent for match in Matcher({**tied, **other}).rank(" ".join(words), limit=None)])
"""


def test_order_and_ties_are_the_same_in_every_process():
    rankings = {
        subprocess.run(
            [sys.executable, "-c", TIES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(bot.__file__).parents[1],
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "2", "3")
    }

    assert len(rankings) == 1


def test_threads_that_share_a_matcher_get_equal_results():
    matcher = Matcher(EXAMPLES)
    utterances = [f"{text} now" for texts in EXAMPLES.values() for text in texts] * 30
    alone = [matcher.rank(text) for text in utterances]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(matcher.rank, utterances)) == alone
