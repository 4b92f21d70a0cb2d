"""How deep headings without markup stand: by number and underline, their neighbours, names that recur."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from index.articles.lines import NUMBER, SUBNUMBER, words

_LONGEST_LABEL = 2


class Heading(NamedTuple):
    """``adjoins``: no text stands between it and the heading before; ``level``: the depth it shows, or 0."""

    text: str
    adjoins: bool
    level: int = 0

    @property
    def name(self) -> str:
        return words(self.text) or self.text

    @property
    def is_short(self) -> bool:
        return len(self.text.split()) <= _LONGEST_LABEL or self.text.endswith(":")

    @property
    def number(self) -> int:
        """Of "2. Costs"; 0 when it has none."""
        match = NUMBER.match(self.text)
        return int(match.group().strip(" .)")) if match else 0

    @property
    def parts(self) -> int:
        """How many numbers "2.1 Costs" begins with; 0 when not with several."""
        match = SUBNUMBER.match(self.text)
        return match.group().strip(" .").count(".") + 1 if match else 0


def depths(headings: Sequence[Heading]) -> Iterator[int]:
    """Of each heading, in reading order, its depth from 1.

    A name that recurs ("Pros") lies below what it is about, and siblings share no name: what stands right
    above a name's second time is another subject. A heading that adjoins another lies below it, and short
    headings after it are its siblings. All numbered ones are equally deep; what stands between two numbers
    belongs to the first. Below a heading that shows its depth lie those that do not.
    """
    recurring = _recurring(headings)
    # Where one shows no depth ahead of those that do, the others do not lie below these either.
    all_show = bool(headings) and headings[0].level > 0
    above = _Above(0)
    for at, heading in enumerate(headings):
        if heading.level:
            above = _Above(heading.level, base=heading.level * all_show)
        elif _repeats(headings, at):
            pass
        elif at in recurring:
            above.recur(heading)
        else:
            above.go_on(heading, headings[at + 1 :])
        yield above.level


@dataclass
class _Above:
    """What stands above a heading: the last one's depth, and below which depth others are to lie."""

    level: int
    base: int = 0
    # Depth of what a recurring name is about, and those that recurred below it.
    subject: int = field(init=False)
    recurred: set[str] = field(default_factory=set)
    # Whether the last one adjoins another; the depth that further short ones share, or 0.
    stacked: bool = False
    siblings: int = 0
    # The last number, and the depth of those that have one.
    number: int = 0
    numbered: int = 0

    def __post_init__(self) -> None:
        self.subject = self.level

    def recur(self, heading: Heading) -> None:
        self.level, self.siblings, self.stacked = self.subject + 1, 0, False
        self.recurred.add(heading.name)

    def go_on(self, heading: Heading, following: Sequence[Heading]) -> None:
        told = self._told(heading, following)
        nested = 0 if told else self._nested(heading)
        self.level = told or nested or self._flat(following)
        self.siblings = nested if heading.is_short and not heading.number else 0
        self.stacked = heading.adjoins and not (told or heading.number)
        if heading.number:
            self.number, self.numbered = heading.number, self.level
        # What divides "Pros" is nothing that "Cons" could be about.
        if heading.parts or self.level <= self.subject + 1:
            self.subject, self.recurred = self.level, set()

    def _told(self, heading: Heading, following: Sequence[Heading]) -> int:
        """As its number says, or the name below it that is there already; 0 when neither does."""
        if heading.parts:
            return self.base + heading.parts
        if heading.number > 1 and self.numbered:
            return self.numbered
        begins_anew = following and following[0].name in self.recurred
        return max(self.subject, self.base + 1) if begins_anew else 0

    def _nested(self, heading: Heading) -> int:
        """Below the heading that it adjoins, or beside one that does; 0 when it stands by itself."""
        if heading.adjoins:
            return self.level if self.stacked else self.level + 1
        return self.siblings if heading.is_short else 0

    def _flat(self, following: Sequence[Heading]) -> int:
        number = next((heading.number for heading in following if heading.number), 0)
        between = self.numbered and number == self.number + 1
        return (self.numbered if between else self.base) + 1


def _recurring(headings: Sequence[Heading]) -> set[int]:
    """Positions of the headings whose names recur, but for those that such names are about."""
    plain = [at for at, heading in enumerate(headings) if not (heading.level or _repeats(headings, at))]
    counted = Counter(headings[at].name for at in plain)
    found = {at for at in plain if counted[headings[at].name] > 1}
    runs = itertools.groupby(range(len(headings)), key=found.__contains__)
    return found.difference(*(_subjects([*run], headings) for recurs, run in runs if recurs))


def _subjects(run: Sequence[int], headings: Sequence[Heading]) -> set[int]:
    """Of recurring names in a row those that another recurs below: of "Tin, Pros, Zinc, Pros" the metals."""
    names = [headings[at].name for at in run]
    first = next((name for name in names if names.count(name) > 1), names[0])
    if first == names[0]:
        return set()
    return {at for at, below in zip(run, names[1:], strict=False) if below == first}


def _repeats(headings: Sequence[Heading], at: int) -> bool:
    """A caption that only says the heading above it again."""
    return at > 0 and headings[at].adjoins and headings[at].name == headings[at - 1].name
