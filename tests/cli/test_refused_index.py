"""An index that cannot be trusted is refused with one line that says what to run; nothing is answered from it."""

from __future__ import annotations

import json
import shutil

import pytest

from bot.annotations import Annotator
from index import storage

GOOD = "Tin or Zinc for chat?"


def refused(run, folder):
    ran = run("ask", "--index", folder, GOOD)
    assert ran.code == 1
    assert ran.out == ""
    assert "index build" in ran.line


def _own(path):
    """A file of the test's own in place of one that is shared."""
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)


FILES = (
    "annotations.json clauses.json clauses.npy documents.json encoder/encoder.json encoder/model.onnx "
    "encoder/model.weights encoder/tokenizer.json manifest.json passages.json phrase_space.npz phrases.npy vectors.faiss vocabulary.json"
).split()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["gone", "short", "flipped"])
def test_a_damaged_file(run, tiny_index, name, damage):
    """A file that is missing, cut short or has one wrong byte."""
    path = storage.current(tiny_index) / name
    _own(path)
    data = path.read_bytes()
    if damage == "gone":
        path.unlink()
    elif damage == "short":
        path.write_bytes(data[: len(data) // 2])
    else:
        middle = len(data) // 2
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
        if name == "manifest.json":
            path.write_bytes(data.replace(b'"format": ', b'"format": "'))
    refused(run, tiny_index)


def test_a_half_copied_index(run, tiny_index, tmp_path):
    """A copy that stopped before the last files."""
    half = tmp_path / "half"
    generation = storage.current(tiny_index)
    (half / generation.name).mkdir(parents=True)
    shutil.copy(tiny_index / storage.CURRENT, half)
    for name in ("manifest.json", "documents.json"):
        shutil.copy(generation / name, half / generation.name)
    refused(run, half)


def _manifest(folder, **changes):
    path = storage.current(folder) / storage.MANIFEST
    fields = json.loads(path.read_text()) | changes
    path.write_text(json.dumps(fields))


def test_an_older_format(run, tiny_index):
    """The line names both formats."""
    _manifest(tiny_index, format=0)
    assert "has format 0, this version reads" in run("ask", "--index", tiny_index, GOOD).line
    refused(run, tiny_index)


def test_other_rules_of_reading(run, tiny_index):
    """What an older version read into the articles is not mixed with newer rules."""
    _manifest(tiny_index, annotations=Annotator.version - 1)
    refused(run, tiny_index)


def test_another_model(run, tiny_index):
    """Vectors of one model are not compared with those of another."""
    _manifest(tiny_index, model_hash="0" * 64)
    refused(run, tiny_index)


@pytest.mark.parametrize("pointer", ["", "nowhere", "../elsewhere", "\0"])
def test_a_pointer_to_nothing(run, tiny_index, pointer):
    """CURRENT that names no generation."""
    (tiny_index / storage.CURRENT).write_text(pointer)
    refused(run, tiny_index)


def test_no_index(run, tmp_path):
    """An index that was named is never built by asking."""
    refused(run, tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_with_its_articles_a_damaged_index_is_mended(run, tiny_index, tiny_corpus):
    """Given `--corpus`, the same question builds what is broken and is answered."""
    path = storage.current(tiny_index) / "passages.json"
    path.write_text(path.read_text().replace("Tin", "Tan"))
    ran = run("ask", "--json", "--index", tiny_index, "--corpus", tiny_corpus, GOOD)
    assert ran.code == 0
    assert all("Tan" not in citation["quote"] for citation in json.loads(ran.out)["citations"])
