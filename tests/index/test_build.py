"""From a folder of articles to a published index."""

from __future__ import annotations

import pytest

from index import storage
from index.build import build_index
from index.errors import CorpusError
from index.search import open_index


class Notes:
    """Notes what it was handed."""

    version = 7

    def __call__(self, documents, passages, clauses, vocabulary):
        return {"documents": len(documents), "passages": len(passages), "clauses": len(clauses)}


class Stages:
    """Remembers the last report of each stage."""

    def __init__(self):
        self.totals = {}

    def __call__(self, stage, done, total):
        assert 0 <= done <= total
        self.totals[stage] = (done, total)


@pytest.fixture
def build(tiny_corpus, copied_index):
    def build(annotate=None):
        stages = Stages()
        return build_index(tiny_corpus, copied_index, annotate or Notes(), progress=stages), stages.totals

    return build


def test_notes_are_kept(build, copied_index):
    """What the caller reads into the passages is in the index; the manifest has the counts and the version."""
    built, stages = build()
    index = open_index(copied_index)
    assert index.annotations == {"documents": 2, "passages": 7, "clauses": len(index.clauses)}
    assert (built.manifest.documents, built.manifest.passages, built.manifest.annotations) == (2, 7, 7)
    assert stages["writing"] == (1, 1)


def test_sections_do_not_shout(build, tiny_corpus, copied_index):
    """A heading in capitals is spelled as its article writes the words; the article's text stays as it is."""
    text = "Notes\n\nWHEN TO MELT MCTIN\n\nMelt McTin when it is hot.\n\nZINC\n\nZinc is harder to melt.\n"
    (tiny_corpus / "loud.txt").write_text(text)
    build()
    index = open_index(copied_index)
    sections = [passage.section for passage in index.passages if passage.doc_id == "loud"]
    assert sections == [("When to melt McTin",), ("ZINC",)]
    assert index.documents["loud"].text == text


def test_nothing_changed(build):
    """The same articles give the same id, and nothing is embedded."""
    first, _ = build()
    second, stages = build()
    assert first.embedded == 7
    assert second.embedded == 0
    assert stages["embedding"] == (0, 0)
    assert first.manifest.id == second.manifest.id


def test_the_id_is_of_contents_and_rules(build, tiny_corpus):
    """A changed article and another version of the notes each give another."""
    ids = {build()[0].manifest.id}
    other = Notes()
    other.version = 8
    ids.add(build(other)[0].manifest.id)
    (tiny_corpus / "data.txt").write_text("Tin is light.\n")
    ids.add(build()[0].manifest.id)
    assert len(ids) == 3


def test_a_changed_vocabulary_embeds_only_its_phrases(build, tiny_corpus):
    """A new criterion has a statement, a definition and one situation."""
    build()
    (tiny_corpus / "vocabulary").mkdir()
    criterion = (
        "- name: weight\n  statement: It is light.\n  terms: [light]\n  situations: [we carry it around]\n"
    )
    (tiny_corpus / "vocabulary" / "criteria.yaml").write_text(criterion)
    built, stages = build()
    assert built.embedded == 0
    assert stages["embedding"] == (3, 3)


def test_no_sentence_to_quote(build, tiny_corpus, copied_index):
    """Articles of nothing but questions make no index, and the old one answers."""
    before = storage.current(copied_index)
    (tiny_corpus / "chat.md").write_text("Is tin soft?\n")
    (tiny_corpus / "data.txt").unlink()
    with pytest.raises(CorpusError, match="no sentence to quote"):
        build()
    assert storage.current(copied_index) == before


def test_notes_that_fail(build, copied_index):
    """A bug in the caller leaves the old index."""
    before = storage.current(copied_index)

    class Broken(Notes):
        def __call__(self, *given):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build(Broken())
    assert storage.current(copied_index) == before
    assert not list(copied_index.glob(f"{storage.UNFINISHED}*"))
