"""Samples and an objective in, the thresholds that serve it best out."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import Bot, Match, Thresholds, load_library
from bot.authoring.cases import read_cases
from bot.authoring.fit import HELPFUL, OFFERS, Objective, fit
from bot.authoring.fitted import right_at, written
from bot.authoring.outcomes import rates
from bot.authoring.samples import Sample, from_cases, left_out
from bot.authoring.schemas import schema_line
from bot.terminal.cli import main

NAMES = ("brewing", "caffeine", "price", "pots")
SCORE = st.floats(0, 100).map(lambda score: round(score, 1))


def sample(wanted, *scores, refused=None, group="cases"):
    ranking = tuple(map(Match, NAMES, scores, NAMES))
    other = None if refused is None else Match("", refused, "")
    return Sample(group, "", frozenset(wanted), ranking, other)


@st.composite
def samples(draw):
    scores = sorted(draw(st.lists(SCORE, max_size=4)), reverse=True)
    wanted = draw(st.sets(st.sampled_from(NAMES), max_size=2))
    group = draw(st.sampled_from(["cases", "left-out examples"]))
    return sample(wanted, *scores, refused=draw(st.none() | SCORE), group=group)


def worth(found, objective):
    """How far a choice goes too far, then what it brings."""
    limits = ("wrong", "answered", "asked")
    above = sum(max(0.0, getattr(found, it) - getattr(objective, it)) for it in limits)
    return -above, found.right + HELPFUL * found.offered


@settings(max_examples=10, deadline=None)
@given(
    st.lists(samples(), min_size=1, max_size=12),
    st.lists(
        st.tuples(st.integers(0, 100), st.sampled_from(OFFERS), st.integers(1, 100)), max_size=20
    ),
    st.builds(Objective, *[st.floats(0, 60)] * 3),
)
def test_no_other_thresholds_serve_the_objective_better(found, others, objective):
    best = worth(rates(found, fit(found, objective)), objective)

    for answer, offer, margin in others:
        if answer >= offer:
            other = worth(rates(found, Thresholds(answer, offer, margin)), objective)
            assert best[0] >= other[0] - 0.5
            assert best[0] > other[0] + 0.5 or best[1] >= other[1] - 0.5 or other[0] < best[0]


def test_a_wrong_answer_that_scores_high_is_kept_out_by_a_higher_threshold():
    found = [sample({"brewing"}, 90), sample({"caffeine"}, 80), sample({"brewing"}, 70)]

    bold, careful = (fit(found, Objective(wrong, 0, 0)) for wrong in (50, 0))

    assert (rates(found, bold).right, rates(found, bold).wrong) == (66.7, 33.3)
    assert (rates(found, careful).right, rates(found, careful).wrong) == (33.3, 0)


def test_asking_back_with_what_was_meant_beats_refusing():
    found = [sample({"caffeine"}, 30, 28)]
    limits = fit(found, Objective(0, 0, 0))

    assert rates(found, limits).offered == 100


def test_each_kind_of_sample_counts_half_whatever_its_number():
    found = [sample({"brewing"}, 90)] + [sample({"price"}, 90, group="left-out examples")] * 9

    assert (rates(found, Thresholds()).right, rates(found, Thresholds()).wrong) == (50, 50)


def test_bands_tell_how_often_the_best_was_right():
    found = [sample({"brewing"}, score) for score in (95.0, 100.0, 41.0)]
    found += [sample({"caffeine"}, 99.9), sample((), 95.0), sample({"price"})]

    assert dict(right_at(found)) == {"40 to 50": "100 % of 1 cases", "90 to 100": "67 % of 3 cases"}


def test_left_out_examples_are_ranked_by_a_matcher_that_does_not_hold_them(tea):
    titled = {name: replace(it, title=f"About {name}") for name, it in tea.intents.items()}
    found = list(left_out(replace(tea, intents=titled), folds=3))

    wanted = [next(iter(it.wanted)) for it in found if it.wanted]
    assert sorted(set(wanted)) == ["brewing", "caffeine", "thinners"]
    assert len(wanted) == sum(len(tea.intents[name].examples) for name in set(wanted))
    assert sum(not it.wanted for it in found) == len(tea.neighbours["coffee"].examples)
    assert all(it.best < 100 for it in found)


CASES = """\
- say: steeping time
  intents: [brewing]
