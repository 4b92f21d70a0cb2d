"""Figures side by side, in a sentence or in a table's row: who has more, and whether more is good."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import stance
from bot.phrases import any_of, pattern, phrases, words
from bot.stance_implicit import STRONGEST
from bot.stance_polarity import quantity

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
    words("limit limits biggest up uptime kept history trial backups? support battery lifetime valid\\w*"),
)
# Kind of quantity, and how many of its least unit; of size, time and money less is better.
_SIZES = {"kb": 1.0, "mb": 1e3, "gb": 1e6, "tb": 1e9}
_TIMES = {
    **dict.fromkeys(("ms", "millisecond"), 1.0),
    **dict.fromkeys(("s", "sec", "second"), 1e3),
    **dict.fromkeys(("min", "minute"), 6e4),
    **dict.fromkeys(("h", "hr", "hour"), 3.6e6),
    "day": 8.64e7,
    "week": 6.048e8,
}
_UNITS = {
    **{unit: ("size", factor) for unit, factor in _SIZES.items()},
    **{unit: ("time", factor) for unit, factor in _TIMES.items()},
    **dict.fromkeys(("€", "$", "euro", "dollar"), ("money", 1.0)),
    **dict.fromkeys(("%", "percent"), ("share", 1.0)),
}
_QUANTITY = pattern(
    # The 1990s are no seconds.
    r"(?P<before>[€$])?\s?(?<!\d)(?!(?:19|20)\d0s\b)(?P<number>\d[\d,]*(?:\.\d+)?)\s*",
    rf"(?P<unit>{'|'.join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))})?s?(?!\w)",
)
# A figure without a unit is judged by the name of its row alone, so only where that tells what is better.
_BARE = re.compile(r"[~≈<> ]*(\d[\d,]*(?:\.\d+)?) ?([kKM]?)\+?")
_THOUSANDS = {"": 1.0, "k": 1e3, "K": 1e3, "M": 1e6}
_OUT_OF = re.compile(r"(\d+(?:\.\d+)?) ?(?:/|out of) ?(5|10|100)")
_RATE = re.compile(
    r"[~≈<> ]*(\d[\d,]*(?:\.\d+)?) ?([kKM]?) ?(?:[\w ]* ?(?:/|per )s(?:ec(?:ond)?)?|[fqrt]ps)\W*"
)
_STARRED = re.compile(r"([★⭐]\ufe0f?)+[☆✩]*")
_MARKED = phrases(words(r"scor\w+ rating ratings points marks? stars grades?"), r"per (?:second|minute)")
_MORE = phrases(words("speed performance requests? users contributors downloads libraries plugins drivers"))
_LESS = phrases(words("latency delay footprint overhead fees? size curve barrier lock-in"))
# "Lower" and "very high" in a cell: of what its row is about there is little or much.
_GRADED = pattern(
    r"\W*(?:(?:very|extremely|quite|fairly|rather|relatively|comparatively|much|slightly|somewhat|a bit) )?",
    any_of(
        r"(?P<much>high(?:er|est)?|large(?:r|st)?|huge|big(?:ger|gest)?|more|most|steep(?:er|est)?"
        r"|long(?:er|est)?|heav(?:y|ier|iest))",
        r"low(?:er|est)?|(?:small|short)(?:er|est)?|less|least|fewe(?:r|st)|few|little|minimal|tiny|gentle"
        r"|gentler|shallow|flat",
    ),
    r"\W*$",
)
# What an option is for is neither good nor bad: "Small" under "Best team size".
_SUITED = phrases(
    words(r"best ideal\w* suit\w* typical\w* recommended fits? target"), r"(?:team|project|company)s? size"
)


def counted(text: str, mentions: Sequence[Mention]) -> dict[str, float]:
    """In a sentence: "210 libraries for A, 74 for B". More is better, but of what is consumed."""
    ends = [0, *(mention.end for mention in mentions)]
    found = (
        (mention.name, _COUNT_OF.search(text[end : mention.start]))
        for end, mention in zip(ends, mentions, strict=False)
    )
    figures = {name: float(match.group(1).replace(",", "")) for name, match in found if match}
    return _signed(apart(figures), _PLAINLY, less_is_better=bool(_CONSUMED.search(text)))


def graded(cell: str, lead_in: str) -> int:
    """Whether "low" in a cell under "A, learning curve:" is good (1) or bad (-1) there, else 0."""
    one, comma, other = lead_in.rstrip(": ").partition(", ")
    match = _GRADED.fullmatch(cell) if comma else None
    if not match or _SUITED.search(lead_in):
        return 0
    wanted = _wanted(other) or _wanted(one)
    return wanted if match["much"] else -wanted


def _wanted(label: str) -> int:
    """Whether more (1) or less (-1) of what a row is about is better; 0 where its name does not tell."""
    if said := quantity(["higher", *label.lower().split()], 0) or stance.polarity(label):
        return 1 if said > 0 else -1
    less, more = (any(p.search(label) for p in ps) for ps in ((_CONSUMED, _LESS), (_GIVEN, _MORE)))
    return more - less


def in_tables(
    passages: Sequence[Passage], clauses: Sequence[Clause], claims: Sequence[Claim], lexicon: Lexicon
) -> list[Claim]:
    """The claims; a table's cells that only give a figure are set against the others of their row."""
    rows: dict[tuple[str, tuple[str, ...], str, str], dict[str, tuple[int, float]]] = {}
    for number, (clause, claim) in enumerate(zip(clauses, claims, strict=True)):
        passage = passages[clause.passage]
        quantity = _quantity(passage.text[clause.start : clause.end])
        # A stance beyond what may be implied is one that the cell's words say.
        if quantity and all(abs(said) <= STRONGEST for said in claim.stances.values()):
            for option, label in _cell(passage.lead_in, lexicon):
                if {option} == set(claim.stances):
                    row = (passage.doc_id, passage.section, label, quantity[0])
                    rows.setdefault(row, {})[option] = (number, quantity[1])
    found = list(claims)
    for (*_, label, kind), cells in rows.items():
        values = apart({option: value for option, (_, value) in cells.items()})
        less_is_better = _less_is_better(kind, label)
        if less_is_better is None:
            continue
        # Without a unit only the row's name tells what is better: that is implied, not said.
        plainly = STRONGEST if kind == "bare" else _PLAINLY
        for option, value in _signed(values, plainly, less_is_better=less_is_better).items():
            number = cells[option][0]
            found[number] = replace(found[number], stances={option: value})
    return found


