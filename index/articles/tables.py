"""Rows of Markdown tables, with or without bars at their edges."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from index.records import Block

_PRICE = re.compile(r"[~<≈ ]*[€$£] ?\d[\d,.]*(?:[–-][€$£]?\d[\d,.]*)?|\d[\d,.]* ?[€$£]")
_BAR = re.compile(r"(?<!\\)\|")


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of a row's cells, the empty ones too, so that they stay in step with the header."""
    line = text[start:end].strip()
    bars = [start - 1, *(bar.start() for bar in _BAR.finditer(text, start, end)), end]
    edges = list(itertools.pairwise(bars))
    edges = edges[1:] if line.startswith("|") else edges
    edges = edges[:-1] if line.endswith("|") and not line.endswith("\\|") else edges
    return [trimmed(text, left + 1, right) for left, right in edges]


def row(text: str, found: Sequence[tuple[int, int]], header: Sequence[str]) -> Iterator[Block]:
    """A block for each cell, introduced by its column and its row: "Ordering, NATS:"."""
    label = text[slice(*found[0])] if len(found) > 1 else ""
    for at, (start, end) in enumerate(found):
        if (at or not label) and re.search(r"\w", text[start:end]):
            column = header[at] if at < len(header) else ""
            introduction = ", ".join(part for part in (column, label) if part)
            yield Block("row", start, end, lead_in=f"{introduction}:" if introduction else "")


def is_price(cell: str) -> bool:
    """Whether a cell needs no word, because its column and its row say what costs so much."""
    return bool(_PRICE.fullmatch(cell))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets without the white space at the edges."""
    cell = text[start:end]
    left = start + len(cell) - len(cell.lstrip())
    return left, max(left, start + len(cell.rstrip()))
