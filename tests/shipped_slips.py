"""A content file as it ships in, the same with one slip of a kind in it out."""

import re
from dataclasses import dataclass

from bot.content.shapes import TREES

IDS = re.compile(r"(?<=[\[ ])[a-z][a-z0-9_]*(?=[,\]\n])")
QUOTED = re.compile(r"^\s*(- |(- )?[a-z_0-9]+: )(\"[^\"\\]+\"|'[^']+')\n")
PLAIN_ITEM = re.compile(r"^ +- [a-z][\w ]*\n")

KEY = re.compile(r"^(- |  |)[a-z_]+:")
REFERRING = re.compile(r"^[ -]*(see_also|sources|intents|alerts|cautions): \[")
SCALAR = re.compile(r"^ +(title|summary|line|who|brief|say|fallback): [A-Za-z]")
CHOICE = re.compile(r"^ +(form|evidence|weight|severity|kind): ([a-z]+)\n")
DATE = re.compile(r"^ +(reviewed|review_by|checked|fitted): ")
REQUIRED = {
    "intent": {"title", "examples"},
    "answer": {"form", "summary", "reviewed", "review_by"},
    "source": {"title", "who", "kind"},
    "caution": {"text", "brief"},
    "region": {"title", "checked"},
    "neighbour": {"title", "line", "examples"},
    "threshold": {"answer", "offer", "margin"},
}


@dataclass(frozen=True)
class Slip:
    """A corrupted file."""

    data: bytes
    at: int
    """The line, from 1, that was corrupted."""
    first: int
    last: int
    """Of the entry it stands in."""


class Rows:
    """The lines of a file and the entries they form."""

    def __init__(self, text):
        self.rows = text.splitlines(keepends=True)
        listed = any(row.startswith("- ") for row in self.rows)
        begins = "- " if listed else tuple("abcdefghijklmnopqrstuvwxyz")
        self.starts = [at for at, row in enumerate(self.rows) if row.startswith(begins)]
        self.kind = self.rows[self.starts[0]][2:].partition(":")[0] if listed else ""

    def entry(self, at):
        """The lines of the entry that holds a line."""
        first = max((it for it in self.starts if it <= at), default=0)
        last = min((it for it in self.starts if it > at), default=len(self.rows))
        return first, last

    def value(self, at):
        """The lines of a key and its value."""
        end = at + 1
        indent = len(self.rows[at]) - len(self.rows[at].lstrip(" -"))
        while end < self.entry(at)[1] and self.rows[end][:indent].isspace() and (
            self.rows[end][indent : indent + 1] in " -\n"
        ):  # fmt: skip
            end += 1
        return at, end

    def where(self, pattern):
        """The lines that begin so."""
        return [at for at, row in enumerate(self.rows) if re.match(pattern, row)]

    def slip(self, at, rows, *, count=1, told=0):
        """Put other lines in the place of some; `told`: how far below it is to be told."""
        text = "".join([*self.rows[:at], *rows, *self.rows[at + count :]])
        first, last = self.entry(at)
        return Slip(text.encode(), at + 1 + told, first + 1, last + len(rows) - count)


def in_a_row(pattern, change):
    """A slip that changes one line that begins so; None when there is none."""

    def make(rows, chance):
        found = rows.where(pattern)
        if not found:
            return None
        at = chance.choice(found)
        row = change(rows.rows[at], chance)
        return row and rows.slip(at, [row] if isinstance(row, str) else row)

    return make


def misspelt(word, chance):
    at = chance.randrange(1, len(word))
    return word[:at] + chance.choice("xq") + word[at:]


KEYS = {key for shapes in TREES.values() for shape in shapes.values() for key in shape.fields}


def misspell_key(row, chance):
    """None for a name that an author chose, such as that of a concept."""
    dash, key, rest = re.match(r"^(- |  |)([a-z_]+)(:.*\n)", row).groups()
    return dash + misspelt(key, chance) + rest if key in KEYS else None