- say: espresso
  kind: fallback
- say: warfarin and tea
  intents: [thinners]
  alerts: [thinner]
- say: i want to die
  intents: [talk_now]
- dialogue:
    - say: steeping time
    - say: and caffeine
      intents: [caffeine]
"""


def test_cases_that_the_ranking_alone_decides_are_samples(tea, tmp_path):
    (tmp_path / "tea.yaml").write_text(CASES, encoding="utf-8")

    found = list(from_cases(tea, read_cases([tmp_path])))

    assert [it.wanted for it in found] == [{"brewing"}, frozenset()]


def test_what_is_written_loads_with_the_thresholds_that_were_found(tea_folder):
    limits = Thresholds(answer=44, offer=2, margin=7)
    found = [sample({"brewing"}, 90), sample((), 20)]
    text = written(limits, found, Objective(), date(2026, 11, 22))
    (tea_folder / "intents" / "_thresholds.yaml").write_text(text, encoding="utf-8")

    assert load_library(tea_folder, shipped=False).thresholds == limits


@pytest.fixture
def folder(tea_folder):
    """The tea folder with cases."""
    (tea_folder / "cases").mkdir()
    (tea_folder / "cases" / "tea.yaml").write_text(CASES, encoding="utf-8")
    return tea_folder


def test_fit_prints_and_writes_what_the_bot_then_uses(folder, capsys):
    path = folder / "intents" / "_thresholds.yaml"

    assert main(["fit", "--content", str(folder), "--only"]) == 0

    said, errors = capsys.readouterr()
    assert path.read_text(encoding="utf-8") == said
    assert said.startswith(schema_line("intents", "_thresholds"))
    assert path.as_posix() in errors
    limits = load_library(folder, shipped=False).thresholds
    assert f"answer: {limits.answer:g}\n" in said
    assert Bot(load_library(folder, shipped=False)).reply("steeping time").intents == ("brewing",)


def test_the_file_goes_on_naming_its_schema_where_it_did(folder, capsys):
    path = folder / "intents" / "_thresholds.yaml"
    line = "# yaml-language-server: $schema=../../../schemas/thresholds.json"
    path.write_text(f"{line}\nanswer: 40\noffer: 3\nmargin: 20\n", encoding="utf-8")

    assert main(["fit", "--content", str(folder), "--only"]) == 0

    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0] == line
    assert text.count("$schema=") == 1
    assert text == capsys.readouterr().out


def test_a_dry_run_writes_nothing(folder, capsys):
    assert main(["fit", "--dry-run", "--content", str(folder), "--only"]) == 0

    assert "margin:" in capsys.readouterr().out
    assert not (folder / "intents" / "_thresholds.yaml").exists()


def test_a_stricter_objective_is_kept_on_what_it_was_fitted_on(folder, capsys):
    objective = ["--wrong", "0", "--answered", "0"]
    assert main(["fit", "--content", str(folder), "--only", *objective]) == 0

    library = load_library(folder, shipped=False)
    found = [*from_cases(library, read_cases([folder / "cases"])), *left_out(library)]
    after = rates(found, library.thresholds)
    assert (after.wrong, after.answered) == (0, 0)
    assert "at most 0 % wrong" in capsys.readouterr().out


def test_content_without_anything_to_fit_on_is_said(tea, monkeypatch, capsys):
    empty = replace(tea, intents={}, neighbours={})
    monkeypatch.setattr("bot.terminal.authors.chosen_library", lambda _: empty)
    monkeypatch.setattr("bot.terminal.fit.case_folders", lambda _: [])

    assert main(["fit"]) == 1
    assert "no case or example" in capsys.readouterr().err
