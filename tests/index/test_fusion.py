"""Two rankings into one."""

from __future__ import annotations

import numpy as np
import pytest

from index.fusion import weighted
from index.records import Ranking


def ranking(**scores):
    """Passage 3 as ``p3``."""
    passages = np.array([int(name[1:]) for name in scores], np.int64)
    return Ranking(passages, np.array(list(scores.values()), np.float32))


def test_scores_are_min_max_scaled():
    """Dense .2, .6, 1 become 0, 1/2, 1; words 2, 6 become 0, 1; a passage that is missing counts 0."""
    fused = weighted(ranking(p0=1.0, p1=0.6, p2=0.2), ranking(p1=6.0, p3=2.0), share=0.7)
    assert fused.passages.tolist() == [0, 1, 2, 3]
    assert fused.scores == pytest.approx([0.7 * 1, 0.7 * 0.5 + 0.3 * 1, 0.7 * 0, 0.3 * 0])


def test_best_first():
    """Passage 9 is found by both: 1 of .7 and 1 of .3; 4 is half-way by meaning alone."""
    fused = weighted(ranking(p9=0.9, p4=0.7, p7=0.5), ranking(p9=3.0, p5=1.0), share=0.7)
    assert fused.passages.tolist() == [9, 4, 5, 7]
    assert fused.scores == pytest.approx([1, 0.35, 0, 0])


def test_equal_scores_keep_the_passages_order():
    """The same input gives the same order: 4 before 9, though 9 was found first."""
    assert weighted(ranking(p9=0.5, p4=0.5), ranking()).passages.tolist() == [4, 9]


def test_equal_scores_all_count_full():
    """Where a ranking does not tell its passages apart, each is its best; an empty one says nothing."""
    fused = weighted(ranking(p0=0.4, p1=0.4), ranking(), share=0.7)
    assert fused.scores == pytest.approx([0.7, 0.7])
    assert len(weighted(ranking(), ranking()).passages) == 0
