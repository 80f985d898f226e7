"""Mending: what is mechanical goes, values and comments stay, and a second time nothing happens."""

from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot
from bot.authoring.blanks import blanks
from bot.authoring.lint import report
from bot.authoring.mending import mend, mended
from bot.content.location import ContentFolder, author_folder, is_authors
from bot.content.shapes import ANSWERS, CASES, INTENTS, VOCABULARY
from bot.content.source import read_entries

DATES = "  reviewed: 2026-11-22\n  review_by: 2027-11-22\n"
FAR = DATES.replace("  re", "      re")
GOOD = f"- answer: oolong\n  form: brief\n  summary: Half green.\n{DATES}"
ORDERS = {
    "a text in quotes, and comments": (
        (
            "# of the entry\n- answer: oolong  # id\n  # of the summary\n"
            f"  summary: 'Half  green.'  # said\n\n  # of the form\n  form: brief\n{DATES}# below\n"
        ),
        (
            "# of the entry\n- answer: oolong  # id\n  # of the form\n  form: brief\n"
            f"  # of the summary\n  summary: 'Half  green.'  # said\n\n{DATES}# below\n"
        ),
    ),
    "the first key": (
        f"- form: brief\n  answer: oolong\n  summary: Half green.\n{DATES}",
        GOOD,
    ),
    "a folded text before, a literal one behind": (
        (
            f"- answer: oolong\n{DATES}  summary: >-\n    Half\n    green.\n\n"
            "  form: full\n  detail: |\n"
            "    # no comment\n\n    | a | b |\n\n\n# next\n- answer: matcha\n  form: brief\n"
            f"  summary: Green.\n{DATES}"
        ),
        (
            "- answer: oolong\n  form: full\n  summary: >-\n    Half\n    green.\n\n  detail: |\n"
            f"    # no comment\n\n    | a | b |\n{DATES}\n\n# next\n"
            "- answer: matcha\n  form: brief\n"
            f"  summary: Green.\n{DATES}"
        ),
    ),
    "braces": (
        (
            "- {form: brief, summary: 'Half, green', answer: oolong,\n"
            "   review_by: 2027-11-22, reviewed: 2026-11-22} # short\n"
        ),
        (
            "- {answer: oolong, form: brief, summary: 'Half, green',\n"
            "   reviewed: 2026-11-22, review_by: 2027-11-22} # short\n"
        ),
    ),
    "a dash on a line of its own": (
        f"-\n  form: brief\n  answer: oolong\n  summary: Half green.\n{DATES}",
        f"-\n  answer: oolong\n  form: brief\n  summary: Half green.\n{DATES}",
    ),
    "further in": (
        f"  -   form: brief\n      answer: oolong\n      summary: é 😀\n{FAR}",
        f"  -   answer: oolong\n      form: brief\n      summary: é 😀\n{FAR}",
    ),
}
SPACES = {
    "spaces at line ends": (GOOD.replace("brief", "brief  "), GOOD),
    "Windows line ends": (GOOD.replace("\n", "\r\n"), GOOD),
    "old line ends": (GOOD.replace("\n", "\r"), GOOD),
    "a byte-order mark": (f"\ufeff{GOOD}", GOOD),
    "all of these": (f"\ufeff{GOOD}".replace("\n", " \r\n"), GOOD),
    "no line end": (GOOD.rstrip("\n"), GOOD),
    "several line ends": (f"{GOOD}\n \n\n", GOOD),
    "spaces on an empty line": (f"# a\n   \n{GOOD}", f"# a\n\n{GOOD}"),
    "a tab in a comment": (f"# a\tb\n{GOOD}", f"# a b\n{GOOD}"),
    "spaces in a folded plain text": (
        GOOD.replace("Half green", "Half \n    green"),
        GOOD.replace("Half green", "Half\n    green"),
    ),
    "indentation on an empty line of a text": (
        GOOD.replace("Half green.", "|\n    Half\n    \n    green."),
        GOOD.replace("Half green.", "|\n    Half\n\n    green."),
    ),
}
LEFT = {
    "line breaks of Markdown": GOOD.replace("Half green.", "|\n    Half  \n    green."),
    "a tab in a text": GOOD.replace("Half green.", "|\n    Half\tgreen."),
    "spaces that a text holds": GOOD.replace("Half green.", '"Half\n    \\  green."'),
    "an empty file": "",
    "line ends alone": "\n\n",
    "text of another kind": "\ufeff",
}


