"""What people hand in: a question, a thread, a project, a line of a batch; an error is one line."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.answer import Inquiry
from bot.errors import UsageError
from index.errors import first_fault

if TYPE_CHECKING:
    import argparse

    from bot.answer import Turn

_FIELDS = ("question", "id", "context", "project")
# What is longer was not meant as a question: a file, or a device that never ends.
_LONGEST_QUESTION = 1_000_000
_ASK = 'ask something, such as: stack-advisor ask "should we use Node for our streaming service?"'


def inquiry(args: argparse.Namespace) -> Inquiry:
    question = " ".join(args.question)
    if question in {"", "-"}:
        question = _piped()
    return Inquiry(
        question=_with_words(question),
        context=_thread(args.thread) if args.thread else (),
        project=_project(args.project),
    )


def line_inquiry(line: str) -> Inquiry:
    """From a line of a batch; fields that are not part of an inquiry are left alone."""
    entry = _parsed(line)
    if not isinstance(entry, dict):
        raise UsageError('a line is an object such as {"id": "q1", "question": "…"}')
    fields = {name: entry[name] for name in _FIELDS if entry.get(name) is not None}
    if isinstance(fields.get("id"), int):
        fields["id"] = str(fields["id"])
    read = _validated(fields)
    _with_words(read.question)
    return read


def line_id(line: str) -> str | None:
    """The id of a line that may be broken otherwise."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    found = entry.get("id") if isinstance(entry, dict) else None
    return str(found) if isinstance(found, str | int) else None


def text_of(path: Path, what: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(unreadable(what, path, error)) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{what} {path} is not UTF-8 text: save it as UTF-8.") from error


def unreadable(what: str, path: Path | str, error: OSError) -> str:
    """What to tell of a file that the system does not give."""
    remedies: dict[type[OSError], str] = {
        FileNotFoundError: "check its name",
        IsADirectoryError: "name a file in it",
        PermissionError: "check its permissions",
    }
    remedy = remedies.get(type(error))
    return f"{what} {path} cannot be read: {error.strerror}{f'; {remedy}' if remedy else ''}."


def check_writable(path: Path, what: str) -> None:
    """Before long work whose outcome goes there; what was not there is not there afterwards either."""
    try:
        if path.exists():
            path.open("a", encoding="utf-8").close()
        else:
            path.open("x", encoding="utf-8").close()
            path.unlink()
    except OSError as error:
        raise UsageError(f"{what} {path} cannot be written: {error.strerror}.") from error


def _piped() -> str:
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError(_ASK)
    try:
        piped = sys.stdin.read(_LONGEST_QUESTION + 1)
    except UnicodeDecodeError as error:
        raise UsageError("The question is not UTF-8 text.") from error
    if len(piped) > _LONGEST_QUESTION:
        raise UsageError(f"The question is longer than {_LONGEST_QUESTION:,} characters: ask a shorter one.")
    return piped


def _utf8(text: str) -> str:
    """Other bytes arrive as halves of characters, which no encoder takes."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError("The question is not UTF-8 text.") from error
    return text


def _with_words(question: str) -> str:
    _utf8(question)
    if not question.strip():
        raise UsageError(f"The question is empty: {_ASK}")
    if not re.search(r"[^\W_]", question):
        raise UsageError(f"The question has no words: {_ASK}")
    return question


def _project(given: str | None) -> str | None:
    if given is None or not given.startswith("@"):
        return given and _utf8(given)
    return text_of(Path(given[1:]), "The project file")


def _thread(path: str) -> tuple[Turn, ...]:
    try:
        return Inquiry.model_validate(
            {"question": "?", "context": json.loads(text_of(Path(path), "The thread file"))}
        ).context
    except ValueError as error:
        raise UsageError(
            f'The thread file {path} is no list of {{"role": "user" or "advisor", "text": "…"}}.'
        ) from error


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise UsageError(f"not JSON: {error}") from error
    except RecursionError as error:
        raise UsageError("not JSON that can be read: it is nested too deeply") from error


def _validated(fields: dict[str, Any]) -> Inquiry:
    from pydantic import ValidationError  # noqa: PLC0415  its compiled part is loaded by then anyway

    _utf8(json.dumps(fields, ensure_ascii=False))
    try:
        return Inquiry.model_validate(fields)
    except ValidationError as error:
        raise UsageError(first_fault(error)) from error
