"""Taking a question apart: into clauses that can state one need each, and into sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.phrases import any_of, pattern, words

# A word after a comma that begins a clause rather than the next item of a list.
_BEGINS = words(
    "nothing hardly zero and but so while whereas plus which we it they i nobody no not mostly maybe some "
    "with just only rather now"
)
# As in "speed is no issue, an easy start is": a few words and the verb of the clause before.
_ANSWERS = r"(?!never )(?:[\w-]+ ){1,4}(?:is|are|does|do|will|matters?|counts?)\s*(?:[.,;!?]|$)"
# As in "we have no disk, can it still run?".
_INVERTED = r"(?:can|could|should|shall|would|will|do|does|is|are)\s[^,.;:?!]{1,80}\?"
# Words that begin a clause with no comma before them.
_TURNS = any_of(
    # "Anything but SQL" names SQL.
    r"(?<!thing )but\b",
    r"although\b",
    r"though\b",
    r"whereas\b",
    r"while\b",
    r"besides\b",
    r"plus\b",
    r"as well as\b",
    r"(?-i:AND)\b",
    r"(?:on|at) the other (?:side|hand|end)\b",
    r"next to (?:it|that)\b",
    r"and\b(?=[^.!?]{1,40}\binstead\b)",
)
_CLAUSE_END = pattern(
    any_of(
        r"(?<!\bdep)(?<!\bdept)(?<!\bapprox)(?<!\bincl)(?<!\bresp)[.!?;\n]+(?=\s|$)",
        r"\s+[–—-]+\s+",
        r"\s*[;:]\s+",
        rf",\s+(?={_BEGINS}\b|{_ANSWERS}|{_INVERTED})",
        rf"\s+(?={_TURNS})",
        r"(?:(?<=on one side)|(?<=on one hand)|(?<=on the one side)|(?<=on the one hand)),?\s+(?!of\b)",
        # "and" between two stretches of several words; "fast and cheap" stays one clause.
        r"(?<=\w{3}\s\w{2}\s\w{2})\s+and\s+(?=\w+\s\w+\s\w+\s\w+)",
    )
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_SENTENCE_OR_DASH = re.compile(r"(?<=[.!?])\s+|\s+-\s+")
_ASKS = pattern(r"\W*(?:how|what|which)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text that can state one need. ``weight`` 1 is said now, less in earlier turns."""

    text: str
    weight: float = 1.0
    source: str = "question"


@dataclass(frozen=True, slots=True)
class Ignored:
    """A clause that was read and left out, and the reason."""

    text: str
    why: str


def split_clauses(text: str) -> list[str]:
    pieces = [piece.strip(" ,;:-–—()\"'") for piece in _CLAUSE_END.split(text) if piece]
    return [piece for piece in pieces if re.search(r"\w{2}", piece)]


def last_sentence(text: str) -> str:
    """The last that ends with a question mark, else the last: there people say what they want to know."""
    pieces = [piece for piece in _SENTENCE_END.split(text) if re.search(r"\w", piece)]
    asking = [piece for piece in pieces if piece.rstrip().endswith("?")]
    return (asking or pieces or [text])[-1]


def asking_sentences(text: str) -> list[str]:
    pieces = _SENTENCE_OR_DASH.split(text)
    return [piece for piece in pieces if piece.rstrip().endswith("?") or _ASKS.match(piece)]
