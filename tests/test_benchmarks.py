"""The public benchmark: what it reads, what its figures mean, what its tables hold."""

import json
from itertools import islice
from random import Random

import pytest
from rapidfuzz.distance import OSA

from benchmarks.__main__ import main
from benchmarks.datasets import ALL, Line, examples_of, find_data_sets, read_lines, spread
from benchmarks.measure import Job, in_child, nearest_rank, peak_megabytes
from benchmarks.peers import NEEDED, OURS, PEERS, TINY, methods
from benchmarks.scale import Job as Size
from benchmarks.scale import made_up, questions
from benchmarks.stream import run, slip, utterances
from benchmarks.table import Row, auroc, percent, print_data, print_grid, right_refusing, rows_of

TRAIN = [
    ("green tea please", "tea"),
    ("a pot of tea", "tea"),
    ("one espresso", "coffee"),
    ("coffee with milk", "coffee"),
]
TEST = [("some green tea", "tea"), ("an espresso now", "coffee")]
TYPOS = [("some gren tea", "tea"), ("an expresso now", "coffee")]
OUTSIDE = [("who won the match", "oos"), ("zzz qqq", "oos")]


@pytest.fixture
def folder(tmp_path):
    """A data set of two intents, with a draw of ten and everything."""
    for name, pairs in {
        "cafe.train": TRAIN,
        "cafe.train_10_0": TRAIN,
        "cafe.train_10_1": TRAIN,
        "cafe.test": TEST,
        "cafe.test_typo": TYPOS,
        "cafe.oos_test": OUTSIDE,
        "cafe.val": TEST,
        "lone.test": TEST,
    }.items():
        rows = [json.dumps({"text": text, "intent": intent}) for text, intent in pairs]
        (tmp_path / f"{name}.jsonl").write_text("\n".join([*rows, ""]), encoding="utf-8")
    return tmp_path


@pytest.fixture
def data(folder):
    return find_data_sets(folder)[0]


def test_data_sets_are_found_by_their_names_when_there_is_something_to_learn_from(folder):
    assert [it.name for it in find_data_sets(folder)] == ["cafe"]


def test_draws_come_small_ones_first_and_everything_last(data):
    assert [(it.size, it.number) for it in data.draws] == [(10, 0), (10, 1), (ALL, 0)]
    assert data.sizes == [10, ALL]
    assert set(data.tests) == {"test", "test_typo", "oos_test"}


def test_lines_are_read_and_gathered_by_intent(data):
    lines = read_lines(data.draws[0].path)

    assert lines[0] == Line("green tea please", "tea")
    assert examples_of(lines)["coffee"] == ["one espresso", "coffee with milk"]


@pytest.mark.parametrize(("count", "texts"), [(2, "05"), (3, "036"), (99, "0123456789")])
def test_a_subset_is_spread_over_all_lines(count, texts):
    lines = [Line(text, "any") for text in "0123456789"]

    assert "".join(line.text for line in spread(lines, count)) == texts


@pytest.mark.parametrize(
    ("inside", "outside", "area"),
    [
        ([3, 4], [1, 2], 1.0),
        ([1, 2], [3, 4], 0.0),
        ([1, 1], [1, 1], 0.5),
        ([1, 3], [2, 2], 0.5),
        ([0.8, 0.4, 0.6], [0.5, 0.4], 4.5 / 6),
    ],
)
def test_auroc_counts_the_pairs_that_are_in_order_and_equal_ones_half(inside, outside, area):
    assert auroc(inside, outside) == pytest.approx(area)


def test_right_while_refusing_needs_a_right_intent_and_more_than_nine_of_ten_outside_have():
    outside = list(range(10))
    judged = [(True, 8.5), (True, 8), (False, 20), (True, 9)]

    assert right_refusing(judged, outside) == pytest.approx(2 / 4)


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.99, 99), (0.01, 1), (1.0, 100)])
def test_a_percentile_is_one_of_the_values(share, value):
    assert nearest_rank(range(100, 0, -1), share) == value


