"""Rows of tables, and the cells between bars, with or without bars at their edges."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from index.records import Block

_BARS = "|│┃║"
_BAR = re.compile(rf"(?<!\\)[{_BARS}]")
# What a cell can say without a word: a figure, "yes" and "no" as marks, stars.
_SAYS = re.compile(r"[\w✅❌✔✓✗✘✖☑★☆👍👎]")


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of a row's cells, the empty ones too, so that they stay in step with the header."""
    line = text[start:end].strip()
    bars = [start - 1, *(bar.start() for bar in _BAR.finditer(text, start, end)), end]
    edges = list(itertools.pairwise(bars))
    edges = edges[1:] if line.startswith(tuple(_BARS)) else edges
    edges = edges[:-1] if line.endswith(tuple(_BARS)) and not line.endswith("\\|") else edges
    return [trimmed(text, left + 1, right) for left, right in edges]


def row(text: str, found: Sequence[tuple[int, int]], header: Sequence[str]) -> Iterator[Block]:
    """A block for each cell, introduced by its column and its row: "Ordering, NATS:"."""
    label = text[slice(*found[0])].strip("*_`") if len(found) > 1 else ""
    for at, (start, end) in enumerate(found):
        if (at or not label) and _SAYS.search(text, start, end):
            column = header[at].strip("*_`") if at < len(header) else ""
            introduction = ", ".join(part for part in (column, label) if part).rstrip(":")
            yield Block("row", start, end, lead_in=f"{introduction}:" if introduction else "")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets without the white space at the edges."""
    cell = text[start:end]
    left = start + len(cell) - len(cell.lstrip())
    return left, max(left, start + len(cell.rstrip()))
