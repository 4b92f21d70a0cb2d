"""Plain text whose lines end at the width of a page: what was broken there is one line again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from index.articles.lines import ANSWER, BULLET, QUESTION, Line

# No article's sentences all fit into the width of a page, and no page is narrower than this.
_WIDTHS = range(40, 101)
# A line this full, as a share of the width, was broken for want of room.
_FULL = 0.75
# One line that goes on in lower case may be a slip; two are the way a text is set.
_FEWEST_BROKEN = 2
_WORD = re.compile(r"\w")
_STOPS = tuple(".!?:;")


def joined(text: str, found: Sequence[Line]) -> list[Line]:
    """The lines of ``text``, those that go on in the next one together with it; unchanged if none does."""
    lengths = sorted(len(line.text) for line in found if " " in line.text and not line.blocks)
    # One line in twenty may stick out: an address, a quote of a quote.
    width = lengths[-1 - len(lengths) // 20] if lengths else 0
    pairs = [pair for pair in itertools.pairwise(found) if _adjacent(text, *pair)]
    broken = [
        len(above.text) >= _FULL * width
        for above, below in pairs
        if not above.text.endswith(_STOPS) and below.text[0].islower()
    ]
    if width not in _WIDTHS or len(broken) < _FEWEST_BROKEN or not any(broken):
        return [*found]
    goes_on = {below for above, below in pairs if _goes_on(above, below, width)}
    whole: list[Line] = []
    for line in found:
        if line in goes_on:
            start = whole[-1].start
            whole[-1] = replace(whole[-1], end=line.end, text=text[start : line.end])
        else:
            whole.append(line)
    return whole


def _adjacent(text: str, above: Line, below: Line) -> bool:
    between = text[above.end : below.start]
    return not (above.blocks or below.blocks or between.strip()) and between.count("\n") == 1


def _goes_on(above: Line, below: Line, width: int) -> bool:
    if above.text.endswith(":") or any(mark.match(below.text) for mark in (BULLET, QUESTION, ANSWER)):
        return False
    no_room = len(above.text) + 1 + len(below.text.split()[0]) > _FULL * width
    drawn = not (_WORD.search(above.text) and _WORD.search(below.text))
    return below.text[0].islower() or (no_room and not drawn)
