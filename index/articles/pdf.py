"""PDF: pypdf's text, with lines that the page width broke joined again."""

from __future__ import annotations

import io
import logging
import re

from index.articles.lines import BULLET
from index.errors import ArticleError


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
    text = "\n".join(_join(page) for page in pages)
    if not re.search(r"\w", text):
        raise ArticleError("it holds no text, only pictures perhaps; run text recognition on it first")
    return text


def _join(page: str) -> str:
    """Joins a line to the one above unless that one ended a sentence, is short, or a list item begins."""
    widest = max((len(line) for line in page.splitlines()), default=0)
    joined: list[str] = []
    full = False
    for line in (raw.strip() for raw in page.splitlines()):
        if joined and full and line and not BULLET.match(line):
            above = joined[-1]
            joined[-1] = (
                above[:-1] + line
                if re.search(r"[a-z]-$", above) and line[:1].islower()
                else f"{above} {line}"
            )
        else:
            joined.append(line)
        full = len(line) > 0.7 * widest and not re.search(r"[.!?:][\"”’)]*$", line)
    return "\n".join(joined)
