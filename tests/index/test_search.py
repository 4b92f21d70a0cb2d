"""An open index."""

from __future__ import annotations

import json
import shutil

import pytest

from index import search, storage, vocabulary
from index.articles.folder import read_corpus
from index.chunking import passages
from index.errors import IndexFolderError
from index.keywords import tokens
from index.search import open_index


def test_what_was_built_comes_back(tiny_index, tiny_corpus):
    """Documents, passages and vocabulary equal what was read from the articles."""
    index = open_index(tiny_index)
    documents = read_corpus(tiny_corpus).documents
    assert tuple(index.documents.values()) == documents
    assert index.passages == tuple(p for document in documents for p in passages(document))
    assert index.vocabulary == vocabulary.load(tiny_corpus)
    assert len(index.phrases) == len(index.vocabulary.phrases)
    assert len(index.clause_vectors) == len(index.clauses)
    for clause in index.clauses:
        assert index.passages[clause.passage].text[clause.start : clause.end]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("learning Zinc is hard, isn't it?", "Zinc has a steep learning curve"),
        ("which has libraries for statistics?", "Zinc has many libraries for statistics."),
        ("weak at heavy computation", "Tin is slow at heavy computation, which is its main weakness."),
    ],
)
def test_ranking(tiny_index, question, best):
    """Meaning and words together put the passage that speaks of it first."""
    index = open_index(tiny_index)
    vector, words = index.encoder.encode([question])[0], index.keywords.scores(tokens(question))
    passages, scores = index.retrieve(vector, words, k=3)
    assert index.passages[passages[0]].text == best
    assert len(set(passages.tolist())) == 3
    assert scores.tolist() == sorted(scores.tolist(), reverse=True)


def test_replaced_while_it_was_opened(tiny_index, monkeypatch):
    """A generation that is gone when its files are read is looked for again, once."""
    generation = storage.current(tiny_index)
    old = shutil.copytree(generation, tiny_index / "old", ignore=shutil.ignore_patterns("*.json"))
    answers = iter([old, generation, generation])
    monkeypatch.setattr(search.storage, "current", lambda folder: next(answers))
    assert open_index(tiny_index).generation == generation


def test_rankings_of_two_builds(tiny_index):
    """Files that are each sound, but of different passages, are refused."""
    generation = storage.current(tiny_index)
    path, manifest = generation / search.PASSAGES, generation / storage.MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text())[:-1]))
    fields = json.loads(manifest.read_text())
    fields["files"][search.PASSAGES] = [path.stat().st_size, storage.file_sha256(path)]
    manifest.write_text(json.dumps(fields))
    with pytest.raises(IndexFolderError, match="mixes two builds"):
        open_index(tiny_index)
