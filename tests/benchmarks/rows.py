"""One line of the table that `make bench` prints."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """``ratio`` against what stands beside it in the same run; ``target`` is what it is held to, if anything."""

    what: str
    figure: str
    beside: str = ""
    ratio: float | None = None
    target: str = ""
    met: bool | None = None


def at_most(what: str, figure: str, beside: str, ratio: float, limit: float) -> Row:
    return Row(what, figure, beside, ratio, f"≤ {limit:.3g}", ratio <= limit)


def table(rows: list[Row]) -> str:
    lines = [("measure", "figure", "beside it", "ratio", "target", "")]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        met = {True: "met", False: "MISSED", None: ""}[row.met]
        lines.append((row.what, row.figure, row.beside, ratio, row.target, met))
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    shown.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(line.rstrip() for line in shown)
