"""Names that articles head their parts with: "2. Zelko", "Why Zelko", "Zelko: the quick one"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.option_names import occurrences
from index.records import Document

_WORD = r"(?:\d?[A-Z][\w.+#-]*|[a-z]+[A-Z]\w*)"
_CAPITALISED = re.compile(rf"(?<![\w-]){_WORD}(?: {_WORD})*")
# Where a capital is no matter of grammar.
_INSIDE = re.compile(rf"(?<=[a-z,;] ){_WORD}(?: {_WORD})*")
_LONGEST = 3
# A name is capitalised inside sentences, so often at least, and hardly ever written small.
_FEWEST_INSIDE, _MOST_SMALL = 3, 0.1


def headed_names(documents: Sequence[Document]) -> Counter[str]:
    """How many articles have each name in their title or a heading."""
    texts = "\n".join(document.text for document in documents)
    runs = [_runs(document) for document in documents]
    inside = Counter(name for run in _INSIDE.findall(texts) for name in _within(run))
    names = {name for run in set().union(*runs) for name in _within(run) if _is_name(name, inside, texts)}
    return Counter(name for found in runs for name in sorted(set(_longest(found, names))))


def _runs(document: Document) -> set[str]:
    """The capitalised words of the title and the headings, as they stand together."""
    headings = (
        document.text[block.start : block.end] for block in document.blocks if block.kind == "heading"
    )
    return {run for heading in (document.meta.title, *headings) for run in _CAPITALISED.findall(heading)}


def _within(run: str) -> Iterator[str]:
    """Each word and each few words, the most first."""
    words = run.split()
    for size in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size]).rstrip(".-")


def _is_name(name: str, inside: Mapping[str, int], texts: str) -> bool:
    if inside[name] < _FEWEST_INSIDE or name == "I":
        return False
    return name.islower() or occurrences(name.lower(), texts) <= _MOST_SMALL * inside[name]


def _longest(runs: set[str], names: set[str]) -> Iterator[str]:
    """Of each run the longest name in it: the "Zelko GL" of "Choosing Zelko GL"."""
    for run in runs:
        if name := next((name for name in _within(run) if name in names), None):
            yield name
