"""What a web page's markup means, said in tags that survive the extraction of its main text."""

from __future__ import annotations

import copy
import re
from typing import Any

_FOOTNOTE = re.compile(r"\[?(\d{1,2}|\*)\]?")
# Links from a heading to itself.
_PERMALINKS = {"¶", "#", "§", "🔗"}
# After a word of three letters or a stop; "5 m²" and "10⁶" are numbers.
_NOTED = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)\"”’])\s*$")
_LONGEST_BOLD_HEADING = 14
# A paragraph that is bold from end to end heads what follows, below the headings that are marked as such.
_BOLD_HEADING = "h6"


def tidy(tree: Any) -> None:
    """Drops marks of footnotes, permalinks and captions, squares tables, makes bold paragraphs headings."""
    for mark in [*tree.iter("sup")]:
        if _FOOTNOTE.fullmatch(_words(mark)) and (
            mark.find(".//a") is not None or _NOTED.search(_before(mark))
        ):
            mark.drop_tree()
    for anchor in [*tree.iter("a")]:
        if _words(anchor) in _PERMALINKS:
            anchor.drop_tree()
    for caption in [*tree.iter("caption")]:
        caption.drop_tree()
    for table in tree.iter("table"):
        _square(table)
    for paragraph in [*tree.iter("p")]:
        _head(paragraph)


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _before(element: Any) -> str:
    above = element.getprevious()
    return (element.getparent().text if above is None else above.tail or above.text_content()) or ""


def _head(paragraph: Any) -> None:
    """``<p><b>Costs</b></p>`` is a heading, and so is a bold question with a line break below it."""
    first = next(iter(paragraph), None)
    if first is None or first.tag not in {"b", "strong"} or (paragraph.text or "").strip():
        return
    name = _words(first)
    if not name or len(name.split()) > _LONGEST_BOLD_HEADING or name.endswith((".", ";", ",", "!")):
        return
    if paragraph.getparent().tag in {"li", "td", "th", "blockquote"}:
        return
    if _words(paragraph) in {name, f"{name}:"}:
        paragraph.tag = _BOLD_HEADING
        return
    second = first.getnext()
    if name.endswith("?") and second is not None and second.tag == "br" and not (first.tail or "").strip():
        heading = paragraph.makeelement(_BOLD_HEADING)
        heading.text = name
        paragraph.addprevious(heading)
        first.drop_tree()
        second.drop_tree()


def _square(table: Any) -> None:
    """A cell that spans rows or columns stands in each; of several rows of headers the last counts."""
    if table.find(".//table") is not None:
        return
    spanning: dict[int, tuple[Any, int]] = {}
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        if len(cells) > 1 or spanning:
            row[:] = _filled(cells, spanning)
    headers = []
    for row in table.iter("tr"):
        if len(row) < 2 or any(cell.tag != "th" for cell in row):
            break
        headers.append(row)
    for row in headers[:-1]:
        row.drop_tree()


def _filled(cells: list[Any], spanning: dict[int, tuple[Any, int]]) -> list[Any]:
    """A row's cells with those that span into it; ``spanning`` is kept for the rows below."""
    waiting, found = iter(cells), list[Any]()
    while True:
        if len(found) in spanning:
            above, rows = spanning.pop(len(found))
            cell, wide = copy.deepcopy(above), 1
        elif (cell := next(waiting, None)) is not None:
            wide, rows = _span(cell, "colspan"), _span(cell, "rowspan")
        else:
            return found
        for at in range(wide):
            if rows > 1:
                spanning[len(found)] = (cell, rows - 1)
            found.append(copy.deepcopy(cell) if at else cell)


def _span(cell: Any, name: str) -> int:
    given = cell.attrib.pop(name, "1").strip()
    return max(1, min(50, int(given))) if given.isdecimal() else 1
