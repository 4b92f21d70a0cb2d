"""Whether an index is of what its articles are now."""

from __future__ import annotations

import os

import pytest

from index import storage
from index.staleness import corpus_hash, corpus_stat, is_stale
from index.storage import Manifest


@pytest.fixture
def corpus(tmp_path, small_vocabulary):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "tin.md").write_text("Tin is soft.")
    return folder


@pytest.fixture
def folder(corpus, tmp_path):
    """An index that holds no more than what it says it is of."""
    manifest = Manifest(
        id="1", built="", model="m", model_hash="h", dimensions=3, corpus="c", documents=1, passages=1, clauses=1,
        corpus_hash=corpus_hash(corpus), corpus_stat=corpus_stat(corpus), annotations=1,
    )  # fmt: skip
    with storage.writing(tmp_path / "index") as draft:
        storage.publish(tmp_path / "index", draft, manifest)
    return tmp_path / "index"


def test_up_to_date(corpus, folder):
    """Same model, same rules, same articles."""
    assert not is_stale(corpus, folder, "m", 1)


def test_another_model_or_other_rules(corpus, folder):
    """Either needs another build."""
    assert is_stale(corpus, folder, "other", 1)
    assert is_stale(corpus, folder, "m", 2)


def test_no_index(corpus, tmp_path):
    """None at all is the stalest."""
    assert is_stale(corpus, tmp_path / "none", "m", 1)


def test_a_touched_article(corpus, folder):
    """Times differ, contents do not: nothing to do."""
    os.utime(corpus / "tin.md", (1, 1))
    assert not is_stale(corpus, folder, "m", 1)


def change(corpus, name, text):
    path = corpus / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    "name", ["tin.md", "zinc.txt", "sources.json", "vocabulary/criteria.yaml", "vocabulary/technologies.yaml"]
)
def test_whatever_a_build_reads_counts(corpus, folder, name):
    """Articles, their metadata and the vocabulary; a note beside them does not."""
    change(corpus, "README.md", "A note.")
    assert not is_stale(corpus, folder, "m", 1)
    change(corpus, name, "[]")
    assert is_stale(corpus, folder, "m", 1)


def test_a_renamed_article(corpus, folder):
    """Its name is its id."""
    (corpus / "tin.md").rename(corpus / "pewter.md")
    assert is_stale(corpus, folder, "m", 1)
