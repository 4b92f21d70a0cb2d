from math import log

import numpy as np
import pytest

from bot.answer import Inquiry
from bot.scoring import prior, quote_scores


def array(*values):
    return np.array(values, np.float32)


def test_quote_scores():
    """.7 of meaning, .1 and .2 of BM25 scaled to its best, .6 of the best need by the root of its share, and
    the prior.
    """
    needs = [(0.25, array(0.6, 0)), (0.09, array(0.4, 1))]
    scores = quote_scores(array(0.5, 0.2), array(4, 2), array(0, 3), needs, array(-0.3, 0))
    first, second = max(0.5 * 0.6, 0.3 * 0.4), max(0.5 * 0, 0.3 * 1)
    assert scores == pytest.approx([0.35 + 0.1 + 0.6 * first - 0.3, 0.14 + 0.05 + 0.2 + 0.6 * second])


def test_quote_scores_without_words_or_needs():
    """Where no word matches and nothing is wanted, meaning decides."""
    scores = quote_scores(array(0.5, 0.2), array(0, 0), array(0, 0), [], array(0, 0))
    assert scores == pytest.approx([0.35, 0.14])


def test_prior():
    """The first passage loses .3, one at .075 of its article half of that; 15 words lose .06 ln 2, 60 none."""
    found = prior(np.array([30, 60, 15]), array(0, 0.075, 0.15))
    assert found == pytest.approx([-0.3, -0.15, -0.06 * log(2)])


def test_what_is_named_is_quoted(advisor):
    """One sentence names Celery: whoever asks of it reads that one, and no general praise of Python."""
    answer = advisor.answer(Inquiry(question="what do people do with Celery in Python?"))
    (only,) = answer.citations
    assert "Celery" in only.quote
