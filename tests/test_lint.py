"""Every rule of lint fires on a bad example, at its place, and is silent on a good one."""

import pytest

from bot import ContentNotFound
from bot.authoring.lint import lint
from bot.authoring.rules import RULES
from tests.conftest import write_files

DETAIL = "leaf " * 130
DATES = "  reviewed: 2026-11-22\n  review_by: 2027-11-22\n"
BREWING = "  title: How long to brew\n"
GOOD = [
    ("answers/tea.yaml", "detail: Longer gets bitter.", f"detail: {DETAIL}"),
    ("answers/tea.yaml", 'detail: "**Cups** differ."', f"detail: {DETAIL}"),
    ("answers/tea.yaml", "detail: Vitamin K is in leaves.", f"detail: {DETAIL}"),
]
SPARE_ANSWER = f"- answer: spare\n  form: brief\n  summary: Spare.\n{DATES}"
SPARE_SOURCE = "- source: spare\n  title: a\n  who: b\n  kind: c\n"
ENTITIES = "entities:\n  green: [sencha]\n  black: [{}]\n"


@pytest.fixture
def good_folder(tea_folder):
    """The tea folder as lint wants it."""
    for name, old, new in GOOD:
        edit(tea_folder, name, old, new)
    return tea_folder


def edit(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(folder, name, text):
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(text)


def found(folder):
    """Path below the folder, line, column and rule of every problem."""
    shown = f"{folder.as_posix()}/"
    problems = lint(folder, shipped=False)
    return [(it.path.removeprefix(shown), it.line, it.column, it.rule) for it in problems]


def test_good_content_has_no_problem(good_folder):
    assert found(good_folder) == []


def test_what_ships_has_no_problem():
    assert [str(problem) for problem in lint()] == []


CHANGED = [
    ("answers/tea.yaml", "Three", "So " * 57 + "Three", (4, 12, "block-length")),
    ("answers/tea.yaml", "Call", "So " * 86 + "Call", (29, 12, "block-length")),
    ("answers/tea.yaml", DETAIL, "leaf " * 119, (5, 11, "block-length")),
    ("answers/tea.yaml", DETAIL, "leaf " * 351, (5, 11, "block-length")),
    ("answers/_common.yaml", "Ask a", "So " * 21 + "Ask a", (3, 12, "block-length")),
    ("answers/_cautions.yaml", " [@leaf_2020]", "", (5, 12, "caution-sources")),
    ("answers/_cautions.yaml", "sources: [leaf_2020]", "sources: []", (5, 12, "caution-sources")),
    ("answers/_cautions.yaml", "  sources: [leaf_2020]\n", "", (2, 3, "caution-sources")),
    ("answers/tea.yaml", "  unknowns: Whether water matters.\n", "", (2, 11, "missing-block")),
    ("answers/tea.yaml", f"  detail: {DETAIL}\n", "", (2, 11, "missing-block")),
    ("answers/tea.yaml", "  see_also: [caffeine, thinners]\n", "", (2, 11, "missing-block")),
    ("answers/tea.yaml", "[caffeine, thinners]", "[caffeine]", (8, 13, "missing-block")),
    ("answers/tea.yaml", "[caffeine, thinners]", f"[{'caffeine, ' * 5}]", (8, 13, "missing-block")),
    ("answers/tea.yaml", "form: action", "form: action\n  detail: a", (29, 11, "block-length")),
    ("answers/tea.yaml", "form: action", "form: action\n  detail: a", (29, 11, "missing-block")),
    (
        "answers/tea.yaml",
        "form: action",
        "form: brief\n  evidence: none",
        (29, 13, "missing-block"),
    ),
    ("answers/tea.yaml", "form: action", "form: brief\n  unknowns: a", (29, 13, "missing-block")),
    ("answers/_common.yaml", "your pharmacist", "us", (4, 13, "provider-named")),
    ("answers/_cautions.yaml", "Ask the clinic first.", "The clinic.", (4, 10, "caution-action")),
    *(
        ("answers/tea.yaml", "Black tea has more caffeine than green tea.", said, (13, 12, rule))
        for said, rule in [
            ("Tea prevents colds.", "overclaiming"),
            ("No trial is small. It is proven to cure colds.", "overclaiming"),
            ("You should take three cups.", "personal-dose"),
            ("Take 2 capsules of it.", "personal-dose"),
            ("Tea is perfectly safe.", "reassurance"),
            ("There is nothing to worry about.", "reassurance"),
            ("Stop taking your medicine, tea will do.", "stop-advice"),
            ("You can skip it.", "stop-advice"),
            ("Skip the warfarin on days with tea.", "stop-advice"),
            ("Sleep was better in 40% of them.", "unsourced-number"),
        ]
    ),
    ("intents/tea.yaml", "steeping time,", "Minutes - for a POT?,", (4, 70, "repeated-example")),
    ("intents/tea.yaml", "[my chest hurts]", "[steeping time]", (13, 14, "repeated-example")),
    ("intents/_neighbours.yaml", "espresso", "steeping time, a", (5, 43, "repeated-example")),
]
ADDED = [
    ("answers/tea.yaml", SPARE_ANSWER, (37, 11, "unused-answer")),
    ("answers/_sources.yaml", SPARE_SOURCE, (8, 11, "unused-source")),
    ("intents/_vocabulary.yaml", ENTITIES.format("assam, Sencha"), (22, 10, "shared-synonym")),
    ("intents/_vocabulary.yaml", ENTITIES.format("green"), (22, 10, "shared-synonym")),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), CHANGED)
