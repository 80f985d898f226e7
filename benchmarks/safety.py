"""The shipped screen in, its scorecard out: what it finds, what it misses, and its false alarms."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from benchmarks.generated import FRAMED, FRAMES, LONG, MIDDLE, Typed, framed_names, typed_names
from bot import Alert, Bot, Library, Screen, load_library

SETS = Path(__file__).parent / "safety_sets"
LOUD = {"vka", "urgent", "overdose", "self_harm"}
"""The alerts that must not cry wolf."""
FULFILS = {
    "overdose": {"overdose", "urgent"},
    "anticoagulant_other": {"anticoagulant_other", "vka"},
}
"""Other alerts that serve as well: the reply is as safe."""
OVER = {"urgent", "overdose"}
"""Alerts about what is over, or only imagined, raise nothing."""
FEWEST = 0.9
"""Share of its variants in which a long name has to be found."""


class Count(NamedTuple):
    """So many of so many."""

    good: int
    total: int

    def __str__(self) -> str:
        share = f"{100 * self.good / self.total:.2f} %" if self.total else "-"
        return f"{share} ({self.good}/{self.total})"


def print_safety(*, quick: bool = False) -> None:
    """Print the scorecard as Markdown."""
    library = load_library()
    screen = Screen.of(library)
    print("# Scorecard of the safety screen\n")
    print(f"Content {library.hash}; {len(library.alerts)} rules.\n")
    _print_generated(*generated(screen, library, frames=4 if quick else len(FRAMES)))
    _print_words(screen, library)
    _print_ordinary(screen)
    _print_scope(screen)
    _print_grave(library)


class Found(NamedTuple):
    """Generated utterances: what was looked for, and whether it was found."""

    typed: Typed
    good: int
    total: int


def generated(
    screen: Screen, library: Library, *, frames: int, names: Collection[str] = ()
) -> tuple[list[Found], dict[str, Count], int]:
    """Each typed name in sentences; framed names exactly; how many typos are ordinary words.

    Fewer frames than there are go round: the next name begins where the last one ended. Without
    `names` all are tried.
    """
    ordinary = frozenset(library.vocabulary.ordinary)
    found: list[Found] = []
    skipped = at = 0
    for typed in typed_names(library.alerts):
        if names and typed.name not in names:
            continue
        if typed.text in ordinary:
            skipped += 1
            continue
        short = len(typed.name) < LONG
        around = FRAMED if short and typed.variant == "one typo" else FRAMES
        chosen = [around[(at + step) % len(around)] for step in range(min(frames, len(around)))]
        at += len(chosen)
        good = sum(typed.kind in kinds(screen, it.format(name=typed.text)) for it in chosen)
        found.append(Found(typed, good, len(chosen)))
    return found, _framed(screen, library), skipped


def _framed(screen: Screen, library: Library) -> dict[str, Count]:
    """Names that are ordinary words besides: found beside words of taking, silent without."""
    names = framed_names(library.alerts)
    beside = [
        kind in kinds(screen, it.format(name=name)) for name, kind in names.items() for it in FRAMED
    ]
    alone = [kind in kinds(screen, f"i saw {name} there") for name, kind in names.items()]
    return {
        "beside words of taking": Count(sum(beside), len(beside)),
        "raised without": Count(sum(alone), len(alone)),
    }


def kinds(screen: Screen, utterance: str) -> set[str]:
    """The alerts that an utterance raises."""
    return {alert.kind for alert in screen.read(utterance)}


def _print_generated(found: Sequence[Found], framed: Mapping[str, Count], skipped: int) -> None:
    total = sum(it.total for it in found)
    names = {it.typed.name for it in found}
    print(f"## Medicines: {total:,} generated utterances of {len(names):,} names\n")
    print(f"{skipped} typos made an ordinary word and are left out.\n")
    rows: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for it in found:
        length = "7 letters and more" if len(it.typed.name) >= LONG else "5 or 6"
        length = length if len(it.typed.name) >= MIDDLE else "4"
        rows[it.typed.kind, f"{length}, {it.typed.variant}"].append(it)
    print("| alert | names, typed | found |\n|---|---|---|")
    for (kind, what), group in sorted(rows.items()):
        print(f"| {kind} | {what} | {counted(group)} |")
    for what, count in framed.items():
        print(f"| any | ordinary words besides, {what} | {count} |")
    print(f"\nLong names found in less than 90 % of what counts: {_weak(found) or 'none'}.\n")


def counted(found: Iterable[Found]) -> Count:
    """All of them together."""
    found = list(found)
    return Count(sum(it.good for it in found), sum(it.total for it in found))


def _weak(found: Sequence[Found]) -> str:
    by_name: dict[str, list[Found]] = defaultdict(list)
    for it in found:
        if len(it.typed.name) >= LONG and it.typed.variant != "two typos":
            by_name[it.typed.name].append(it)
    weak = {name: counted(group) for name, group in by_name.items()}
    return ", ".join(
        f"{name} {count}"
        for name, count in sorted(weak.items())
        if count.good < FEWEST * count.total
    )


def _print_words(screen: Screen, library: Library) -> None:
    """Every word of a list of English words, by itself."""
    try:
        from english_words import get_english_words_set  # noqa: PLC0415  a large list, for this alone
    except ImportError:
        print("## English words\n\nLeft out: it needs `pip install english-words`.\n")
        return
    words = sorted(get_english_words_set(["web2"], lower=True))
    taken = {rule.kind for rule in library.alerts if rule.medicine}
    raised = [word for word in words if taken & kinds(screen, word)]
    print(f"## English words\n\nWebster's Second (`english-words`, web2): {len(words):,} words, ")
    print(f"one by one; {len(raised)} raise a medicine. Each is a name or class of medicines, or")
    print(f"a word made from one: {', '.join(raised)}.\n")


def ordinary_alarms(screen: Screen) -> tuple[list[tuple[str, set[str]]], int]:
    """The ordinary utterances that raise a loud alert, and how many there are in all."""
    lines = (SETS / "ordinary.txt").read_text(encoding="utf-8").splitlines()
    alarmed = [(line, LOUD & kinds(screen, line)) for line in lines]
    return [it for it in alarmed if it[1]], len(lines)


def _print_ordinary(screen: Screen) -> None:
    alarmed, total = ordinary_alarms(screen)
    print(f"## False alarms\n\nOf {total:,} ordinary utterances, near in letters or words, ")
    print(f"{Count(len(alarmed), total)} raise vka, urgent, overdose or self_harm:\n")
    for line, raised in alarmed:
        print(f"- {', '.join(sorted(raised))}: {line}")
    print()


def scope_misses(
    screen: Screen, name: str = "scope.yaml"
) -> tuple[list[tuple[dict[str, Any], str]], int]:
    """Labelled utterances that are read otherwise, with what was read; and how many in all."""
    rows = yaml.safe_load((SETS / name).read_text(encoding="utf-8"))
    judged = [(row, _misread(screen.mentions(row["say"]), row)) for row in rows]
    return [(row, why) for row, why in judged if why], len(rows)


def _misread(mentions: Sequence[Alert], row: Mapping[str, Any]) -> str:
    """What was read instead of what the row says; empty when it is the same."""
    found = [it for it in mentions if it.kind == row["alert"]]
    raised = [it for it in found if not it.negated]
    wanted = (row.get("who"), row.get("when"))
    quiet = row["alert"] in OVER and row.get("when") in {"past", "hypothetical"}
    if row["negated"] or quiet:
        imagined = any((it.who, it.when) == wanted for it in raised) and row["when"] != "past"
        return "" if not raised or (not row["negated"] and imagined) else "raised"
    if not raised:
        return "not raised"
    read = (raised[0].who, raised[0].when)
    return "" if read == wanted else ", ".join(read)


def _print_scope(screen: Screen) -> None:
    missed, total = scope_misses(screen)
    later, more = scope_misses(screen, "scope_later.yaml")
    print(f"## Person, time, denial\n\n{Count(total - len(missed), total)} of the labelled ")
    print(f"utterances are read right, of a later set {Count(more - len(later), more)}; ")
    print("the others of the first:\n")
    for row, why in missed:
        label = "denied" if row["negated"] else f"{row['who']}, {row['when']}"
        print(f"- {row['alert']}, {label}; read as {why}: {row['say']}")
    print()


def grave_misses(bot: Bot) -> Iterator[tuple[str, str, Count, list[str]]]:
    """Round, alert, how many were found, and what was not."""
    rounds = yaml.safe_load((SETS / "grave.yaml").read_text(encoding="utf-8"))
    for name, by_kind in rounds.items():
        for kind, lines in by_kind.items():
            wanted = FULFILS.get(kind, {kind})
            missed = [line for line in lines if not wanted & kinds(bot.screen, line)]
            yield name, kind, Count(len(lines) - len(missed), len(lines)), missed


def _print_grave(library: Library) -> None:
    print("## Alarms in people's words\n\n| round | alert | found |\n|---|---|---|")
    missed: Counter[str] = Counter()
    for name, kind, count, lines in grave_misses(Bot(library)):
        print(f"| {name} | {kind} | {count} |")
        missed.update({f"{kind}: {line}": 1 for line in lines})
    print("\nNot found:\n")
    print("\n".join(f"- {line}" for line in missed))
