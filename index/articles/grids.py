"""Tables in plain text: between bars, with tabs, or in columns that spaces align."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import east_asian_width

from index.articles import tables
from index.articles.lines import BULLET, Line
from index.records import Block

_RULE = re.compile(r"[-–—─━═=+:|│┃║┼├┤┬┴┌┐└┘╞╪╡╔╗╚╝╠╣╬ ]{3,}")
_KINDS = {"bar": re.compile(r"[|│┃║]"), "tab": re.compile(r"\t"), "gap": re.compile(r"\S {2,}\S")}
# Two lines with a tab are copied from a table; bars and gaps also stand in menus and in code.
_FEWEST_LINES = {"bar": 3, "tab": 2, "gap": 3}
_CODE = re.compile(r"[{}]|;$|\w\(|^[$#/]| = |==")
_VALUE = re.compile(r"\d|^(?:yes|no)\b|[✅❌✔✓✗✘✖]", re.IGNORECASE)
_WIDE_ENOUGH_FOR_A_HEADER = 3

Cells = list[tuple[int, int]]


@dataclass
class _Run:
    """Lines without a blank one between them that hold cells of one kind; ``ruled``: below the first."""

    kind: str
    rows: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    ruled: bool = False


def with_tables(text: str, found: Sequence[Line]) -> list[Line]:
    """The lines of ``text``; those of a table know their cells, and its rules are left out."""
    cells: dict[Line, tuple[Block, ...]] = {}
    drawn: set[Line] = set()
    for run in _runs(found):
        if len(run.lines) < _FEWEST_LINES[run.kind]:
            continue
        rows = _CELLS[run.kind](text, run.rows)
        if rows:
            drawn |= set(run.lines)
            cells |= dict(zip(run.rows, _read(text, rows, ruled=run.ruled), strict=True))
    return [
        replace(line, blocks=cells[line]) if cells.get(line) else line
        for line in found
        if line not in drawn or cells.get(line)
    ]


def _runs(found: Sequence[Line]) -> Iterator[_Run]:
    run = _Run("")
    for line in found:
        kind = _kind(line.text)
        if line.blank_before or (run.rows and kind not in {"rule", run.kind}) or not kind:
            if run.rows:
                yield run
            run = _Run("")
        if not kind:
            continue
        run.lines.append(line)
        if kind == "rule":
            run.ruled = run.ruled or len(run.rows) == 1
        else:
            run.kind = kind
            run.rows.append(line)
    if run.rows:
        yield run


def _kind(line: str) -> str:
    if _RULE.fullmatch(line):
        return "rule"
    if BULLET.match(line):
        return ""
    return next((kind for kind, mark in _KINDS.items() if mark.search(line)), "")


def _read(text: str, rows: Sequence[Cells], *, ruled: bool) -> Iterator[tuple[Block, ...]]:
    header = [text[slice(*cell)] for cell in rows[0]]
    headed = ruled or _is_header(header, [text[slice(*row[1])] for row in rows[1:]])
    for row in rows:
        yield () if headed and row is rows[0] else tuple(tables.row(text, row, header if headed else ()))


def _is_header(first: Sequence[str], second_column: Sequence[str]) -> bool:
    """Of two columns the first row is one when it alone gives no value: "Tool, Price" above figures."""
    if len(first) >= _WIDE_ENOUGH_FOR_A_HEADER:
        return True
    return not _VALUE.search(first[-1]) and all(map(_VALUE.search, second_column))


def _between_bars(text: str, rows: Sequence[Line]) -> list[Cells]:
    found = [tables.cells(text, row.start, row.end) for row in rows]
    return found if len(found[0]) > 1 and len({*map(len, found)}) == 1 else []


def _between_tabs(text: str, rows: Sequence[Line]) -> list[Cells]:
    """The header may lack the cell above the rows' names, a row its last ones."""
    found = [_parted(text, row, (at for at in range(row.start, row.end) if text[at] == "\t")) for row in rows]
    width = max(map(len, found))
    missing = width - len(found[0])
    found[0] = [(rows[0].start, rows[0].start)] * missing + found[0]
    return [[*cells, *[(cells[-1][1],) * 2] * (width - len(cells))] for cells in found]


def _parted(text: str, row: Line, at: Iterable[int]) -> Cells:
    """The stretches of a row between these places, without the white space at their edges."""
    edges = [row.start, *at, row.end]
    return [tables.trimmed(text, start, end) for start, end in itertools.pairwise(edges)]


def _between_gaps(text: str, rows: Sequence[Line]) -> list[Cells]:
    """Columns are what two spaces side by side part in every line; each row needs a name and a value."""
    if any(_CODE.search(row.text) for row in rows):
        return []
    begins = [text.rfind("\n", 0, row.start) + 1 for row in rows]
    shown = [_shown_at(text[begin : row.end]) for row, begin in zip(rows, begins, strict=True)]
    filled = {
        at
        for row, begin, columns in zip(rows, begins, shown, strict=True)
        for at, character in zip(columns, text[begin : row.end], strict=True)
        if character != " "
    }
    starts = [at for at in sorted(filled)[1:] if not filled & {at - 1, at - 2}]
    found = [
        _parted(text, row, (max(row.start, begin + bisect_left(columns, at)) for at in starts))
        for row, begin, columns in zip(rows, begins, shown, strict=True)
    ]
    named = [row for row in found[1:] if sum(start < end for start, end in row) > 1]
    return found if starts and len(named) == len(found) - 1 else []


def _shown_at(line: str) -> list[int]:
    """The column of each character on a screen, where most pictures are two wide."""
    widths = (2 if east_asian_width(character) in "WF" else 1 for character in line)
    return list(itertools.accumulate(widths, initial=0))[: len(line)]


_CELLS = {"bar": _between_bars, "tab": _between_tabs, "gap": _between_gaps}
