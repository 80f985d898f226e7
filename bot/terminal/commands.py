"""What begins with a slash: one table, from which the help is made."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.content.wording import Act
from bot.reply import Reply
from bot.terminal.region import change_region
from bot.terminal.render import wants_plain
from bot.terminal.talk import Talk
from bot.terminal.topics import topics_text

SHOWN = 40
"""Characters of an unknown name that a message repeats."""

Said = Reply | str | None
"""What to show: a reply, or Markdown; None when the person leaves."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the chat."""

    name: str
    help: str
    run: Callable[[Talk, str], Said]
    """Takes the talk and what stands after the name."""
    takes: str = ""
    """What may stand after the name, as the help writes it."""


def obey(talk: Talk, line: str) -> Said:
    """Do what a line asks for that begins with a slash."""
    name, argument = (*line.split(maxsplit=1), "")[:2]
    commands = meant(name)
    stray = bool(argument) and not any(command.takes for command in commands)
    if (len(commands) != 1 or stray) and _is_grave(talk, line):
        return talk.ask(line)
    if len(commands) != 1:
        return _which(name[:SHOWN], commands)
    command = commands[0]
    return f"{command.name} takes nothing after it." if stray else command.run(talk, argument)


def meant(name: str) -> list[Command]:
    """The command of that name, or all whose names begin so."""
    name = name.casefold()
    if name in COMMANDS:
        return [COMMANDS[name]]
    return [command for command in COMMANDS.values() if command.name.startswith(name)]


def _is_grave(talk: Talk, line: str) -> bool:
    """Whether what is no command calls for help: that is answered however it begins."""
    return any(alert.grave for alert in talk.bot.screen.read(line))


def _which(name: str, commands: list[Command]) -> str:
    if commands:
        return f"{name} may be {', '.join(it.name for it in commands)}: type more of it."
    return f"There is no command {name}; the nearest is {_nearest(name)}. /help lists them."


def _nearest(name: str) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only mistakes need it here

    return str(process.extractOne(name.casefold(), COMMANDS.keys(), scorer=fuzz.ratio)[0])


def _help(_talk: Talk, _argument: str) -> str:
    lines = "\n".join(
        f"- {' '.join(filter(None, (command.name, command.takes)))}: {command.help}"
        for command in COMMANDS.values()
    )
    return (
        "Ask in your own words. A number picks one of the questions offered. Commands may be cut "
        f"short: /so for /sources.\n\n{lines}\n"
        "- Tab completes, Ctrl-R searches what you typed, Alt-Enter begins a new line\n"
        "- Ctrl-C clears the line, Ctrl-D leaves"
    )


def _topics(talk: Talk, _argument: str) -> str:
    return topics_text(talk.library)


def _looking_back(act: Act) -> Callable[[Talk, str], Reply]:
    return lambda talk, _argument: talk.act(act)


def _wrong(talk: Talk, _argument: str) -> str:
    if talk.witness is None:
        return "Nothing is kept in this chat. `d3k2 chat --misses FILE` keeps what goes wrong."
    if talk.witness.wrong():
        return "Thank you. It is kept as answered wrongly, names and numbers masked."
    return "There is no answer to mark, or it cannot be kept."


def _save(talk: Talk, argument: str) -> str:
    from bot.terminal.saving import save_command  # noqa: PLC0415  most chats are not saved

    return save_command(talk.turns, argument, talk.library)


def _forget(talk: Talk, _argument: str) -> str:
    talk.forget()
    if talk.written_to:
        return f"What you told me is forgotten. The lines you typed are still in {talk.written_to}."
    if talk.witness:
        return "What you told me is forgotten. What was not answered stays kept, masked."
    return "What you told me is forgotten; nothing of it was written down, unless you saved it."


def _plain(talk: Talk, _argument: str) -> str:
    if wants_plain(asked=False):
        return "This terminal gets plain text in any case."
    talk.plain = not talk.plain
    return "Plain text from here on." if talk.plain else "Colour and boxes from here on."


def _quit(_talk: Talk, _argument: str) -> None:
    return None


COMMANDS = {
    command.name: command
    for command in (
        Command("/help", "show this", _help),
        Command("/topics", "list what can be asked", _topics),
        Command("/more", "more of the last answer", _looking_back("more")),
        Command("/short", "its short form", _looking_back("short")),
        Command("/sources", "its sources", _looking_back("sources")),
        Command(
            "/why", "how the question was read, and how good the evidence is", _looking_back("why")
        ),
        Command("/unknowns", "what research has not settled about it", _looking_back("unknowns")),
        Command("/repeat", "say the last reply again", _looking_back("repeat")),
        Command(
            "/save",
            "write a paper for a visit: what was asked, with sources",
            _save,
            "FILE [--force]",
        ),
        Command("/wrong", "keep the last answer as a wrong one, for authors", _wrong),
        Command("/forget", "forget what was said of medicines and the rest", _forget),
        Command("/plain", "plain text, or colour and boxes again", _plain),
        Command("/region", "whose numbers to call are given", change_region, "CODE"),
        Command("/quit", "leave (so do quit and exit)", _quit),
    )
}
