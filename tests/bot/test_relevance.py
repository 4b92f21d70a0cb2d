from dataclasses import replace

import numpy as np
import pytest
from core_samples import BREAD, CHAT, ELSE, small_index

from bot.annotations import load
from bot.relevance import Relevance, in_context, sharpen

INDEX = small_index()
RELEVANCE = Relevance(INDEX, load(INDEX.annotations))
ALL = np.arange(len(INDEX.clauses))


def test_sharpen():
    """1 for the best, e to the minus distance over temperature for the others."""
    assert sharpen(np.array([0.9, 0.8], np.float32), 0.1) == pytest.approx([1, np.exp(-1)])


def test_cosines():
    """Of the six clauses three are about chat."""
    assert RELEVANCE.to_question(CHAT, ALL).cosines.tolist() == [1, 0, 0, 0, 1, 1]


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
    found = RELEVANCE.to_question(BREAD, ALL).meaning
    assert set(np.argsort(found)[-2:]) == {1, 2}
    assert found[1] == pytest.approx(found[2])
    assert found[1] > max(found[[0, 3, 4, 5]]) + 0.3


def test_to_clauses():
    """Each clause of the question by itself: what is about bread is nearest to one about bread.

    The best match of words brings a clause .15 nearer, half as many .075: e to the power of a twentieth of that.
    """
    nothing, some = np.zeros(6, np.float32), np.array([0, 4, 2, 0, 0, 0], np.float32)
    asked = np.array([BREAD, CHAT, BREAD])
    bread, chat, worded = RELEVANCE.to_clauses(asked, [nothing, nothing, some], ALL)
    assert bread[[1, 2]] == pytest.approx([1, 1], abs=1e-5)
    assert max(bread[[0, 3, 4, 5]]) < 0.01
    assert chat[[0, 4, 5]] == pytest.approx([1, 1, 1], abs=1e-5)
    assert worded[[1, 2]] == pytest.approx([1, np.exp(-0.075 / 0.05)], abs=1e-5)


def test_of_some_clauses():
    """Where only some are looked at, each is as near as among all."""
    some = np.array([4, 1, 3])
    every, found = RELEVANCE.to_question(BREAD, ALL), RELEVANCE.to_question(BREAD, some)
    assert found.cosines == pytest.approx(every.cosines[some])
    assert found.meaning == pytest.approx(every.meaning[some])
    words = np.array([2, 0, 1], np.float32)
    (alone,) = RELEVANCE.to_clauses(np.array([BREAD]), [words], some)
    assert int(alone.argmax()) == 1
    assert alone[1] == 1


def test_meaning():
    """Half cosine, which is 1, half centred cosine: bread (-3, 4, -1) with (-3, 3, 0), both ways of putting it."""
    meaning = RELEVANCE.to_question(BREAD, ALL).meaning
    assert meaning[1] == pytest.approx((1 + 21 / np.sqrt(26 * 18)) / 2, abs=1e-3)


def test_in_context():
    """A fifth is the neighbours' mean: chat and bread around chat give (9, 1, 0); who stands alone stays as it is."""
    vectors = np.array([CHAT, CHAT, BREAD, ELSE])
    first, middle, last, alone = in_context(vectors, ["one", "one", "one", "two"])
    assert first == pytest.approx(CHAT)
    assert middle == pytest.approx(np.array([9, 1, 0]) / np.sqrt(82))
    assert last == pytest.approx(np.array([1, 4, 0]) / np.sqrt(17))
    assert alone == pytest.approx(ELSE)


def test_what_stands_beside():
    """Of two clauses about ovens the one beside bread is quoted first for bread; it weighs no more for that."""
    index = small_index()
    index.passages[2:4] = [replace(passage, section=("Ovens",)) for passage in index.passages[2:4]]
    index.clause_vectors = np.array([ELSE, CHAT, BREAD, ELSE, CHAT, CHAT])
    relevance = Relevance(index, load(index.annotations))
    near = relevance.to_question(BREAD, ALL)
    assert near.meaning[3] > near.meaning[0] + 0.1
    assert near.cosines[3] == near.cosines[0] == 0
    (weighed,) = relevance.to_clauses(np.array([BREAD]), [np.zeros(6, np.float32)], ALL)
    assert weighed[3] == pytest.approx(weighed[0])


def test_figures_move_nothing():
    """Without the clause that is a figure the centre is (3, 2, 0) / 5; chat's (2, -2, 0) meets its definition's."""
    index = small_index()
    index.passages[3] = replace(index.passages[3], text="4,500")
    found = Relevance(index, load(index.annotations)).likeness(0)
    assert found[4] == pytest.approx(1 + 0.2, abs=1e-5)