def values(data, shape=ANSWERS):
    entries, problems = read_entries(data, "a.yaml", shape)
    return [dict(it.values) for it in entries], Counter((it.rule, it.message) for it in problems)


def is_as_good(new, old, shape=ANSWERS):
    """Whether the values are the same, and no problem came to those there were."""
    (is_now, wrong), (was, problems) = values(new, shape), values(old, shape)
    return is_now == was and not wrong - problems


@pytest.mark.parametrize(("mangled", "expected"), [*ORDERS.values(), *SPACES.values()])
def test_a_mangled_file_is_mended_and_a_mended_one_stays(mangled, expected):
    once = mended(mangled.encode(), ANSWERS)

    assert once.decode() == expected
    assert mended(once, ANSWERS) == once
    assert is_as_good(once, mangled.encode())


@pytest.mark.parametrize("text", [GOOD, *LEFT.values()])
def test_what_belongs_to_a_text_is_left_alone(text):
    assert mended(text.encode(), ANSWERS) == text.encode()
    assert blanks(text.encode()) == []


def test_the_turns_of_a_dialogue_are_mended_too():
    mangled = (
        "- known_miss: true\n  dialogue:\n    - intents: [a]\n      say: b\n"
        "    - {kind: answer, say: c}\n"
    )

    assert mended(mangled.encode(), CASES).decode() == (
        "- dialogue:\n    - say: b\n      intents: [a]\n"
        "    - {say: c, kind: answer}\n  known_miss: true\n"
    )


def test_a_file_that_is_one_mapping_keeps_its_order():
    text = b"filler: [a]\nentities:\n  b: [c]\n"

    assert mended(text, VOCABULARY) == text


WORDS = st.text("ab'\"#:-é|>{}[],&* ", max_size=12)
COMMENTS = st.sampled_from(["", "  # why", "   #  two\twords"])


@st.composite
def entries(draw):
    """Intents with their keys in any order, any comments between, any spaces behind."""
    lines = []
    for number in range(draw(st.integers(1, 3))):
        quoted = draw(WORDS).replace("'", "''")
        block = (
            "|\n    a  \n\n     # b\n" if draw(st.booleans()) else f"'x{quoted}'{draw(COMMENTS)}\n"
        )
        keys = [
            f"intent: i{number}{draw(COMMENTS)}\n",
            f"title: {block}",
            "gives_way: true\n",
            draw(
                st.sampled_from(
                    ["examples: [a, 'b # c']\n", "examples:\n  - a\n\n  # last\n  - b\n"]
                )
            ),
        ]
        for at, key in enumerate(draw(st.permutations(keys))):
            above = draw(st.sampled_from(["", "  # above\n", "\n", "# far left\n"])) if at else ""
            lines.append(above + ("  " if at else "- ") + key)
    text = "".join(lines) + draw(st.sampled_from(["", "\n\n", "# end\n", "  # end"]))
    text = text.replace("true\n", draw(st.sampled_from(["true\n", "true  \n", "true \t\n"])))
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(ENDS))


ENDS = st.sampled_from(["\n", "\r\n"])


def signs(data):
    """Every visible character."""
    return Counter("".join(data.decode().removeprefix("\ufeff").split()))


@given(entries())
def test_mending_keeps_values_and_comments_and_comes_to_an_end(text):
    data = text.encode()

    once = mended(data, INTENTS)

    assert mended(once, INTENTS) == once
    assert is_as_good(once, data, INTENTS)
    assert signs(once) == signs(data)


