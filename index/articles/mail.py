"""Letters in plain text: what their writers said, without headers, signatures and what they quote."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from index.articles.lines import Line, words
from index.records import Block

_MARK = re.compile(r"^[ \t]*>(?:[ \t]?>)*", re.MULTILINE)
_HEADER = re.compile(
    r"(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|In-Reply-To|Message-ID): .*", re.IGNORECASE
)
# What stands between them in a letter that was saved whole.
_OTHER_HEADER = re.compile(r"(?:Received|[A-Z][A-Za-z]*(?:-[A-Za-z]+)+): .*")
_SUBJECT = re.compile(r"Subject: *(?:(?:re|fwd?): *)*(?=\S)", re.IGNORECASE)
_ATTRIBUTION = re.compile(
    r"On\b.*\d.*\bwrote:|[-_ ]{2,}(?:original|forwarded) message[-_ ]{2,}", re.IGNORECASE
)
_CLOSING = re.compile(
    r"(?:(?:with|and|many|my|all|the|very|best|kind(?:est)?|warm(?:est)?|thanks|yours) )*"
    r"(?:regards|wishes|cheers|thanks|sincerely|faithfully|truly|yours|best)\W*",
    re.IGNORECASE,
)
_FEWEST_HEADERS, _LONGEST_NAME, _FEWEST_QUOTED = 2, 4, 3


def unquoted(text: str) -> str:
    """``text`` with spaces for the marks of quoted lines, if it quotes a letter or itself."""
    rows = text.splitlines()
    if not (_repeats(rows) or any(_ATTRIBUTION.fullmatch(line.strip()) for line in _with_next(rows))):
        return text
    return _MARK.sub(lambda mark: " " * len(mark.group()), text)


def letters(text: str, found: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """What was written, subjects as headings, and the rest; ``found`` are the lines of the text unquoted."""
    headers = _headers(text, found)
    attributions = _attributions(found)
    if not headers and not attributions and not _repeats(text.splitlines()):
        return [*found], []
    quoted = {line for line in found if ">" in text[text.rfind("\n", 0, line.start) + 1 : line.start]}
    said = words(" ".join(line.text for line in found if line not in quoted))
    dropped = headers | attributions | _signatures(found)
    dropped |= {line for line in quoted if words(line.text) in said}
    kept = []
    for line in found:
        if subject := _SUBJECT.match(line.text) if line in headers else None:
            heading = Block("heading", line.start + subject.end(), line.end, level=1)
            kept.append(replace(line, blocks=(heading,)))
        elif line not in dropped:
            kept.append(line)
    starts = {line.start for line in kept}
    return kept, [line for line in found if line.start not in starts]


def _repeats(rows: Sequence[str]) -> bool:
    """Whether a quoted line stands unquoted above, as in a forum."""
    said = ""
    for row in rows:
        plain = words(row)
        if not row.lstrip().startswith(">"):
            said += f" {plain}"
        elif len(plain.split()) >= _FEWEST_QUOTED and plain in said:
            return True
    return False


def _with_next(rows: Sequence[str]) -> list[str]:
    """Each line, and each with the one below: an attribution may be broken."""
    return [*rows, *(f"{one} {other}" for one, other in itertools.pairwise(rows))]


def _headers(text: str, found: Sequence[Line]) -> set[Line]:
    """Lines of headers side by side, the rest of a broken one indented below it."""
    headers, run = set[Line](), list[Line]()
    for line in [*found, None]:
        begins = line and (_HEADER.fullmatch(line.text) or _OTHER_HEADER.fullmatch(line.text))
        goes_on = line and run and line.start and text[line.start - 1] in " \t"
        if line and (begins or goes_on) and not (run and line.blank_before):
            run.append(line)
            continue
        if sum(bool(_HEADER.fullmatch(one.text)) for one in run) >= _FEWEST_HEADERS:
            headers |= {*run}
        run = [line] if line and begins else []
    return headers


def _attributions(found: Sequence[Line]) -> set[Line]:
    alone = {line for line in found if _ATTRIBUTION.fullmatch(line.text)}
    for one, other in itertools.pairwise(found):
        if one.text.startswith("On ") and _ATTRIBUTION.fullmatch(f"{one.text} {other.text}"):
            alone |= {one, other}
    return alone


def _signatures(found: Sequence[Line]) -> set[Line]:
    """From two dashes to the next empty line, and a closing with the name below it."""
    signed, within = set[Line](), False
    for above, line in zip([None, *found], found, strict=False):
        closed = above is not None and bool(_CLOSING.fullmatch(above.text))
        is_name = closed and len(line.text.split()) <= _LONGEST_NAME
        within = line.text == "--" or (within and not line.blank_before)
        if within or is_name or _CLOSING.fullmatch(line.text):
            signed.add(line)
    return signed
