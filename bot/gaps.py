"""Questions that got no answer, as lines that tell what is missing; nobody's words unless allowed."""

from __future__ import annotations

import json

from bot.answer import Answer


def line(answer: Answer, nearest: str, number: str, when: str, *, with_text: bool) -> str | None:
    """One JSON line for an unanswered question; None for an answered one, and for what was refused.

    ``nearest`` is what the sources do cover and what comes nearest to the question.
    """
    if not answer.abstained or answer.abstain_reason == "refused":
        return None
    entry = {
        "id": number,
        "time": when,
        "reason": answer.abstain_reason,
        "nearest": nearest,
    }
    return json.dumps(entry | ({"text": answer.question} if with_text else {}), ensure_ascii=False)