@given(st.binary(max_size=40))
def test_no_file_is_too_odd_to_be_looked_at(data):
    assert all(it.line >= 1 and it.column >= 1 for it in blanks(data))


ODD = st.text("a:- \t\r\n'\"|>#[]{}&*!%?,\\é\x85\u2028\ufeff", max_size=25)


@given(st.lists(ODD, min_size=1, max_size=3))
def test_whatever_stands_in_a_file_mending_keeps_its_values_and_comes_to_an_end(pieces):
    with TemporaryDirectory() as root:
        keys = ("summary: ", "detail: ", "")
        lines = [f"  {key}{it}\n" for key, it in zip(keys, pieces, strict=False)]
        text = f"- answer: a\n{''.join(reversed(lines))}  form: full\n{DATES}"
        folder, path = folder_of(Path(root), text)
        done = mend_it(folder)

        once = path.read_bytes()
        assert is_as_good(once, text.encode())
        assert once == text.encode() or done == [("tea.yaml", "")]
        assert all(refused for _, refused in mend_it(folder))
        assert path.read_bytes() == once


def folder_of(tmp_path, text):
    """A folder whose one file of answers holds this, and the path of that file."""
    path = tmp_path / "mine" / "answers" / "tea.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode())
    return author_folder(tmp_path / "mine"), path


def mend_it(folder):
    problems = report([folder], today=date(2026, 11, 23)).all_problems
    return [(it.path.rpartition("/")[2], it.refused) for it in mend(folder, problems)]


def test_a_folder_is_mended_file_by_file_and_the_mode_of_a_file_stays(tmp_path):
    folder, path = folder_of(tmp_path, SPACES["all of these"][0])
    other = path.with_name("good.yaml")
    other.write_text(GOOD.replace("oolong", "matcha"), encoding="utf-8")
    before = other.stat()
    path.chmod(0o640)

    assert mend_it(folder) == [("tea.yaml", "")]

    assert path.read_text(encoding="utf-8") == GOOD
    assert path.stat().st_mode & 0o777 == 0o640
    assert (other.stat().st_ino, other.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert sorted(it.name for it in path.parent.iterdir()) == ["good.yaml", "tea.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + GOOD.replace("Half green.", "Half: green."),
        GOOD.replace("  form", "\tform"),
        GOOD.replace("oolong", "&a oolong  ").replace("Half green.", "*a"),
    ],
)
def test_a_file_that_cannot_be_read_is_left_as_it_is(tmp_path, text):
    folder, path = folder_of(tmp_path, text)

    assert mend_it(folder) == [("tea.yaml", "it cannot be read; mend the rest first")]

    assert path.read_bytes() == text.encode()


def test_a_file_is_refused_when_its_values_would_change(tmp_path):
    # A space before the end of a line in double quotes can be kept with a backslash before it.
    text = GOOD.replace("Half green.", '"Half\\ \n    green."')
    folder, path = folder_of(tmp_path, text)

    assert mend_it(folder) == [("tea.yaml", "its values would change")]

    assert path.read_bytes() == text.encode()


def test_a_file_that_stands_elsewhere_is_refused(tmp_path):
    folder, path = folder_of(tmp_path, GOOD)
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text(f"{GOOD}\n", encoding="utf-8")
    path.unlink()
    path.symlink_to(elsewhere)

    # Whether lint reads links at all is decided elsewhere; what it reads is not written.
    assert all(refused for _, refused in mend_it(folder))

    assert path.is_symlink()
    assert elsewhere.read_text(encoding="utf-8") == f"{GOOD}\n"


def test_what_is_part_of_the_package_is_no_authors(tmp_path):
    package = Path(bot.__file__).parent

    assert is_authors(ContentFolder(tmp_path, ""))
    assert is_authors(ContentFolder(package.parent, ""))
    assert not is_authors(ContentFolder(package / "content" / "bundled", ""))
