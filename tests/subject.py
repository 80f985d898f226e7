"""A text in, the words of the shipped subject that stand in it out."""

import re

NUTRIENTS = {"vitamin", "vitamins", "calcium"}
"""Words that other subjects share; code has no use for them either."""
WORDS = NUTRIENTS | {
    "d2", "d3", "k1", "k2", "k3", "mk", "mk4", "mk7", "mk8", "mk9",
    "menaquinone", "menaquinones", "menadione", "phylloquinone", "phytomenadione",
    "calciferol", "cholecalciferol", "colecalciferol", "ergocalciferol", "calcidiol", "calcitriol",
    "natto", "osteocalcin", "mgp", "dpucmgp", "ucoc", "vkorc1",
    "warfarin", "coumadin", "jantoven", "marevan", "marcumar", "marcoumar", "falithrom", "sintrom",
    "acenocoumarol", "phenprocoumon", "fluindione", "coumarin", "coumarins", "vka", "inr",
    "anticoagulant", "anticoagulants", "anticoagulation", "thinner", "thinners",
    "artery", "arteries", "arterial", "calcification", "plaque",
}  # fmt: skip
OF_TEA = {"thinner", "thinners"}
"""Words of the tea folder, too, on which examples of rules lie."""
_WORD = re.compile(r"[a-z0-9]+")
"""Letters and digits in one piece, so that `0xd3`, `d3d2b1` and the program's name are others."""


def subject_words(text, words=WORDS):
    """Those of the words that stand in a text as words of their own, in upper or lower case."""
    return sorted(words.intersection(_WORD.findall(text.lower())))
