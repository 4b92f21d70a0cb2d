"""Nearest passages: exact while few, quantised when many."""

from __future__ import annotations

import numpy as np
import pytest

from index.errors import IndexFolderError
from index.nearest import Nearest

# Three directions in a plane, at 0, 60 and 90 degrees: their cosines to the first are 1, 1/2 and 0.
PLANE = np.array([[1, 0], [0.5, 3**0.5 / 2], [0, 1]], np.float32)


def many(count: int, seed: int = 3) -> np.ndarray:
    """Unit vectors around forty centres; each dimension weighs less than the one before, as in the worst case."""
    random = np.random.default_rng(seed)
    weights = (np.arange(1, 65) ** -0.5).astype(np.float32)
    centres = random.standard_normal((40, 64), dtype=np.float32)
    noise = random.standard_normal((count, 64), dtype=np.float32)
    vectors = (centres[random.integers(0, 40, count)] + noise) * weights
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_scores_are_cosines():
    """The best passages come first, with the cosine of the angle as their score."""
    passages, scores = Nearest.from_vectors(PLANE).search(PLANE[0], 3)
    assert passages.tolist() == [0, 1, 2]
    assert scores == pytest.approx([1, 1 / 2, 0], abs=1e-6)


def test_asking_for_more_than_there_is():
    """As many passages come back as there are."""
    assert sorted(Nearest.from_vectors(PLANE).search(PLANE[0], 10).passages) == [0, 1, 2]


def test_quantised_search_finds_what_exact_search_finds():
    """Of the ten best, at least 95 of 100 are found, even where a few dimensions carry most of the length."""
    vectors, queries = many(20_000), many(50, seed=4)
    exact, quantised = Nearest.from_vectors(vectors), Nearest.from_vectors(vectors, exact_up_to=0)
    found = sum(
        len(set(exact.search(q, 10).passages) & set(quantised.search(q, 10).passages)) for q in queries
    )
    assert found >= 0.95 * 10 * len(queries)


def test_quantised_vectors_come_back():
    """What was stored in eight bits a dimension is the same vector to a hundredth."""
    vectors = many(5_000)
    back = Nearest.from_vectors(vectors, exact_up_to=0).vectors(range(100))
    assert np.abs(back - vectors[:100]).max() < 0.01


@pytest.mark.parametrize("exact_up_to", [100_000, 0])
def test_saved_index_answers_alike(tmp_path, exact_up_to):
    """What is loaded gives the ranking of what was saved."""
    nearest = Nearest.from_vectors(many(2_000), exact_up_to=exact_up_to)
    nearest.save(tmp_path / "vectors")
    query = many(1, seed=5)[0]
    saved, loaded = nearest.search(query, 10), Nearest.load(tmp_path / "vectors").search(query, 10)
    assert loaded.passages.tolist() == saved.passages.tolist()
    assert loaded.scores.tolist() == saved.scores.tolist()


def test_damaged_file(tmp_path):
    """A damaged file is refused with what to run."""
    (tmp_path / "vectors").write_bytes(b"not an index")
    with pytest.raises(IndexFolderError, match="stack-advisor index build"):
        Nearest.load(tmp_path / "vectors")


def test_vectors_of_no_passage():
    """No passages have no vectors, of the right width."""
    assert Nearest.from_vectors(PLANE).vectors([]).shape == (0, 2)
