"""Passages that repeat one another: Jaccard similarity of three-word shingles (Broder 1997)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

SHINGLE = 3
LEAST_JACCARD = 0.5
# Shingles that more passages share than this are turns of phrase, no sign of copying.
_COMMON = 50
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    if len(words) < SHINGLE:
        return frozenset({tuple(words)}) if words else frozenset()
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def clusters(texts: Sequence[str]) -> list[int]:
    """For each text the number of the first text that it copies, its own when it copies none."""
    parts = [shingles(text) for text in texts]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    leader = list(range(len(texts)))
    for at, own in enumerate(parts):
        shared = Counter(other for shingle in own for other in holders[shingle])
        for other, count in sorted(shared.items()):
            if count / (len(own) + len(parts[other]) - count) >= LEAST_JACCARD:
                leader[at] = leader[other]
                break
        for shingle in own:
            if len(holders[shingle]) < _COMMON:
                holders[shingle].append(at)
    return leader
