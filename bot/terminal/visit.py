"""The turns of a conversation in, a paper to take to a pharmacist or doctor out, as Markdown."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from bot.bibliography import Bibliography
from bot.content.citation import uncited
from bot.content.model import Library
from bot.parts import answer_of
from bot.reply import Reply
from bot.terminal.escape import escaped

Turn = tuple[str, Reply]
"""What was typed, and what the bot said."""

LINES = {
    "title": "Notes for my visit",
    "made": "Written on {date} by a program, from curated answers. It is not a doctor.",
    "questions": "What I asked",
    "cautions": "Cautions that were raised",
    "ask": "To ask my pharmacist or doctor",
    "mentioned": "I mentioned “{words}”. What does that mean for what I asked?",
    "unanswered": "I asked “{question}” and got no checked answer.",
    "urgent": "Urgent advice was given in this conversation. Tell them about it first.",
}
"""Said where a library has no `visit` line of this name."""
SHORT = 4
"""Words of a turn that may only pick from what was offered, without saying what it is."""

_NUMBERS = re.compile(r"\[(\d+(?:, \d+)*)\]")
_WITH_SPACE = re.compile(rf"\s*{_NUMBERS.pattern}")


def visit(turns: Sequence[Turn], library: Library, today: date) -> str:
    """The paper; empty when nothing was said that belongs on one."""
    # Thoughts of self-harm stay out, with all that was said in the same breath: a paper that is
    # handed over must not tell of them unless the person chooses to.
    turns = [turn for turn in turns if turn[1].weight != "crisis"]
    said = {**LINES, **library.wording.visit}
    books = Bibliography(library)
    sections = [
        _section(said["questions"], _questions(turns, library, books), "\n\n"),
        _section(said["cautions"], _cautions(turns, library, books), "\n"),
        _section(said["ask"], [f"- {it}" for it in _open(turns, library, said)], "\n"),
    ]
    if not any(sections):
        return ""
    heading = library.wording.headings.get("sources", "Sources")
    sections += [_section(heading, [books.listing()] if books.sources else [], "\n")]
    made = said["made"].replace("{date}", today.isoformat())
    urgent = [f"**{said['urgent']}**"] if any(_is_urgent(reply) for _, reply in turns) else []
    weighty = any(reply.weight != "general" for _, reply in turns)
    disclaimer = library.wording.disclaimers["medicine" if weighty else "general"]
    title = f"# {said['title']}, {today.isoformat()}"
    return "\n\n".join([*filter(None, [title, made, *urgent, *sections]), disclaimer]) + "\n"


def _section(heading: str, pieces: Iterable[str], between: str) -> str:
    """A heading and what stands below it; empty when nothing does."""
    text = between.join(pieces)
    return f"## {heading}\n\n{text}" if text else ""


def _questions(turns: Sequence[Turn], library: Library, books: Bibliography) -> Iterator[str]:
    """Each question with its short answer; what was looked at again is not said again."""
    told: set[str] = set()
    before: Reply | None = None
    for utterance, reply in turns:
        if _informs(reply, library) and reply.summary not in told:
            told.add(reply.summary)
            asked = _asked(utterance, reply, before, library)
            yield f"### {asked}\n\n{_cited(reply.summary, reply, books)}"
        before = reply


def _informs(reply: Reply, library: Library) -> bool:
    """Whether it answers with more than small talk, and with something else than what to do now."""
    if reply.kind != "answer" or not reply.sources or _is_urgent(reply):
        return False
    return any(answer_of(name, library).form == "full" for name in reply.intents)


def _is_urgent(reply: Reply) -> bool:
    return any(alert.grave for alert in reply.alert_details)


def _asked(utterance: str, reply: Reply, before: Reply | None, library: Library) -> str:
    """The question as it was typed, or the title of what was picked."""
    first = reply.intents[0]
    asked_back = before is not None and before.kind == "clarification"
    offered = (*before.suggestions, *(before.intents if asked_back else ())) if before else ()
    if first in offered and len(utterance.split()) <= SHORT:
        return library.intents[first].title
    typed = f"{utterance} ({reply.about})" if reply.about else utterance
    return escaped(typed) or library.intents[first].title


def _cited(text: str, reply: Reply, books: Bibliography) -> str:
    """The text with the numbers of the paper in the place of the reply's."""

    def numbered(found: re.Match[str]) -> str:
        places = [int(number) - 1 for number in found[1].split(", ")]
        if not all(0 <= place < len(reply.sources) for place in places):
            return found[0]
        return books.cite(f"[{'; '.join(f'@{reply.sources[it].id}' for it in places)}]")

    return _NUMBERS.sub(numbered, text)


def _cautions(turns: Sequence[Turn], library: Library, books: Bibliography) -> list[str]:
    """Each caution once, as fully as it was said, the most serious first."""
    known = _known(library)
    fullest: dict[str, tuple[str, Reply]] = {}
    for _, reply in turns:
        for text in () if _is_urgent(reply) else reply.cautions:
            bare = _WITH_SPACE.sub("", text)
            name = known.get(bare, bare)
            if name not in fullest or len(text) > len(fullest[name][0]):
                fullest[name] = (text, reply)
    ranks = _ranks(library)
    names = sorted(fullest, key=lambda name: ranks.get(name, len(ranks)))
    return [f"- {_cited(*fullest[name], books)}" for name in names]


def _known(library: Library) -> dict[str, str]:
    """Every way to say a caution, without its numbers -> its id."""
    known = {}
    for name, caution in library.cautions.items():
        graded = library.wording.severity.get(caution.severity or "", "")
        for text in (caution.text, f"{caution.text} {graded}", caution.brief, caution.past):
            known[uncited(text)] = name
    return known


def _ranks(library: Library) -> dict[str, int]:
    """Cautions in the order of the alerts that bring them."""
    names = dict.fromkeys(name for rule in library.alerts for name in rule.cautions)
    return {name: at for at, name in enumerate(names)}


def _open(turns: Sequence[Turn], library: Library, said: Mapping[str, str]) -> Iterator[str]:
    """What is left to ask: about what was mentioned, and what got no answer."""
    alerts = (it for _, reply in turns for it in (*reply.alert_details, *reply.noted))
    for words in dict.fromkeys(it.words for it in alerts if not it.grave):
        yield said["mentioned"].replace("{words}", escaped(words))
    for number, (utterance, reply) in enumerate(turns):
        question = escaped(utterance)
        if question and reply.kind != "answer" and not _settled(reply, turns[number:], library):
            yield said["unanswered"].replace("{question}", question)


def _settled(reply: Reply, later: Sequence[Turn], library: Library) -> bool:
    """Whether one of the questions offered was answered later, or nothing was asked at all."""
    wording = library.wording
    no_question = (wording.rephrase, wording.acts.get("nothing") or wording.rephrase)
    answered = {name for _, it in later if it.kind == "answer" for name in it.intents}
    return reply.body.startswith(no_question) or not answered.isdisjoint(reply.intents)
