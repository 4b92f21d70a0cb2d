"""Headings without markup: which lines are headings, and how deep they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from index.articles.lines import (
    BULLET,
    QUESTION,
    Line,
    explanation,
    is_labelled,
    is_sentence,
    looks_like_heading,
)
from index.articles.noise import is_noise

_CRITERION = re.compile(
    r"(?:criterion|feature|category|topic|aspect|question|section|part|step \d+)\s*[:#]\s*", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=\S)")
# "2.1 Costs", "2.1. Costs"; "2.1 GB of RAM" goes on in no word of its own, "3.5 stars" in lower case.
_SUBNUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z][^\W\d_A-Z])")
# "But then:" goes on with what its section is about.
_CARRIES_ON = re.compile(
    r"(?:but|and|or|so|yet|still|also|however|on the other|then again|that said)\b.*:", re.IGNORECASE
)
# A line this long that ends in a colon introduces a list instead of heading a section.
_LONGEST_COLON_HEADING = 6
_LONGEST_REPEATED, _LONGEST_LABEL, _LONGEST_SUBTITLE = 3, 2, 8


def prefix(text: str) -> int:
    """Length of what announces a heading ("Q2:", "Criterion:") and is no part of its name."""
    match = QUESTION.match(text) or _CRITERION.match(text) or _NUMBER.match(text) or _SUBNUMBER.match(text)
    return match.end() if match else 0


def headings(kept: Sequence[Line]) -> set[int]:
    """Positions of the lines that head something."""
    return {at for at, line in enumerate(kept) if not line.blocks and _heads_something(kept, at)}


class Depths:
    """Headings' depth, from their shape and their neighbours.

    A short label that recurs (the name of an option, "Pros") lies below the heading before it, and so does a
    heading that follows another without text between; further short headings after it are its siblings.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        counted = Counter(texts).items()
        self._repeated = {t for t, count in counted if count > 1 and len(t.split()) <= _LONGEST_REPEATED}
        self._short_ones_nest = False

    def level(self, text: str, *, directly_below: bool) -> int:
        """From 1, as its number says or else 1 or 2; to be asked for each heading in reading order."""
        if number := _SUBNUMBER.match(text):
            return number.group().strip(" .").count(".") + 1
        short = len(text.split()) <= _LONGEST_LABEL or text.endswith(":")
        below = text in self._repeated or directly_below or (short and self._short_ones_nest)
        self._short_ones_nest = below and short and text not in self._repeated
        return 2 if below else 1


def _heads_something(kept: Sequence[Line], at: int) -> bool:
    text = kept[at].text
    if _NUMBER.match(text):
        return _is_numbered_heading(kept, at)
    if prefix(text) and not _SUBNUMBER.match(text):
        return True
    if text.endswith(":") and (_CARRIES_ON.match(text) or len(text.split()) > _LONGEST_COLON_HEADING):
        return False
    if is_sentence(text) and not text.endswith("?"):
        return False
    if is_labelled(text) and not (kept[at].blank_before and _stands_alone(kept, at)):
        return False
    return looks_like_heading(text) and any(_can_be_headed(line) for line in kept[at + 1 : at + 3])


def _is_numbered_heading(kept: Sequence[Line], at: int) -> bool:
    """A short line on its own, with a paragraph or "2.1" below it instead of the list's next item."""
    if at + 1 == len(kept) or not (kept[at].blank_before and kept[at + 1].blank_before):
        return False
    name, below = _NUMBER.sub("", kept[at].text), kept[at + 1].text
    begins = _SUBNUMBER.match(below) or (is_sentence(below) and not BULLET.match(below))
    return looks_like_heading(name) and not is_sentence(name) and bool(begins)


def _can_be_headed(line: Line) -> bool:
    """A sentence, a list, a table or a sub-heading."""
    text = line.text
    if line.blocks or is_noise(text):
        return bool(line.blocks)
    return bool(BULLET.match(text)) or is_sentence(text) or is_labelled(text) or text.endswith(":")


def _stands_alone(kept: Sequence[Line], at: int) -> bool:
    """A labelled line in a run of such lines is an item; one between blank lines can be a heading."""
    explains = len(explanation(kept[at].text).split()) > _LONGEST_SUBTITLE
    return at + 1 < len(kept) and kept[at + 1].blank_before and not explains
