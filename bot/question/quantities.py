"""Numbers: how many users or messages a clause names, and whether a question is for a number."""

from __future__ import annotations

import re

from bot.phrases import any_of, pattern, words
from bot.question.clauses import asking_sentences

_COUNTED = words(
    "users? people ppl visitors? customers? players? clients? sessions? connections? sockets? devices? "
    "sensors? meters? trucks? browsers? tabs? phones? viewers? fans? members? bidders? spectators? requests? "
    "req/s rps messages? msgs? events? orders? writes? records? rows docs documents employees students "
    "pupils patients colleagues farmers subscribers readers listeners participants machines boxes stations"
)
# "40k paying users", "1,200 messages", "thousands of sensors"; sums of money are no load.
_COUNT = pattern(
    r"(?<![\w.$€£])(?P<number>\d[\d.,' ]*|hundreds|thousands|millions|dozens)",
    r"\s*(?P<unit>k|m|mio|million|thousand|hundred)?\+?\s+(?:of )?(?:\w+[ -]){0,2}?",
    _COUNTED,
    r"\b",
)
_UNITS = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mio": 1e6, "million": 1e6, "hundred": 1e2}
# What people mean by them, roughly.
_NUMBER_WORDS = {"hundreds": 3e2, "thousands": 5e3, "millions": 2e6, "dozens": 3e1}
_THOUSANDS_MARK = re.compile(r"[.,' ](?=\d{3}\b)")
_NUMBER = re.compile(r"\d+([.,]\d+)?")

_OPENING = any_of(
    "and", "so", "but", "ok", "okay", "cool", "roughly", "approximately", "about", r"in \w+", "hey", "hi",
    "please", "pls", "also", "then", "now", "exactly", "tell me", "do you know", "any idea", "what.s",
    r"for the \w+",
)  # fmt: skip
# A price, a salary, a latency: what only a passage with that very number answers.
_QUANTITY = pattern(
    any_of(
        rf"^(?:\W|{_OPENING}\b)*"
        + any_of(
            r"how (?:much|many|large|big|high)\b"
            r"(?! (?:better|faster|easier|worse|slower|more|harder|of a|does it matter|work|effort))",
            r"(?:what|which) (?:does|do|would|will|should|is|are|was)? ?.{0,60}"
            r"\b(?:costs?|pay|charge|earn|salary|salaries|price|fee|rent)\b"
            r"(?!.{0,20}(?:less|more|lower|cheaper|savings|effective))",
            r"(?:what|which)(?:'s| is| are|s)? (?:the )?(?:exact )?"
            r"(?:price|cost|salary|fee|limit|p9\d|throughput|latency|size|memory|number|figure)s?"
            r" (?:of|for|per|in)\b",
        ),
        r"\b(?:per month on|how much (?:would|does|do|will|is|are)|in \$|need (?:the )?p9\d)",
    )
)


def magnitude(text: str) -> float | None:
    """The largest number of users, devices, messages and the like that a clause names."""
    named = (_value(match.group("number"), match.group("unit") or "") for match in _COUNT.finditer(text))
    return max((value for value in named if value is not None), default=None)


def _value(number: str, unit: str) -> float | None:
    number = number.lower().strip()
    digits = _THOUSANDS_MARK.sub("", number).strip(" ,.'")
    value = _NUMBER_WORDS.get(number)
    if value is None and _NUMBER.fullmatch(digits):
        value = float(digits.replace(",", "."))
    return None if value is None else value * _UNITS.get(unit.lower(), 1.0)


def asks_quantity(text: str) -> bool:
    return any(_QUANTITY.search(sentence) for sentence in asking_sentences(text))
