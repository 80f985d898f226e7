"""Every rule of lint fires on a bad example, at its place, and is silent on a good one."""

from datetime import date, timedelta

import pytest

from bot import ContentNotFound
from bot.authoring.lint import lint
from bot.authoring.rules import NAMES
from tests.conftest import write_files

TODAY = date(2026, 11, 23)


def leaves(count):
    """A text of so many words."""
    return " ".join(["Leaf."] * count)


DETAIL = leaves(130)
DATES = "  reviewed: 2026-11-22\n  review_by: 2027-11-22\n"
FIRST = "summary: Three minutes is usual [@leaf_2020].\n"
BREWING = "  title: How long to brew\n"
GOOD = [
    ("answers/tea.yaml", "detail: Longer gets bitter.", f"detail: {DETAIL}"),
    ("answers/tea.yaml", 'detail: "**Cups** differ."', f"detail: {DETAIL}"),
    ("answers/tea.yaml", "detail: Vitamin K is in leaves.", f"detail: {DETAIL}"),
]
SPARE_ANSWER = f"- answer: spare\n  form: brief\n  summary: Spare.\n{DATES}"
SPARE_SOURCE = "- source: spare\n  title: a\n  who: b\n  kind: c\n"
HARD = "Epidemiological investigations consistently demonstrate " + "statistical " * 20
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


def found(folder, **given):
    """Path below the folder, line, column and rule of every problem."""
    shown = f"{folder.as_posix()}/"
    problems = lint(folder, shipped=False, today=TODAY, **given)
    return [(it.path.removeprefix(shown), it.line, it.column, it.rule) for it in problems]


def test_good_content_has_no_problem(good_folder):
    assert found(good_folder) == []


def test_what_ships_has_no_problem():
    assert [str(problem) for problem in lint(today=TODAY)] == []


CHANGED = [
    ("answers/tea.yaml", "Three", "So " * 57 + "Three", (4, 12, "block-length")),
    ("answers/tea.yaml", "Call", "So " * 86 + "Call", (29, 12, "block-length")),
    ("answers/tea.yaml", DETAIL, leaves(119), (5, 11, "block-length")),
    ("answers/tea.yaml", DETAIL, leaves(351), (5, 11, "block-length")),
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
    (
        "intents/tea.yaml",
        "minutes for a pot",
        "how much caffeine in the tea",
        (7, 14, "near-repeated-example"),
    ),
    ("intents/tea.yaml", "steeping time", '"?!"', (4, 48, "unmatched-example")),
    ("intents/tea.yaml", "[my chest hurts]", "\n    - my # chest hurts", (14, 9, "cut-phrase")),
    (
        "answers/tea.yaml",
        "review_by: 2027-11-22",
        "review_by: 2026-11-22",
        (10, 14, "overdue-review"),
    ),
    ("answers/tea.yaml", "Black tea has", f"{HARD}. Black tea has", (13, 12, "reading-level")),
    ("answers/_sources.yaml", "10.1000/leaf", "doi.org/10.1000/leaf", (7, 8, "link-form")),
    ("answers/_sources.yaml", "doi: 10.1000/leaf", "pmid: PMC7", (7, 9, "link-form")),
    ("answers/_sources.yaml", "doi: 10.1000/leaf", "url: http://a.org", (7, 8, "link-form")),
    ("answers/_sources.yaml", "doi: 10.1000/leaf", "url: https://a.org/a b", (7, 8, "link-form")),
    ("answers/tea.yaml", "Whether", "See [a](https://a.org, whether", (7, 13, "link-form")),
    ("answers/tea.yaml", "Whether", "See [a] (https://a.org), whether", (7, 13, "link-form")),
    ("answers/tea.yaml", "Whether", "See [a](http://a.org), whether", (7, 13, "link-form")),
    (
        "answers/tea.yaml",
        "  form: full\n  " + FIRST,
        f"  {FIRST}  form: full\n",
        (4, 9, "key-order"),
    ),
    ("answers/tea.yaml", "water matters.", "water matters.  ", (7, 35, "spacing")),
]
ADDED = [
    ("answers/tea.yaml", SPARE_ANSWER, (37, 11, "unused-answer")),
    ("answers/_sources.yaml", SPARE_SOURCE, (8, 11, "unused-source")),
    ("intents/_vocabulary.yaml", ENTITIES.format("assam, Sencha"), (22, 10, "shared-synonym")),
    ("intents/_vocabulary.yaml", ENTITIES.format("green"), (22, 10, "shared-synonym")),
    (
        "intents/_vocabulary.yaml",
        ENTITIES.format("assam, keemun, assam"),
        (22, 10, "shared-synonym"),
    ),
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
    tried = {expected[2] for *_, expected in [*CHANGED, *ADDED]}

    assert tried | {"mirrored-topic", "unlinked-answer", "unwritten"} == NAMES


def test_a_full_answer_that_no_other_leads_to_is_unlinked(good_folder):
    for linked in ("[caffeine, thinners]", "[brewing, caffeine]"):
        edit(good_folder, "answers/tea.yaml", linked, "[thinners, help_now]")

    assert ("answers/tea.yaml", 11, 11, "unlinked-answer") in found(good_folder)


def test_what_is_unwritten_is_told_of_at_a_release_alone(good_folder):
    edit(good_folder, "answers/tea.yaml", "Three minutes is usual", "To be written, how long")
    edit(good_folder, "answers/tea.yaml", DETAIL, "To be written in at most 350 words")
    edit(good_folder, "answers/_cautions.yaml", "Call your clinic", "To be written; the clinic")
    edit(good_folder, "answers/_common.yaml", "Ask a doctor or pharmacist", "To be written")

    assert found(good_folder) == []
    assert found(good_folder, release=True) == [
        ("answers/_cautions.yaml", 3, 9, "unwritten"),
        ("answers/_common.yaml", 3, 12, "unwritten"),
        ("answers/tea.yaml", 4, 12, "unwritten"),
        ("answers/tea.yaml", 5, 11, "unwritten"),
    ]


def test_a_review_is_overdue_from_the_day_after(good_folder):
    last = date(2027, 11, 22)

    assert lint(good_folder, shipped=False, today=last) == []
    assert lint(good_folder, shipped=False, today=last + timedelta(days=1)) != []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("answers/tea.yaml", "Three", "So. " * 56 + "Three"),
        ("answers/tea.yaml", DETAIL, leaves(120)),
        ("answers/tea.yaml", DETAIL, leaves(350)),
        ("answers/tea.yaml", "Call", "So. " * 85 + "Call"),
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
        ("intents/tea.yaml", "steeping time", "how is caffeine in the tea"),
        (
            "answers/_sources.yaml",
            "doi: 10.1000/leaf",
            "doi: '10.1000.10/(SICI)1097(199)1:3<4::A>2.0'",
        ),
        ("answers/_sources.yaml", "doi: 10.1000/leaf", "url: https://a.org/a_(b)"),
        ("answers/tea.yaml", "Whether", "See [a](https://a.org/b_(c)) (and more), whether"),
        ("answers/tea.yaml", "Whether water matters.", "|-\n    water  \n    matters"),
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

    problems = lint(mine, today=TODAY)

    assert [(it.path, it.line, it.rule) for it in problems] == [
        (f"{mine.as_posix()}/answers/tea.yaml", 1, "unused-answer")
    ]


def test_a_folder_that_is_missing_is_not_found(tmp_path):
    with pytest.raises(ContentNotFound):
        lint(tmp_path / "mine")
