"""An unexpected failure: a line with an id for people, the traceback under that id in the log file.

Tokens and secrets reach neither: an error's own words may quote the request or the address that failed.
"""

from __future__ import annotations

import re
import traceback
import uuid
from datetime import UTC, datetime
from pathlib import Path

from bot import settings
from bot.operating.logs import Redactor

FILE = "errors.log"
_SECRET = re.compile(r"TOKEN|SECRET|PASSWORD")


def report(error: Exception) -> str:
    number = uuid.uuid4().hex[:8]
    try:
        path = settings.load().log / FILE
        _write(path, number, error)
    except Exception:  # noqa: BLE001  a log that cannot be written must not hide the failure itself
        return f"unexpected failure {number}: {_line(error)} (its log could not be written)"
    return f"unexpected failure {number}: {_line(error)} (traceback in {path})"


def _line(error: Exception) -> str:
    return _redacted(" ".join(f"{type(error).__name__}: {error}".split()))[:200]


def _write(path: Path, number: str, error: Exception) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{now} {number}\n{_redacted(''.join(traceback.format_exception(error)))}\n")


def _redacted(text: str) -> str:
    secrets = (value for name, value in settings.environment().items() if _SECRET.search(name))
    return Redactor(secrets)(text)
