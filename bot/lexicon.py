"""Names: where a text mentions an option of the corpus, its family, or a technology from elsewhere."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

# A name as the words it consists of, in small letters.
Run = tuple[str, ...]
Found = TypeVar("Found")

TOKEN = re.compile(r"\.?[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*(?:\+\+|#)?")
_LONGEST_NAME = 4
# Shorter words are a typo away from too many others.
_LEAST_LETTERS = 5
_LIKENESS = 0.83


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` names ``name``; ``member`` when by a family member ("Django" for Python)."""

    start: int
    end: int
    name: str
    member: bool
    surface: str


@dataclass(frozen=True)
class Lexicon:
    """``names`` maps runs to an option of the corpus and whether a family member speaks.

    ``foreign`` maps them to technologies that the corpus is not about, ``ambiguous`` to those of them whose
    name is an ordinary word too.
    """

    options: tuple[str, ...]
    names: Mapping[Run, tuple[str, bool]]
    foreign: Mapping[Run, str]
    ambiguous: Mapping[Run, str]

    def mentions(self, text: str, *, fuzzy: bool = False) -> list[Mention]:
        """Mentions of the corpus's options in reading order; ``fuzzy`` forgives a typo in long names."""
        found = scan(text, self._known_or_near) if fuzzy else scan(text, self.names.get, self._first["names"])
        return [Mention(start, end, name, member, text[start:end]) for start, end, (name, member) in found]

    def without_names(self, text: str, *, members: bool = True) -> str:
        """The text with no option's name in it; ``members`` of their families go as well."""
        for mention in reversed(self.mentions(text)):
            if members or not mention.member:
                text = f"{text[: mention.start]} {text[mention.end :]}"
        return text

    def foreign_in(self, text: str) -> list[Mention]:
        return self._elsewhere(text, self.foreign, self._first["foreign"])

    def ambiguous_in(self, text: str) -> list[Mention]:
        """Words that name a foreign technology or are ordinary words ("go")."""
        return self._elsewhere(text, self.ambiguous, self._first["ambiguous"])

    def _elsewhere(self, text: str, names: Mapping[Run, str], first: frozenset[str]) -> list[Mention]:
        found = list(scan(text, names.get, first))
        own = self.mentions(text) if found else []
        return [
            Mention(start, end, name, member=False, surface=text[start:end])
            for start, end, name in found
            if not any(mention.start < end and start < mention.end for mention in own)
        ]

    @cached_property
    def _first(self) -> dict[str, frozenset[str]]:
        """The words that names begin with: most words of a text begin none."""
        kinds = {"names": self.names, "foreign": self.foreign, "ambiguous": self.ambiguous}
        return {kind: frozenset(run[0] for run in runs) for kind, runs in kinds.items()}

    def _known_or_near(self, run: Run) -> tuple[str, bool] | None:
        return self.names.get(run) or (self._near(run[0]) if len(run) == 1 else None)

    def _near(self, word: str) -> tuple[str, bool] | None:
        """A known name a typo away that begins with the same letter."""
        if len(word) < _LEAST_LETTERS or (word,) in self.foreign or (word,) in self.ambiguous:
            return None
        letters = frozenset(word)
        likely = [
            name
            for name, others in self._by_letter.get(word[0], ())
            # No more letters can match than the two have; difflib would find out letter by letter.
            if 2 * (len(word) - len(letters - others)) >= _LIKENESS * (len(word) + len(name))
        ]
        close = difflib.get_close_matches(word, likely, n=1, cutoff=_LIKENESS) if likely else []
        return self.names[(close[0],)] if close else None

    @cached_property
    def _by_letter(self) -> dict[str, list[tuple[str, frozenset[str]]]]:
        """Names long enough to be misspelled, each with its letters, by the first, which people get right."""
        found: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for run in self.names:
            if len(run) == 1 and len(run[0]) >= _LEAST_LETTERS:
                found.setdefault(run[0][0], []).append((run[0], frozenset(run[0])))
        return found


def as_run(name: str) -> Run:
    return tuple(token.group().lower() for token in TOKEN.finditer(name))


def scan(
    text: str, find: Callable[[Run], Found | None], first: frozenset[str] | None = None
) -> Iterator[tuple[int, int, Found]]:
    """Start, end and what ``find`` makes of a run: from the left, the longest first, without overlaps.

    ``first``: the only words that a run may begin with.
    """
    words = [word.lower() for word in TOKEN.findall(text)]
    starts = [at for at, word in enumerate(words) if first is None or word in first]
    if not starts:
        return
    tokens = list(TOKEN.finditer(text))
    free = 0
    for at in starts:
        if at < free:
            continue
        for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            found = find(tuple(words[at : at + size]))
            if found is not None:
                yield tokens[at].start(), tokens[at + size - 1].end(), found
                free = at + size
                break
