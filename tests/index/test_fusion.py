"""Two rankings into one."""

from __future__ import annotations

import pytest

from index.fusion import reciprocal_rank, weighted
from index.records import Hit


def scores(hits):
    return {hit.passage: hit.score for hit in hits}


def test_reciprocal_ranks_add_up():
    """Passage 7 is first in one ranking and third in the other; passage 9 is second in one alone."""
    one = [Hit(7, 0.9), Hit(9, 0.8)]
    two = [Hit(5, 12.0), Hit(4, 11.0), Hit(7, 3.0)]
    fused = reciprocal_rank([one, two])
    assert [hit.passage for hit in fused] == [7, 5, 4, 9]
    assert scores(fused)[7] == pytest.approx((1 / (60 + 1)) + (1 / (60 + 3)))
    assert scores(fused)[5] == pytest.approx(1 / (60 + 1))
    assert scores(fused)[9] == pytest.approx(1 / (60 + 2))


def test_equal_scores_keep_the_passages_order():
    """The same input gives the same order: 4 before 9, both second once."""
    fused = reciprocal_rank([[Hit(1, 1.0), Hit(9, 0.5)], [Hit(1, 1.0), Hit(4, 0.5)]])
    assert [hit.passage for hit in fused] == [1, 4, 9]


def test_weighted_scores_are_min_max_scaled():
    """Dense .2, .6, 1 become 0, 1/2, 1; words 2, 6 become 0, 1; a passage that is missing counts 0."""
    dense = [Hit(0, 1.0), Hit(1, 0.6), Hit(2, 0.2)]
    words = [Hit(1, 6.0), Hit(3, 2.0)]
    fused = weighted(dense, words, dense_weight=0.7)
    expected = {0: 0.7 * 1, 1: 0.7 * 0.5 + 0.3 * 1, 2: 0.7 * 0, 3: 0.3 * 0}
    assert scores(fused) == pytest.approx(expected)
    assert [hit.passage for hit in fused] == [0, 1, 2, 3]


def test_equal_scores_all_count_full():
    """Where a ranking does not tell its passages apart, each is its best; an empty one says nothing."""
    assert scores(weighted([Hit(0, 0.4), Hit(1, 0.4)], [], dense_weight=0.7)) == pytest.approx(
        {0: 0.7, 1: 0.7}
    )
    assert weighted([], []) == []
