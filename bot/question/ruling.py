"""Options that may not be chosen, whatever speaks for them, since the asker says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.lexicon import Lexicon, Mention
from bot.phrases import any_of, pattern, phrases, words
from bot.question.clauses import last_sentence, split_clauses

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


# Told of the asker's own plans: "we might leave Tin", "thinking of moving off Tin".
_LEAVING_BEFORE = pattern(
    r"\b(?:we|i|us|our \w+|(?:thinking|dreaming) (?:of|about)|plan(?:ning)? (?:to|on)|considering|about to"
    r"|want(?:ing)? to|trying to|looking to|hoping to)\b[^,]{0,40}?\b",
    any_of(
        r"(?:leav(?:e|ing)|ditch(?:ing)?|abandon(?:ing)?|replac(?:e|ing)|quit(?:ting)?|dropp?(?:ing)?)",
        r"get(?:ting)? (?:rid of|off|away from)",
        r"(?:mov(?:e|ing)|migrat(?:e|ing)|switch(?:ing)?) (?:off|(?:away )?from)",
    ),
    r"\s+(?:of )?(?:the |our )?$",
)
# Not "leaving the Tin service" nor "moving from Tin 4 to Tin 5".
_LEFT_ITSELF = pattern(
    r"^(?:\W*$|[,.;:)]|\s+",
    words(
        "next this soon some one in by at because since as for with and or to within after before over if "
        "when anyway altogether completely eventually now sooner"
    ),
    r"\b)",
)
_NOT = pattern(r"\b(?:not?|never)\b|n['’]t\b")
# "Where to?", and not whether to go at all.
_OPEN_QUESTION = pattern(
    r"(?:^|,\s*)\W*(?:(?:and|so|then|but|now) )*(?:what|which|where|who)\b"
    r"(?! (?:are|is|about|if|would (?:we|you) (?:lose|miss)|speaks?|do we lose)\b)"
    r"(?!.*\b(?:stay|remain|keep|leave|leaving|worth|against)\b)"
)
# Looked for first, since most clauses neither forbid nor leave anything.
_FORBIDS = phrases(
    r"can(?:['’]?t|not)",
    r"not (?:use|take|choose|have|run|host|allowed)",
    words(r"forb\w+ bann?\w* veto\w+ prohib\w+"),
)
_LEAVES = phrases(words(r"leav\w+ ditch\w* abandon\w* replac\w+ quit\w* drop\w* rid off away from"))
_FORBIDS_ONLY = pattern(
    r"^\W*(?:(?:and|but|so|because|since|also|unfortunately|sadly) )*",
    any_of(
        r"(?:we|i|they|you)(?: are|['’]re)? ",
        r"(?:\w+ ){1,3}(?=forb|bann?|veto|prohib)",
    ),
    any_of(
        r"can(?:['’]?t|not| not) (?:use|take|choose|have|run|host)",
        r"(?:may|must|shall) not (?:use|take|choose|have|run|host)",
        r"not allowed to (?:use|take|choose|have|run|host)",
        r"(?:has |have )?(?:forbids?|bann(?:ed|s)|bans|vetoe[sd]|prohibits?)",
    ),
    r"\s+(?:the |any )?$",
)
# What may follow: "… here", "… in this company".
_PLACE_ONLY = pattern(r"^\W*(?:here|at all|anymore|any more|any longer|(?:in|at|on) \w+(?: \w+)?)?\W*$")


def forbids_only(piece: str, lexicon: Lexicon) -> bool:
    """Whether a clause says no more than that one technology may not be used, whether the corpus knows it."""
    if not _FORBIDS.search(piece):
        return False
    named = [*lexicon.mentions(piece), *lexicon.foreign_in(piece), *lexicon.ambiguous_in(piece)]
    return any(
        _FORBIDS_ONLY.search(piece[: one.start]) and _PLACE_ONLY.match(piece[one.end :]) for one in named
    )


def passed_over(text: str, mentions: Sequence[Mention], options: Sequence[str]) -> frozenset[str]:
    """The options that "A or B?" does not name."""
    in_order = sorted(mentions, key=lambda mention: mention.start)
    joined = any(
        one.name != other.name and _JOINED.match(text[one.end : other.start])
        for one, other in pairwise(in_order)
    )
    return frozenset(options) - {mention.name for mention in mentions} if joined else frozenset()


def ruled_out(texts: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """Of the question, its thread and the project; what is being left is when the first asks where to."""
    pieces = [piece for text in texts for piece in split_clauses(text)]
    out = frozenset(name for piece in pieces for name in _in_clause(piece, lexicon.mentions(piece)))
    leaving = [piece for piece in pieces if _LEAVES.search(piece)]
    if not leaving or not _OPEN_QUESTION.search(last_sentence(texts[0])):
        return out
    return out.union(*(_left(piece, lexicon.mentions(piece)) for piece in leaving))


def _left(piece: str, mentions: Sequence[Mention]) -> list[str]:
    if _OPEN.search(piece) or _NOT.search(piece):
        return []
    return [
        mention.name
        for mention in mentions
        if _LEAVING_BEFORE.search(piece[: mention.start]) and _LEFT_ITSELF.match(piece[mention.end :])
    ]


def _in_clause(piece: str, mentions: Sequence[Mention]) -> list[str]:
    if _OPEN.search(piece):
        return []
    return [mention.name for mention in mentions if _is_out(piece[: mention.start], piece[mention.end :])]


def _is_out(before: str, after: str) -> bool:
    if _NOT_BEFORE.search(before):
        return bool(_NOT_AFTER.match(after))
    return bool(_RULED_OUT_BEFORE.search(before) or _RULED_OUT_AFTER.search(after))
