"""One JSON object a line, without anybody's words in it.

Our own records carry an event and fields chosen for logging. Of other libraries' records only the place is
kept: their texts quote requests, and a request is what somebody wrote. A traceback keeps its frames and the
kind of the error, not the error's text, which may quote as well. Whatever looks like a token is struck out
last of all, wherever it stands.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
import time
import traceback
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

_TOKEN = re.compile(
    r"(?:xox[a-z](?:\.xox[a-z])?|xapp|xwfp)-[A-Za-z0-9-]{6,}"
    r"|https://hooks\.slack(?:-gov)?\.com/[\w/.-]+|(?<=ticket=)[\w-]+|(?<=://)[^/\s:@\"]+:[^/\s@\"]+(?=@)"
)
_OURS = ("bot", "index")
_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
_HIDDEN = "[redacted]"


class Redactor:
    """Strikes out tokens by their look, and the secrets that were handed in by their value."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets = sorted({secret for secret in secrets if len(secret) >= 6}, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return _TOKEN.sub(_HIDDEN, text)


class JsonFormatter(logging.Formatter):
    def __init__(self, redact: Redactor) -> None:
        super().__init__()
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
            + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if record.name.split(".")[0] in _OURS:
            line["event"] = str(record.msg)
            line |= {name: value for name, value in vars(record).items() if name not in _STANDARD}
        else:
            line["event"] = f"{record.module}.{record.funcName}:{record.lineno}"
        if record.exc_info and record.exc_info[0] is not None:
            line |= {"error": record.exc_info[0].__name__, "frames": frames(record.exc_info[2])}
        return self._redact(json.dumps(line, default=str, ensure_ascii=False))


def frames(tb: TracebackType | None) -> list[str]:
    """Where an error came from, without source lines or values."""
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(tb)][
        -12:
    ]


def _short(path: str) -> str:
    return "/".join(path.replace("\\", "/").split("/")[-3:])


def set_up(secrets: Iterable[str] = (), stream: TextIO | None = None, level: str = "INFO") -> logging.Handler:
    """Send all logging through the formatter, uncaught errors of any thread included."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter(Redactor(secrets)))
    handler.setLevel(level)  # a library may set its own logger lower, when it is imported later
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # Below WARNING these libraries log whole payloads; not even their places are worth the noise.
    for name in ("slack_sdk", "sqlalchemy", "urllib3", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # Bolt reads SLACK_BOT_TOKEN by itself and warns at each start that it will not use it.
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)
    return handler


def _uncaught(kind: type[BaseException], error: BaseException | None, tb: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger(__name__).critical("uncaught", exc_info=(kind, error or kind(), tb))
