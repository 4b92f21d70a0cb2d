"""A set of questions as JSON lines, each with what a good answer to it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.answer import Answer, Inquiry
from bot.errors import UsageError
from bot.judging import Asked, Cited, Given, GoldPoint, Quote


def read_set(text: str) -> list[tuple[Asked, Inquiry]]:
    """Raises UsageError that names the line."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                entry = json.loads(line)
                found.append((_asked(entry), _inquiry(entry)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                why = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
                raise UsageError(f"Line {number} of the question set is no question ({why}).") from error
    return found


def given(answer: Answer) -> Given:
    verdict = answer.verdict
    return Given(
        abstained=answer.abstained,
        choice=verdict.choice if verdict else None,
        confidence=verdict.confidence if verdict else None,
        citations=tuple(Cited(citation.doc_id, citation.quote) for citation in answer.citations),
    )


def _asked(entry: Mapping[str, Any]) -> Asked:
    return Asked(
        id=str(entry["id"]),
        question=str(entry["question"]),
        kind=str(entry["kind"]),
        answerable=bool(entry.get("answerable", True)),
        verdict=tuple(entry.get("verdict") or ()),
        unacceptable=tuple(entry.get("unacceptable") or ()),
        gold=_points(entry, "gold"),
        against=_points(entry, "against"),
    )


def _points(entry: Mapping[str, Any], name: str) -> tuple[GoldPoint, ...]:
    return tuple(
        GoldPoint(point["point"], tuple(Quote(quote["article"], quote["quote"]) for quote in point["any"]))
        for point in entry.get(name) or ()
    )


def _inquiry(entry: Mapping[str, Any]) -> Inquiry:
    fields = {name: entry[name] for name in ("question", "context", "project") if entry.get(name)}
    return Inquiry.model_validate(fields | {"id": str(entry["id"])})
