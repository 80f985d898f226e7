"""A seed in, a report of an evaluation out: of full size, made up, about tea."""

import random

THINGS = ("green tea", "black tea", "the pot", "milk", "a cold brew", "loose leaves", "a gift box")
ASPECTS = (
    "How long to brew",
    "Prices",
    "What is in it: caffeine, tannins and the rest",
    "Keeping it fresh",
    "Where it grows",
    "Who may drink it",
    "Compared with coffee",
)
KINDS = (
    "a letter left out", "a letter twice", "two letters swapped", "a key beside", "no spaces",
    "capitals", "no marks", "a greeting before", "thanks after", "filler between", "spoken letters",
    "a pasted line",
)  # fmt: skip
NASTY = '</script><script>alert("it\'s")</script> & <b>bold</b> {{ it }} %{x} $y$'
ASKED, REFUSED, OUTSIDE = "(asked back)", "(no answer)", "(out of scope)"
WORTH = {"right": 3, "stolen": -1, "expected": 1.5}
CONTENT = {
    "hash": "9f3c21ab",
    "folder": "tea",
    "intents": 49,
    "examples": 5808,
    "neighbours": 65,
    "made": "2026-11-23",
    "seconds": 8.4,
}


def full_report(seed=7):
    """49 intents, some 300 cells, 40 thefts, 100 points of the curve, 12 kinds, 10 bins."""
    chance = random.Random(seed)  # noqa: S311  nothing here is a secret
    titles = [f"{of}, {thing}" for thing in THINGS for of in ASPECTS]
    intents = [_intent(chance, f"it_{at}", title) for at, title in enumerate(titles)]
    curve = [_point(answer) for answer in range(1, 100)]
    return {
        "form": 1,
        "content": CONTENT,
        "thresholds": {"answer": 40.0, "offer": 3.0, "margin": 20.0},
        "groups": [
            _group("cases", 482, 230, (85.0, 11.0, 1.0, 2.6, 0.4, 5.2)),
            _group("left-out examples", 5808, 1759, (60.2, 20.1, 6.0, 10.3, 2.0, 9.4)),
        ],
        "intents": intents,
        "confusion": _cells(chance, intents),
        "thefts": _thefts(chance, [it["intent"] for it in intents]),
        "curve": curve,
        "chosen": curve[39],
        "robustness": [_row(chance, kind) for kind in KINDS],
        "calibration": {"error": 4.1, "bins": [_bin(chance, low) for low in range(0, 100, 10)]},
    }


def empty_report():
    """Of a folder on which nothing could be tried."""
    return full_report() | {
        "groups": [], "intents": [], "confusion": [], "thefts": [], "curve": [], "robustness": [],
        "chosen": {"answer": 40.0, "covered": 0.0, "right": 0.0, "wrong": 0.0, "answered": 0.0},
        "calibration": {"error": 0.0, "bins": []},
    }  # fmt: skip


def small_report(text):
    """Two intents and one theft; the text stands wherever authors may have written one."""
    cell = {"wanted": "pots", "led": "cups", "count": 2}
    report = full_report()
    intents = [report["intents"][0] | {"intent": name, "title": text} for name in ("pots", "cups")]
    theft = report["thefts"][0] | {
        "loser": "pots",
        "thief": "cups",
        "wrong": 1,
        "utterances": [{"utterance": text, "score": 50.0}],
        "blamed": [{"example": text, "share": 20.0}],
        "remedies": [
            {"edit": edit, "example": text, "intent": "cups", "to": "pots"} | WORTH
            for edit in ("remove", "move", "add")
        ],
    }
    return report | {
        "content": CONTENT | {"folder": text},
        "groups": [_group(text, 10, 5, (85.0, 11.0, 1.0, 2.6, 0.4, 5.2))],
        "intents": intents,
        "confusion": [cell],
        "thefts": [theft],
        "robustness": [report["robustness"][0] | {"kind": text}],
    }


def _group(name, inside, outside, rates):
    names = ("right", "offered", "wrong", "refused", "answered", "asked")
    return {
        "group": name,
        "in_scope": inside,
        "out_of_scope": outside,
        "rates": dict(zip(names, rates, strict=True)),
    }


