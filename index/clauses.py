"""Clauses of a sentence that can say different things: "slower in raw speed, but better at computing".

Decisions weigh clauses, quotes are whole sentences.
"""

from __future__ import annotations

import itertools
import re

_CONTRAST = re.compile(
    r"(?i:[;,]\s+(?:while|whereas|but|although|though|however|yet)\b"
    r"|;\s+"
    r"|\s+(?:but|whereas)\s+"
    r"|\s+while\s+(?=(?-i:[A-Z]))"  # "while Python …" contrasts; "while running" does not
    r"|[.!?]\s+(?=(?-i:[A-Z“\"])))"
)
# One recommendation after the other: "Choose A if …, B if …, and C if …", "X should take A, Y should take B".
_PARALLEL = re.compile(
    r",\s+(?:and\s+)?(?=(?:[A-Z][\w.+#]*\s){1,3}(?:if|when|where)\s)"
    r"|,\s+and\s+(?=for\s)"
    r"|,\s+(?:and\s+)?(?=[^,;.]{3,60}\bshould\s(?:take|use|choose|pick|go)\b)"
)
_RECOMMENDS = re.compile(r"\b(?:if|when|where|for|should)\b", re.IGNORECASE)
_CONCESSION = re.compile(
    r"(?:^|,\s+)(?P<concession>"
    r"(?:while|although|though|despite|even though|even if|in spite of)\b[^,;]{8,140}),\s+",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3


def clause_spans(text: str) -> list[tuple[int, int]]:
    """Character offsets of the clauses of one sentence; ``[(0, len(text))]`` when it holds a single one."""
    cuts = {0, len(text)}
    for match in _CONCESSION.finditer(text):
        cuts |= {match.start("concession"), match.end()}
    for match in _CONTRAST.finditer(text):
        inside = any(c.start() < match.start() + 1 < c.end() for c in _CONCESSION.finditer(text))
        if not inside:
            cuts.add(match.start() + len(match.group()) - len(match.group().lstrip(" ,;.!?")))
    for match in _PARALLEL.finditer(text):
        if _RECOMMENDS.search(text[: match.start()]):
            cuts.add(match.start() + 1)
    edges = sorted(cuts)
    spans = [_trimmed(text, start, end) for start, end in itertools.pairwise(edges)]
    return _merged(text, spans)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " ,;":
        start += 1
    while end > start and text[end - 1] in " ,;":
        end -= 1
    return start, end


def _merged(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Fragments of a word or two ("Python," before a concession) say nothing by themselves."""
    kept = [span for span in spans if len(text[slice(*span)].split()) >= _FEWEST_WORDS]
    return kept if len(kept) > 1 else [(0, len(text))]
