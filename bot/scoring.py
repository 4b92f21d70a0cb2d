"""What each clause scores as a quote, before any is chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

# A quote is chosen by meaning, by words, and by the criteria in question: three scores on one scale.
_MEANING, _WORDS, _CRITERIA = 0.7, 0.1, 0.6
# Whoever names a member of an option's family asks of that one, not of all that the option is praised for: of
# 58 questions that want no verdict point recall rose so from .643 to .669, precision from .424 to .458.
_NAMED = 0.2
# Whatever is asked, an article opens with what it is about, not with evidence, and a fragment says little: of
# the passages in the first eighth of an article people named .08 as evidence, of the others .19; of those
# below eight words .09 (the 80 nearest to each of 868 questions).
_OPENING, _OPENS = 0.3, 0.15
_LENGTH, _LONG = 0.06, 30


def prior(words: Numbers, places: Floats) -> Floats:
    """What passages of so many words score as quotes whatever is asked, 0 at most.

    ``places`` are the shares of their articles that stand ahead of them. Query-independent evidence, as of
    Craswell et al. 2005.
    """
    opening = np.maximum(0, 1 - places / _OPENS)
    return np.asarray(_LENGTH * np.log(np.minimum(words, _LONG) / _LONG) - _OPENING * opening, np.float32)


def quote_scores(
    meaning: Floats, words: Floats, named: Floats, needs: Sequence[tuple[float, Floats]], priors: Floats
) -> Floats:
    """Of each clause: cosine with the question, BM25 scaled to its best, likeness to its strongest need.

    ``named`` is the BM25 of the members of options' families that the question names.
    """
    by_need = np.zeros_like(meaning)
    for share, likeness in needs:
        # The root, so that a need of a quarter still finds its quote.
        by_need = np.maximum(by_need, np.sqrt(share) * likeness)
    by_words = _WORDS * _to_best(words) + _NAMED * _to_best(named)
    return np.asarray(_MEANING * meaning + by_words + _CRITERIA * by_need + priors, np.float32)


def _to_best(scores: Floats) -> Floats:
    return np.asarray(scores / max(float(scores.max(initial=0)), 1e-9), np.float32)
