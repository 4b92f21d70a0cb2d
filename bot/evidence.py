"""What a passage says for or against each option: whose sentence it is, and which way it points."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot import stance
from bot.lexicon import Lexicon, Mention
from index.records import Passage

Basis = Literal["own words", "paragraph", "heading", "lead-in", "none"]

# A sentence that merely describes an option, without praise or blame, speaks for it a little.
_DESCRIBES = 0.25
_CLAUSE = re.compile(r";\s+|,?\s+(?:while|whereas|but|although|though)\s+|,\s+(?=[A-Z])|\.\s+(?=[A-Z])|\s+[–—]\s+", re.IGNORECASE)
_PREFERS = re.compile(r"\b(?:over|instead of|rather than|not)\s+$", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:both|either|each|all (?:three|four)?|the two|as well as|equally|alike|similar)\b", re.IGNORECASE)
_COMBINES = re.compile(
    r"\b(?:combin\w+|together|integrat\w+ (?:the two|both)|side by side|alongside|a mix of|hybrid|use[sd]? both|both in one|run both|coexist|next to each other)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """How one passage stands to the options: -1 speaks against, 1 for; ``even`` when it credits all alike."""

    stances: Mapping[str, float]
    basis: Basis
    even: bool = False
    combines: bool = False


def read_claim(passage: Passage, lexicon: Lexicon, paragraph: str, praise: frozenset[str], blame: frozenset[str]) -> Claim:
    """``paragraph`` is the text of the block that the passage stands in."""
    own = lexicon.mentions(passage.text)
    named = tuple(dict.fromkeys(mention.name for mention in own))
    combines = len(named) > 1 and bool(_COMBINES.search(passage.text))
    frame = _frame(passage)
    if len(named) > 1:
        stances = _compared(passage.text, own, named)
        if len(set(map(_sign, stances.values()))) == 1 and _BOTH.search(passage.text):
            return Claim(stances, "own words", even=True, combines=combines)
        return Claim(stances, "own words", combines=combines)
    if named:
        return Claim({named[0]: _toned(passage.text, frame, praise, blame)}, "own words")
    owner, basis = _owner(passage, lexicon, paragraph)
    if owner is None:
        return Claim({}, "none", combines=bool(_COMBINES.search(passage.text)))
    return Claim({owner: _toned(passage.text, frame, praise, blame)}, basis)


def _owner(passage: Passage, lexicon: Lexicon, paragraph: str) -> tuple[str | None, Basis]:
    """The one option that a lead-in, the paragraph or the nearest heading is about."""
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
    found: list[tuple[str, Basis]] = []
    if passage.lead_in:
        found.append((passage.lead_in, "lead-in"))
    if paragraph != passage.text:
        found.append((paragraph, "paragraph"))
    found += [(heading, "heading") for heading in reversed(passage.section)]
    return [(text, basis) for text, basis in found if text]


def _preferred(text: str, mentions: Sequence[Mention]) -> str | None:
    """ "Use A over B": the one that is not what the other is preferred to."""
    rest = {m.name for m in mentions if not _PREFERS.search(text[: m.start])}
    dropped = {m.name for m in mentions if _PREFERS.search(text[: m.start])}
    return next(iter(rest)) if dropped and len(rest) == 1 else None


def _frame(passage: Passage) -> int:
    """The polarity that the lead-in or the nearest heading gives to what stands below it."""
    if passage.lead_in:
        tone = stance.heading_polarity(passage.lead_in) or _sign(stance.polarity(passage.lead_in))
        if tone:
            return tone
    return next((tone for heading in reversed(passage.section) if (tone := stance.heading_polarity(heading))), 0)


def _toned(text: str, frame: int, praise: frozenset[str], blame: frozenset[str]) -> float:
    tone = stance.polarity(text, praise, blame)
    if frame and abs(tone) < 0.3:
        return 0.8 * frame
    if frame and tone * frame < 0:
        # A sentence that goes against its heading is believed by half: "Despite its advantages, …".
        return 0.5 * tone
    return tone if abs(tone) > 0.1 else _DESCRIBES


def _compared(text: str, mentions: Sequence[Mention], named: Sequence[str]) -> dict[str, float]:
    """Pairwise comparison where the sentence compares, else the tone of each option's own clause."""
    surfaces = {mention.name: mention.surface for mention in reversed(mentions)}
    scores = dict.fromkeys(named, 0.0)
    decided = False
    for at, a in enumerate(named):
        for b in named[at + 1 :]:
            result = stance.compare(text, surfaces[a], surfaces[b])
            if result.label != "NONE":
                decided = True
                scores[a] += result.score
                scores[b] -= result.score
    tones = _by_clause(text, mentions)
    if decided:
        return {name: max(-1.0, min(1.0, 0.7 * score + 0.3 * tones.get(name, 0.0))) for name, score in scores.items()}
    return {name: tones.get(name, _DESCRIBES) for name in named}


def _by_clause(text: str, mentions: Sequence[Mention]) -> dict[str, float]:
    edges = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    tones: dict[str, list[float]] = {}
    for start, end in zip(edges, edges[1:], strict=False):
        inside = {mention.name for mention in mentions if start <= mention.start < end}
        if len(inside) == 1:
            tone = stance.polarity(text[start:end])
            tones.setdefault(inside.pop(), []).append(tone if abs(tone) > 0.1 else _DESCRIBES)
    return {name: sum(values) / len(values) for name, values in tones.items()}


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
