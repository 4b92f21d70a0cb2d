"""Whether the corpus supports an answer at all, and if not, why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.answer import AbstainReason
from bot.criteria import Want
from bot.question import Question
from bot.question.foreign import weighed_words
from bot.question.kinds import is_listed
from bot.question.reference import asks_alone
from index.keywords import Keywords, tokens

Floats = npt.NDArray[np.float32]

# A clause of the question this near to a criterion tells of a situation that choices turn on.
_SITUATED = 0.42
# A question this near to a clause of the corpus is about what the corpus is about.
_NEAR_ENOUGH = 0.35
# A complete question no nearer to any criterion or clause has nothing to do with its thread or project: of 40
# such, from cooking to easter, 34 at least are refused on each of three topics, and none of 72 follow-ups.
# What its asker should do is put in words that are near to little.
_ELSEWHERE, _ELSEWHERE_ABOUT_US = 0.42, 0.3
# A lone question with a rare word must be this near to a clause: "what is OIDC?", not "a name for a cat".
_FAR = 0.2
# A word is rare when at most this share of the passages holds it.
_RARE = 0.03
_MOST_UNKNOWN = 4


@dataclass(frozen=True)
class Coverage:
    """``reason`` is None when an answer is supported, else ``unknown`` are the words or names not covered.

    ``named`` are those of them that are names of technologies or of kinds of it.
    ``nearest`` is the cosine of the best clause, ``topic`` what that stands under; ``known_words`` is the
    share of the question's content words that stand in the corpus.
    """

    reason: AbstainReason | None
    nearest: float
    known_words: float
    topic: str = ""
    unknown: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reach:
    """How far the corpus goes: ``cosines`` of the question with every clause, ``topic`` of the best one.

    ``own`` is how near the question is to a clause or a criterion without its thread and project;
    ``lacks_kind`` when it asks for a kind of technology that no option is.
    """

    cosines: Floats
    topic: str
    own: float = 1.0
    lacks_kind: bool = False


def judge(asked: Question, wants: Sequence[Want], reach: Reach, keywords: Keywords) -> Coverage:
    nearest = float(reach.cosines.max(initial=0))
    words = [word for word in tokens(asked.need) if not word.isdigit()]
    missing = [word for word in words if word not in keywords]
    known = 1 - len(missing) / len(words) if words else 1.0
    reason, named = _objection(asked, keywords)
    unknown = named
    if reason is None and asked.intent not in {"smalltalk", "meta"}:
        rare = any(word in keywords and keywords.share(word) <= _RARE for word in words)
        likeness = max((want.likeness for want in wants), default=0.0)
        lacks_kind = _lacks_kind(asked, reach, nearest)
        outside = lacks_kind or _is_elsewhere(asked, reach.own)
        if outside or not _is_supported(asked, nearest, likeness, rare=rare):
            reason, named = "not_covered", tuple(filter(is_listed, asked.asks_kinds)) if lacks_kind else ()
            unknown = named or tuple(dict.fromkeys(missing))[:_MOST_UNKNOWN]
    return Coverage(reason, nearest, known, reach.topic, unknown, named)


def _objection(asked: Question, keywords: Keywords) -> tuple[AbstainReason | None, tuple[str, ...]]:
    """What the question itself gives as a reason, before its likeness to any passage is looked at."""
    if asked.intent in {"smalltalk", "meta"}:
        return None, ()
    if asked.refused:
        return "refused", ()
    if asked.foreign:
        return "unknown_option", asked.foreign
    if unheard := _unheard_of(asked, keywords):
        return "unknown_option", unheard
    return ("not_covered", asked.foreign_topics) if asked.foreign_topics else (None, ())


def _unheard_of(asked: Question, keywords: Keywords) -> tuple[str, ...]:
    """Words that stand where options do, and in no article."""
    if asked.intent not in {"choose", "compare"} or (asked.follow_up and not asked.mentions):
        return ()
    own = {token for mention in asked.mentions for token in tokens(mention.surface)}
    return tuple(
        word
        for word in weighed_words(asked.text, asked.mentions)
        if (parts := set(tokens(word)) - own) and not any(part in keywords for part in parts)
    )


def _lacks_kind(asked: Question, reach: Reach, nearest: float) -> bool:
    """Of what no list holds, such as a plan of an option, the corpus may speak all the same."""
    return reach.lacks_kind and (nearest < _ELSEWHERE or all(map(is_listed, asked.asks_kinds)))


def _is_elsewhere(asked: Question, own: float) -> bool:
    """Whether it has nothing to do with its thread or project, so that these support no answer."""
    return (
        asked.in_context and asked.complete and own < (_ELSEWHERE_ABOUT_US if asked.about_us else _ELSEWHERE)
    )


def _is_supported(asked: Question, nearest: float, likeness: float, *, rare: bool) -> bool:
    """``rare``: a word of the question that few passages hold is in the corpus, such as an acronym."""
    if (asked.asks_quantity and asked.intent != "list") or asked.asks_task:
        return False
    if asked.mentions or asked.known or asked.in_context or nearest >= _NEAR_ENOUGH:
        return True
    situated = likeness >= _SITUATED
    if asked.intent in {"choose", "compare"}:
        # What any short question is like, "where is the nearest baker?", says nothing of a situation.
        return asked.asks_technology or (situated and not asks_alone(asked.text))
    return rare and (situated or nearest >= _FAR or not asks_alone(asked.text))
