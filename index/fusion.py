"""Two rankings into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.records import Hit

_K = 60


def reciprocal_rank(rankings: Sequence[Sequence[Hit]], k: int = _K) -> list[Hit]:
    """RRF(p) = Σ over rankings of 1 / (k + rank(p)), rank from 1. Cormack, Clarke & Büttcher, SIGIR 2009."""
    scores: dict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, hit in enumerate(ranking, 1):
            scores[hit.passage] += 1 / (k + rank)
    return _sorted(scores)


def weighted(dense: Sequence[Hit], keywords: Sequence[Hit], dense_weight: float = 0.7) -> list[Hit]:
    """w · min-max(dense) + (1 - w) · min-max(keywords); a passage missing from a ranking counts 0 there."""
    scores: dict[int, float] = defaultdict(float)
    for ranking, weight in ((dense, dense_weight), (keywords, 1 - dense_weight)):
        low = min((hit.score for hit in ranking), default=0.0)
        high = max((hit.score for hit in ranking), default=0.0)
        for hit in ranking:
            scores[hit.passage] += weight * ((hit.score - low) / (high - low) if high > low else 1.0)
    return _sorted(scores)


def _sorted(scores: dict[int, float]) -> list[Hit]:
    """Best first; ties by passage number, so that the same input gives the same order."""
    return [Hit(p, s) for p, s in sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))]
