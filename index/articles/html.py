"""Web pages: trafilatura finds the main text, whose elements become Markdown-like lines.

trafilatura was chosen over readability and justext: maintained, Apache-2.0, typed results, and it drops
navigation, cookie banners and comments without a rule of ours. It is imported only to build an index.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from index.articles.tidy import tidy
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
# What a page has beside its posts, by names that it gives up when they are read without names.
_BESIDE_POSTS = (
    "sidebar related breadcrumb breadcrumbs footer header navbar menu banner cta share sig signature user "
    "meta byline commentlist comment-list comments-area respond cookie-consent cookie-notice".split()
)
_NAMED = 'contains(concat(" ", normalize-space(@class), " ", @id, " "), " {} ")'
_PRUNED = f"//*[{' or '.join(map(_NAMED.format, _NEVER_ARTICLE))}]"
_PRUNED_BESIDE = f"//*[{' or '.join(map(_NAMED.format, _BESIDE_POSTS))}]"
# What a page says in its own paragraphs and items; links alone lead away.
_SAID = "//text()[(ancestor::p or ancestor::li or ancestor::dd) and not(ancestor::a)]"
# With a smaller share of that, only one of several posts was taken for the article.
_LEAST_SHARE = 2 / 3
_NO_TEXT = "no article text was found in the page; save the page with its text and try again"
_DATE = re.compile(
    r"<time\b|datePublished|article:published_time|name=[\"'](?:date|pubdate|dc\.date)", re.IGNORECASE
)


def to_text(page: str) -> tuple[dict[str, Any], str]:
    """Metadata fields and the article as lines: ``#`` headings, ``-`` items, paragraphs, ``|`` rows."""
    from lxml import html  # noqa: PLC0415  a second of import that only an HTML corpus should pay
    from lxml.etree import ParserError  # noqa: PLC0415

    try:
        tree = html.document_fromstring(_NEVER_TEXT.sub(" ", page))
    except (ParserError, ValueError) as error:
        raise ArticleError(_NO_TEXT) from error
    tidy(tree)
    found, text = _extracted(tree)
    _prune(tree, _PRUNED, _PRUNED_BESIDE)
    said = len("".join("".join(tree.xpath(_SAID)).split()))
    if len("".join(text.split())) < _LEAST_SHARE * said:
        for element in tree.iter():
            for name in ("class", "id"):
                element.attrib.pop(name, None)
        again, longer = _extracted(tree)
        found, text = (found or again, longer) if len(longer) > len(text) else (found, text)
    if found is None or not re.search(r"\w", text):
        raise ArticleError(_NO_TEXT)
    fields = {
        "title": found.title,
        "author": found.author,
        "publisher": found.sitename,
        "published": found.date if _states_date(page) else None,
        "url": found.url,
    }
    return {name: value for name, value in fields.items() if value}, text


def _extracted(tree: Any) -> tuple[Any, str]:
    import trafilatura  # noqa: PLC0415  see above

    found = trafilatura.bare_extraction(
        copy.deepcopy(tree),
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        favor_recall=True,
        with_metadata=True,
        prune_xpath=_PRUNED,
    )
    return found, "\n\n".join(_lines(found.body)) if found is not None and found.body is not None else ""


def _prune(tree: Any, *paths: str) -> None:
    for path in paths:
        for element in tree.xpath(path):
            if element.getparent() is not None and element.tag != "body":
                element.drop_tree()


def _states_date(page: str) -> bool:
    """trafilatura guesses dates from any digits; only a date that the page marks up is believed."""
    return bool(_DATE.search(page))


def _lines(body: Any) -> Iterator[str]:
    for part in body.iter("lb", "p", "item"):
        part.tail = f" {part.tail or ''}"  # what stands on lines of its own is no one word with what follows
    asked = False  # whether the term that a definition list explains is a question
    for element in body.iter("head", "p", "item", "table", "quote"):
        above = [holder.tag for holder in element.iterancestors()]
        text = _text(element)
        if not text or {"table", "quote"} & {*above} or ("item" in above and element.tag != "item"):
            continue
        if element.tag == "head":
            depth = element.get("rend", "h2")[-1]
            yield f"{'#' * (int(depth) if depth.isdigit() else 2)} {text}"
        elif element.tag == "item" and element.get("rend", "").startswith("dt"):
            asked = text.endswith("?")
            yield f"###### {text}" if asked else f"{text.rstrip(':')}:"
        elif asked and element.get("rend", "").startswith("dd"):
            yield text
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


def _cell(element: Any) -> str:
    """With its list's items one after the other."""
    items = [" ".join("".join(item.itertext()).split()) for item in element.iter("item")]
    return " ".join(filter(None, (_text(element), "; ".join(filter(None, items)))))


def _table(element: Any) -> str:
    rows = [[_cell(cell).replace("|", "/") for cell in row.iter("cell")] for row in element.iter("row")]
    width = max(map(len, rows), default=0)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows if row]
    return "\n".join([*lines[:1], "|" + " --- |" * width, *lines[1:]])
