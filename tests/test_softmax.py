"""Sparse rows in, the weights of a linear softmax layer out."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from bot.evidence.softmax import ENOUGH, penalty, solve

ROWS = np.array([[1.0, 0, 0, 0], [0.9, 0, 0.4, 0], [0, 1.0, 0, 0], [0, 0.8, 0.5, 0], [0, 0, 0, 0]])
OWNERS = np.array([[1, 0], [1, 0], [0, 1], [0, 1], [0, 1]], float)


def loss(weights):
    sums = ROWS @ weights
    chances = np.exp(sums) / np.exp(sums).sum(axis=1, keepdims=True)
    return (
        -np.log((chances * OWNERS).sum(axis=1)).sum() + penalty(len(ROWS)) / 2 * (weights**2).sum()
    )


@pytest.fixture
def weights():
    return ROWS.T @ solve(csr_array(ROWS), csr_array(OWNERS))


def test_the_features_of_a_class_weigh_for_it_and_against_the_other(weights):
    assert weights[0, 0] > 0 > weights[0, 1]
    assert weights[1, 1] > 0 > weights[1, 0]


def test_no_change_of_a_weight_lowers_the_loss_by_more_than_what_is_enough(weights):
    least = loss(weights) * (1 - ENOUGH)

    for place in np.ndindex(weights.shape):
        for change in (-0.2, -0.05, 0.05, 0.2):
            moved = weights.copy()
            moved[place] += change
            assert loss(moved) > least


def test_a_feature_that_no_row_has_weighs_nothing(weights):
    assert not weights[3].any()


def test_the_same_rows_give_the_same_weights(weights):
    assert (ROWS.T @ solve(csr_array(ROWS), csr_array(OWNERS)) == weights).all()
