"""Which files of a folder are articles; no reader of articles is loaded to know it."""

from __future__ import annotations

from pathlib import Path

from index.errors import CorpusError

MARKDOWN, HTML = (".md", ".markdown"), (".html", ".htm")
SUFFIXES = (*MARKDOWN, *HTML, ".txt", ".pdf")
_NOT_ARTICLES = {"readme", "license", "changelog", "contributing"}


def article_files(corpus: Path) -> list[Path]:
    """Files that count as articles, in name order: those in ``articles/`` when there is such a folder."""
    if not corpus.exists():
        raise CorpusError(
            f"No folder at {corpus}: give --corpus a folder of .md, .html, .txt or .pdf articles."
        )
    if not corpus.is_dir():
        raise CorpusError(f"{corpus} is a file: give --corpus the folder that holds it.")
    folder = corpus / "articles" if (corpus / "articles").is_dir() else corpus
    found = (path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())
    return sorted(path for path in found if path.stem.lower() not in _NOT_ARTICLES and path.name[0] != ".")
