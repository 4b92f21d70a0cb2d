import numpy as np
import pytest
from core_samples import BREAD, CHAT, small_index

from bot.annotations import load
from bot.relevance import Relevance, sharpen

INDEX = small_index()
RELEVANCE = Relevance(INDEX, load(INDEX.annotations))


def test_sharpen():
    """1 for the best, e to the minus distance over temperature for the others."""
    assert sharpen(np.array([0.9, 0.8], np.float32), 0.1) == pytest.approx([1, np.exp(-1)])


def test_cosines():
    """Of the six clauses three are about chat."""
    assert RELEVANCE.to_question(CHAT).cosines.tolist() == [1, 0, 0, 0, 1, 1]


def test_likeness():
    """Centred on (3, 2, 1) / 6, chat (3, -2, -1) meets chat's definition less the phrases' own mean (4, -4, 0).

    The cosine is 20 / sqrt(14 * 32); the terms that three chat clauses hold add .2, but one holds none.
    """
    cosine = (3 * 4 + 2 * 4) / np.sqrt(14 * 32)
    found = RELEVANCE.likeness(0)
    assert found[[0, 4, 5]] == pytest.approx([cosine + 0.2] * 3, abs=1e-5)
    assert found[1] < 0


def test_to_criterion():
    """What is likest counts 1, everything far away next to nothing."""
    found = RELEVANCE.to_criterion(1)
    assert found[[1, 2]] == pytest.approx([1, 1], abs=1e-5)
    assert max(found[[0, 3, 4, 5]]) < 0.01


def test_to_question():
    """A question about bread is nearest to the clauses about bread."""
    found = RELEVANCE.to_question(BREAD).centred
    assert set(np.argsort(found)[-2:]) == {1, 2}
    assert found[1] == pytest.approx(found[2])
    assert found[1] > max(found[[0, 3, 4, 5]]) + 0.3


def test_to_clauses():
    """Each clause of the question by itself: what is about bread is nearest to one about bread.

    The best match of words brings a clause .15 nearer, half as many .075: e to the power of a twentieth of that.
    """
    nothing, some = np.zeros(6, np.float32), np.array([0, 4, 2, 0, 0, 0], np.float32)
    bread, chat, worded = RELEVANCE.to_clauses(np.array([BREAD, CHAT, BREAD]), [nothing, nothing, some])
    assert bread[[1, 2]] == pytest.approx([1, 1], abs=1e-5)
    assert max(bread[[0, 3, 4, 5]]) < 0.01
    assert chat[[0, 4, 5]] == pytest.approx([1, 1, 1], abs=1e-5)
    assert worded[[1, 2]] == pytest.approx([1, np.exp(-0.075 / 0.05)], abs=1e-5)


def test_meaning():
    """Half cosine, half centred cosine, which is at most 1."""
    near = RELEVANCE.to_question(BREAD)
    assert 0.5 < near.meaning[1] <= 1
    assert near.meaning[1] == pytest.approx((1 + near.centred[1]) / 2)