def _cell(lead_in: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Of a cell's "column, row:" the option and what the figure is of, whichever way the table lies."""
    one, comma, other = lead_in.removesuffix(":").partition(", ")
    for named, label in ((one, other), (other, one)):
        options = {mention.name for mention in lexicon.mentions(named)}
        if comma and len(options) == 1 and not lexicon.mentions(label):
            yield options.pop(), label


def _less_is_better(kind: str, label: str) -> bool | None:
    """None where the row's name does not tell."""
    given, burden = bool(_GIVEN.search(label)), bool(_CONSUMED.search(label))
    costs = burden or bool(_LESS.search(label)) or stance.polarity(label) < 0
    if kind in {"mark", "rate"}:
        return None if costs else False
    if kind == "bare" and not (given or _MARKED.search(label)):
        return True if costs else (False if _MORE.search(label) else None)
    return not (given or kind == "bare" or (kind == "share" and not burden))


def apart(figures: Mapping[str, float]) -> dict[str, float]:
    """Where each figure lies between the least (-1) and the most (1); empty when they are alike."""
    reach = max(figures.values(), default=0.0) - min(figures.values(), default=0.0)
    if not reach:
        return {}
    mean = sum(figures.values()) / len(figures)
    return {name: max(-1.0, min(1.0, 2 * (figure - mean) / reach)) for name, figure in figures.items()}


def _signed(values: Mapping[str, float], plainly: float, *, less_is_better: bool) -> dict[str, float]:
    return {name: (-plainly if less_is_better else plainly) * value for name, value in values.items()}


def _quantity(text: str) -> tuple[str, float] | None:
    """Kind and value: of a mark, of a figure alone, else of the first with a unit ("3 nodes, 8 GB": 8 GB)."""
    text = text.strip("*_` ")
    if mark := _OUT_OF.fullmatch(text):
        return "mark", float(mark[1]) / float(mark[2])
    if _STARRED.fullmatch(text):
        return "mark", float(text.count("★") + text.count("⭐"))
    if rate := _RATE.fullmatch(text):
        return "rate", _THOUSANDS[rate[2]] * float(rate[1].replace(",", ""))
    if bare := _BARE.fullmatch(text):
        return "bare", _THOUSANDS[bare[2]] * float(bare[1].replace(",", ""))
    for match in _QUANTITY.finditer(text):
        unit = _UNITS.get((match["before"] or match["unit"] or "").lower())
        if unit:
            return unit[0], unit[1] * float(match["number"].replace(",", ""))
    return None
