"""Nearest passages by cosine: exact up to some 10⁴ vectors, quantised ones scanned and refined beyond.

Beyond, every vector is compared in four bits a pair of dimensions, and the best twenty for each one wanted
are compared again in eight bits a dimension. Unlike a graph or an inverted file, that misses nothing because
of how the articles cluster, and it is built in seconds: `make bench` prints recall, time and bytes a passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np

from index.errors import BrokenIndexError
from index.records import Ranking, Vectors

EXACT_UP_TO = 30_000
_REFINED = 20
_ROTATION_SEED = 5


class Nearest:
    """FAISS behind four verbs; scores are inner products of unit vectors, so cosines."""

    def __init__(self, index: faiss.Index) -> None:
        # FAISS's second thread spins against the encoder's: search alone gets slower, encoding twice as slow.
        faiss.omp_set_num_threads(1)
        self._index = index

    @classmethod
    def from_vectors(cls, vectors: Vectors, exact_up_to: int = EXACT_UP_TO) -> Nearest:
        """``vectors``: unit vectors, shape ``(passages, dimensions)``."""
        dimensions = vectors.shape[1]
        index = faiss.IndexFlatIP(dimensions) if len(vectors) <= exact_up_to else _quantised(dimensions)
        index.train(vectors)
        index.add(vectors)
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> Nearest:
        try:
            return cls(faiss.read_index(str(path)))
        except RuntimeError as error:
            raise BrokenIndexError(f"{path} is damaged") from error

    def save(self, path: Path) -> None:
        path.write_bytes(faiss.serialize_index(self._index).tobytes())

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, query: Vectors, k: int) -> Ranking:
        """The ``k`` best passages for one query vector, shape ``(dimensions,)``."""
        scores, passages = self._index.search(query.reshape(1, -1), max(1, min(k, len(self))))
        # FAISS fills up with -1 where it finds no more.
        found = passages[0] >= 0
        return Ranking(passages[0][found], scores[0][found])

    def vectors(self, passages: Sequence[int]) -> Vectors:
        """The stored vectors of these passages, shape ``(len(passages), dimensions)``."""
        if not passages:
            return np.empty((0, self._index.d), np.float32)
        return np.asarray(self._index.reconstruct_batch(np.asarray(passages, np.int64)), np.float32)


def _quantised(dimensions: int) -> faiss.Index:
    """Rotated first: where a few dimensions carry most of the length, four bits for these were too coarse."""
    rotation = faiss.RandomRotationMatrix(dimensions, dimensions)
    rotation.init(_ROTATION_SEED)
    pairs = dimensions // 2 if dimensions % 2 == 0 else dimensions
    scanned = faiss.index_factory(dimensions, f"PQ{pairs}x4fs,Refine(SQ8)", faiss.METRIC_INNER_PRODUCT)
    scanned.k_factor = _REFINED
    return faiss.IndexPreTransform(rotation, scanned)
