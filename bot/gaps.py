"""Questions that got no answer, as lines that tell what is missing; nobody's words unless allowed."""

from __future__ import annotations

import json

from bot.answer import Answer


def line(answer: Answer, number: str, when: str, *, with_text: bool) -> str | None:
    """One JSON line for an unanswered question; None for an answered one, and for what was refused."""
    if not answer.abstained or answer.abstain_reason == "refused":
        return None
    entry = {
        "id": number,
        "time": when,
        "reason": answer.abstain_reason,
        "nearest": answer.criteria[0] if answer.criteria else None,
    }
    return json.dumps(entry | ({"text": answer.question} if with_text else {}), ensure_ascii=False)
