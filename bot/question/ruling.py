"""Options that may not be chosen, whatever speaks for them, since the asker says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.lexicon import Lexicon, Mention
from bot.phrases import any_of, pattern, words
from bot.question.clauses import split_clauses

_RULED_OUT_BEFORE = pattern(
    any_of(
        r"(?:^\W*|\b(?:use|take|choose|pick|want|with) )(?:any|every)thing (?:but|except)",
        r"\b(?:ruled?|ruling|rules) out",
        r"\bcan(?:['’]?t|not| not) (?:use|take|choose|have|run|host)",
        r"\b(?:may|must|shall) not (?:use|take|choose|have|run|host)",
        r"\bnot allowed (?:to (?:use|take|choose|have|run|host)|on)",
        r"\b" + words("vetoed vetoes banned bans forbids forbade forbidden excludes excluded prohibits"),
        r"\bwon['’]?t (?:allow|let us use|touch)",
    ),
    r"\s+(?:the |any |using )?$",
)
# "Not Tin, please", but "no Tin yet" tells of experience.
_NOT_BEFORE = pattern(r"^\W*(?:please |and |but |so )*(?:not|no|without) (?:the |any )?$")
_NOT_AFTER = pattern(r"^\W*(?:please|this time|for us|again|at all)?\W*$")
_RULED_OUT_AFTER = pattern(
    r"^\s+(?:itself )?(?:is|are|was|were|has been|have been)\s+(?:\w+ )?",
    any_of(
        "not (?:allowed|permitted|possible|an option|available)",
        "no option",
        "out of the question",
        "ruled out",
        "off the table",
        words("forbidden banned vetoed excluded prohibited"),
        r"out(?=\W|$)(?! of)",
    ),
)
# "If Tin is ruled out" and "is Tin out of the question?" are no ruling.
_OPEN = pattern(r"^\W*(?:is|are|was|if|why|what if|should|would|could|do|does)\b")
# "Tin or Zinc", "Tin vs. Zinc", "Tin, Zinc or Lead".
_JOINED = pattern(r"^\W*(?:\w+\W+){0,3}?(?:or|vs\.?|versus|/)\W*(?:\w+\W+){0,2}?$")


def passed_over(text: str, mentions: Sequence[Mention], options: Sequence[str]) -> frozenset[str]:
    """The options that "A or B?" does not name."""
    in_order = sorted(mentions, key=lambda mention: mention.start)
    joined = any(
        one.name != other.name and _JOINED.match(text[one.end : other.start])
        for one, other in pairwise(in_order)
    )
    return frozenset(options) - {mention.name for mention in mentions} if joined else frozenset()


def ruled_out(texts: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """Of the question, its thread and the project."""
    pieces = [piece for text in texts for piece in split_clauses(text)]
    return frozenset(name for piece in pieces for name in _in_clause(piece, lexicon.mentions(piece)))


def _in_clause(piece: str, mentions: Sequence[Mention]) -> list[str]:
    if _OPEN.search(piece):
        return []
    return [mention.name for mention in mentions if _is_out(piece[: mention.start], piece[mention.end :])]


def _is_out(before: str, after: str) -> bool:
    if _NOT_BEFORE.search(before):
        return bool(_NOT_AFTER.match(after))
    return bool(_RULED_OUT_BEFORE.search(before) or _RULED_OUT_AFTER.search(after))
