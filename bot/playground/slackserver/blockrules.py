"""The limits of each kind of block and element, one rule a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bot.playground.slackserver.elementrules import element_breaches
from bot.playground.slackserver.textrules import EITHER, PLAIN, counted, text_object

if TYPE_CHECKING:
    from bot.playground.slackserver.records import Json

Rule = Callable[["Json"], Iterator[str]]

INPUTS = {
    "plain_text_input", "rich_text_input", "email_text_input", "url_text_input", "number_input", "checkboxes",
    "radio_buttons", "datepicker", "timepicker", "datetimepicker", "static_select", "external_select",
    "users_select", "conversations_select", "channels_select", "multi_static_select", "multi_external_select",
    "multi_users_select", "multi_conversations_select", "multi_channels_select", "file_input",
}  # fmt: skip
IN_ACTIONS = INPUTS - {"plain_text_input", "email_text_input", "url_text_input", "number_input", "file_input"}
IN_ACTIONS |= {"button", "overflow", "workflow_button"}
CELLS = {"raw_text", "raw_number", "rich_text"}
RICH_TEXT = {"rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote"}


def _section(block: Json) -> Iterator[str]:
    if not block.get("text") and not block.get("fields"):
        yield "text or fields is required"
    if "text" in block:
        yield from text_object(block["text"], 3000, EITHER, "text")
    if "fields" in block:
        yield from counted(block, "fields", 10)
        for field in block["fields"] or []:
            yield from text_object(field, 2000, EITHER, "field")
    if "accessory" in block:
        yield from element_breaches(block["accessory"], IN_ACTIONS | {"image"})


def _header(block: Json) -> Iterator[str]:
    yield from text_object(block.get("text"), 150, PLAIN, "text")


def _context(block: Json) -> Iterator[str]:
    yield from counted(block, "elements", 10)
    for element in block.get("elements") or []:
        if isinstance(element, dict) and element.get("type") == "image":
            yield from _image(element)
        else:
            yield from text_object(element, 3000, EITHER, "element")


def _actions(block: Json) -> Iterator[str]:
    yield from counted(block, "elements", 25)
    for element in block.get("elements") or []:
        yield from element_breaches(element, IN_ACTIONS)


def _context_actions(block: Json) -> Iterator[str]:
    yield from counted(block, "elements", 5)
    for element in block.get("elements") or []:
        yield from element_breaches(element, {"feedback_buttons", "icon_button"})


def _input(block: Json) -> Iterator[str]:
    yield from text_object(block.get("label"), 2000, PLAIN, "label")
    if block.get("hint"):
        yield from text_object(block["hint"], 2000, PLAIN, "hint")
    yield from element_breaches(block.get("element"), INPUTS)


def _markdown(block: Json) -> Iterator[str]:
    if not isinstance(block.get("text"), str) or not block["text"]:
        yield "text is a string and not empty"


def _image(block: Json) -> Iterator[str]:
    if not block.get("alt_text"):
        yield "alt_text is required"
    if not block.get("image_url") and not block.get("slack_file"):
        yield "image_url or slack_file is required"
    if len(str(block.get("image_url") or "")) > 3000 or len(str(block.get("alt_text") or "")) > 2000:
        yield "image_url up to 3000 characters, alt_text up to 2000"


def _rich_text(block: Json) -> Iterator[str]:
    for element in block.get("elements") or []:
        if element.get("type") not in RICH_TEXT:
            yield f"no {element.get('type')!r} in rich_text"


def _table(block: Json) -> Iterator[str]:
    yield from counted(block, "rows", 100)
    for row in block.get("rows") or []:
        if not isinstance(row, list) or not 0 < len(row) <= 20:
            yield "a row has 1 to 20 cells"
            continue
        yield from (f"no {c.get('type')!r} cell" for c in row if c.get("type") not in CELLS)


def _nothing(_: Json) -> Iterator[str]:
    yield from ()


BLOCKS: dict[str, Rule] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "context_actions": _context_actions,
    "input": _input,
    "markdown": _markdown,
    "image": _image,
    "rich_text": _rich_text,
    "divider": _nothing,
    "table": _table,
}
