"""An answer as one message: verdict, reasons, the other side, conflicts, sources, buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.blocks.fit import Shown, fitting
from bot.blocks.inert import inert, label, one_line, shortened
from bot.blocks.lines import conflict_line, point_line, source_lines
from bot.blocks.message import (
    MOST_BLOCKS,
    MOST_IN_MESSAGE,
    Block,
    Message,
    actions,
    button,
    characters,
    context,
    packed,
    section,
)
from bot.wording import DISAGREE, KNOW, WOULD_CHANGE, titles

if TYPE_CHECKING:
    from bot.answer import Answer, Verdict

_ABSTAINED = {
    "not_covered": "My sources do not cover this, so I would only be guessing. I have no answer.",
    "unknown_option": "My sources do not cover one of these options, so I have no verdict.",
    "refused": "I only answer questions about technology choices, from my own articles.",
}
# Escaping can make five characters of one; this many still fit a section five times over.
MOST_IN_SENTENCE = 500
_CHAT = {"smalltalk", "meta"}
AUTOMATED = "Automated answer, built from quotes; it can be wrong."


def verdict_sentence(answer: Answer) -> str:
    """The one sentence that stands for the answer: also the text of the notification."""
    if answer.abstained:
        return _why_not(answer)[0]
    if answer.verdict is not None:
        return label(answer.verdict.summary, MOST_IN_SENTENCE) or _choice(answer.verdict)
    first = answer.points[0].text if answer.points else answer.text
    return label(first, MOST_IN_SENTENCE) or "I have nothing to add to that."


def answer_message(answer: Answer, answer_id: str, *, private: bool, buttons: bool = True) -> Message:
    """The whole message; ``private`` adds sharing, as only private answers can be shared."""
    shown = fitting(answer, lambda part: _fits(_body(answer, part, private=private)))
    rows = _buttons(answer, answer_id, private=private) if buttons else []
    return Message(verdict_sentence(answer), (*_body(answer, shown, private=private), *rows))


def _fits(blocks: list[Block]) -> bool:
    return len(blocks) <= MOST_BLOCKS and characters(blocks) <= MOST_IN_MESSAGE


def _body(answer: Answer, shown: Shown, *, private: bool) -> list[Block]:
    blocks = _opening(answer)
    for title, role in titles(answer):
        points = [point_line(point, answer) for point in shown.points if point.role == role]
        blocks += packed(points, title) if points else []
    conflicts = [conflict_line(conflict, answer) for conflict in shown.conflicts]
    blocks += packed(conflicts, DISAGREE) if conflicts else []
    blocks += _list(shown.would_change, WOULD_CHANGE)
    # Without quotes the notes are the answer, and stand above.
    blocks += _list(shown.notes, KNOW) if answer.citations else []
    sources = source_lines(shown.sources(answer))
    blocks += packed(sources, "Sources") if sources else []
    # In a channel, what to ask next would be more noise than help.
    blocks += _ask_next(answer) if private else []
    return [*blocks, context(_footer(answer, shown.dropped))]


def _list(lines: tuple[str, ...], title: str) -> list[Block]:
    return packed([f"• {one_line(line)}" for line in lines], title) if lines else []


def _ask_next(answer: Answer) -> list[Block]:
    suggested = [label(text, 120) for text in answer.follow_ups[:2]]
    return [context(f"Ask next: {' · '.join(suggested)}")] if suggested else []


def _opening(answer: Answer) -> list[Block]:
    """The verdict; without one, what there is to say, unless the points say it."""
    verdict = answer.verdict
    if verdict is not None:
        # How sure it is that it depends helps nobody.
        sure = "" if verdict.choice == "depends" else f" {round(verdict.confidence * 100)} % sure."
        return [section(f"*{verdict_sentence(answer)}*{sure}")]
    if answer.abstained:
        return packed(_why_not(answer))
    lines = [label(line, MOST_IN_SENTENCE) for line in answer.text.splitlines()]
    plain = [line for line in lines if line][:20] or [verdict_sentence(answer)]
    return [] if answer.points else packed(plain)


def _why_not(answer: Answer) -> list[str]:
    """What an answer without a verdict says of itself, or the general sentence."""
    said = [line for note in answer.notes[:20] if (line := label(note, MOST_IN_SENTENCE))]
    return said or [_ABSTAINED[answer.abstain_reason or "not_covered"]]


def _choice(verdict: Verdict) -> str:
    known = {"both": "Use both", "depends": "It depends"}
    return known.get(verdict.choice, label(verdict.choice, 60)) or "No name"


def _footer(answer: Answer, dropped: int) -> str:
    sides, verdict = answer.independent_sources, answer.verdict
    parts = [AUTOMATED]
    # Where an option is advised, its sentence counts them.
    if (sides.in_favour or sides.against) and verdict and verdict.choice not in answer.options:
        parts.append(f"Independent sources: {sides.in_favour} for, {sides.against} against.")
    if dropped:
        parts.append(
            f"{dropped} more {'line' if dropped == 1 else 'lines'} did not fit: see “Show evidence”."
        )
    return " ".join(parts)


def _buttons(answer: Answer, answer_id: str, *, private: bool) -> list[Block]:
    row = [button("evidence", "Show evidence", answer_id)] if answer.citations else []
    if not answer.abstained and answer.verdict is not None:
        row += [] if private else [button("tailor", "Tailor to my project", answer_id)]
        row += [button("decision", "Save decision", answer_id)]
    # What it says of itself is nothing to tell a channel.
    row += [button("share", "Share…", answer_id)] if private and answer.intent not in _CHAT else []
    return [*([actions(*row)] if row else []), _feedback(answer_id)]


def _feedback(answer_id: str) -> Block:
    def half(title: str, hint: str, value: str) -> dict[str, object]:
        text = {"type": "plain_text", "text": title}
        return {"text": text, "accessibility_label": hint, "value": f"{value}:{answer_id}"}

    element = {
        "type": "feedback_buttons",
        "action_id": "feedback",
        "positive_button": half("👍", "This answer helped", "up"),
        "negative_button": half("👎", "This answer did not help", "down"),
    }
    return {"type": "context_actions", "elements": [element]}


def question_line(question: str) -> Block:
    return context(f"Question: {inert(shortened(question, 300))}")
