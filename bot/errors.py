"""One base for every failure that a person can mend."""

from __future__ import annotations

from index.errors import StackAdvisorError

__all__ = ["OptionError", "StackAdvisorError", "UsageError"]


class UsageError(StackAdvisorError):
    """A question, a file or an option that the person can correct; exit code 1."""


class OptionError(StackAdvisorError):
    """An option without its value, or options that do not go together: wrong usage, exit code 2."""
