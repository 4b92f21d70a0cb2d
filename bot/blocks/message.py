"""A message as it is handed to Slack, and the small blocks that it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.blocks.inert import inert, visible

Block = dict[str, Any]

# Slack's limits, with room to spare: 50 blocks, 3,000 characters a section, a message near 13,200.
MOST_BLOCKS = 46
MOST_IN_SECTION = 2_900
MOST_IN_MESSAGE = 10_500
MOST_IN_TEXT = 3_000


@dataclass(frozen=True)
class Message:
    """``text`` is what notifications and screen readers get: always a sentence that says something."""

    text: str
    blocks: tuple[Block, ...] = ()


def section(mrkdwn: str) -> Block:
    # verbatim: Slack must not turn a bare address or a name in somebody's text into a link of its own.
    return {"type": "section", "text": {"type": "mrkdwn", "text": mrkdwn, "verbatim": True}}


def context(mrkdwn: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": mrkdwn, "verbatim": True}]}


def button(action: str, title: str, value: str, **more: str) -> Block:
    text = {"type": "plain_text", "text": title, "emoji": True}
    return {"type": "button", "action_id": action, "text": text, "value": value, **more}


def actions(*buttons: Block) -> Block:
    return {"type": "actions", "elements": list(buttons)}


def notice(sentence: str, *rows: Block) -> Message:
    """Words of our own, for what is not an answer; a person's may be among them."""
    pieces = pieces_of(sentence[:MOST_IN_TEXT])
    if len("".join(pieces)) > MOST_IN_MESSAGE:
        pieces = [*pieces[: MOST_IN_MESSAGE // MOST_IN_SECTION], "… (the rest is too long to show here)"]
    return Message(inert(sentence[: MOST_IN_TEXT // 2]), (*(section(piece) for piece in pieces), *rows))


def pieces_of(text: str, most: int = MOST_IN_SECTION) -> list[str]:
    """Inert text in parts that fit a section: whole lines, only a very long one is divided."""
    parts: list[str] = [""]
    for line in visible(text).splitlines():
        # Escaping can make five characters of one: 500 of a line always fit.
        for piece in [line[i : i + 500] for i in range(0, len(line), 500)] or [""]:
            if len(parts[-1]) + len(inert(piece)) + 1 > most:
                parts.append("")
            parts[-1] += f"{inert(piece)}\n"
    return [part.strip("\n") for part in parts if part.strip()]


def packed(lines: list[str], title: str = "") -> list[Block]:
    """Lines in as few sections as they fit; no line is ever divided."""
    sections: list[str] = []
    current = f"*{title}*" if title else ""
    for line in lines:
        if current and len(current) + 1 + len(line) > MOST_IN_SECTION:
            sections.append(current)
            current = ""
        current = f"{current}\n{line}" if current else line
    return [section(text) for text in [*sections, current] if text]


def characters(blocks: list[Block]) -> int:
    """All characters that a person reads in these blocks, as the limit of a message counts them."""
    return sum(_text_of(block) for block in blocks)


def _text_of(value: Any) -> int:
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(_text_of(part) for part in value.values())
    return sum(_text_of(part) for part in value) if isinstance(value, list) else 0


def with_plain_feedback(message: Message) -> Message:
    """The same with ordinary buttons, for a server that does not know feedback buttons."""
    return Message(message.text, tuple(_plainer(block) for block in message.blocks))


def as_plain_message(message: Message) -> Message:
    """Everything that is to be read, sources included, as text: for a server that refuses the blocks."""
    parts = [piece for block in message.blocks for piece in _readable(block)]
    return Message("\n\n".join(parts) or message.text)


def _readable(block: Block) -> list[str]:
    if block["type"] == "section":
        return [block["text"]["text"]]
    if block["type"] == "context":
        return [element["text"] for element in block["elements"]]
    return []


def _plainer(block: Block) -> Block:
    if block["type"] != "context_actions":
        return block
    element = block["elements"][0]
    pair = (element["positive_button"], element["negative_button"])
    names = ("feedback_up", "feedback_down")
    return actions(
        *(button(name, half["text"]["text"], half["value"]) for name, half in zip(names, pair, strict=True))
    )
