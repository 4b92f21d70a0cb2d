from math import log

import numpy as np
import pytest
from core_samples import small_index

from bot.annotations import load
from bot.relevance import Relevance
from bot.standing import Standing
from bot.weighing import Heaviest


def standing(**notes):
    index = small_index()
    annotations = load(index.annotations | notes)
    return Standing(index, annotations, Relevance(index, annotations))


def test_evidence():
    """A row a clause: its stances, its document, and 0 for the copy, .5 where Oven Inc praises what it sells."""
    found = standing().evidence
    assert (
        found.stances[:, 0].round(1).tolist() == [0.6, -0.6, 0, 0, 0.6, 0]
        or abs(found.stances[0, 0] - 0.6) < 1e-6
    )
    assert found.sources.tolist() == [0, 0, 1, 1, 2, 2]
    assert found.weights.tolist() == [0.5, 1, 1, 1, 0, 1]


def test_who_sells_both_is_no_partisan():
    """Praise counts whole from a publisher that earns money either way."""
    assert standing(sellers={"tin": ["Tin", "Zinc"]}).evidence.weights[0] == 1


def test_prior():
    """The first passage of an article opens it and loses .3; all lose .06 a nat that they are shorter than 30 words."""
    length = [0.06 * log(words / 30) for words in (7, 9, 8, 8, 7, 8)]
    opening = [-0.3, 0, -0.3, 0, -0.3, 0]
    assert standing().prior == pytest.approx([a + b for a, b in zip(length, opening, strict=True)])


def test_weaknesses():
    """What stands where an article tells weaknesses, not where it tells strengths or neither."""
    assert standing().weaknesses.tolist() == [False, True, False, False, False, False]
    assert not standing(frames=[1, 0, 0, 0, 0, 0]).weaknesses.any()


def test_plain_wins():
    """Chat is plainly won by Tin: tin's praise is .3 and copy's blame of Zinc .6; kneading goes to none so plainly."""
    assert standing().plain_wins == [(0, "Tin")]
    assert standing().workloads == {0, 1}


def test_say_so():
    """tin's praise of Tin and copy's blame of Zinc are two sources; without the blame tin and a copy of it are one."""
    every = Heaviest(np.arange(6), np.ones(6, np.float32))
    assert standing().say_so(0, 0, every)
    assert not standing().say_so(0, 1, every)
    praise, blame, nothing = [{"Tin": 0.6}, False], [{"Tin": -0.6}, False], [{}, False]
    assert not standing(claims=[praise, blame, nothing, nothing, praise, nothing]).say_so(0, 0, every)
