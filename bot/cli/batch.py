"""Many questions, one a line, answered in order by an advisor that is loaded once."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from bot.answer import Answer, Inquiry
from bot.cli import reading
from bot.errors import StackAdvisorError, UsageError

FAILED = 1


def run(source: str, answer: Callable[[Inquiry], Answer]) -> int:
    """Each answer leaves as soon as it is there; a broken line gives an error in its place."""
    code = 0
    with _lines(source) as lines:
        for line in lines:
            if not line.strip():
                continue
            try:
                written = answer(reading.line_inquiry(line)).to_json()
            except StackAdvisorError as error:
                written, code = _error(line, error), FAILED
            print(written, flush=True)
    return code


def _error(line: str, error: StackAdvisorError) -> str:
    number = reading.line_id(line)
    message = {"error": " ".join(str(error).split())}
    return json.dumps(message if number is None else {"id": number} | message, ensure_ascii=False)


@contextlib.contextmanager
def _lines(source: str) -> Iterator[Iterator[str] | TextIO]:
    if source == "-":
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]
        yield sys.stdin
        return
    try:
        # A byte that is no UTF-8 breaks its own line only.
        with Path(source).open(encoding="utf-8-sig", errors="replace") as file:
            yield file
    except OSError as error:
        raise UsageError(reading.unreadable("The batch file", source, error)) from error
