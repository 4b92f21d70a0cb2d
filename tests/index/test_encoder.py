"""The exported encoder, against the model that it was exported from."""

from __future__ import annotations

import os
import shutil

import numpy as np
import pytest

from index import storage
from index.encoder import FILES, SETTINGS, Encoder
from index.errors import BrokenIndexError
from index.export import BUNDLED_MODEL, SentenceModel, model_hash
from index.search import ENCODER

TEXTS = [
    "should we use Tin for our chat?",
    "Tin",
    "",
    "naïve 漢字 🎉 \u202e",
    "Tin is soft, melts early and is easily cast. " * 80,
]
# More than one batch.
SHORT = [f"Fact {n}: tin weighs {'very ' * (n % 5)}little." for n in range(40)]


@pytest.fixture(scope="module")
def folder(first_index):
    return storage.current(first_index) / ENCODER


@pytest.fixture(scope="module")
def encoder(folder):
    return Encoder(folder)


def test_equals_the_original_model(encoder):
    """Of short, long, empty and strange texts: the cosine of each pair of vectors is .9999 or more."""
    original = SentenceModel(BUNDLED_MODEL).encode(TEXTS, lambda count: None)
    exported = encoder.encode(TEXTS)
    assert (original * exported).sum(axis=1).min() >= 0.9999
    assert np.linalg.norm(exported, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_a_vector_does_not_depend_on_its_batch(encoder):
    """Alone or among others, whatever their order, a text has the same vector, in its own row."""
    together = encoder.encode(SHORT[::-1])[::-1]
    for at in (0, 1, 4, 39):
        assert together[at] == pytest.approx(encoder.encode([SHORT[at]])[0], abs=1e-5)


def test_shapes_and_progress(encoder):
    """A row a text, none for none; every text is counted once."""
    counted = []
    assert encoder.encode(SHORT, counted.append).shape == (40, 384) == (40, encoder.dimensions)
    assert sum(counted) == 40
    assert encoder.encode([]).shape == (0, 384)


def test_overlong_texts(encoder):
    """Two tokens are the model's own: 254 words of one token are read whole, 255 are not."""
    assert encoder.max_tokens == 256
    assert encoder.overlong(["tin " * 254, "tin " * 255, "tin"]) == 1
    longest = encoder.encode(["tin " * 254 + "zinc", "tin " * 254])
    assert longest[0] == pytest.approx(longest[1], abs=1e-5)


def test_it_knows_its_model(encoder):
    """An index of other weights is told apart by this."""
    assert encoder.model_hash == model_hash(BUNDLED_MODEL)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file(folder, tmp_path, name):
    """It is refused with what to run."""
    shutil.copytree(folder, tmp_path / "encoder", copy_function=os.link)
    Encoder(tmp_path / "encoder")
    (tmp_path / "encoder" / name).unlink()
    with pytest.raises(BrokenIndexError, match="index build"):
        Encoder(tmp_path / "encoder")


def test_damaged_settings(folder, tmp_path):
    """So are settings that lack one."""
    shutil.copytree(folder, tmp_path / "encoder", copy_function=os.link)
    (tmp_path / "encoder" / SETTINGS).unlink()
    (tmp_path / "encoder" / SETTINGS).write_text("{}")
    with pytest.raises(BrokenIndexError, match="index build"):
        Encoder(tmp_path / "encoder")
