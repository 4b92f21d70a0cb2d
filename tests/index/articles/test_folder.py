"""Folders of articles in several formats."""

from __future__ import annotations

import json

import pytest

from index.articles import folder
from index.articles.folder import read_article, read_corpus
from index.errors import ArticleError, CorpusError


def test_markdown_by_another_name(tmp_path):
    """Two headings with hashes make a text Markdown; one may be a comment in code."""
    path = tmp_path / "tin.txt"
    path.write_text("## Tin\n\nIt is *soft*.\n\n## Zinc\n\nIt is hard.\n")
    assert [b.level for b in read_article(path, {}).blocks if b.kind == "heading"] == [2, 2]
    path.write_text("Tin\n\n## cast it\n\nTin is soft.\n")
    assert [b.level for b in read_article(path, {}).blocks if b.kind == "heading"] == [1, 1]


def test_metadata_of_sources_json(tmp_path):
    """What it says of a file goes above what the file says itself; a null says nothing."""
    (tmp_path / "tin.md").write_text("---\ntitle: Inside\nauthor: Ann\n---\nTin is soft.\n")
    entry = {"file": "tin.md", "title": "Outside", "author": None, "doc_id": "tin-1"}
    (tmp_path / "sources.json").write_text(json.dumps([entry]))
    (document,) = read_corpus(tmp_path).documents
    assert (document.doc_id, document.meta.title, document.meta.author) == ("tin-1", "Outside", "Ann")


@pytest.mark.parametrize("content", ["no json", "{}x", '["a"]', '[{"title": "x"}]', "7"])
def test_a_broken_sources_json(tmp_path, content):
    """The articles are read all the same, and one line says what the file must be."""
    (tmp_path / "tin.md").write_text("Tin is soft.\n")
    (tmp_path / "sources.json").write_text(content)
    reading = read_corpus(tmp_path)
    assert len(reading.documents) == 1
    assert reading.problems[0].startswith("sources.json: it must be a list")


def test_two_articles_of_one_id(tmp_path):
    """The second is left out, because citations name an article by its id."""
    (tmp_path / "tin.md").write_text("Tin is soft.\n")
    (tmp_path / "tin.txt").write_text("Tin is soft.\n")
    reading = read_corpus(tmp_path)
    assert [document.doc_id for document in reading.documents] == ["tin"]
    assert reading.problems == ("tin.txt: another article has the id 'tin'; rename one of them",)


def test_an_empty_folder(tmp_path):
    """It says what to put there."""
    with pytest.raises(CorpusError, match=r"put \.md"):
        read_corpus(tmp_path)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"Tin ist sch\xf6n.", "UTF-8"),
        (b"Tin\0is soft.", "binary"),
        (b"", "no sentences"),
        (b"12\n34\n", "no sentences"),
    ],
)
def test_what_is_no_text(read, data, says):
    """Each is refused with what to do about it."""
    with pytest.raises(ArticleError, match=says):
        read(data, ".txt")


def test_utf_16_with_its_mark(quotes):
    """What some editors of Windows save."""
    assert quotes("Tin is soft.".encode("utf-16"), ".txt") == ["Tin is soft."]


def test_a_file_far_larger_than_an_article(read, monkeypatch):
    """It is refused unread."""
    monkeypatch.setattr(folder, "LARGEST_FILE", 10)
    with pytest.raises(ArticleError, match="larger than"):
        read("Tin is soft.")


def test_the_digest_covers_metadata(read):
    """An article with another title is another article to the index."""
    assert read("Tin is soft.").sha256 != read("Tin is soft.", title="Tin").sha256