def lead_nowhere(row, chance):
    found = chance.choice([*IDS.finditer(row)])
    return row[: found.end()] + "_gone" + row[found.end() :]


def delete_required(rows, chance):
    wanted = REQUIRED.get(rows.kind)
    if not wanted:
        return None
    at = chance.choice(rows.where(rf"^  ({'|'.join(sorted(wanted))}):"))
    first, _ = rows.entry(at)
    at, end = rows.value(at)
    slip = rows.slip(at, [], count=end - at)
    return Slip(slip.data, first + 1, slip.first, slip.last)


def duplicate(rows, chance):
    if rows.kind not in {*REQUIRED}:
        return None
    first, last = rows.entry(chance.choice(rows.starts))
    end = len(rows.rows)
    slip = rows.slip(end, rows.rows[first:last], count=0)
    return Slip(slip.data, end + 1, end + 1, end + last - first)


def drop_item_dash(rows, chance):
    found = [at for at in rows.where(PLAIN_ITEM) if PLAIN_ITEM.match(rows.rows[at - 1])]
    return found and in_one_of(rows, found, chance, lambda row: row.replace("- ", "  ", 1))


def shift_item(rows, chance):
    found = [at for at in rows.where(PLAIN_ITEM) if PLAIN_ITEM.match(rows.rows[at - 1])]
    return found and in_one_of(rows, found, chance, lambda row: " " + row)


def in_one_of(rows, found, chance, change):
    at = chance.choice(found)
    return rows.slip(at, [change(rows.rows[at])])


def drop_entry_dash(rows, chance):
    found = rows.starts[1:] if rows.kind else []
    return found and in_one_of(rows, found, chance, lambda row: "  " + row[2:])


def second_document(rows, chance):
    at = chance.choice(rows.starts[1:])
    mark = chance.choice(["---\n", "--- # more\n", "...\n---\n"])
    return rows.slip(at, [mark], count=0, told=mark.count("\n") - 1)


def list_to_text(rows, chance):
    found = rows.where(r"^ +(see_also|sources|examples|intents|lay|names|alerts|cautions): ?[\[\n]")
    found = [at for at in found if not re.search(r"\[\]|\[\w+\]", rows.rows[at])]
    if not found:
        return None
    at, end = rows.value(chance.choice(found))
    key = rows.rows[at].partition(":")[0]
    return rows.slip(at, [f"{key}: one and two\n"], count=end - at)


def drop_comma(rows, chance):
    found = [at for at in rows.where(REFERRING) if ", " in rows.rows[at]]
    return found and in_one_of(rows, found, chance, lambda row: row.replace(", ", " ", 1))


def in_a_citation(change):
    def make(rows, chance):
        cited = [at for at in range(len(rows.rows)) if "[@" in rows.rows[at]]
        if not cited or rows.kind == "":
            return None
        at = chance.choice(cited)
        found = chance.choice([*re.finditer(r"\[@([a-z0-9_]+)(?=[\];])", rows.rows[at])] or [None])
        if not found:
            return None
        row = change(rows.rows[at], found)
        return None if row == rows.rows[at] else rows.slip(at, [row])

    return make


def crlf(rows, chance):
    at = chance.randrange(len(rows.rows))
    end = min(len(rows.rows), at + chance.randrange(1, 40))
    slip = rows.slip(at, [it.replace("\n", "\r\n") for it in rows.rows[at:end]], count=end - at)
    return Slip(slip.data, at + 1, 1, len(rows.rows))


def at_a_place(put):
    """A slip of bytes somewhere in a line."""

    def make(rows, chance):
        at = chance.choice([it for it, row in enumerate(rows.rows) if row.strip()])
        row = rows.rows[at].encode()
        cut = chance.randrange(len(row))
        while cut and row[cut] & 0xC0 == 0x80:
            cut -= 1
        before = "".join(rows.rows[:at]).encode() + row[:cut]
        after = row[cut:] + "".join(rows.rows[at + 1 :]).encode()
        first, last = rows.entry(at)
        return Slip(before + put(chance) + after, at + 1, first + 1, last)

    return make


