"""Sentence boundaries that survive "Node.js", "e.g.", "23.4K", addresses and quotes."""

from __future__ import annotations

import re

# A period after one of these does not end a sentence.
ABBREVIATIONS = frozenset(
    "e.g i.e etc vs cf al approx dr mr mrs ms prof st no vol fig sec inc ltd co corp dept est jan feb mar "
    "apr jun jul aug sep sept oct nov dec a.m p.m u.s u.k ca resp incl max min".split()
)
# Quotes, brackets, emphasis and a reference ("[1]", "[^note]") close with the sentence that they follow.
_BOUNDARY = re.compile(r"[.!?…]+(?:\[(?:\d+|\^[\w-]+)\])*[\"'”’»)\]*_]*(?=\s|$)")
# Of these, the ones that often end a sentence: it goes on only with a number or in lower case.
_CAN_END = frozenset("etc inc ltd co corp a.m p.m no max min st est fig al sec".split())
# "Ms. Kim" is a person, "10 ms." a time.
_TITLES = frozenset({"ms"})
# Words, and languages, of one letter; other single letters are initials.
_LETTERS = frozenset("icr")
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*)$")
_OPENS_LOWER = re.compile(r"\s+[a-z]")
_OPENS_NUMBER = re.compile(r"\s+\d")


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the punctuation in ``text[start:end]`` closes a sentence rather than an abbreviation."""
    if text[start] in "!?":
        # "Really?" she asked: a question mark inside a running sentence.
        return not (end - start > 1 and _OPENS_LOWER.match(text, end))
    word = _LAST_WORD.search(text, max(0, start - 12), start)
    last = word.group(1).lower() if word else ""
    goes_on = bool(_OPENS_LOWER.match(text, end))
    if last in _CAN_END:
        return not goes_on and not _OPENS_NUMBER.match(text, end)
    titled = last not in _TITLES or bool(word and word.group(1)[0].isupper())
    initial = len(last) == 1 and last not in _LETTERS and text[max(start - 2, 0)] != "/"  # "jobs/s."
    if (last in ABBREVIATIONS and titled) or initial:
        return False
    # "the .NET runtime", "Node. js": a lower-case word goes on with the sentence.
    return not goes_on


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Character offsets ``(start, end)`` of the sentences in ``text[start:end]``, white space trimmed."""
    stop = len(text) if end is None else end
    stops = _BOUNDARY.finditer(text, start, stop)
    cuts = [match.end() for match in stops if _ends_sentence(text, *match.span())]
    spans, begin = [], start
    for cut in [*cuts, stop]:
        piece = text[begin:cut]
        left = begin + len(piece) - len(piece.lstrip())
        right = begin + len(piece.rstrip())
        if right > left:
            spans.append((left, right))
        begin = cut
    return spans
