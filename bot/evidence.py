"""What a passage says for or against each option: whose clause it is, and which way it points."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot import stance
from bot.lexicon import Lexicon, Mention
from index.records import Passage

Basis = Literal["own words", "sentence before", "paragraph", "heading", "lead-in", "none"]

# A clause that merely describes an option, without praise or blame, speaks for it a little.
_DESCRIBES = 0.25
# What "slower than X" or "compared to X" says about X, as a share of what it says about its subject.
_REVERSED = 0.5
_TARGET = re.compile(
    r"\b(?:than|compared (?:to|with)|unlike|versus|vs\.?|relative to|as opposed to|in contrast to|against|over|instead of|replac\w+)"
    r"\s+(?:that of |those of |the |a )?$",
    re.IGNORECASE,
)
_PREFERS = re.compile(r"\b(?:over|instead of|rather than|not)\s+$", re.IGNORECASE)
_ANAPHOR = re.compile(r"\W*(?:it|its|this|these|that|they|their|such|here|there|with it|as such|thus|so|moreover|in addition)\b", re.IGNORECASE)
_ALIKE = re.compile(r"\b(?:both|either|each|all (?:three|four)?|the two|as well as|equally|alike|similar)\b", re.IGNORECASE)
_COMBINES = re.compile(
    r"\b(?:combin\w+|together|integrat\w+ (?:the two|both)|side by side|alongside|a mix of|hybrid|use[sd]? both|both in one|run both|"
    r"coexist|next to each other)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """How one clause, ``text[start:end]`` of its passage, stands to the options: -1 against, 1 for.

    ``even`` when it credits all alike, ``combines`` when it speaks of using them together.
    """

    start: int
    end: int
    stances: Mapping[str, float]
    basis: Basis
    even: bool = False
    combines: bool = False


def read_claims(
    passage: Passage, spans: Sequence[tuple[int, int]], lexicon: Lexicon, paragraph: str, before: str
) -> tuple[Claim, ...]:
    """One claim a clause; ``before`` is what stands in the paragraph ahead of the passage."""
    frame = _frame(passage)
    claims, subject = [], None
    for start, end in spans:
        clause = passage.text[start:end]
        mentions = lexicon.mentions(clause)
        owners, targets = _roles(clause, mentions)
        subject = subject or _first_owner(passage.text[:end], lexicon)
        combines = len({m.name for m in mentions}) > 1 and bool(_COMBINES.search(clause))
        if len(owners) > 1:
            stances = _compared(clause, mentions, owners)
            even = bool(_ALIKE.search(clause)) and len(set(map(_sign, stances.values()))) == 1
            claims.append(Claim(start, end, stances, "own words", even, combines))
            continue
        basis: Basis = "own words"
        owner = owners[0] if owners else subject
        if owner is None:
            owner, basis = _owner(passage, lexicon, paragraph, before, targets)
        combines = combines or bool(_COMBINES.search(clause))
        if owner is None:
            claims.append(Claim(start, end, {}, "none", combines=combines))
            continue
        tone = _toned(clause, frame)
        stances = {target: -_REVERSED * tone for target in targets if target != owner}
        claims.append(Claim(start, end, {**stances, owner: tone}, basis, combines=combines))
    return tuple(claims)


def _roles(text: str, mentions: Sequence[Mention]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Options that a clause is about, and those that it only measures others by."""
    owners: dict[str, None] = {}
    targets: dict[str, None] = {}
    for mention in mentions:
        (targets if _TARGET.search(text[: mention.start]) else owners)[mention.name] = None
    return tuple(owners), tuple(name for name in targets if name not in owners)


def _first_owner(text: str, lexicon: Lexicon) -> str | None:
    owners, _ = _roles(text, lexicon.mentions(text))
    return owners[0] if owners else None


def _owner(
    passage: Passage, lexicon: Lexicon, paragraph: str, before: str, targets: Sequence[str]
) -> tuple[str | None, Basis]:
    """The one option that the sentence before, a lead-in, the paragraph or the nearest heading is about."""
    others = [option for option in lexicon.options if option not in targets]
    if targets and len(others) == 1:
        return others[0], "own words"
    if before and _ANAPHOR.match(passage.text):
        spoken_of = lexicon.mentions(before)
        if spoken_of:
            last = before[before.rfind(". ", 0, spoken_of[-1].start) + 1 :]
            owner = _first_owner(last, lexicon)
            if owner:
                return owner, "sentence before"
    for text, basis in _surroundings(passage, paragraph):
        named = lexicon.mentions(text)
        options = tuple(dict.fromkeys(mention.name for mention in named))
        if len(options) == 1:
            return options[0], basis
        if len(options) > 1:
            preferred = _preferred(text, named)
            return (preferred, basis) if preferred else (None, "none")
    return None, "none"


def _surroundings(passage: Passage, paragraph: str) -> list[tuple[str, Basis]]:
    found: list[tuple[str, Basis]] = [(passage.lead_in, "lead-in")]
    if paragraph != passage.text:
        found.append((paragraph, "paragraph"))
    found += [(heading, "heading") for heading in reversed(passage.section)]
    return [(text, basis) for text, basis in found if text]


def _preferred(text: str, mentions: Sequence[Mention]) -> str | None:
    """ "Use A over B": the one that is not what the other is preferred to."""
    dropped = {m.name for m in mentions if _PREFERS.search(text[: m.start])}
    rest = {m.name for m in mentions} - dropped
    return next(iter(rest)) if dropped and len(rest) == 1 else None


def _frame(passage: Passage) -> int:
    """The polarity that the lead-in or the nearest heading gives to what stands below it."""
    if passage.lead_in:
        tone = stance.heading_polarity(passage.lead_in) or _sign(stance.polarity(passage.lead_in))
        if tone:
            return tone
    return next((tone for heading in reversed(passage.section) if (tone := stance.heading_polarity(heading))), 0)


def _toned(text: str, frame: int) -> float:
    tone = stance.polarity(text)
    if frame and abs(tone) < 0.3:
        return 0.8 * frame
    if frame and tone * frame < 0:
        # A clause that goes against its heading is believed by half: "Despite its advantages, …".
        return 0.5 * tone
    return tone if abs(tone) > 0.1 else _DESCRIBES


def _compared(text: str, mentions: Sequence[Mention], owners: Sequence[str]) -> dict[str, float]:
    """Who wins each pair where the clause compares; alike where it does not."""
    surfaces = {mention.name: mention.surface for mention in reversed(mentions)}
    tone = stance.polarity(text)
    scores = dict.fromkeys(owners, tone if abs(tone) > 0.1 else _DESCRIBES)
    for at, a in enumerate(owners):
        for b in owners[at + 1 :]:
            result = stance.compare(text, surfaces[a], surfaces[b])
            if result.label != "NONE":
                scores[a], scores[b] = result.score, -result.score
    return scores


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
