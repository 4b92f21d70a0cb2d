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
# Fewer words than this introduce by naming ("Kafka, Licence:"), not by judging.
_SHORTEST_SENTENCE = 5
_TARGET = re.compile(
    r"\b(?:than|compared (?:to|with)|unlike|versus|vs\.?|relative to|as opposed to|in contrast to|against|over|instead of|replac\w+)"
    r"\s+(?:that of |those of |the |a )?$",
    re.IGNORECASE,
)
_PREFERS = re.compile(r"\b(?:over|instead of|rather than|not)\s+$", re.IGNORECASE)
# "Choose A if …" and "we left B" say it plainly, whatever other words stand by.
_TAKES = re.compile(
    r"\b(?:choose|pick|use|take|try|go(?:ing|es)? (?:for|with)|reach(?:ed|es)? for|start(?:ed)? with|prefer(?:s|red)?|recommend(?:s|ed)?|stick (?:with|to)|opt(?:ed)? for|"
    r"default(?:s|ed)? to|mov(?:e|ed|ing) (?:\w+ ){0,4}to|switch(?:ed)? to|migrat\w+ to|belongs? (?:in|to)|stay(?:ed|s)? (?:in|with|on)|kept? (?:\w+ ){0,4}in|keeps? (?:\w+ ){0,4}in|territory of|chose|chosen|consider|favou?rs?|→|👉)"
    r"\s+(?:the |a |plain |just |simply |mostly |still )*$",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:avoid|skip|drop(?:ped)?|left|leave|leaving|abandon(?:ed)?|ditch(?:ed)?|mov(?:e|ed|ing) (?:us |\w+ )?(?:off|away from|from)|switch(?:ed)? (?:away )?from|migrat\w+ (?:away )?from|"
    r"rid of|stop (?:using|defaulting to)|(?:would|do|did|should)(?:n['’]t| not) (?:use|choose|pick|take|start with|recommend)|never (?:use|choose|pick)|instead of|took)\s+(?:the |a )?$",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"^\W*(?:is|’s|'s)? ?(?:territory|the (?:answer|choice|one to|way to go|safe bet|easier road))\b", re.IGNORECASE)
_SCORES = re.compile(r"\b(?:scor\w+|rat(?:ing|ed|ings)|points|grades?|marks|stars)\b", re.IGNORECASE)
_PLAINLY = 0.9
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
            stances = _scored(clause, mentions, passage) or _compared(clause, mentions, owners)
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
        tone = _advised(clause, mentions, owner) or _toned(clause, frame, item=bool(passage.lead_in) or basis == "heading")
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
    if len(passage.lead_in.split()) >= _SHORTEST_SENTENCE:
        tone = stance.heading_polarity(passage.lead_in) or _sign(stance.polarity(passage.lead_in))
        if tone:
            return tone
    return next((tone for heading in reversed(passage.section) if (tone := stance.heading_polarity(heading))), 0)


def _advised(text: str, mentions: Sequence[Mention], owner: str) -> float:
    """How plainly a clause tells to take or to leave an option; 0 when it does neither."""
    for mention in mentions:
        if mention.name != owner:
            continue
        before = text[: mention.start]
        if _LEAVES.search(before):
            return -_PLAINLY
        if _TAKES.search(before) or _ANSWERS.match(text[mention.end :]):
            return _PLAINLY
    return 0.0


def _toned(text: str, frame: int, *, item: bool) -> float:
    tone = stance.polarity(text)
    if frame and abs(tone) < 0.3:
        return 0.8 * frame
    if frame and tone * frame < 0:
        # An item goes with its list whatever its words; a sentence that goes against its heading is believed
        # by half: "Despite its advantages, …".
        return 0.6 * frame if item else 0.5 * tone
    return tone if abs(tone) > 0.1 else _DESCRIBES


def _scored(text: str, mentions: Sequence[Mention], passage: Passage) -> dict[str, float]:
    """Marks under a heading that announces them ("Data integrity: A 5, B 3"): the distance from their mean."""
    if not any(_SCORES.search(heading) for heading in (*passage.section, passage.lead_in)):
        return {}
    marks = {}
    for mention in mentions:
        number = re.match(r"\W{0,3}(\d+(?:\.\d+)?)", text[mention.end :])
        if number:
            marks[mention.name] = float(number.group(1))
    if len(marks) < 2 or max(marks.values()) == min(marks.values()):  # noqa: PLR2004  a comparison needs two
        return {}
    middle, reach = sum(marks.values()) / len(marks), max(marks.values()) - min(marks.values())
    return {name: max(-1.0, min(1.0, 2 * (mark - middle) / reach)) for name, mark in marks.items()}


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
