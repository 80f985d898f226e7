"""What redaction leaves of identifiers, and what it takes from ordinary questions."""

import re
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml

from benchmarks.measure import nearest_rank
from bot import Redactor, load_library

SETS = Path(__file__).parent / "redaction_sets"


def print_redaction() -> None:
    """Identifiers that are left, by kind; ordinary questions whose telling words all stay."""
    redactor = Redactor(load_library())
    said = read_set("identifiers.yaml")
    times = []
    left, kinds = [], Counter(kind for it in said for kind in it["kinds"])
    for it in said:
        start = perf_counter()
        kept = redactor.redact(it["say"])
        times.append(1000 * (perf_counter() - start))
        found = [piece for piece in it["hidden"] if stands(piece, kept)]
        if found:
            left.append((it, found, kept))
    total = sum(kinds.values())
    print(
        f"{total} identifiers in {len(said)} lines ({_counted(kinds)}): left in {len(left)} lines"
    )
    for it, found, kept in left:
        print(f"  {found} of {it['kinds']}: {it['say']!r} -> {kept!r}")
    ordinary = read_set("ordinary.yaml")
    said_of = [(it, lost(it["words"], redactor.redact(it["say"]))) for it in ordinary]
    whole = sum(not gone for _, gone in said_of)
    print(f"{len(ordinary)} ordinary lines: all telling words stay in {whole / len(ordinary):.1%}")
    for it, gone in said_of:
        if gone:
            print(f"  {gone}: {it['say']!r}")
    print(f"a line: median {nearest_rank(sorted(times), 0.5):.2f} ms")


def stands(piece: str, text: str) -> bool:
    """Whether a piece is a token of a text, in upper or lower case; marks within do not count."""
    piece, text = (re.sub("['’]", "", it) for it in (piece, text))
    return bool(re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text, re.IGNORECASE))


def lost(words: list[str], kept: str) -> list[str]:
    """The words that do not stand in what is kept."""
    return [word for word in words if not stands(word, kept)]


def read_set(name: str) -> list[dict[str, Any]]:
    """The lines of a set."""
    entries: list[dict[str, Any]] = yaml.safe_load((SETS / name).read_text(encoding="utf-8"))
    return entries


def _counted(kinds: Counter[str]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
