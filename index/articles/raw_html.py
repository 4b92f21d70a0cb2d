"""HTML that stands in Markdown as blocks of its own: its text keeps its place, its tags say what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.articles import tables
from index.records import Block

# What is never text; a tag.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<never>script|style|pre|svg|iframe|nav|footer)\b.*?(?:</(?P=never)\s*>|\Z)"
    r"|<(?P<ends>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_INLINE = frozenset(
    "a abbr b cite code em i img input kbd label mark q s small span strong sub sup u var br".split()
)
_HEADING = re.compile(r"h([1-6])")
# Below the headings with hashes.
_SUMMARY_LEVEL = 6


def marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What no reader sees of the HTML in ``text[start:end]``."""
    return (mark.span() for mark in _MARKUP.finditer(text, start, end))


def blocks(text: str, shown: str, start: int, end: int) -> Iterator[Block]:
    """The structure of ``text[start:end]``; ``shown`` is the text with its marks blanked out."""
    header: list[str] = []
    cells: list[tuple[int, int]] = []
    within, begun, heads = "p", start, False
    for name, ends, left, right in [*_boundaries(text, start, end), ("", True, end, end)]:
        piece = tables.trimmed(shown, begun, left)
        if within in {"td", "th"}:
            cells.append(piece)
            heads = heads or (within == "th" and len(cells) > 1)
        elif piece[0] < piece[1] and within != "caption":
            yield _block(within, *piece)
        if name in {"tr", "table", ""} and cells:
            if heads:
                header = [shown[slice(*cell)] for cell in cells]
            else:
                yield from tables.row(shown, cells, header)
            cells, heads = [], False
        within, begun = "p" if ends else name, right


def _boundaries(text: str, start: int, end: int) -> Iterator[tuple[str, bool, int, int]]:
    """Name, whether it closes, and place of each tag that is not within a line."""
    for mark in _MARKUP.finditer(text, start, end):
        name = (mark["name"] or "").lower()
        if name not in _INLINE:
            yield name or "-", bool(mark["ends"]) or not name, *mark.span()


def _block(within: str, start: int, end: int) -> Block:
    if within in {"summary", "dt"}:
        return Block("heading", start, end, level=_SUMMARY_LEVEL)
    if level := _HEADING.fullmatch(within):
        return Block("heading", start, end, level=int(level[1]))
    return Block("item" if within == "li" else "paragraph", start, end)
