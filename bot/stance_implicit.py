"""Implicit sentiment: what a clause says of its subject without one word of praise or blame.

"It took us eleven months" blames and "any request can be cached" praises by what they tell.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import fsum, tanh

from bot.stance_data import implicit, lexicon

# An option's name, as the fitted model knows it, whichever option it is.
_NAME = "OPTION"
_TOKEN = re.compile(rf"{_NAME}|[a-z']+|[,;]")
_BREAKS = frozenset(",;")
# Words that a negation reaches within its clause.
_REACH = 3
# What is told counts this much beside what is said outright, at most.
STRONGEST = 0.35
# All else alike it is taken to praise, by so many nats: of 821 verdicts .648 were right and .112 plainly
# wrong with this, .639 and .108 without. The labels alone would not ask for it.
_LIKELIER_PRAISE = 0.4


def implied(clause: str, names: Sequence[tuple[int, int]]) -> float:
    """-0.35 (against its subject) to 0.35 (for it); ``names`` are spans of options' names in the clause."""
    fitted = implicit()
    # fsum, so that the last digit does not hang on the order in which a set is walked.
    odds = fitted.bias + fsum(fitted.weights[name] for name in wording(clause, names) & fitted.weights.keys())
    return STRONGEST * tanh((odds + _LIKELIER_PRAISE) / 2)


def wording(clause: str, names: Sequence[tuple[int, int]]) -> set[str]:
    """Words and pairs of them, marked where a negation reaches them, and what the clause begins with."""
    words = _negated(_TOKEN.findall(masked(clause, names)))
    found = {*words, *map(" ".join, pairwise(words))}
    return found | {f"^{words[0]}", f"^{' '.join(words[:2])}"} if words else found


def masked(clause: str, names: Sequence[tuple[int, int]]) -> str:
    """In small letters, and each name the same."""
    parts, end = [], 0
    for start, stop in sorted(names):
        parts += [clause[end:start].lower(), _NAME]
        end = stop
    return "".join([*parts, clause[end:].lower()]).replace("’", "'")


def _negated(tokens: Sequence[str]) -> list[str]:
    found, reached = [], 0
    for token in tokens:
        if token in _BREAKS:
            reached = 0
            continue
        found.append(f"not_{token}" if reached and token != _NAME else token)
        denies = token in lexicon().negators or token.endswith("n't")
        reached = _REACH if denies else max(0, reached - 1)
    return found
