"""What holds for text and lists wherever they stand in a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.slackserver.records import Json

EITHER = ("mrkdwn", "plain_text")
PLAIN = ("plain_text",)


def text_object(value: Any, most: int, kinds: tuple[str, ...], where: str) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("type") not in kinds:
        yield f"{where} must be a text object of type {' or '.join(kinds)}"
        return
    text = value.get("text")
    if not isinstance(text, str) or not text:
        yield f"{where} is empty"
    elif len(text) > most:
        yield f"{where} has {len(text)} characters, at most {most}"
    if value["type"] == "mrkdwn" and "emoji" in value:
        yield f"{where}: emoji is for plain_text"


def measure_text(value: Any) -> int:
    """Characters of text anywhere inside."""
    if isinstance(value, list):
        return sum(measure_text(item) for item in value)
    if not isinstance(value, dict):
        return 0
    own = len(value["text"]) if isinstance(value.get("text"), str) else 0
    return own + sum(
        measure_text(v) for k, v in value.items() if isinstance(v, (dict, list)) and k != "confirm"
    )


def counted(block: Json, name: str, most: int) -> Iterator[str]:
    items = block.get(name)
    if not isinstance(items, list) or not items:
        yield f"{name} is empty"
    elif len(items) > most:
        yield f"{len(items)} {name}, at most {most}"
