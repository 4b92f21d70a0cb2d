"""Which files of a folder are articles; no reader of articles is loaded to know it."""

from __future__ import annotations

from collections.abc import Iterable
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
    return _articles(_folder(corpus).iterdir())


def unread_files(corpus: Path) -> list[Path]:
    """What would be articles if it did not lie in another folder, such as one below; hidden ones aside."""
    read = _folder(corpus)
    below = (path for path in corpus.rglob("*") if not _hidden(path.relative_to(corpus)))
    return [path for path in _articles(below) if path.parent != read]


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _folder(corpus: Path) -> Path:
    return corpus / "articles" if (corpus / "articles").is_dir() else corpus


def _articles(paths: Iterable[Path]) -> list[Path]:
    found = (path for path in paths if path.suffix.lower() in SUFFIXES and path.is_file())
    return sorted(path for path in found if path.stem.lower() not in _NOT_ARTICLES and path.name[0] != ".")
