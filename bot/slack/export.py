"""Feedback as lines of a question set, so that what people thought of an answer can be scored later.

A liked verdict is an acceptable one and a disliked one is unacceptable; the quotes of a liked answer are
its gold. What was asked in private stays out unless it is asked for.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answer import Point
    from bot.store import FeedbackRow


def question_lines(rows: Iterable[FeedbackRow], *, private: bool = False) -> Iterator[str]:
    for number, row in enumerate(rows, start=1):
        if private or not row.private:
            # In ASCII: some separators end a line for some readers, and half a character cannot be printed.
            yield json.dumps(_line(number, row))


def _line(number: int, row: FeedbackRow) -> dict[str, Any]:
    answer = Answer.model_validate(json.loads(row.body))
    liked = row.value == "up"
    verdict = [answer.verdict.choice] if answer.verdict else []
    roles = {"gold": ("reason", "condition", "context"), "against": ("counter",)} if liked else {}
    return {
        "id": f"feedback-{number}",
        "question": answer.question,
        "kind": "out_of_scope" if answer.abstained and liked else answer.intent,
        "context": [],
        "project": None,
        "answerable": not (answer.abstained and liked),
        "verdict": verdict if liked else [],
        "unacceptable": [] if liked else verdict,
        "criteria": list(answer.criteria[:4]),
        "gold": _points(answer, roles.get("gold", ())),
        "against": _points(answer, roles.get("against", ())),
        "index": row.index_id,
    }


def _points(answer: Answer, roles: tuple[str, ...]) -> list[dict[str, Any]]:
    chosen = [point for point in answer.points if point.role in roles and point.citations]
    return [{"point": point.text, "any": _quotes(answer, point)} for point in chosen]


def _quotes(answer: Answer, point: Point) -> list[dict[str, str]]:
    cited = [citation for citation in answer.citations if citation.n in point.citations]
    return [{"article": citation.doc_id, "quote": citation.quote} for citation in cited]
