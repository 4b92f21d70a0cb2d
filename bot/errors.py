"""One base for every failure that a person can mend."""

from __future__ import annotations

from index.errors import StackAdvisorError

__all__ = ["StackAdvisorError", "UsageError"]


class UsageError(StackAdvisorError):
    """A question, a file or an option that the person can correct; exit code 1."""
