"""Headings without markup: which lines are headings, and what of them is the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.articles.lines import (
    BULLET,
    NUMBER,
    QUESTION,
    SUBNUMBER,
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
# "But then:" goes on with what its section is about.
_CARRIES_ON = re.compile(
    r"(?:but|and|or|so|yet|still|also|however|on the other|then again|that said)\b.*:", re.IGNORECASE
)
# A line this long that ends in a colon introduces a list instead of heading a section.
_LONGEST_COLON_HEADING = 6
_LONGEST_SUBTITLE = 8


def prefix(text: str) -> int:
    """Length of what announces a heading ("Q2:", "Criterion:") and is no part of its name."""
    match = QUESTION.match(text) or _CRITERION.match(text) or NUMBER.match(text) or SUBNUMBER.match(text)
    return match.end() if match else 0


def headings(kept: Sequence[Line]) -> set[int]:
    """Positions of the lines that head something."""
    return {at for at, line in enumerate(kept) if not line.blocks and _heads_something(kept, at)}


def _heads_something(kept: Sequence[Line], at: int) -> bool:
    text = kept[at].text
    if NUMBER.match(text):
        return _is_numbered_heading(kept, at)
    if prefix(text) and not SUBNUMBER.match(text):
        return True
    if text.endswith(":") and (_CARRIES_ON.match(text) or len(text.split()) > _LONGEST_COLON_HEADING):
        return False
    if is_sentence(text) and not text.endswith("?"):
        return False
    if is_labelled(text) and not (kept[at].blank_before and _stands_alone(kept, at)):
        return False
    return looks_like_heading(text) and any(_can_be_headed(line) for line in kept[at + 1 : at + 3])


def _is_numbered_heading(kept: Sequence[Line], at: int) -> bool:
    """A short line on its own, with text, "2.1" or a sub-heading below it instead of the list's next item."""
    if at + 1 == len(kept) or not (kept[at].blank_before and kept[at + 1].blank_before):
        return False
    name, below = NUMBER.sub("", kept[at].text), kept[at + 1].text
    begins = SUBNUMBER.match(below) or (is_sentence(below) and not BULLET.match(below))
    return looks_like_heading(name) and not is_sentence(name) and bool(begins or _heads_headings(kept, at))


def _heads_headings(kept: Sequence[Line], at: int) -> bool:
    """Whether a heading stands below a numbered line that ends no list."""
    ends_list = at > 0 and NUMBER.match(kept[at - 1].text)
    below = kept[at + 1]
    return not (ends_list or below.blocks or BULLET.match(below.text)) and _heads_something(kept, at + 1)


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
