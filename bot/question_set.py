"""A set of questions as JSON lines, each with what a good answer to it is."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.answer import Answer, Inquiry
from bot.errors import UsageError
from bot.judging import Asked, Cited, Given
from index.errors import first_fault

_ASKED = TypeAdapter(Asked)


def read_set(text: str) -> list[tuple[Asked, Inquiry]]:
    """Raises UsageError that names the line and the field."""
    found: dict[str, tuple[Asked, Inquiry]] = {}
    # Not splitlines: a text may hold separators that end no line of JSON.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                asked, inquiry = _question(json.loads(line))
            except ValidationError as error:
                raise _no_question(number, first_fault(error)) from error
            except (ValueError, TypeError) as error:
                raise _no_question(number, str(error)) from error
            if asked.id in found:
                raise _no_question(number, f"id: an earlier line has {asked.id} too")
            found[asked.id] = asked, inquiry
    return list(found.values())


def _no_question(number: int, why: str) -> UsageError:
    return UsageError(f"Line {number} of the question set is no question ({' '.join(why.split())[:160]}).")


def _question(entry: Any) -> tuple[Asked, Inquiry]:
    if not isinstance(entry, dict):
        raise TypeError("it is no object")
    fields = {name: value for name, value in entry.items() if value is not None}
    if isinstance(fields.get("id"), int):
        fields["id"] = str(fields["id"])
    asked = _ASKED.validate_python(fields)
    shared = {name: fields[name] for name in ("question", "context", "project") if fields.get(name)}
    return asked, Inquiry.model_validate(shared | {"id": asked.id})


def given(answer: Answer) -> Given:
    verdict = answer.verdict
    return Given(
        abstained=answer.abstained,
        choice=verdict.choice if verdict else None,
        confidence=verdict.confidence if verdict else None,
        citations=tuple(Cited(citation.doc_id, citation.quote) for citation in answer.citations),
    )
