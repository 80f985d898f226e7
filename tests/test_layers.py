"""A folder laid over another: what an author may add, and what stays whatever an author writes."""

import shutil

import pytest

from bot import ContentInvalid, Screen, load_library
from bot.content.build import read_layers
from bot.content.layers import PROTECTED_TOPICS, stack
from bot.content.location import author_folder, shipped_folder
from tests.conftest import write_files

DATES = "reviewed: 2026-11-22, review_by: 2027-11-22"
ANSWER = f"- {{answer: brewing, form: brief, summary: Ours, {DATES}}}\n"
REPLACING = ANSWER.replace("form", "replaces: true, form")
SOURCE = "- {source: leaf_2020, title: Ours, who: We, kind: review}\n"
CAUTION = "- {caution: thinner, text: Ours, brief: Ours}\n"


def over(folder, files):
    """The stack of files laid over a folder, and what is wrong as path, line, column and rule."""
    mine = write_files(folder.parent / "mine", files)
    layers, problems = read_layers([author_folder(folder), author_folder(mine)])
    stacked = stack(layers)
    problems += stacked.problems
    return stacked, [
        (it.path.removeprefix(f"{mine}/"), it.line, it.column, it.rule) for it in problems
    ]


def summary(stacked):
    return stacked.named["answer"]["brewing"].get("summary")


def test_an_answer_that_exists_is_replaced_when_its_author_says_so(tea_folder):
    stacked, problems = over(tea_folder, {"answers/tea.yaml": REPLACING})

    assert (summary(stacked), problems) == ("Ours", [])


@pytest.mark.parametrize("text", [ANSWER, REPLACING.replace("replaces: true", "replaces: false")])
def test_an_answer_that_exists_is_kept_and_reported_when_nobody_said_to_replace_it(
    tea_folder, text
):
    stacked, problems = over(tea_folder, {"answers/tea.yaml": text})

    assert summary(stacked) != "Ours"
    assert problems == [("answers/tea.yaml", 1, 12, "replaced-answer")]


@pytest.mark.parametrize("topic", ["medication", "safety"])
@pytest.mark.parametrize("name", ["answers/tea.yaml", "answers/safety.yaml", "answers/_own.yaml"])
def test_answers_on_safety_and_medication_stay_wherever_their_replacement_stands(
    tea_folder, topic, name
):
    (tea_folder / "answers/tea.yaml").rename(tea_folder / f"answers/{topic}.yaml")

    stacked, problems = over(tea_folder, {name: REPLACING})

    assert summary(stacked) != "Ours"
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("kind", "name", "key", "text"),
    [
        ("caution", "answers/_cautions.yaml", "text", CAUTION),
        ("source", "answers/_sources.yaml", "title", SOURCE),
    ],
)
def test_cautions_and_sources_stay_as_they_are(tea_folder, kind, name, key, text):
    stacked, problems = over(tea_folder, {name: text})

    assert [entry.get(key) != "Ours" for entry in stacked.named[kind].values()] == [True]
    assert [(path, rule) for path, _, _, rule in problems] == [(name, "protected")]


def test_disclaimers_are_added_to_and_the_other_wording_gives_way(tea_folder):
    text = "disclaimers: {general: Ours too.}\nfallback: Ours.\n"

    stacked, problems = over(tea_folder, {"answers/_common.yaml": text})

    wording = stacked.values["wording"]
    assert wording["disclaimers"]["general"] == "Ask a doctor or pharmacist. Ours too."
    assert wording["disclaimers"]["medicine"] == "Ask your pharmacist about your medicines."
    assert (wording["fallback"], problems) == ("Ours.", [])


@pytest.mark.parametrize(
    "text", ["{general: ''}", "{general: ' '}", "{general: }", "{general: ~}", "", "[]", "{}"]
)
def test_no_folder_empties_a_disclaimer(tea_folder, text):
    stacked, _ = over(tea_folder, {"answers/_common.yaml": f"disclaimers: {text}\n"})

    assert stacked.values["wording"]["disclaimers"]["general"] == "Ask a doctor or pharmacist."


def test_vocabulary_grows_word_by_word(tea_folder):
    text = "subject: [leaf, tea]\nconcepts: {pot: [kettle]}\n"

    vocabulary = over(tea_folder, {"intents/_vocabulary.yaml": text})[0].values["vocabulary"]

    assert vocabulary["subject"] == ("tea", "leaf")
    assert vocabulary["concepts"] == {"pot": ("kettle",)}
    assert vocabulary["clause_breaks"] == ("but",)


def test_a_folder_alone_holds_nothing_of_what_ships(tea, library):
    assert not tea.sources.keys() & library.sources.keys()
    assert not tea.intents.keys() & library.intents.keys()
    assert tea.wording.fallback == "I only know about tea."
    assert tea.hash != library.hash


@pytest.fixture(scope="module")
def open_intent(library):
    """An intent that ships whose answer may be replaced."""
    intents = library.intents.values()
    return next(
        it for it in intents if it.topic not in PROTECTED_TOPICS and it.answer in library.intents
    )


