"""What is told of each command beside its options: one table, for help, reference and man page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """One command."""

    told: str
    """What it does, in one line."""
    examples: Mapping[str, str] = field(default_factory=dict)
    """What to type, and what comes of it."""
    codes: Mapping[int, str] = field(default_factory=dict)
    """Exit codes beside those of every command, or with a meaning of their own."""


CODES = {
    0: "all is well",
    1: "the content, a file or a setting cannot be read",
    2: "the command line cannot be read",
    130: "stopped with Ctrl-C",
}
"""Exit codes of every command."""
VARIABLES = {
    "D3K2_CACHE": "the folder for what start-up keeps; by default where this system keeps caches",
    "NO_COLOR": "when not empty: no colour, no boxes",
    "TERM": "when empty or `dumb`: no colour, no boxes",
    "COLUMNS": "how wide to write, instead of the width of the terminal",
}
"""What is read beside the variables of the settings."""
FILES = {
    "config.toml": "your settings for all folders; `d3k2 config` says where it is",
    "d3k2.toml": "settings for this folder and those below",
    "pyproject.toml": "the same, in its table [tool.d3k2]",
}
PAGES = {
    "d3k2": Page(
        "Curated, sourced answers, said the same way every time. Not a doctor.",
        {
            "d3k2": "open the chat",
            'd3k2 ask "how long until it works?"': "answer one question",
            "d3k2 --region uk": "chat, with the numbers to call of one place",
            "d3k2 help ask": "more about one command",
        },
    ),
    "chat": Page(
        "Talk: ask in your own words; /help lists what else there is.",
        {
            "d3k2 chat": "the same as d3k2 alone",
            "d3k2 chat --plain": "no colour, no boxes",
            "d3k2 chat --content mine --only": "try a folder of your own",
            "d3k2 chat --content mine --watch": "the same while you edit it: every edit is live",
            "d3k2 chat --misses misses.db": "keep what is not answered, for authors",
        },
    ),
    "ask": Page(
        "Answer one question, or each line of a pipe.",
        {
            'd3k2 ask "how long until it works?"': "one answer",
            "d3k2 ask < questions.txt": "one answer a line",
            "d3k2 ask --json < questions.txt": "the same, one JSON object an answer",
            "d3k2 ask --jsonl < questions.jsonl": 'objects with "text" and, given back, "id"',
        },
        {
            0: "answered, or every line of a pipe was read",
            1: "as of every command; with --jsonl also: a line was no object with a text",
            3: "asked back: several things may be meant",
            4: "no answer",
        },
    ),
    "explain": Page(
        "Show what decided: repairs, alerts, scores, thresholds.",
        {
            'd3k2 explain "how much a day"': "why it answers what it answers",
            "d3k2 explain --examples fridge": "what the examples of an intent stand for",
        },
    ),
    "topics": Page(
        "List what can be asked, by topic.",
        {
            "d3k2 topics": "everything",
            "d3k2 topics --content mine --only": "what a folder of your own answers",
        },
    ),
    "lint": Page(
        "Print every problem of the content, before anyone sees it.",
        {
            "d3k2 lint": "the content in use",
            "d3k2 lint mine": "a folder, laid over what ships",
            "d3k2 lint mine --only": "a folder alone",
            "d3k2 lint mine --fix": "sort keys and tidy spaces in its files, then lint",
            "d3k2 lint mine --release": "as strict as before it is given to people",
        },
        {1: "there are problems"},
    ),
    "rules": Page(
        "Tell what lint holds content to, rule by rule.",
        {
            "d3k2 rules": "every rule in one sentence",
            "d3k2 rules missing-key": "one rule, with a good and a bad example",
        },
        {1: "there is no such rule"},
    ),
    "test": Page(
        "Run cases: what should be said, against what is said.",
        {
            "d3k2 test": "the cases of the content in use",
            "d3k2 test new.yaml": "one file of cases",
            "d3k2 --content mine test": "the cases of a folder of your own",
            "d3k2 --content mine test --watch": "again whenever the folder was saved",
            "d3k2 test --junit cases.xml": "for continuous integration",
        },
        {1: "a case fails, there are none, or something cannot be read"},
    ),
    "evaluate": Page(
        "Show how well the content answers what it has not seen.",
        {
            "d3k2 evaluate": "which intents steal from each other, and what would help",
            "d3k2 evaluate --html page.html": "the same as a page with charts",
            'd3k2 evaluate --add hours "open on sundays"': "what one more example would change",
            "d3k2 evaluate --record record.json": "note how it does now",
            "d3k2 evaluate --against record.json": "for a check: 1 when it does worse",
        },
        {1: "worse than the record by more than chance, or something cannot be read"},
    ),
    "scorecard": Page(
        "Make one page for readers outside: what was tested, and what came of it.",
        {
            "d3k2 scorecard sets -o scorecard.md": "with the test sets of a folder",
            "d3k2 scorecard sets --about about.md --html scorecard.html": "as a page",
        },
    ),
    "diff": Page(
        "Show who is answered otherwise after a change, the worst first.",
        {
            "d3k2 diff HEAD": "what you changed since the last commit",
            "d3k2 diff main my-topic --format markdown": "for a pull request",
            "d3k2 diff main --fail-on-change": "for a check: 1 when anybody is led elsewhere",
            "d3k2 diff ours theirs --only": "two folders, each alone",
            "d3k2 diff HEAD --utterances asked.txt": "with what people really asked, one a line",
        },
        {
            1: "somebody is led elsewhere and --fail-on-change was given; or a side cannot be"
            " read: then nothing stands on standard output"
        },
    ),
    "export": Page(
        "Write every answer with its sources and dates, for people to read and mark.",
        {
            "d3k2 export --markdown review.md": "pages for a reviewer",
            "d3k2 export --csv answers.csv": "a table for a spreadsheet",
        },
        {1: "the file exists already, or something cannot be read"},
    ),
    "import": Page(
        "Make drafts of the rows of a table: question, answer, source.",
        {
            "d3k2 import asked.csv --topic storage --content mine": "one draft for each answer",
            "d3k2 import asked.csv --topic storage --content mine --dry-run": "tell, write nothing",
        },
        {1: "a row was not taken, or nothing was written"},
    ),
    "misses": Page(
        "Show or remove what was kept with --misses, and make content of it.",
        {
            "d3k2 misses list misses.db": "all of them, the oldest first",
            "d3k2 misses list misses.db --kind wrong --json": "one JSON object a line",
            "d3k2 misses purge misses.db --older-than 30": "remove what is older than 30 days",
            "d3k2 misses purge misses.db --all": "remove everything; nothing is asked",
            "d3k2 misses suggest misses.db -o patch.yaml": "what to add, with what it would change",
            "d3k2 misses accept patch.yaml --check": "learn anew with it; write nothing",
            "d3k2 misses accept patch.yaml": "write what says `accept: yes`",
        },
        {1: "there is no such file, it cannot be used, or nothing was written"},
    ),
    "fit": Page(
        "Choose the thresholds anew, and write intents/_thresholds.yaml.",
        {
            "d3k2 fit --dry-run": "show them, write nothing",
            "d3k2 --content mine fit --wrong 5": "for a folder of your own, more careful",
        },
        {1: "nothing to fit on, nowhere to write, or something cannot be read"},
    ),
    "new": Page(
        "Begin an intent or a folder of content; gaps are marked.",
        {
            "d3k2 --content mine new intent fridge --topic storage": "intent, answer and case",
            "d3k2 new content tea --subject tea": "a folder about something else, to use alone",
            "d3k2 new schemas mine": "renew what editors check a folder by",
        },
        {
            1: "nothing was written: the message says why",
            2: "the command line cannot be read, or an option goes with something else",
        },
    ),
    "config": Page(
        "Show each setting, its value, and where that comes from.",
        {"d3k2 config": "as a table", "d3k2 config --json": "as one JSON object"},
    ),
    "completion": Page(
        "Print a script with which your shell completes what you type.",
        {
            'eval "$(d3k2 completion bash)"': "try it in this shell; zsh alike",
            "d3k2 completion fish | source": "the same in fish",
            "d3k2 completion fish > ~/.config/fish/completions/d3k2.fish": "keep it",
        },
    ),
    "help": Page(
        "Show the help, of everything or of one command.",
        {"d3k2 help": "the same as d3k2 --help", "d3k2 help ask": "the same as d3k2 ask --help"},
    ),
}


def page(name: str) -> Page:
    """What is told of a command."""
    return PAGES.get(name, Page(""))


def codes(name: str) -> dict[int, str]:
    """Every exit code of a command, the least first."""
    return dict(sorted({**CODES, **page(name).codes}.items()))


def epilog(name: str) -> str:
    """What stands below the options: examples and exit codes."""
    return "\n".join(_epilog(name))


def _epilog(name: str) -> Iterator[str]:
    yield "examples:"
    for line, what in page(name).examples.items():
        yield f"  {line}"
        yield f"      {what}"
    yield ""
    yield "exit codes:"
    for code, meaning in codes(name).items():
        yield f"  {code:<3} {meaning}"