def truncate(rows, chance):
    at = chance.choice([it for it in range(len(rows.rows)) if len(rows.rows[it]) > 4])
    row = rows.rows[at]
    text = "".join(rows.rows[:at]) + row[: chance.randrange(2, len(row) - 1)]
    first, _ = rows.entry(at)
    return Slip(text.encode(), at + 1, first + 1, at + 1)


def cut_key(row, chance):
    dash, key = re.match(r"^(- |  |)([a-z_]+):", row).groups()
    return dash + key[: chance.randrange(2, len(key) + 1)] + "\n"


NUMBERS = ["5", "1.5", "2026-01-01", "true", "null", "0x1F"]
DATES = ["2026-13-01", "tomorrow", "22.11.2026", "2026-1-5", "2026-11-31", "20261122"]
CONTROLS = [b"\0", b"\x07", b"\x1b[31m", b"\x7f", b"\xef\xbf\xbe", b"\x0b"]
BROKEN = [b"\xff", b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\xc0\xaf"]

SLIPS = {
    "misspelt key": in_a_row(KEY, misspell_key),
    "required key deleted": delete_required,
    "id that leads nowhere": in_a_row(
        REFERRING, lambda row, chance: lead_nowhere(row, chance) if IDS.search(row) else None
    ),
    "entry twice": duplicate,
    "wrong choice": in_a_row(
        CHOICE, lambda row, chance: row[:-2] + chance.choice(["", "x", "E"]) + "\n"
    ),
    "bad date": in_a_row(
        DATE, lambda row, chance: f"{row.partition(':')[0]}: {chance.choice(DATES)}\n"
    ),
    "quote unclosed": in_a_row(QUOTED, lambda row, _: row[:-2] + "\n"),
    "indented by a tab": in_a_row(r"^ +[a-z-]", lambda row, _: "\t" + row.lstrip(" ")),
    "key indented less": in_a_row(r"^  [a-z_]+:", lambda row, _: row[1:]),
    "key indented more": in_a_row(r"^  [a-z_]+:", lambda row, _: " " + row),
    "item indented more": shift_item,
    "item indented less": in_a_row(r"^ {4,}- \w", lambda row, chance: row[chance.choice([1, 3]) :]),
    "item without its dash": drop_item_dash,
    "entry without its dash": drop_entry_dash,
    "alias": in_a_row(SCALAR, lambda row, _: row.partition(":")[0] + ": *x\n"),
    "anchor": in_a_row(SCALAR, lambda row, _: row.replace(": ", ": &x ", 1)),
    "second document": second_document,
    "list turned into a text": list_to_text,
    "number for a text": in_a_row(
        SCALAR, lambda row, chance: f"{row.partition(':')[0]}: {chance.choice(NUMBERS)}\n"
    ),
    "text turned into a map": in_a_row(
        SCALAR, lambda row, _: f"{row.partition(':')[0]}: {{a: b}}\n"
    ),
    "citation misspelt": in_a_citation(
        lambda row, found: row[: found.end()] + "x" + row[found.end() :]
    ),
    "citation unclosed": in_a_citation(
        lambda row, found: row[: found.end()] + row[found.end() :].replace("]", "", 1)
    ),
    "citation without its @": in_a_citation(
        lambda row, found: row[: found.start()] + "[" + row[found.start() + 2 :]
    ),
    "comma lost": drop_comma,
    "bracket lost": in_a_row(r"^ +[a-z_]+: \[.*\]\n", lambda row, _: row[:-2] + "\n"),
    "colon lost": in_a_row(r"^(- |  |)[a-z_]+: \w", lambda row, _: row.replace(":", "", 1)),
    "line cut in a key": in_a_row(KEY, cut_key),
    "Windows line ends in part": crlf,
    "control character": at_a_place(lambda chance: chance.choice(CONTROLS)),
    "invalid UTF-8": at_a_place(lambda chance: chance.choice(BROKEN)),
    "file cut short": truncate,
}
