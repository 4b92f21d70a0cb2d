import numpy as np
import pytest

from index.errors import IndexFolderError
from index.phrase_space import PhraseSpace, unit

# Two criteria of two defining phrases each, the first with one situation more.
PHRASES = unit(np.array([[4, 1, 0], [4, 0, 1], [3, 3, 0], [0, 4, 1], [1, 4, 0]], np.float32))
COUNTS = [3, 2]


@pytest.fixture
def space():
    return PhraseSpace.from_vectors(PHRASES, COUNTS, 2, PHRASES)


def test_cosines(space):
    """Along all directions that there are, nothing is lost."""
    texts = unit(np.array([[1, 2, 3], [0, 0, 1]], np.float32))
    assert space.cosines(texts) == pytest.approx(texts @ PHRASES.T, abs=1e-6)


def test_what_truncation_loses():
    """Beyond 192 directions the faintest is left out: here one of 193, with the shortest phrase."""
    phrases = np.eye(193, dtype=np.float32)
    phrases[7] *= 0.5
    found = PhraseSpace.from_vectors(phrases, [193], 2, phrases).cosines(np.eye(193, dtype=np.float32))
    assert found[7] == pytest.approx(np.zeros(193), abs=1e-6)
    assert np.delete(np.diag(found), 7) == pytest.approx(np.ones(192), abs=1e-6)


def test_definitions_and_centre(space):
    """Each criterion's first two phrases, and the mean of all five."""
    assert space.definitions.shape == (2, 2, 3)
    assert np.array_equal(space.definitions.reshape(4, 3), PHRASES[[0, 1, 3, 4]])
    assert space.centre == pytest.approx(PHRASES.sum(axis=0) / 5)


def test_translation(space):
    """Ridge regression's normal equations hold: Xᵀ(X·T − Y) + 30·T = 0, both sides centred."""
    centred = PHRASES - PHRASES.mean(axis=0)
    worded = [unit(unit(rows - PHRASES.mean(axis=0)).mean(axis=0)) for rows in space.definitions]
    aims = np.array([worded[0]] * 3 + [worded[1]] * 2)
    residual = centred @ space.translation - (aims - aims.mean(axis=0))
    assert centred.T @ residual + 30 * space.translation == pytest.approx(np.zeros((3, 3)), abs=1e-5)
    situation = (PHRASES[2] - space.centre) @ space.translation
    assert situation @ worded[0] > situation @ worded[1]


def test_spoken_of():
    """Clauses along x and against it: cosine 1 with x; 0 with y, less than .15; .25, half of the way, between."""
    along, aslant = [1, 0], [0.25, np.sqrt(1 - 0.25**2)]
    phrases = np.array([along, [0, 1], aslant, [-1.25, -1 - aslant[1]]], np.float32)
    clauses = np.array([[2, 0]] * 5 + [[-2, 0]] * 5, np.float32)
    found = PhraseSpace.from_vectors(phrases, [1, 1, 1, 1], 1, clauses)
    assert found.spoken_of[:3] == pytest.approx([1, 0.1, 0.5])


def test_it_comes_back(space, tmp_path):
    """Saved and loaded, every array is the same."""
    space.save(tmp_path / "space.npz")
    found = PhraseSpace.load(tmp_path / "space.npz")
    for name, values in vars(space).items():
        assert np.array_equal(getattr(found, name), values)


def test_a_damaged_file(tmp_path):
    """It is refused with what to run."""
    (tmp_path / "space.npz").write_bytes(b"PK")
    with pytest.raises(IndexFolderError, match="index build"):
        PhraseSpace.load(tmp_path / "space.npz")


def test_no_phrases():
    """A corpus without a vocabulary has nothing to compare with."""
    space = PhraseSpace.from_vectors(np.zeros((0, 3), np.float32), [], 2, PHRASES)
    assert space.cosines(np.ones((2, 3), np.float32)).shape == (2, 0)
    assert space.translation.shape == (3, 3)
