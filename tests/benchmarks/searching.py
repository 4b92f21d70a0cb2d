"""Search among many passages: time on one thread, recall against exact search, bytes and build time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from measuring import milliseconds, percentile
from rows import Row
from synthetic import clustered

from index.nearest import Nearest

QUERIES, WANTED = 200, 10


def measure(scratch: Path, sizes: tuple[int, ...]) -> list[Row]:
    return [_row(scratch, size) for size in sizes]


def _row(scratch: Path, size: int) -> Row:
    vectors, queries = clustered(size, QUERIES, seed=7)
    truth = _exact(vectors, queries)
    built: list[Nearest] = []
    seconds = milliseconds(lambda: built.append(Nearest.from_vectors(vectors))) / 1000
    nearest = built[0]
    nearest.save(scratch / "vectors")
    bytes_each = (scratch / "vectors").stat().st_size / size
    (scratch / "vectors").unlink()
    nearest.search(queries[0], WANTED)
    taken = [milliseconds(lambda q=query: nearest.search(q, WANTED)) for query in queries]
    found = [set(nearest.search(query, WANTED).passages.tolist()) for query in queries]
    recall = sum(len(one & best) for one, best in zip(found, truth, strict=True)) / (WANTED * QUERIES)
    p95 = percentile(taken, 0.95)
    figure = f"p50 {percentile(taken, 0.5):.2f} ms, p95 {p95:.2f} ms"
    beside = f"recall@10 {recall:.3f}, {bytes_each:.0f} bytes a passage, built in {seconds:.1f} s"
    if size < 1_000_000:
        return Row(f"search, {size:,} passages", figure, beside)
    met = recall >= 0.95 and p95 <= 25 and bytes_each <= 700
    return Row(
        f"search, {size:,} passages", figure, beside, None, "p95 ≤ 25 ms, recall ≥ .95, ≤ 700 bytes", met
    )


def _exact(vectors: npt.NDArray[np.float32], queries: npt.NDArray[np.float32]) -> list[set[int]]:
    """The best ten by every inner product, computed in slices."""
    ids = np.empty((len(queries), 0), int)
    scores = np.empty((len(queries), 0), np.float32)
    for first in range(0, len(vectors), 100_000):
        part = queries @ vectors[first : first + 100_000].T
        best = np.argpartition(-part, WANTED - 1, axis=1)[:, :WANTED]
        ids = np.hstack([ids, best + first])
        scores = np.hstack([scores, np.take_along_axis(part, best, 1)])
    order = np.argsort(-scores, axis=1)[:, :WANTED]
    return [set(map(int, row)) for row in np.take_along_axis(ids, order, 1)]
