"""Every name by which texts speak of an option."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.lexicon import Run, as_run
from index.vocabulary import Technology

Known = Mapping[Run, Technology]

_SUFFIX = re.compile(r"(?:\.?js|db|sql|mq|lang)$", re.IGNORECASE)
_LEAST_SHORT_NAME = 4


def own_runs(tech: Technology) -> Iterator[Run]:
    yield from filter(None, map(as_run, (tech.name, *tech.aliases)))


def names_of(option: str, known: Known) -> Iterator[Run]:
    yield as_run(option)
    if tech := known.get(as_run(option)):
        yield from own_runs(tech)
    # "Mongo" and "Postgres" name MongoDB and PostgreSQL in any vocabulary.
    short = _SUFFIX.sub("", option)
    if len(short) >= _LEAST_SHORT_NAME and short != option:
        yield as_run(short)
        if option.lower().endswith("sql"):
            yield as_run(f"{short}s")


def ends(name: str) -> dict[str, str]:
    """What a name of several words begins and ends with, and for each the pattern of another name with it."""
    parts = {}
    words = name.split()
    for size in range(1, len(words)):
        head, tail = " ".join(words[:size]), " ".join(words[-size:])
        # The "CI" or "Functions" at the end of a name is what others call their own things.
        if size > 1:
            parts[tail] = rf"(?<=[a-z,;] )[A-Z][\w.]*\w {re.escape(tail)}(?![\w-])"
        parts[head] = rf"(?<![\w-]){re.escape(head)} [A-Z0-9]"
    return parts


def occurrences(name: str, texts: str) -> int:
    if name not in texts:
        return 0
    return len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", texts))
