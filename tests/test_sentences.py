"""Where a sentence ends, and where a full stop is something else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.sentences import sentences

line = st.text(st.sampled_from("aBK7é.!?…,()[]\"'“” ")).map(lambda text: " ".join(text.split()))


@pytest.mark.parametrize(
    "said",
    [
        ["One is here.", "Two is there!", "Is three?", "Four."],
        ["It is bitter [1, 2].", "It is hot [3]."],
        ['He said "no."', "She said (yes.)", "“Well.”", "Then all."],
        ["Wait...", "Go on…", "Then stop."],
        ["The numbers mislead.", "45 mg is much."],
        ["Many are short of vitamin K.", "Thirteen trials looked."],
        ["It was about hepatitis B.", "Then came A."],
        ["Tea was first.", "¿Y el té?", "Él dijo no."],
        ["Leaves, cups etc.", "Then water."],
    ],
)
def test_a_sentence_ends_at_its_mark(said):
    assert sentences(" ".join(said)) == said


@pytest.mark.parametrize(
    "said",
    [
        "Take e.g. Assam, i.e. The strong one.",
        "Leaf et al. Saw it, cf. Table 2, approx. 5 of them.",
        "Green vs. Black by Dr. Leaf, Mr. Cup and Prof. Pot.",
        "A dose of 5.5 mg or 1,000.25 mcg.",
        "See No. 5, p. 12, vol. 3, max. 5 cups and fig. 7.",
        "It was J. Smith and R. J. Brown.",
        "In the U.S. The tea at 5 p.m. Greenwich time.",
        "Really? he said.",
        "Tested with milk?: None found",
        "It is bitter. [3]",
        "https://tea.example/a.B?c=D",
        "...",
        "? ! ?",
        "",
    ],
)
def test_a_mark_within_a_sentence_does_not_end_it(said):
    assert sentences(said) == [said]


@given(line)
def test_only_spaces_between_sentences_go(text):
    assert " ".join(sentences(text)) == text


@given(line)
def test_no_sentence_is_punctuation_alone_beside_others(text):
    said = sentences(text)

    assert len(said) == 1 or all(re.search(r"\w", it) for it in said)


def test_a_very_long_line_takes_no_longer_than_its_length():
    text = "a" * 200_000 + ". B." * 50_000

    assert len(sentences(text)) > 1