@pytest.mark.parametrize("name", [it for it in methods() if it.split()[0] not in NEEDED])
def test_methods_find_the_intent_of_an_example(name):
    guesses = PEERS[name](TINY).answer(["Good morning!", "opening hours"])

    assert [guess.intent for guess in guesses] == ["greeting", "hours"]
    assert all(guess.sure == 100 for guess in guesses)


@pytest.mark.parametrize("name", [it for it in PEERS if it.startswith("TF-IDF")])
def test_methods_of_scikit_learn_find_the_intent_of_an_example(name):
    pytest.importorskip("sklearn")

    guesses = PEERS[name]({**TINY, "thanks": ["thank you"]}).answer(["good morning", "thank you"])

    assert [guess.intent for guess in guesses] == ["greeting", "thanks"]


def test_the_tables_hold_ours_with_every_size_and_what_is_out_of_scope(data, capsys):
    rows = list(rows_of(data, [OURS], quick=False))

    print_data(data, rows)

    out = capsys.readouterr().out
    assert [(row.size, row.draw) for row in rows] == [(10, 0), (10, 1), (ALL, 0)]
    assert rows[0].figures["test"] == 1
    assert "| method | 10 | all |\n|---|--:|--:|\n| ours | 100.0 | 100.0 |" in out
    assert "| method | AUROC |" in out
    assert "auroc" in rows[0].figures
    assert "auroc" not in rows[2].figures


def test_a_quick_run_takes_one_draw_of_each_size(data):
    rows = rows_of(data, [OURS], quick=True)

    assert [(row.size, row.draw) for row in rows] == [(10, 0), (ALL, 0)]


def test_draws_are_averaged_and_what_did_not_finish_is_said(capsys):
    rows = [
        Row("cafe", "fast", 10, 0, {"test": 0.5}),
        Row("cafe", "fast", 10, 1, {"test": 1.0}),
        Row("cafe", "slow", 10, 0, {}),
        Row("cafe", "slow", 10, 1, {"test": 1.0}),
    ]

    print_grid("right", rows, [10], percent("test"))

    assert "| fast | 75.0 |\n| slow | not finished |\n" in capsys.readouterr().out


def test_a_process_that_takes_too_long_gives_nothing():
    assert in_child("benchmarks.scale", Size(OURS, 1000, "even"), limit=0.01) is None


def test_a_process_that_fails_gives_nothing_and_shows_why(capfd):
    assert in_child("benchmarks.measure", Job(OURS, "missing", {}), limit=60) is None
    assert "FileNotFoundError" in capfd.readouterr().err


def test_memory_is_told_in_megabytes():
    assert 5 < peak_megabytes() < 50_000


@pytest.mark.parametrize("words", ["even", "skewed"])
def test_made_up_examples_are_the_same_each_time_and_questions_are_none_of_them(words):
    job = Size(OURS, 300, words)
    examples = made_up(job)
    texts = [text for texts in examples.values() for text in texts]
    asked = list(questions(examples))

    assert examples == made_up(job)
    assert (len(examples), len(texts)) == (3, 300)
    assert all(4 <= len(text.split()) <= 9 for text in texts)
    assert {line.intent for line in asked} <= set(examples)
    assert not set(texts) & {line.text for line in asked}


def test_a_folder_without_data_is_told_in_one_sentence(tmp_path):
    with pytest.raises(SystemExit, match=r"no NAME\.test\.jsonl"):
        main(["--data", str(tmp_path)])


def test_lines_of_the_stream_are_all_different_and_the_same_each_time(library):
    first, again = (list(islice(utterances(library), 500)) for _ in range(2))

    assert first == again
    assert len(set(first)) == 500


@pytest.mark.parametrize("seed", range(20))
def test_a_slip_is_one_edit(seed):
    assert OSA.distance("tea for two", slip("tea for two", Random(seed))) <= 1  # noqa: S311  no secret


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_of_the_stream_tells_its_time_and_memory(tmp_path, jobs):
    (tmp_path / "lines").write_text('{"text": "mk7"}\n', encoding="utf-8")

    found = run(tmp_path / "lines", jobs)

    assert found["seconds"] > 0
    assert min(found["megabytes"], found["worker"] if jobs > 1 else 5) >= 5
