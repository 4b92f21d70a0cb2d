"""PDF: pypdf's text, with lines that the page width broke joined again."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence

from index.articles.lines import BULLET
from index.errors import ArticleError

# How symbol fonts' bullets arrive.
_BULLET = re.compile(r"^\s*[\x7f\uf0b7\uf0a7\uf0d8]\s*")
_BULLETS = {"•", "●", "▪", "◦", "‣"}
# So many lines at a page's top and bottom can be its running head and foot.
_EDGE = 2


def to_text(data: bytes) -> str:
    """The text of all pages, a line a paragraph; raises ArticleError for encrypted or textless files."""
    from pypdf import PdfReader  # noqa: PLC0415  only a PDF corpus should pay for it
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    # What it mends, or gives up on, it also tells on standard error, without the file's name.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError("it is encrypted; save a copy without a password")
        pages = [page.extract_text() for page in reader.pages]
    except DependencyError as error:
        raise ArticleError("it is encrypted; save a copy without encryption") from error
    except (PyPdfError, ValueError, KeyError, OSError) as error:
        raise ArticleError("it is not a readable PDF; export it again") from error
    text = _join("\n".join(_without_running_lines(pages)))
    if not re.search(r"\w", text):
        raise ArticleError("it holds no text, only pictures perhaps; run text recognition on it first")
    return text


def _without_running_lines(pages: Sequence[str]) -> list[str]:
    """Pages without what their edges repeat from page to page, numbers aside, and with bullets as such."""
    rows = [[_BULLET.sub("• ", line) for line in page.splitlines() if line.strip()] for page in pages]
    edges = Counter(shape for page in rows for shape in {*map(_shape, (*page[:_EDGE], *page[-_EDGE:]))})
    running = {shape for shape, count in edges.items() if count > max(1, len(pages) // 2)}
    return [
        "\n".join(
            line
            for at, line in enumerate(page)
            if not (_shape(line) in running and (at < _EDGE or at >= len(page) - _EDGE))
        )
        for page in rows
    ]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _join(text: str) -> str:
    """Joins a line to the one above unless that one ended a sentence, is short, or a list item begins."""
    widest = max((len(line) for line in text.splitlines()), default=0)
    joined: list[str] = []
    full = False
    for line in (raw.strip() for raw in text.splitlines()):
        if joined and full and line and not (line in _BULLETS or BULLET.match(line)):
            above = joined[-1]
            joined[-1] = (
                above[:-1] + line
                if re.search(r"[a-z]-$", above) and line[:1].islower()
                else f"{above} {line}"
            )
        else:
            joined.append(line)
        # A bullet that was drawn by itself stands on a line of its own.
        full = line in _BULLETS or (len(line) > 0.7 * widest and not re.search(r"[.!?:][\"”’)]*$", line))
    return "\n".join(joined)
