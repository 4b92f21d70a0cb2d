"""A sentence about two options as the named features that the fitted model weighs."""

import re
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from bot.stance_data import lexicon
from bot.stance_rules import Cue, Layout, cues

_DOUBT = re.compile(
    r"\b(?:no (?:way|case|reason)|at no time|doubt\w*|s[kc]eptical|never|still think|hardly|isn't"
    r"|not true|myth|wrong|pretend|until)\b"
)
_SKELETON = range(2, 7)
_CLAUSE_ENDS = frozenset({".", ",", "but"})
_MARKS = frozenset({"A", "B", ".", ",", "T"})
_USUAL_WORDING = 80


class Features(NamedTuple):
    """Names of what stands in a sentence: its words and runs of them (dozens), and its structure (a few)."""

    wording: set[str]
    structure: set[str]

    @property
    def wording_weight(self) -> float:
        """Evens out long sentences, whose many words would outvote their structure: 1 at 80 names."""
        return sqrt(_USUAL_WORDING / max(1, len(self.wording)))


def features(sentence: str, layout: Layout) -> Features:
    mood = _mood(sentence, layout)
    wording = _zones(layout) | _skeleton([kind for kind in layout.kinds if kind])
    structure = _votes(layout, mood) | _surroundings(layout)
    structure.add(f"mood:{mood}")
    return Features(wording, structure)


def _mood(sentence: str, layout: Layout) -> str:
    """B: a denied belief ("I don't think"), !: doubt or never, ?: a question; together or empty."""
    words, kinds, belief = layout.words, layout.kinds, lexicon().belief
    denied = any(word in belief and "not" in kinds[max(0, at - 3) : at] for at, word in enumerate(words))
    doubted = _DOUBT.search(sentence.lower())
    return ("B" if denied else "") + ("!" if doubted else "") + ("?" if "?" in words[-2:] else "")


def _zones(layout: Layout) -> set[str]:
    """Words and pairs before, between and after the mentions, and triples anywhere."""
    words, first, second = layout.words, layout.first, layout.second
    found = set()
    for name, zone in (("1:", words[:first]), ("2:", words[first + 1 : second]), ("3:", words[second + 1 :])):
        found.update([name + word for word in zone])
        found.update([f"{name}{one} {two}" for one, two in pairwise(zone)])
    found.update(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    return found


def _skeleton(kinds: list[str]) -> set[str]:
    """Runs of 2 to 6 word classes, such as "A not P T B"."""
    ends = range(len(kinds) + 1)
    return {"s:" + " ".join(kinds[end - size : end]) for size in _SKELETON for end in ends[size:]}


def _votes(layout: Layout, mood: str) -> set[str]:
    found, total, strongest = set(), 0, ""
    for cue in cues(layout):
        ground = cue.target or cue.subject
        vote = f"{cue.winner}{cue.link}{ground}"
        found |= _cue_features(layout, cue, vote, mood)
        total += cue.winner * (3 if cue.link == "T" else 1)
        if cue.winner and (not strongest or (cue.link == "T" and "T" not in strongest)):
            strongest = vote
    found.add(f"total:{max(-4, min(4, total))}")
    found.add(f"side:{(total > 0) - (total < 0)}{mood}")
    found.add(f"best:{strongest}{mood}")
    return found


def _cue_features(layout: Layout, cue: Cue, vote: str, mood: str) -> set[str]:
    word, sign = layout.words[cue.at], "!" if cue.negated else ""
    before, after = (
        (layout.words[cue.at - 1] if cue.at else "^"),
        "".join(layout.words[cue.at + 1 : cue.at + 2]),
    )
    zone = (cue.at > layout.first) + (cue.at > layout.second) + 1
    following = next((kind for kind in layout.kinds[cue.at + 1 : cue.at + 6] if kind in _MARKS), "")
    shape = f"{cue.polarity}{sign}{cue.link}{cue.target}"
    return {
        f"vote:{vote}{sign}",
        f"vote:{vote}{mood}",
        f"word:{word} {cue.winner}{cue.link}",
        f"word:{word} {zone}{shape}",
        f"word:{word} {cue.subject}{cue.link}{cue.target}{sign}",
        f"before:{before} {cue.winner}{cue.link}",
        f"after:{after} {cue.winner}{cue.link}",
        f"shape:{zone}{shape}",
        f"shape:{zone}{shape}:{cue.subject}",
        f"shape:{shape}:{cue.subject}:{following}",
        *_clause_features(layout.kinds, cue, shape),
    }


def _clause_features(kinds: list[str], cue: Cue, shape: str) -> set[str]:
    """The cue's clause: its classes in order, and which of the two it names."""
    start = next((at for at in range(cue.at - 1, -1, -1) if kinds[at] in _CLAUSE_ENDS), -1)
    end = next((at for at in range(cue.at, len(kinds)) if kinds[at] in _CLAUSE_ENDS), len(kinds))
    clause = [kind for kind in kinds[start + 1 : end] if kind]
    named = ("A" if "A" in clause else "") + ("B" if "B" in clause else "")
    return {f"clause:{named} {shape}", "clause:" + " ".join(clause)[:30]}


def _surroundings(layout: Layout) -> set[str]:
    words, kinds, first, second = layout.words, layout.kinds, layout.first, layout.second
    padded = ["^", "^", *words, "$", "$"]
    gap = words[first + 1 : second]
    near = {f"a{step}:{padded[first + 2 + step]}" for step in (-2, -1, 1, 2)}
    near |= {f"b{step}:{padded[second + 2 + step]}" for step in (-2, -1, 1, 2)}
    near.add("gap:" + (" ".join(gap) if len(gap) < 3 else str(min(len(gap) // 3, 6))))
    near.add("between:" + " ".join(kind for kind in kinds[first + 1 : second] if kind)[:40])
    near.add(f"length:{min(len(words) // 8, 6)}")
    near.add(f"named:{min(kinds.count('A'), 3)}{min(kinds.count('B'), 3)}")
    return near
