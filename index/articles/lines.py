"""Lines of plain text, and what the shape of one says: sentence, list item, label with its explanation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.records import Block

BULLET = re.compile(r"\s*(?:[•●▪◦‣✓✔✅☑✗✘✖❌❎➕➖👍👎👉🔹🔸➜➤►→⇒*+-]\ufe0f?|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
QUESTION = re.compile(r"(?:Q|Question)\s*\d*\s*[:.]\s*(?=\S)")
ANSWER = re.compile(r"(?:A|Answer)\s*\d*\s*[:.]\s*(?=\S)")
NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=\S)")
# "2.1 Costs", "2.1. Costs"; "2.1 GB of RAM" goes on in no word of its own, "3.5 stars" in lower case.
SUBNUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z][^\W\d_A-Z])")
_LABELLED = re.compile(r"[^.!?:–—]{2,60}?(?:\s[–—-]\s|:\s)\S.*", re.DOTALL)
_LABEL_END = re.compile(r"\s[–—-]\s|:\s")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_LONGEST_LABEL, _LONGEST_HEADING = 6, 16
_UNDERLINE = re.compile(r"([=~^*#-])\1{2,}")
_CELLS = re.compile(r"[|\t]|\S {2,}\S")
# People draw the line below a heading about as long as that.
_LONGEST_OVERHANG = 10


@dataclass(frozen=True, slots=True)
class Line:
    """``text`` is trimmed; ``start`` and ``end`` are its character offsets in the document.

    ``blocks`` is what is known to stand there: a table's cells, or what somebody said in a chat.
    """

    start: int
    end: int
    text: str
    blank_before: bool
    blocks: tuple[Block, ...] = ()


def lines(text: str) -> list[Line]:
    """The lines that hold something."""
    found, blank, position = [], True, 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped)
            found.append(Line(start, start + len(stripped), stripped, blank))
        blank = not stripped
        position += len(raw)
    return found


def headed(found: Sequence[Line]) -> list[Line]:
    """The lines without those that underline another; these know that they are headings, and how deep."""
    levels: dict[str, int] = {}
    kept: list[Line] = []
    rules = {line for line in found if _UNDERLINE.fullmatch(line.text)}
    for above, line in zip([None, *found], found, strict=False):
        if line not in rules or above in rules:
            kept.append(line)
        elif above is not None and _can_be_underlined(above, line):
            if len(kept) > 1 and kept[-2].text == line.text:
                del kept[-2]  # a line above the heading, too
            level = levels.setdefault(line.text[0], len(levels) + 1)
            kept[-1] = replace(above, blocks=(Block("heading", above.start, above.end, level=level),))
        else:
            kept.append(line)
    return kept


def _can_be_underlined(above: Line, rule: Line) -> bool:
    is_row = _CELLS.search(above.text) or abs(len(rule.text) - len(above.text)) > _LONGEST_OVERHANG
    return not (above.blocks or rule.blank_before or is_row) and looks_like_heading(above.text)


def is_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text)) and len(text.split()) >= 2


def looks_like_heading(text: str) -> bool:
    """Short, begins like one and does not stop like a sentence; what follows decides whether it is one."""
    if len(text.split()) > _LONGEST_HEADING or BULLET.match(text) or text.endswith((".", ";", ",")):
        return False
    return bool(text[0].isupper() or text[0] in "\"“'‘¿" or not text[0].isalpha() or text.endswith("?"))


def is_labelled(text: str) -> bool:
    """``Label – explanation`` or ``Label: explanation``."""
    label = _LABEL_END.split(text, maxsplit=1)[0]
    return bool(_LABELLED.fullmatch(text)) and len(label.split()) <= _LONGEST_LABEL


def explanation(text: str) -> str:
    """What follows the label; the whole text when there is none."""
    return _LABEL_END.split(text, maxsplit=1)[-1]


def words(text: str) -> str:
    """Lower-case words alone, to compare lines that differ in case and punctuation."""
    return " ".join(re.findall(r"\w+", text.lower()))
