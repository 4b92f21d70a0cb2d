"""Patterns of language, written as lists of the ways in which people say a thing.

To teach the advisor another way of saying it, add a line to a list. Case never matters.
"""

from __future__ import annotations

import re


def any_of(*alternatives: str) -> str:
    """A part of a longer pattern that matches any one of the alternatives, the first that fits."""
    return f"(?:{'|'.join(alternatives)})"


def words(listed: str) -> str:
    """``any_of`` for alternatives without spaces, separated by spaces."""
    return any_of(*listed.split())


def pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


def phrases(*alternatives: str) -> re.Pattern[str]:
    """Matches any one of the alternatives as whole words."""
    return pattern(r"\b", any_of(*alternatives), r"\b")
