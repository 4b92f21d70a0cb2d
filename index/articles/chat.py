"""Logs of chats: what was said, without who said it and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.articles.lines import Line
from index.articles.noise import MONTH, is_noise, starts_tail
from index.records import Block

_DATE = r"(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
_STAMP = rf"[\[(]?(?:{_DATE}[T, ]\s*)?\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?[\])]?"
_NAME = r"[\w.@’'-]+(?: [\w.@’'-]+){0,2}"
_SAID = re.compile(rf"{_STAMP}\s*(?:[-–|]\s+)?(?:<{_NAME}>|{_NAME}:)\s+(?=\S)")
# "Dora  10:41 AM" above what she said, "[10:38] carl joined the channel".
_EVENT = re.compile(rf"(?:{_NAME}\s+)?{_STAMP}|{_STAMP}\s.*")
# "Dora (edited)  10:41 AM": whoever said all that stands below.
_SPEAKER = re.compile(rf"{_NAME}(?: \(edited\))?\s+{_STAMP}")
_REMARK = re.compile(
    r"(?:\d+ )?(?:new messages?|repl(?:y|ies))|(?::[\w+-]+:\W*\d*\s*)+"
    r"|(?:.* )?(?:joined|left) (?:the channel|#\S+)\.?"
    rf"|(?:[MTWFS]\w+day, )?{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?|today|yesterday",
    re.IGNORECASE,
)
# "– ann Mar 2, 2022 at 12:40" behind what somebody remarks on an answer.
_SIGNED = re.compile(
    rf"\s+[–—-]\s*{_NAME},? (?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|{_DATE})(?: at)? \d{{1,2}}:\d\d", re.IGNORECASE
)
_FEWEST_SAID = 2


def spoken(found: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, those of a chat as what was said, and the lines that only tell of its coming and going."""
    speakers = {line for line in found if _SPEAKER.fullmatch(line.text)}
    if len(speakers) >= _FEWEST_SAID:
        return _below(found, speakers)
    said = {line: match.end() for line in found if (match := _SAID.match(line.text))}
    if len(said) < _FEWEST_SAID:
        return [*map(_unsigned, found)], []
    events = {line for line in found if line not in said and _EVENT.fullmatch(line.text)}
    events |= {line for line, at in said.items() if _REMARK.fullmatch(line.text[at:])}
    kept = [
        replace(line, blocks=(Block("item", line.start + said[line], line.end),)) if line in said else line
        for line in found
        if line not in events
    ]
    return kept, [line for line in found if line in events]


def _below(found: Sequence[Line], speakers: set[Line]) -> tuple[list[Line], list[Line]]:
    """What stands below who said it, and what does not say anything."""
    events, kept, begun = list[Line](), list[Line](), False
    for line in found:
        begun = begun or line in speakers
        text = line.text
        if line in speakers or _REMARK.fullmatch(text) or (begun and (is_noise(text) or starts_tail(text))):
            events.append(line)
        else:
            kept.append(replace(line, blocks=(Block("item", line.start, line.end),)) if begun else line)
    return kept, events


def _unsigned(line: Line) -> Line:
    """Without who remarked it and when."""
    signed = _SIGNED.search(line.text)
    if not signed or signed.end() != len(line.text):
        return line
    return replace(line, end=line.start + signed.start(), text=line.text[: signed.start()])