@pytest.fixture(scope="module")
def laid(library, open_intent, tmp_path_factory):
    """What ships with a folder over it that adds whatever may be added."""
    ours = "- {intent: steeping, title: Steeping, examples: [how long to steep]}\n"
    more = f"- {{intent: {open_intent.id}, title: Ours, examples: [zanzibar question]}}\n"
    kind = f"- {{alert: {library.alerts[0].kind}, weight: general, intent: steeping, "
    files = {
        "intents/tea.yaml": ours + more,
        "answers/tea.yaml": ANSWER.replace("brewing", "steeping")
        + REPLACING.replace("brewing", open_intent.answer),
        "intents/_alerts.yaml": kind + "lay: [zanzibar alarm]}\n",
    }
    return load_library(write_files(tmp_path_factory.mktemp("mine"), files))


def test_the_same_intent_adds_examples_and_a_new_one_is_new(laid, library, open_intent):
    grown = laid.intents[open_intent.id]

    assert grown.examples == (*open_intent.examples, "zanzibar question")
    assert (grown.title, grown.topic) == (open_intent.title, open_intent.topic)
    assert laid.intents.keys() - library.intents.keys() == {"steeping"}
    assert laid.hash != library.hash


def test_only_the_answer_that_was_replaced_differs(laid, library, open_intent):
    differing = {name for name in laid.answers if laid.answers[name] != library.answers.get(name)}

    assert differing == {"steeping", open_intent.answer}


def test_alerts_are_added_to_their_kind_and_keep_its_weight_and_intent(laid, library):
    first = library.alerts[0]
    added = [rule for rule in laid.alerts if rule not in library.alerts]

    assert [rule for rule in laid.alerts if rule in library.alerts] == list(library.alerts)
    assert [(it.kind, it.weight, it.intent) for it in added] == [
        (first.kind, first.weight, first.intent)
    ]
    assert [alert.kind for alert in Screen.of(laid).read("zanzibar alarm")] == [first.kind]


def test_two_folders_that_load_say_nothing_of_the_same_files_in_one(tmp_path, open_intent):
    replacing = {"answers/zz.yaml": REPLACING.replace("brewing", open_intent.answer)}
    mine = write_files(tmp_path / "mine", replacing)
    both = write_files(tmp_path / "both", replacing)
    for tree in ("intents", "answers"):
        shutil.copytree(shipped_folder().root / tree, both / tree, dirs_exist_ok=True)

    load_library(mine)

    with pytest.raises(ContentInvalid, match="duplicate-answer"):
        load_library(both, shipped=False)


@pytest.mark.parametrize(
    ("say", "name", "text"),
    [
        ("i want to die", "intents/_alerts.yaml", "- {{alert: {}, unless: [want to die]}}\n"),
        ("i take warfarin", "intents/_vocabulary.yaml", "denials: [i take]\n"),
        ("i take warfrin", "intents/_vocabulary.yaml", "ordinary: [warfrin]\n"),
        ("chest pain now", "intents/_vocabulary.yaml", "scopes: {{long_ago: [pain now]}}\n"),
        ("i take warfarin", "intents/_vocabulary.yaml", "denials_after: [warfarin]\n"),
        ("took 600000 iu d3", "intents/_vocabulary.yaml", "units: {{g: [iu]}}\n"),
        ("took 2 million iu d3", "intents/_vocabulary.yaml", "multipliers: {{million: 1}}\n"),
        ("took 90 tablets", "intents/_alerts.yaml", "- {{alert: {}, not_when: [now]}}\n"),
    ],
)
def test_no_folder_silences_an_alert_that_ships(library, tmp_path, say, name, text):
    raised = [alert.kind for alert in Screen.of(library).read(say)]
    assert raised
    write_files(tmp_path, {name: text.format(raised[0])})

    try:
        laid = load_library(tmp_path)
    except ContentInvalid:
        return

    assert [alert.kind for alert in Screen.of(laid).read(say)] == raised


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("answers/_common.yaml", "places: {emergency: nobody}\n"),
        ("answers/_common.yaml", "everywhere: Nothing.\n"),
        ("answers/_regions.yaml", "- {region: uk, title: UK, checked: 2026-11-22}\n"),
    ],
)
def test_no_folder_takes_the_numbers_to_call_away(tmp_path, name, text):
    write_files(tmp_path, {name: text})

    with pytest.raises(ContentInvalid) as caught:
        load_library(tmp_path)

    assert {problem.rule for problem in caught.value.problems} == {"protected"}


def test_a_folder_may_add_a_region_and_a_medicine(tmp_path):
    region = '- {region: xx, title: X, emergency: "5 [@poison_hrsa]", checked: 2026-11-22}\n'
    files = {
        "answers/_regions.yaml": region,
        "intents/_alerts.yaml": "- {alert: vka, names: [zanzifarin]}\n",
    }

    laid = load_library(write_files(tmp_path, files))

    assert laid.regions["xx"].emergency.startswith("5")
    assert [it.kind for it in Screen.of(laid).read("started zanzifarrin and k2")] == ["vka"]
