"""Which files of a folder are articles."""

from __future__ import annotations

import pytest

from index.articles.files import article_files
from index.errors import CorpusError


def test_by_suffix_in_name_order(tmp_path):
    """Upper case counts; hidden files, notes on the folder and other formats do not."""
    for name in ("b.TXT", "a.md", "c.html", ".d.md", "README.md", "License.txt", "e.docx", "sources.json"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in article_files(tmp_path)] == ["a.md", "b.TXT", "c.html"]


def test_a_folder_of_articles_inside(tmp_path):
    """Where there is ``articles/``, only what is in it counts."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "tin.md").write_text("x")
    (tmp_path / "other.md").write_text("x")
    assert [path.name for path in article_files(tmp_path)] == ["tin.md"]


@pytest.mark.parametrize(("name", "says"), [("none", "No folder at"), ("file", "is a file")])
def test_no_folder(tmp_path, name, says):
    """The line says what to give instead."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(CorpusError, match=f"{says}.*--corpus"):
        article_files(tmp_path / name)
