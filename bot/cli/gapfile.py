"""The file that unanswered questions are noted in, one line each, so that somebody sees what is missing."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.ask import warn
from bot.cli.reading import check_writable
from bot.gaps import line

if TYPE_CHECKING:
    from bot.answer import Answer


class GapFile:
    def __init__(self, path: Path, *, with_text: bool) -> None:
        """Raises UsageError when nothing can be noted there, before anybody waited for an answer."""
        check_writable(path, "The gap file")
        self._path, self._with_text = path, with_text

    def note(self, answer: Answer, nearest: str) -> None:
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        found = line(answer, nearest, answer.id or uuid.uuid4().hex[:12], now, with_text=self._with_text)
        if found is None:
            return
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{found}\n")
        except OSError as error:
            # An answer that is there is worth more than the note about it.
            warn(f"a gap was not noted: {self._path} cannot be written: {error.strerror}")
