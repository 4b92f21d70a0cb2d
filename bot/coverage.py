"""Whether the corpus supports an answer at all, and if not, why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.answer import AbstainReason
from bot.criteria import Want
from bot.question import Question
from index.keywords import Keywords, tokens

Floats = npt.NDArray[np.float32]


_SITUATED = 0.42
_NEAR_ENOUGH = 0.35
# A word is rare when at most this share of the passages holds it.
_RARE = 0.03


@dataclass(frozen=True)
class Coverage:
    """``reason`` is None when an answer is supported; ``unknown`` are the words or names that are not covered.

    ``nearest`` is the cosine of the best clause, ``known_words`` the share of the question's content words
    that stand in the corpus.
    """

    reason: AbstainReason | None
    nearest: float
    known_words: float
    unknown: tuple[str, ...] = ()
    topic: str = ""


def judge(asked: Question, wants: Sequence[Want], cosines: Floats, keywords: Keywords, topic: str) -> Coverage:
    """``cosines``: of the question with every clause; ``topic`` is what the nearest one stands under."""
    nearest = float(cosines.max(initial=0))
    words = [word for word in tokens(asked.need) if not word.isdigit()]
    known = sum(word in keywords for word in words) / len(words) if words else 1.0
    if asked.intent in {"smalltalk", "meta"}:
        return Coverage(None, nearest, known)
    if asked.refused:
        return Coverage("refused", nearest, known)
    if asked.foreign:
        return Coverage("unknown_option", nearest, known, asked.foreign, topic)
    if asked.foreign_topics:
        return Coverage("not_covered", nearest, known, asked.foreign_topics, topic)
    likeness = max((want.likeness for want in wants), default=0.0)
    rare = any(word in keywords and keywords.share(word) <= _RARE for word in words)
    if not _supported(nearest, likeness, rare=rare, asked=asked):
        unknown = tuple(dict.fromkeys(word for word in words if word not in keywords))
        return Coverage("not_covered", nearest, known, unknown[:4], topic)
    return Coverage(None, nearest, known)


def _supported(nearest: float, likeness: float, *, rare: bool, asked: Question) -> bool:
    """``rare``: a word of the question that few passages hold is in the corpus, such as an acronym."""
    if (asked.asks_quantity and asked.intent != "list") or asked.asks_task:
        return False
    told = bool(asked.mentions or asked.known) or asked.follow_up or any(c.source == "project" for c in asked.clauses)
    if told or nearest >= _NEAR_ENOUGH:
        return True
    if asked.intent in {"choose", "compare"}:
        return asked.asks_technology or likeness >= _SITUATED
    return rare
