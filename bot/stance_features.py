"""A sentence about two options as the named features that the fitted model weighs."""

import re
from itertools import pairwise

from bot.stance_data import lexicon
from bot.stance_rules import Cue, Layout, cues

_DOUBT = re.compile(
    r"\b(?:no (?:way|case|reason)|at no time|doubt\w*|s[kc]eptical|never|still think|hardly|isn't"
    r"|not true|myth|wrong|pretend|until)\b"
)
_SKELETON = range(2, 7)


def features(sentence: str, layout: Layout) -> set[str]:
    """Zone words and pairs, the skeleton of cue classes, the cues' votes, and what surrounds the mentions."""
    mood = _mood(sentence, layout)
    found = _zones(layout)
    found |= _skeleton([kind for kind in layout.kinds if kind])
    found |= _votes(layout, mood)
    found |= _surroundings(layout)
    found.add(f"mood:{mood}")
    return found


def _mood(sentence: str, layout: Layout) -> str:
    """B: a denied belief ("I don't think"), !: doubt or never, ?: a question; together or empty."""
    words, kinds, belief = layout.words, layout.kinds, lexicon().belief
    denied = any(word in belief and "not" in kinds[max(0, at - 3) : at] for at, word in enumerate(words))
    doubted = _DOUBT.search(sentence.lower())
    return ("B" if denied else "") + ("!" if doubted else "") + ("?" if "?" in words[-2:] else "")


def _zones(layout: Layout) -> set[str]:
    words, first, second = layout.words, layout.first, layout.second
    found = set()
    for name, zone in (("1:", words[:first]), ("2:", words[first + 1 : second]), ("3:", words[second + 1 :])):
        found.update([name + word for word in zone])
        found.update([f"{name}{one} {two}" for one, two in pairwise(zone)])
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
    zone = (cue.at > layout.first) + (cue.at > layout.second) + 1
    after = next((kind for kind in layout.kinds[cue.at + 1 : cue.at + 6] if kind in "AB.,T" and kind), "")
    shape = f"{cue.polarity}{sign}{cue.link}{cue.target}"
    return {
        f"vote:{vote}{sign}",
        f"vote:{vote}{mood}",
        f"word:{word} {cue.winner}{cue.link}",
        f"word:{word} {zone}{shape}",
        f"shape:{zone}{shape}",
        f"shape:{zone}{shape}:{cue.subject}",
        f"shape:{shape}:{cue.subject}:{after}",
    }


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