def _intent(chance, name, title):
    support = chance.randint(20, 240)
    right = round(support * chance.uniform(0.45, 0.95))
    answered = round(right * chance.uniform(1.0, 1.3))
    offered = round((support - right) * chance.uniform(0.3, 0.8))
    return {
        "intent": name,
        "title": title,
        "support": support,
        "right": right,
        "answered": answered,
        "precision": round(100 * right / answered, 1),
        "recall": round(100 * right / support, 1),
        "offered": offered,
        "refused": round((support - right - offered) * 0.6),
    }


def _cells(chance, intents):
    cells = []
    for it in intents:
        others = [other["intent"] for other in intents if other is not it]
        led = {it["intent"]: it["right"], ASKED: it["offered"], REFUSED: it["refused"]}
        led |= {name: _few(chance) for name in chance.sample(others, 3)}
        cells += [{"wanted": it["intent"], "led": to, "count": n} for to, n in led.items() if n]
    strays = {it["intent"]: _few(chance) for it in chance.sample(intents, 12)}
    strays |= {ASKED: 165, REFUSED: 1790}
    return cells + [{"wanted": OUTSIDE, "led": to, "count": n} for to, n in strays.items()]


def _few(chance):
    """Mostly one or two, at times a dozen."""
    return 1 + int(chance.expovariate(0.4))


def _thefts(chance, names):
    pairs = [(loser, thief) for loser in names for thief in names if loser != thief]
    found = [_theft(chance, *pair) for pair in chance.sample(pairs, 40)]
    return sorted(found, key=lambda it: -it["expected"])


def _theft(chance, loser, thief):
    lost = [_said(chance) for _ in range(_few(chance))]
    blamed = [_said(chance) for _ in range(chance.randint(1, 4))]
    return {
        "loser": loser,
        "thief": thief,
        "expected": round(len(lost) * chance.uniform(0.6, 1.8), 1),
        "wrong": len(lost),
        "utterances": [{"utterance": it, "score": round(chance.uniform(40, 99), 1)} for it in lost],
        "blamed": [{"example": it, "share": round(chance.uniform(3, 45), 1)} for it in blamed],
        "remedies": [
            _remedy(chance, "remove", blamed[0], thief, ""),
            _remedy(chance, "move", blamed[0], thief, loser),
            _remedy(chance, "add", lost[0], loser, loser),
        ][: chance.randint(0, 3)],
    }


def _said(chance):
    starts = ("how long should i", "is it fine to", "why would anyone", "when do people")
    ends = ("brew this one", "pour it cold", "keep it in the cupboard", "drink it at night, daily")
    things = (*THINGS, NASTY) if chance.random() < 0.1 else THINGS
    return f"{chance.choice(starts)} {chance.choice(ends)} with {chance.choice(things)}"


def _remedy(chance, edit, example, intent, to):
    return {
        "edit": edit,
        "example": example,
        "intent": intent,
        "to": to,
        "right": chance.randint(-1, 6),
        "stolen": chance.randint(-3, 1),
        "expected": round(chance.uniform(0.2, 5), 1),
    }


def _point(answer):
    """Higher thresholds answer less, and less wrongly."""
    left = (100 - answer) / 100
    right = round(84 * left**0.3, 1)
    wrong = round(14 * left**2.2, 1)
    return {
        "answer": answer,
        "covered": round(right + wrong, 1),
        "right": right,
        "wrong": wrong,
        "answered": round(9 * left**3, 1),
    }


def _row(chance, kind):
    right = round(chance.uniform(62, 85), 1)
    offered = round((100 - right) * 0.6, 1)
    wrong = round((100 - right) * 0.1, 1)
    return {
        "kind": kind, "said": 482, "right": right, "offered": offered, "wrong": wrong,
        "before": 85.0,
    }  # fmt: skip


def _bin(chance, low):
    score = low + chance.uniform(3, 7)
    right = min(99.5, max(1.0, score + chance.uniform(-9, 9)))
    return {
        "low": low,
        "high": low + 10,
        "said": chance.randint(20, 1500),
        "score": round(score, 1),
        "right": round(right, 1),
    }
