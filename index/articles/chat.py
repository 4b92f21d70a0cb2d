"""Logs of chats: what was said, without who said it and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.articles.lines import Line
from index.records import Block

_DATE = r"(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
_STAMP = rf"[\[(]?(?:{_DATE}[T, ]\s*)?\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?[\])]?"
_NAME = r"[\w.@’'-]+(?: [\w.@’'-]+){0,2}"
_SAID = re.compile(rf"{_STAMP}\s*(?:[-–|]\s+)?(?:<{_NAME}>|{_NAME}:)\s+(?=\S)")
# "Dora  10:41 AM" above what she said, "[10:38] carl joined the channel".
_EVENT = re.compile(rf"(?:{_NAME}\s+)?{_STAMP}|{_STAMP}\s.*")
_FEWEST_SAID = 2


def spoken(found: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, those of a chat as what was said, and the lines that only tell of its coming and going."""
    said = {line: match.end() for line in found if (match := _SAID.match(line.text))}
    if len(said) < _FEWEST_SAID:
        return [*found], []
    events = {line for line in found if line not in said and _EVENT.fullmatch(line.text)}
    kept = [
        replace(line, blocks=(Block("item", line.start + said[line], line.end),)) if line in said else line
        for line in found
        if line not in events
    ]
    return kept, [line for line in found if line in events]
