"""What ships in, the part of it that folders on any subject need out, as text of their files."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields

from bot.authoring.cutting import Piece, entry_pieces, key_pieces
from bot.authoring.sifting import Sieve
from bot.content.entries import Entry
from bot.content.location import shipped_folder
from bot.content.shapes import TREES
from bot.content.source import read_entries

_USED = re.compile(r"\{(\w+)\}")
_CAUTION = re.compile(r"^  caution:.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Language:
    """What to take along; `intents/_language.yaml`."""

    vocabulary: tuple[str, ...]
    entities: tuple[str, ...]
    concepts: tuple[str, ...]
    wording: tuple[str, ...]
    alerts: tuple[str, ...]
    without: tuple[str, ...]
    """Words of the subject: a wording with one of them stays behind."""


def language() -> dict[str, str]:
    """File of a content folder -> the text that it takes over; ContentNotFound without any."""
    (entry,), _ = _read("intents", "_language")
    taken = Language(**{it.name: entry.get(it.name, ()) for it in fields(Language)})
    sieve = Sieve.of(taken.without, taken.alerts)
    alerts = sieve.sift(_CAUTION.sub("", _joined(_alerts(taken))))
    return {
        "answers/_common.yaml": sieve.sift(_joined(_keys("answers", "_common", taken.wording))),
        "intents/_alerts.yaml": alerts,
        "intents/_vocabulary.yaml": sieve.sift(_joined(_vocabulary(taken, alerts))),
    }


def _read(tree: str, name: str) -> tuple[list[Entry], str]:
    """Entries and text of a shipped file."""
    data = (shipped_folder().root / tree / f"{name}.yaml").read_bytes()
    entries, _ = read_entries(data, name, TREES[tree][name])
    return entries, data.decode()


def _joined(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _keys(tree: str, name: str, wanted: tuple[str, ...]) -> Iterator[Piece]:
    _, text = _read(tree, name)
    return (piece for piece in key_pieces(text) if piece.name in wanted)


def _alerts(taken: Language) -> Iterator[Piece]:
    entries, text = _read("intents", "_alerts")
    kinds = (entry.get("alert") for entry in entries)
    lines = [entry.place.line for entry in entries]
    return (it for it in entry_pieces(text, lines, kinds) if it.name in taken.alerts)


def _vocabulary(taken: Language, alerts: str) -> Iterator[Piece]:
    """Its keys, of the mappings of names only those that are wanted or that phrases use."""
    pieces = {piece.name: piece for piece in _keys("intents", "_vocabulary", _ALL)}
    used = set(_USED.findall(alerts + _joined(pieces[it] for it in taken.vocabulary)))
    for name, wanted in (
        ("entities", {*taken.entities}),
        ("concepts", {*taken.concepts, *used}),
        ("word_sets", used),
    ):
        yield _within(pieces[name], wanted.__contains__)
    for name in taken.vocabulary:
        yield pieces[name]


_ALL = tuple(TREES["intents"]["_vocabulary"].fields)


def _within(piece: Piece, wanted: Callable[[str], bool]) -> Piece:
    """A mapping with some of its keys."""
    head = piece.text[: piece.text.index(f"{piece.name}:")] + f"{piece.name}:\n"
    kept = (it.text for it in key_pieces(piece.text, indent=2) if wanted(it.name))
    return Piece(piece.name, head + "".join(kept) + "\n")
