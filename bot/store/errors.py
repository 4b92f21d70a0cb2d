"""Failures of the store, with what to do about each."""

from __future__ import annotations

from bot.errors import StackAdvisorError


class StoreError(StackAdvisorError):
    """A database that cannot be opened, is newer than this program, or whose key is wrong."""