def test_each_rule_fires_where_a_good_entry_was_made_bad(good_folder, name, old, new, expected):
    edit(good_folder, name, old, new)

    assert (name, *expected) in found(good_folder)


@pytest.mark.parametrize(("name", "text", "expected"), ADDED)
def test_each_rule_fires_where_a_bad_entry_was_added(good_folder, name, text, expected):
    add(good_folder, name, text)

    assert found(good_folder) == [(name, *expected)]


def test_an_answer_away_from_its_intent_is_in_the_wrong_topic(good_folder):
    (good_folder / "answers/tea.yaml").rename(good_folder / "answers/pots.yaml")

    assert {(path, rule) for path, _, _, rule in found(good_folder)} == {
        ("answers/pots.yaml", "mirrored-topic")
    }


def test_every_rule_has_a_bad_example_here():
    tried = {expected[2] for *_, expected in [*CHANGED, *ADDED]} | {"mirrored-topic"}

    assert {rule.__module__.rpartition(".")[2].replace("_", "-") for rule in RULES} == tried


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("answers/tea.yaml", "Three", "So " * 56 + "Three"),
        ("answers/tea.yaml", DETAIL, "leaf " * 120),
        ("answers/tea.yaml", DETAIL, "leaf " * 350),
        ("answers/tea.yaml", "Call", "So " * 85 + "Call"),
        ("answers/_common.yaml", "Ask a", "So " * 20 + "Ask a"),
        ("answers/_common.yaml", "your pharmacist", "a Doctor"),
        *(
            ("answers/tea.yaml", "Black tea has more caffeine than green tea.", said)
            for said in [
                "No study shows that it prevents colds.",
                "'Shops say that tea \"prevents colds\".'",
                "Nobody can say that tea is perfectly safe.",
                "Does tea cure colds?",
                "Do not stop your medicine.",
                "Sleep was better in 40% of them [@leaf_2020].",
                "Nothing here says that you should take three cups.",
            ]
        ),
        ("intents/_vocabulary.yaml", "subject:", f"{ENTITIES.format('assam')}subject:"),
        ("intents/_vocabulary.yaml", "subject:", "entities: {green: [sencha, Sencha]}\nsubject:"),
    ],
)
def test_the_last_good_example_before_a_rule_fires_is_good(good_folder, name, old, new):
    edit(good_folder, name, old, new)

    assert found(good_folder) == []


def test_mistakes_of_structure_are_told_together_with_those_of_style(good_folder):
    edit(good_folder, "intents/tea.yaml", BREWING, BREWING + "  colour: green\n")
    edit(good_folder, "answers/_common.yaml", "your pharmacist", "us")

    problems = found(good_folder)

    assert problems == sorted(set(problems))
    assert {rule for *_, rule in problems} >= {"unknown-key", "provider-named"}


def test_a_folder_laid_over_what_ships_hears_of_its_own_files_alone(library, tmp_path):
    theirs = next(iter(library.answers))
    leading = f"- {{intent: spare_too, title: Spare, answer: {theirs}, examples: [a spare leaf]}}\n"
    files = {"answers/tea.yaml": SPARE_ANSWER, "intents/tea.yaml": leading}
    mine = write_files(tmp_path / "mine", files)

    problems = lint(mine)

    assert [(it.path, it.line, it.rule) for it in problems] == [
        (f"{mine.as_posix()}/answers/tea.yaml", 1, "unused-answer")
    ]


def test_a_folder_that_is_missing_is_not_found(tmp_path):
    with pytest.raises(ContentNotFound):
        lint(tmp_path / "mine")
