"""How a sentence lays out a comparison: its two mentions, its cue words, and who wins by each cue."""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.stance_data import lexicon
from bot.stance_polarity import quantity

_WORD = re.compile(r"OBJ_[AB]|[A-Za-z]+(?:'[a-z]+)?|\d+|[.,;:?!()/\"-]|[#+]+")
_FIRST, _SECOND = "A", "B"
# How far a cue's "than" may stand, and how far behind it the thing compared with.
_LINK_REACH, _TARGET_REACH, _NEGATION_REACH = 14, 8, 4
# A cue that says the opposite of what it says by itself becomes one of these.
_TOLD_AS = {"P": "more", "N": "less"}


class Layout(NamedTuple):
    """Lower-case words, each one's class ("" for most), and where the nearest two mentions stand.

    "A" stands for the option mentioned first, "B" for the other; `swapped` says that "A" is the caller's b.
    """

    words: list[str]
    kinds: list[str]
    first: int
    second: int
    swapped: bool


class Cue(NamedTuple):
    """One comparative word: who wins by it (1 first, -1 second, 0 open) and on what grounds."""

    at: int
    winner: int
    negated: bool
    link: str
    target: str
    subject: str
    polarity: int


@lru_cache(maxsize=1024)
def _mention(option: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    bounded = rf"(?<![A-Za-z0-9]){re.escape(option)}(?![A-Za-z0-9#]|\+\+)"
    return re.compile(bounded), re.compile(bounded, re.IGNORECASE)


def _masked(sentence: str, option: str, mark: str) -> str:
    """Puts `mark` for each mention; the spelling as given counts before other capitals ("Go" is no verb)."""
    exact, loose = _mention(option)
    marked, found = exact.subn(mark, sentence)
    return marked if found else loose.sub(mark, sentence)


def lay_out(sentence: str, option_a: str, option_b: str) -> Layout | None:
    """None unless both options are named."""
    # The longer name first: "Java" must not be found inside "Java EE".
    marks = sorted(((option_a, " OBJ_A "), (option_b, " OBJ_B ")), key=lambda mark: -len(mark[0]))
    text = sentence.replace("’", "'")
    for option, mark in marks:
        text = _masked(text, option, mark)
    words = [word.lower() for word in _WORD.findall(text)]
    if "obj_a" not in words or "obj_b" not in words:
        return None
    swapped = words.index("obj_b") < words.index("obj_a")
    one, two = ("obj_b", "obj_a") if swapped else ("obj_a", "obj_b")
    second = words.index(two)
    first = max(at for at in range(second) if words[at] == one)
    # From here on nothing tells which of the two was the caller's a: that makes the score antisymmetric.
    named = {one: _FIRST, two: _SECOND}
    words = [named.get(word, word) for word in words]
    kinds = [word if word in named.values() else _kind(word) for word in words]
    return Layout(*_by_what_is_measured(words, kinds), first, second, swapped)


def _by_what_is_measured(words: list[str], kinds: list[str]) -> tuple[list[str], list[str]]:
    """So that "needs less memory" is told as "more", and "more errors" as "less"."""
    told, turned = list(words), list(kinds)
    for at, kind in enumerate(kinds):
        measured = quantity(words, at) if kind in _TOLD_AS else 0
        if measured and measured != (1 if kind == "P" else -1):
            turned[at] = "P" if measured > 0 else "N"
            told[at] = _TOLD_AS[turned[at]]
    return told, turned


@lru_cache(maxsize=16384)
def _kind(word: str) -> str:
    """P for a word that raises its subject, N for one that lowers it, T for than, or a word of structure."""
    kind = lexicon().cue_kinds.get(word)
    if kind is None and word.endswith("er") and len(word) > 4:
        return "P"
    return kind or ""


def cues(layout: Layout) -> list[Cue]:
    return [_cue(layout, at) for at, kind in enumerate(layout.kinds) if kind in ("P", "N")]


def _cue(layout: Layout, at: int) -> Cue:
    kinds = layout.kinds
    polarity = _polarity(layout, at)
    negated = "not" in kinds[max(0, at - _NEGATION_REACH) : at]
    link, target = _compared_with(kinds, at)
    subject = _subject(kinds, at)
    side = {_SECOND: 1, _FIRST: -1}.get(target) or {_FIRST: 1, _SECOND: -1}.get(subject, 0)
    if target == "x":
        side = 0
    return Cue(at, side * (-polarity if negated else polarity), negated, link, target, subject, polarity)


def _polarity(layout: Layout, at: int) -> int:
    """So that "less fast" lowers its subject."""
    less = at > 0 and layout.words[at - 1] == "less"
    return -1 if less or layout.kinds[at] == "N" else 1


def _compared_with(kinds: list[str], at: int) -> tuple[str, str]:
    """The cue's "than" (T) or "over" (o), and who follows it: A, B, x for someone else, or nothing."""
    for place in range(at + 1, min(len(kinds), at + _LINK_REACH)):
        kind = kinds[place]
        if kind in (".", "but"):
            break
        if kind in ("T", "over", "to"):
            behind = kinds[place + 1 : place + _TARGET_REACH]
            target = next((found for found in behind if found in (_FIRST, _SECOND)), "")
            if target or kind == "T":
                return ("T" if kind == "T" else "o"), target or "x"
            break
    return "", ""


def _subject(kinds: list[str], at: int) -> str:
    """The last option named before the cue in its clause, else "." for a clause without one."""
    for kind in reversed(kinds[:at]):
        if kind in (_FIRST, _SECOND):
            return kind
        if kind in (".", "but"):
            return "."
    return ""
