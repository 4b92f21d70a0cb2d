"""Web pages: trafilatura finds the main text, whose elements become Markdown-like lines.

trafilatura was chosen over readability and justext: maintained, Apache-2.0, typed results, and it drops
navigation, cookie banners and comments without a rule of ours. It is imported only to build an index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from index.errors import ArticleError

_NEVER_TEXT = re.compile(
    r"<(script|style|noscript|template|iframe|svg|nav|footer|aside)\b.*?</\1\s*>"
    r"|<pre\b[^>]*>\s*<code\b.*?</pre\s*>"
    r"|<!--.*?-->",
    re.DOTALL | re.IGNORECASE,
)
# By these names pages mark what is no part of an article; for recall's sake trafilatura keeps some of it.
_NEVER_ARTICLE = (
    "ad ads advert advertisement sponsored promo cookie-banner cookies newsletter comments".split()
)
_NAMED = 'contains(concat(" ", normalize-space(@class), " ", @id, " "), " {} ")'
_PRUNED = f"//*[{' or '.join(_NAMED.format(name) for name in _NEVER_ARTICLE)}]"
_DATE = re.compile(
    r"<time\b|datePublished|article:published_time|name=[\"'](?:date|pubdate|dc\.date)", re.IGNORECASE
)


def to_text(page: str) -> tuple[dict[str, Any], str]:
    """Metadata fields and the article as lines: ``#`` headings, ``-`` items, paragraphs, ``|`` rows."""
    import trafilatura  # noqa: PLC0415  a second of import that only an HTML corpus should pay

    cleaned = _NEVER_TEXT.sub(" ", page)
    found = trafilatura.bare_extraction(
        cleaned,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        favor_recall=True,
        with_metadata=True,
        prune_xpath=_PRUNED,
    )
    lines = list(_lines(found.body)) if found is not None and found.body is not None else []
    text = "\n\n".join(lines)
    if not re.search(r"\w", text):
        raise ArticleError("no article text was found in the page; save the page with its text and try again")
    fields = {
        "title": found.title,
        "author": found.author,
        "publisher": found.sitename,
        "published": found.date if _states_date(page) else None,
        "url": found.url,
    }
    return {name: value for name, value in fields.items() if value}, text


def _states_date(page: str) -> bool:
    """trafilatura guesses dates from any digits; only a date that the page marks up is believed."""
    return bool(_DATE.search(page))


def _lines(body: Any) -> Iterator[str]:
    for part in body.iter("lb", "p", "item"):
        part.tail = f" {part.tail or ''}"  # what stands on lines of its own is no one word with what follows
    for element in body.iter("head", "p", "item", "table", "quote"):
        above = [holder.tag for holder in element.iterancestors()]
        text = _text(element)
        if not text or {"table", "quote"} & {*above} or ("item" in above and element.tag != "item"):
            continue
        if element.tag == "head":
            depth = element.get("rend", "h2")[-1]
            yield f"{'#' * (int(depth) if depth.isdigit() else 2)} {text}"
        elif element.tag == "item":
            yield f"{'  ' * above.count('item')}- {text}"
        elif element.tag == "table":
            yield _table(element)
        else:
            yield text


def _text(element: Any) -> str:
    """Without that of items below it, which get lines of their own."""
    depth = len([*element.iterancestors("item")]) + (element.tag == "item")
    own = element.xpath("descendant::text()[count(ancestor::item) = $depth]", depth=depth)
    return " ".join("".join(own).split())


def _table(element: Any) -> str:
    rows = [[_text(cell).replace("|", "/") for cell in row.iter("cell")] for row in element.iter("row")]
    width = max(map(len, rows), default=0)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows if row]
    return "\n".join([*lines[:1], "|" + " --- |" * width, *lines[1:]])
