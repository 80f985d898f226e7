"""A small real library on another subject, written out as an author would, and the shipped one."""

import os

import pytest

from bot import Bot, load_library

COMMON = """
disclaimers:
  general: Ask a doctor or pharmacist.
  medicine: Ask your pharmacist about your medicines.
  urgent: Your emergency number or a doctor can help now.
  crisis: A crisis line or a doctor can help now.
fallback: I only know about tea.
clarification: Which of these?
takes: "Say that you take {names}."
rephrase: None of these, then.
about: "About {topic}:"
acts:
  nothing: Nothing was answered yet.
  all_said: That was all of it.
  sources: "It rests on:"
  no_sources: It cites nothing.
  no_unknowns: Nothing is open.
  read_as: "Read as {title}, like {example}."
"""
SOURCES = """
- source: leaf_2020
  title: On leaves
  who: Leaf et al.
  year: 2020
  kind: review
  doi: 10.1000/leaf
"""
CAUTIONS = """
- caution: thinner
  text: Call your clinic before drinking much green tea [@leaf_2020].
  brief: Ask the clinic first.
  sources: [leaf_2020]
"""
ANSWERS = """
- answer: brewing
  form: full
  summary: Three minutes is usual [@leaf_2020].
  detail: Longer gets bitter.
  evidence: limited
  unknowns: Whether water matters.
  see_also: [caffeine, thinners]
  reviewed: 2026-11-22
  review_by: 2027-11-22
- answer: caffeine
  form: full
  summary: Black tea has more caffeine than green tea.
  detail: "**Cups** differ."
  unknowns: How much in each cup.
  see_also: [brewing, thinners]
  reviewed: 2026-11-22
  review_by: 2027-11-22
- answer: thinners
  form: full
  summary: Green tea and blood thinners need a talk with the clinic.
  detail: Vitamin K is in leaves.
  unknowns: How many cups matter.
  see_also: [brewing, caffeine]
  reviewed: 2026-11-22
  review_by: 2027-11-22
- answer: help_now
  form: action
  summary: Call your emergency number now [@leaf_2020].
  reviewed: 2026-11-22
  review_by: 2027-11-22
- answer: talk_now
  form: action
  summary: Please call a crisis line now.
  reviewed: 2026-11-22
  review_by: 2027-11-22
"""
INTENTS = """
- intent: brewing
  title: How long to brew
  examples: [how long should i brew green tea, steeping time, minutes for a pot]
- intent: caffeine
  title: Caffeine in tea
  examples: [how much caffeine is in tea, does green tea keep me awake, is tea stronger than coffee]
- intent: thinners
  title: Tea and blood thinners
  examples: [can i drink green tea on warfarin, tea and blood thinners]
- intent: help_now
  title: Emergencies
  examples: [my chest hurts]
- intent: talk_now
  title: Crisis
  examples: [i want to die]
"""
ALERTS = """
- alert: self_harm
  weight: crisis
  intent: talk_now
  lay: [want to die]
- alert: urgent
  weight: urgent
  intent: help_now
  lay: [(chest|throat) (pain*|hurt*), cannot breathe]
  unless: [risk of chest pain]
- alert: thinner
  weight: medicine
  intent: thinners
  caution: thinner
  medicine: true
  always: true
  names: [warfarin, marcumar]
  lay: [blood thinner*]
"""
VOCABULARY = """
subject: [tea]
denials: [(not|never) (on|take), "no"]
clause_breaks: [but]
followups: [and, what about]
filler: [is, the, a, i, in]
pointers: [it, that]
acts:
  more: [more, go on]
  short: [short]
  sources: [sources]
  why: [why]
  unknowns: [what is not known]
  repeat: [again]
  none: [none of these, none]
ordinals:
  "1": [first (one|title)]
  "2": [second one]
  last: [last one]
"""
NEIGHBOURS = """
- neighbour: coffee
  title: Coffee
  line: Coffee is another matter.
  examples: [how do i roast coffee beans, espresso grind size]
"""
REGIONS = """
- region: uk
  title: United Kingdom
  emergency: "999 [@leaf_2020]"
  checked: 2026-11-22
- region: de
  title: Germany
  emergency: "112 [@leaf_2020]"
  checked: 2026-11-22
"""
FILES = {
    "answers/_common.yaml": COMMON,
    "answers/_sources.yaml": SOURCES,
    "answers/_cautions.yaml": CAUTIONS,
    "answers/tea.yaml": ANSWERS,
    "intents/tea.yaml": INTENTS,
    "intents/_alerts.yaml": ALERTS,
    "intents/_vocabulary.yaml": VOCABULARY,
    "intents/_neighbours.yaml": NEIGHBOURS,
}


def write_files(root, files):
    """Write name -> text below a folder; gives the folder back."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory):
    """Keep what start-up keeps away from the user's cache, and the user's settings away from us."""
    for name in [it for it in os.environ if it.startswith("D3K2_")]:
        del os.environ[name]
    os.environ["D3K2_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["XDG_CONFIG_HOME"] = str(tmp_path_factory.mktemp("settings"))


@pytest.fixture
def tea_folder(tmp_path):
    """A complete content folder about tea; tests may break it."""
    return write_files(tmp_path / "tea", FILES)


@pytest.fixture
def tea(tea_folder):
    """The library of that folder."""
    return load_library(tea_folder, shipped=False)


@pytest.fixture(scope="session")
def library():
    """What ships."""
    return load_library()


@pytest.fixture(scope="session")
def bot(library):
    """The bot that ships."""
    return Bot(library)


class Desk:
    """Where a person works: a file of their own, a project, and a folder deep inside it."""

    def __init__(self, root):
        self.own = root / "own" / "d3k2" / "config.toml"
        self.project = root / "project"
        self.deep = self.project / "a" / "b"
        self.deep.mkdir(parents=True)

    def write(self, name, text, folder=None):
        """Write a file of the project, or of another folder; gives its path."""
        path = (folder or self.project) / name
        write_files(path.parent, {path.name: text})
        return path


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A desk without any settings yet; the current folder is the deep one."""
    made = Desk(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(made.own.parents[1]))
    monkeypatch.chdir(made.deep)
    return made
