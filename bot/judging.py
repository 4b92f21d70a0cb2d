"""One question of a set with its answer: what was right, what was covered, what was missed.

A gold point is covered when one of the first ``LIMIT`` citations, of the right article, contains one of its
quotes, is contained in it, or shares words with it at F1 ≥ 0.7 (Rajpurkar et al. 2016, token F1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LIMIT = 8
_SHORTEST_WITHIN, _SHORTEST_AROUND, _LEAST_F1 = 8, 25, 0.7
_MARKUP = re.compile(r"\*\*|`|\[([^\]]*)\]\([^)]*\)")
_BULLET = re.compile(r"^[\s•*\-–]+|^\s*\d+[.)]\s+")
_TYPOGRAPHY = str.maketrans({"’": "'", "–": "-", "“": '"', "”": '"', "\xa0": " "})


@dataclass(frozen=True, slots=True)
class Quote:
    article: str
    quote: str


@dataclass(frozen=True, slots=True)
class GoldPoint:
    point: str
    any: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a set, with what a good answer to it is."""

    id: str
    question: str
    kind: str
    answerable: bool = True
    verdict: tuple[str, ...] = ()
    unacceptable: tuple[str, ...] = ()
    gold: tuple[GoldPoint, ...] = ()
    against: tuple[GoldPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    doc_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Given:
    """What of an answer is measured; an answer that is missing is an empty one."""

    abstained: bool = False
    choice: str | None = None
    confidence: float | None = None
    citations: tuple[Cited, ...] = ()

    @property
    def first(self) -> tuple[Cited, ...]:
        return self.citations[:LIMIT]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its answer. Measures that do not apply to it are None."""

    asked: Asked
    given: Given

    @property
    def right(self) -> bool | None:
        if not self.asked.verdict:
            return None
        return self.given.choice in self.asked.verdict and not self.given.abstained

    @property
    def wrong(self) -> bool | None:
        return self.given.choice in self.asked.unacceptable if self.asked.verdict else None

    @property
    def recall(self) -> float | None:
        gold = self.asked.gold
        return mean([covered(point, self.given.first) for point in gold]) if gold else None

    @property
    def precision(self) -> float | None:
        every = (*self.asked.gold, *self.asked.against)
        if not self.asked.gold or not self.given.first:
            return None
        return mean([any(covered(point, [cited]) for point in every) for cited in self.given.first])

    @property
    def fair(self) -> bool | None:
        asked = self.asked
        if not (asked.gold and asked.against and asked.verdict):
            return None
        return any(covered(point, self.given.citations) for point in asked.against)

    @property
    def missed(self) -> tuple[GoldPoint, ...]:
        return tuple(point for point in self.asked.gold if not covered(point, self.given.first))


def normalised(text: str) -> str:
    """Lower case, without markup, bullets and typography."""
    text = _MARKUP.sub(r"\1", text.lower()).translate(_TYPOGRAPHY)
    return re.sub(r"\s+", " ", _BULLET.sub("", text)).strip()


def overlaps(cited: str, gold: str) -> bool:
    a, b = normalised(cited), normalised(gold)
    if not a or not b:
        return False
    if (len(b) >= _SHORTEST_WITHIN and b in a) or (len(a) >= _SHORTEST_AROUND and a in b):
        return True
    x, y = set(re.findall(r"\w+", a)), set(re.findall(r"\w+", b))
    shared = len(x & y)
    return shared > 0 and 2 * shared / (len(x) + len(y)) >= _LEAST_F1


def covered(point: GoldPoint, citations: Sequence[Cited]) -> bool:
    return any(
        cited.doc_id.startswith(quote.article) and overlaps(cited.quote, quote.quote)
        for quote in point.any
        for cited in citations
    )


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
