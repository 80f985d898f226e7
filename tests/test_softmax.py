"""Sparse rows in, the weights of a linear softmax layer out."""

import numpy as np

from bot.evidence.softmax import PENALTY, fit

ROWS = [{0: 1.0}, {0: 0.9, 2: 0.4}, {1: 1.0}, {1: 0.8, 2: 0.5}, {}]
TARGETS = [0, 0, 1, 1, 1]


def loss(weights):
    dense = np.zeros((len(ROWS), 3))
    for at, row in enumerate(ROWS):
        dense[at, list(row)] = list(row.values())
    sums = dense @ weights
    chances = np.exp(sums) / np.exp(sums).sum(axis=1, keepdims=True)
    told = -np.log(chances[range(len(ROWS)), TARGETS]).sum()
    return told + PENALTY / 2 * (weights**2).sum()


def test_the_features_of_a_class_weigh_for_it_and_against_the_other():
    weights = fit(ROWS, TARGETS, features=3, classes=2)

    assert weights[0, 0] > 0 > weights[0, 1]
    assert weights[1, 1] > 0 > weights[1, 0]


def test_no_small_change_of_the_weights_lowers_the_loss():
    weights = fit(ROWS, TARGETS, features=3, classes=2)
    lowest = loss(weights)

    for place in np.ndindex(weights.shape):
        for change in (-0.05, 0.05):
            moved = weights.copy()
            moved[place] += change
            assert loss(moved) > lowest


def test_a_feature_that_no_row_has_weighs_nothing():
    weights = fit(ROWS, TARGETS, features=4, classes=2)

    assert not weights[3].any()


def test_the_same_rows_give_the_same_weights():
    assert (fit(ROWS, TARGETS, 3, 2) == fit(ROWS, TARGETS, 3, 2)).all()
