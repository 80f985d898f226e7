"""Learning that goes on after a change, beside learning it all anew."""

from array import array

import numpy as np
import pytest
from scipy.sparse import csr_array, random_array

from bot.evidence import softmax
from bot.evidence.amended import Amended
from bot.evidence.amendments import Added, Moved, Removed
from bot.evidence.design import Examples
from bot.evidence.influence import Influence
from bot.evidence.products import commonest, halved

CLASSES = 4
ROWS = 60
GRAMS = 40
MOVED, NEW = 7, 2


@pytest.fixture(autouse=True)
def to_the_end(monkeypatch):
    monkeypatch.setattr(softmax, "ENOUGH", 1e-12)
    monkeypatch.setattr(softmax, "ENOUGH_NEAR", 1e-12)
    monkeypatch.setattr(softmax, "ROUNDS", 500)


def drawn(seed):
    """Rows of grams, each class fond of some of its own."""
    numbers = np.random.default_rng(seed)
    rows = []
    for at in range(ROWS):
        own = numbers.integers(0, 8, 3) + 8 * (at % CLASSES)
        row = np.unique(np.concatenate([own, numbers.integers(0, GRAMS, 4)]))
        rows.append(array("i", row.tolist()))
    return rows


def learned(rows, labels, counted=None):
    """Examples, and the shares that are found; some examples may be left uncounted."""
    names = [str(it) for it in range(CLASSES)]
    keys = [(str(label), at) for at, label in enumerate(labels)]
    examples = Examples(rows, keys, names, "s" * GRAMS, "s")
    laid = Influence(examples, np.zeros((len(rows), CLASSES))).rows
    kept = np.arange(len(rows)) if counted is None else counted
    owners = np.eye(CLASSES)[np.array(labels)]
    shares = np.zeros((len(rows), CLASSES))
    shares[kept] = softmax.solve(csr_array(laid[kept]), csr_array(owners[kept]))
    return examples, laid, shares


@pytest.fixture(params=range(3))
def begun(request):
    rows = drawn(request.param)
    labels = [at % CLASSES for at in range(ROWS)]
    examples, laid, shares = learned(rows, labels)
    return rows, labels, laid, Influence(examples, shares)


def test_an_example_that_moves_is_learned_as_if_all_were_learned_anew(begun):
    rows, labels, laid, influence = begun
    labels[MOVED] = NEW

    told = Amended(influence, [Moved(MOVED, NEW)]).points(laid)

    _, _, shares = learned(rows, labels)
    real = laid @ (laid.T @ shares) - influence.points
    assert np.abs(real).max() > 0.5
    assert np.abs(told - real).max() < 0.03 * np.abs(real).max()


def test_an_example_that_goes_is_missed_as_if_it_had_never_been_there(begun):
    rows, labels, laid, influence = begun

    told = Amended(influence, [Removed(MOVED)]).points(laid)

    _, _, shares = learned(rows, labels, np.delete(np.arange(ROWS), MOVED))
    real = laid @ (laid.T @ shares) - influence.points
    assert np.abs(told - real).max() < 0.05 * np.abs(real).max()


def test_an_example_that_comes_pulls_its_like_to_its_class(begun):
    rows, _, laid, influence = begun

    told = Amended(influence, [Added(rows[MOVED], NEW)]).points(laid)

    assert told[MOVED].argmax() == NEW
    assert told[MOVED, NEW] > 0.5


def test_changes_that_undo_each_other_change_nothing(begun):
    rows, labels, laid, influence = begun

    told = Amended(influence, [Removed(MOVED), Added(rows[MOVED], labels[MOVED])]).points(laid)

    assert np.abs(told).max() < 0.05


@pytest.mark.parametrize("columns", [30, 900])
def test_products_are_those_of_the_whole_rows(columns):
    numbers = np.random.default_rng(1)
    first, second = (
        csr_array(random_array((20, columns), density=0.2, rng=numbers)) for _ in range(2)
    )
    by = commonest(first)

    told = halved(first, by).products(halved(second, by))

    assert told == pytest.approx((first @ second.T).toarray(), abs=1e-4)
