"""Tables as lists: every cell after its heading, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.plain import plain
from bot.terminal.tables import NARROW, lists_for_tables

TABLE = """\
Before.

| Leaf | Minutes | Hot? |
|------|:-------:|------|
| green | 3 | no |
| black | 5 | |

After."""

words = st.text("abcdefgh", min_size=1, max_size=15)


def test_a_table_becomes_a_list_with_the_headings_before_the_cells():
    assert plain(TABLE).splitlines() == [
        "Before.",
        "",
        "- Leaf: green",
        "  - Minutes: 3",
        "  - Hot? no",
        "- Leaf: black",
        "  - Minutes: 5",
        "",
        "After.",
    ]


@pytest.mark.parametrize(
    ("row", "item"),
    [
        ("| green | 3 |", "- **green**"),
        ("| **green** | 3 |", "- **green**"),
        (r"| green \| white | 3 |", "- **green | white**"),
        ("| green | 3 | more |", "- **green**"),
        ("| green |", "- **green**"),
    ],
)
def test_the_first_cell_of_a_row_is_bold_for_those_who_show_markdown(row, item):
    assert lists_for_tables(f"| | Minutes |\n|---|---|\n{row}").split("\n")[0] == item


@given(st.lists(st.lists(words, min_size=3, max_size=3), min_size=2, max_size=6))
def test_no_cell_of_a_table_is_lost(rows):
    drawn = ["| " + " | ".join(cells) + " |" for cells in rows]
    table = "\n".join([drawn[0], "|---|---|---|", *drawn[1:]])

    heads, *others = rows
    assert lists_for_tables(table).split("\n") == [
        f"{mark}{head}: {cell}{end}"
        for cells in others
        for mark, end, head, cell in zip(
            ("- **", "  - ", "  - "), ("**", "", ""), heads, cells, strict=True
        )
    ]


@pytest.mark.parametrize("text", ["|", "| |", "a\n|---|\nb", "|||", "| a |", "|\n|"])
def test_a_line_of_bars_alone_is_no_error(text):
    assert isinstance(plain(text), str)


def test_text_without_a_table_is_left_as_it_is():
    assert lists_for_tables("a - b\n\n- c") == "a - b\n\n- c"


@pytest.mark.parametrize(
    ("cell", "width", "stays"),
    [("short", NARROW, True), ("short", NARROW - 1, False), ("long " * 60, NARROW, False)],
)
def test_a_table_stays_where_it_can_be_read(cell, width, stays):
    table = f"| Leaf | Why |\n|---|---|\n| green | {cell} |"

    assert (lists_for_tables(table, width) == table) is stays
