"""Figures side by side, in a sentence or in a table's row: who has more, and whether more is good."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.phrases import pattern, phrases, words
from bot.stance_implicit import STRONGEST

if TYPE_CHECKING:
    from bot.evidence import Claim
    from bot.lexicon import Lexicon, Mention
    from index.records import Clause, Passage

# What lies furthest apart speaks this plainly.
_PLAINLY = 0.7

# "74 libraries for", "12 percent with": a figure, and then the option it is the figure of.
_COUNT_OF = re.compile(
    r"(?<![\d,])(\d[\d,]{0,14}(?:\.\d{1,6})?)\s*%?(?:\s+[\w-]+){0,4}?"
    r"\s+(?:for|of|in|with|on|by)\s+(?:the |a )?$"
)
_CONSUMED = phrases(
    words("ms milliseconds? seconds? minutes? hours? days weeks months mb gb megabytes gigabytes memory ram"),
    words("euros? dollars costs? price bugs errors incidents outages alarms lines longer slower"),
    "[€$]",
)
# Of what is given away or got through, more is better, whatever its unit.
_GIVEN = phrases(
    words(
        "free included? includes allowance quota retention throughput bandwidth capacity largest maximum max"
    ),
    words("limit limits biggest up uptime"),
)
# Kind of quantity, and how many of its least unit; of size, time and money less is better.
_SIZES = {"kb": 1.0, "mb": 1e3, "gb": 1e6, "tb": 1e9}
_TIMES = {"ms": 1.0, "millisecond": 1.0, "second": 1e3, "minute": 6e4, "hour": 3.6e6}
_UNITS = {
    **{unit: ("size", factor) for unit, factor in _SIZES.items()},
    **{unit: ("time", factor) for unit, factor in _TIMES.items()},
    **dict.fromkeys(("€", "$", "euro", "dollar"), ("money", 1.0)),
    **dict.fromkeys(("%", "percent"), ("share", 1.0)),
}
_QUANTITY = pattern(
    r"(?P<before>[€$])?\s?(?P<number>\d[\d,]*(?:\.\d+)?)\s*",
    rf"(?P<unit>{'|'.join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))})?s?(?!\w)",
)
_CELL = re.compile(r"(?P<option>[^,]+), (?P<label>.+):$")


def counted(text: str, mentions: Sequence[Mention]) -> dict[str, float]:
    """In a sentence: "210 libraries for A, 74 for B". More is better, but of what is consumed."""
    ends = [0, *(mention.end for mention in mentions)]
    found = (
        (mention.name, _COUNT_OF.search(text[end : mention.start]))
        for end, mention in zip(ends, mentions, strict=False)
    )
    figures = {name: float(match.group(1).replace(",", "")) for name, match in found if match}
    return _signed(apart(figures), less_is_better=bool(_CONSUMED.search(text)))


def in_tables(
    passages: Sequence[Passage], clauses: Sequence[Clause], claims: Sequence[Claim], lexicon: Lexicon
) -> list[Claim]:
    """The claims; a table's cells that only give a figure are set against the others of their row."""
    rows: dict[tuple[str, tuple[str, ...], str, str], dict[str, tuple[int, float]]] = {}
    for number, (clause, claim) in enumerate(zip(clauses, claims, strict=True)):
        passage = passages[clause.passage]
        quantity = _quantity(passage.text[clause.start : clause.end])
        cell = _CELL.match(passage.lead_in)
        # A stance beyond what may be implied is one that the cell's words say.
        if quantity and cell and all(abs(said) <= STRONGEST for said in claim.stances.values()):
            named = {mention.name for mention in lexicon.mentions(cell["option"])}
            if len(named) == 1 and named == set(claim.stances):
                row = (passage.doc_id, passage.section, cell["label"], quantity[0])
                rows.setdefault(row, {})[named.pop()] = (number, quantity[1])
    found = list(claims)
    for (*_, label, kind), cells in rows.items():
        values = apart({option: value for option, (_, value) in cells.items()})
        more = kind == "share" and not _CONSUMED.search(label)
        less_is_better = not (more or _GIVEN.search(label))
        for option, value in _signed(values, less_is_better=less_is_better).items():
            number = cells[option][0]
            found[number] = replace(found[number], stances={option: value})
    return found


def apart(figures: Mapping[str, float]) -> dict[str, float]:
    """Where each figure lies between the least (-1) and the most (1); empty when they are alike."""
    reach = max(figures.values(), default=0.0) - min(figures.values(), default=0.0)
    if not reach:
        return {}
    mean = sum(figures.values()) / len(figures)
    return {name: max(-1.0, min(1.0, 2 * (figure - mean) / reach)) for name, figure in figures.items()}


def _signed(values: Mapping[str, float], *, less_is_better: bool) -> dict[str, float]:
    return {name: (-_PLAINLY if less_is_better else _PLAINLY) * value for name, value in values.items()}


def _quantity(text: str) -> tuple[str, float] | None:
    """Kind and value of the first figure with a unit: "3 nodes with 8 GB" is 8 GB."""
    for match in _QUANTITY.finditer(text):
        unit = _UNITS.get((match["before"] or match["unit"] or "").lower())
        if unit:
            return unit[0], unit[1] * float(match["number"].replace(",", ""))
    return None
