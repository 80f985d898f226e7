"""What begins with a slash in the chat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import Bot
from bot.content.loader import load_library
from bot.terminal.commands import COMMANDS, meant, obey
from bot.terminal.talk import Talk
from tests.conftest import FILES, REGIONS, write_files

STEEPING = "how long should i brew green tea"
ACTS = ["/more", "/short", "/sources", "/why", "/unknowns", "/repeat"]
PLACES = "places: {emergency: your emergency number}\n"


class Lines:
    """Lines that were typed, and perhaps written to a file."""

    def __init__(self, path=None):
        self.path = path
        self.forgotten = False

    def forget(self):
        self.forgotten = True


@pytest.fixture
def talk(tea):
    return Talk(Bot(tea))


@pytest.fixture(scope="module")
def placed(tmp_path_factory):
    """The library about tea with two regions."""
    files = {
        **FILES,
        "answers/_common.yaml": FILES["answers/_common.yaml"] + PLACES,
        "answers/_regions.yaml": REGIONS,
        "answers/tea.yaml": FILES["answers/tea.yaml"].replace(
            "your emergency number", "{emergency}"
        ),
    }
    folder = write_files(tmp_path_factory.mktemp("placed"), files)
    return load_library(folder, shipped=False)


@pytest.fixture
def mover(placed):
    """A talk that can take the numbers of another region."""
    return Talk(Bot(placed), place=lambda code: Bot(placed, code))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stands_in_the_table_under_its_name(name):
    assert COMMANDS[name].name == name
    assert name.startswith("/")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_tells_what_each_command_takes_and_does(talk, name):
    command = COMMANDS[name]
    told = f"- {name} {command.takes}" if command.takes else f"- {name}"

    assert f"{told}: {command.help}" in obey(talk, "/help").splitlines()


@pytest.mark.parametrize("key", ["Tab", "Ctrl-R", "Alt-Enter", "Ctrl-C", "Ctrl-D", "number"])
def test_help_tells_of_the_keys_and_that_a_number_picks(talk, key):
    assert key in obey(talk, "/help")


@pytest.mark.parametrize("line", ["/quit", "/q", "/QUIT", "/qu"])
def test_quit_leaves(talk, line):
    assert obey(talk, line) is None


@pytest.mark.parametrize("name", [it for it, command in COMMANDS.items() if not command.takes])
def test_what_a_command_does_not_take_is_said(talk, name):
    assert obey(talk, f"{name} please") == f"{name} takes nothing after it."


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_may_be_cut_short_as_long_as_it_is_the_only_one(name):
    for end in range(1, len(name) + 1):
        beginning = name[:end]
        alike = [it for it in COMMANDS if it.startswith(beginning)]

        assert [it.name for it in meant(beginning)] == ([name] if beginning == name else alike)


def test_a_beginning_of_several_names_them(talk):
    assert obey(talk, "/s") == "/s may be /short, /sources, /save: type more of it."


@pytest.mark.parametrize(
    ("typed", "nearest"), [("/hepl", "/help"), ("/nonsense", "/unknowns"), ("//topic", "/topics")]
)
def test_an_unknown_command_names_the_nearest(talk, typed, nearest):
    assert obey(talk, typed) == (
        f"There is no command {typed}; the nearest is {nearest}. /help lists them."
    )


def test_a_long_unknown_command_is_not_repeated_whole(talk):
    assert len(obey(talk, "/x" + "y" * 100_000)) < 120


@given(st.text())
def test_whatever_stands_after_a_slash_gets_an_answer_or_leaves(typed):
    said = obey(HAPPENED, f"/{typed}")

    assert said or meant(f"/{typed}".split(maxsplit=1)[0])[0].name == "/quit"


@pytest.mark.parametrize("line", ["/my chest hurts", "/quit my chest hurts", "/ my chest hurts"])
def test_a_call_for_help_is_answered_though_it_begins_as_a_command(talk, line):
    assert obey(talk, line).text.startswith("Call your emergency number now")


@pytest.mark.parametrize("name", ACTS)
def test_looking_back_gives_a_reply_with_its_disclaimer_and_is_no_turn(talk, name):
    talk.ask(STEEPING)

    said = obey(talk, name)

    assert said == talk.act(name[1:])
    assert said.text.endswith("Ask a doctor or pharmacist.")
    assert len(talk.turns) == 1


def test_sources_are_those_of_the_last_answer(talk):
    talk.ask(STEEPING)

    assert "Leaf et al. (2020). On leaves." in obey(talk, "/so").text


def test_topics_lists_what_can_be_asked_and_not_what_only_alerts_reach(talk):
    listed = obey(talk, "/topics").splitlines()

    assert [line for line in listed if line.startswith("- ")] == [
        "- How long to brew",
        "- Caffeine in tea",
        "- Tea and blood thinners",
    ]


def test_topics_of_what_ships_lists_every_full_answer_once(bot):
    library = bot.library
    listed = obey(Talk(bot), "/topics").splitlines()

    full = [it for it in library.intents.values() if library.answers[it.answer].form == "full"]
    assert sorted(line for line in listed if line.startswith("- ")) == sorted(
        f"- {intent.title}" for intent in full
    )


def test_a_command_between_keeps_what_was_offered(talk):
    talk.ask(STEEPING)
    obey(talk, "/help")

    assert "Black tea has more caffeine" in talk.ask("1").text


def test_saving_writes_the_turns_of_this_chat(talk, tmp_path):
    pytest.importorskip("bot.terminal.visit")
    talk.ask(STEEPING)

    obey(talk, f"/save {tmp_path / 'visit.md'}")

    assert STEEPING in (tmp_path / "visit.md").read_text(encoding="utf-8")


def test_forget_leaves_nothing_of_what_was_said(talk):
    talk.lines = Lines()
    talk.ask("i am on warfarin")
    assert talk.conversation.remembered

    said = obey(talk, "/forget")

    assert (talk.conversation.remembered, talk.turns, talk.lines.forgotten) == ((), [], True)
    assert "nothing of it was written down" in said


def test_forget_tells_of_the_file_that_still_holds_the_lines(talk):
    talk.lines = Lines("lines.txt")

    assert obey(talk, "/forget").endswith("still in lines.txt.")


def test_a_terminal_that_is_plain_anyway_stays_plain(talk):
    assert obey(talk, "/plain") == "This terminal gets plain text in any case."
    assert not talk.plain


def test_a_region_changes_the_numbers_and_forgets_nothing(mover):
    mover.ask("can i drink green tea on warfarin")
    assert "999" not in mover.ask("my chest hurts").text

    said = obey(mover, "/region UK")

    assert said == "Numbers to call are those of: United Kingdom (uk)."
    assert "Call 999 now" in mover.ask("my chest hurts").text
    assert "Say that you take warfarin." in mover.ask("my chest hurts").text
    assert len(mover.turns) == 4


@pytest.mark.parametrize(
    ("line", "held"), [("/region germany", "de"), ("/region none", ""), ("/reg Uk", "uk")]
)
def test_a_region_is_named_by_its_code_or_its_title(mover, line, held):
    mover.move("uk")

    obey(mover, line)

    assert mover.region == held


def test_region_alone_tells_which_holds_and_lists_the_known(mover):
    mover.move("de")

    assert obey(mover, "/region").splitlines() == [
        "Numbers to call are those of: Germany (de).",
        "",
        "- uk: United Kingdom",
        "- de: Germany",
        "- none: no region",
    ]


def test_no_region_is_told_in_words(mover):
    assert obey(mover, "/region").startswith("No region is set:")


@pytest.mark.parametrize(("typed", "nearest"), [("ukk", "uk"), ("germny", "de"), ("Kingdom", "uk")])
def test_an_unknown_region_names_the_nearest_and_changes_nothing(mover, typed, nearest):
    said = obey(mover, f"/region {typed}")

    assert f"There is no region {typed}; the nearest is {nearest} (" in said
    assert mover.region == ""


def test_content_that_went_away_leaves_the_region_as_it_was(placed, tmp_path):
    talk = Talk(Bot(placed), place=lambda _: Bot(load_library(tmp_path / "gone", shipped=False)))

    assert "the region stays" in obey(talk, "/region uk")
    assert talk.region == ""


def test_a_chat_that_cannot_be_placed_says_so(placed):
    assert obey(Talk(Bot(placed)), "/region uk") == "The region cannot be changed in this chat."


HAPPENED = Talk(Bot())


def test_a_short_talk_shows_short_forms_and_keeps_whole_replies(tea):
    talk = Talk(Bot(tea), short=True)

    shown = talk.ask("steeping time")

    assert "Longer gets bitter" not in shown.text
    assert "Longer gets bitter" in talk.turns[0][1].text
    assert "Longer gets bitter" in talk.act("more").text


@pytest.mark.parametrize("said", ["my chest hurts", "i want to die", "qqqq zzzz"])
def test_what_has_no_short_form_is_shown_whole(tea, said):
    assert Talk(Bot(tea), short=True).ask(said) == Bot(tea).reply(said)


def test_a_short_talk_shows_what_was_shortened_already_as_it_is(bot):
    talk = Talk(bot, short=True)
    talk.ask("mk4 or mk7")

    assert "no head-to-head trial" in talk.ask("is that proven").text
