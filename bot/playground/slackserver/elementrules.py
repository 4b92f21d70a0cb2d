"""The limits of interactive elements: buttons, menus, inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.playground.slackserver.textrules import EITHER, PLAIN, counted, text_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.playground.slackserver.records import Json

ID_LIMIT = 255
VALUE_LIMIT = 2000


def element_breaches(element: Any, allowed: set[str]) -> Iterator[str]:
    if not isinstance(element, dict) or element.get("type") not in allowed:
        kind = element.get("type") if isinstance(element, dict) else element
        yield f"no {kind!r} element here"
        return
    kind = str(element["type"])
    if len(str(element.get("action_id", ""))) > ID_LIMIT:
        yield f"action_id longer than {ID_LIMIT}"
    if element.get("placeholder"):
        yield from text_object(element["placeholder"], 150, PLAIN, "placeholder")
    if element.get("confirm"):
        yield from _confirm(element["confirm"])
    rule = ELEMENTS.get(kind)
    if rule:
        yield from (f"{kind}: {reason}" for reason in rule(element))


def _button(element: Json) -> Iterator[str]:
    yield from text_object(element.get("text"), 75, PLAIN, "text")
    yield from _value(element)
    if len(str(element.get("url") or "")) > 3000:
        yield "url longer than 3000"
    if element.get("style") not in (None, "primary", "danger"):
        yield f"style {element['style']!r}"
    if len(str(element.get("accessibility_label") or "")) > 75:
        yield "accessibility_label longer than 75"


def _value(element: Json) -> Iterator[str]:
    value = element.get("value")
    if value is not None and not isinstance(value, str):
        yield "value must be a string"
    elif len(value or "") > VALUE_LIMIT:
        yield f"value has {len(value or '')} characters, at most {VALUE_LIMIT}"


def _feedback_buttons(element: Json) -> Iterator[str]:
    for name in ("positive_button", "negative_button"):
        button = element.get(name)
        if not isinstance(button, dict):
            yield f"{name} is required"
            continue
        yield from text_object(button.get("text"), 75, PLAIN, name)
        yield from _value(button)


def _icon_button(element: Json) -> Iterator[str]:
    if element.get("icon") != "trash":
        yield f"icon {element.get('icon')!r}"
    yield from text_object(element.get("text"), 75, PLAIN, "text")


def _overflow(element: Json) -> Iterator[str]:
    yield from counted(element, "options", 5)
    for option in element.get("options") or []:
        yield from _option(option, PLAIN)


def _menu(element: Json) -> Iterator[str]:
    if "option_groups" in element:
        yield from counted(element, "option_groups", 100)
        return
    yield from counted(element, "options", 100)
    for option in element.get("options") or []:
        yield from _option(option, PLAIN)


def _choices(element: Json) -> Iterator[str]:
    yield from counted(element, "options", 10)
    for option in element.get("options") or []:
        yield from _option(option, EITHER)


def _option(option: Json, kinds: tuple[str, ...]) -> Iterator[str]:
    yield from text_object(option.get("text"), 75, kinds, "option text")
    if not 0 < len(str(option.get("value") or "")) <= 150:
        yield "option value has 1 to 150 characters"
    if option.get("description"):
        yield from text_object(option["description"], 75, kinds, "option description")


def _text_input(element: Json) -> Iterator[str]:
    most = element.get("max_length", 3000)
    if not 0 < most <= 3000:
        yield "max_length is 1 to 3000"
    if len(str(element.get("initial_value") or "")) > most:
        yield f"initial_value longer than {most}"


def _confirm(confirm: Json) -> Iterator[str]:
    yield from text_object(confirm.get("title"), 100, PLAIN, "confirm title")
    yield from text_object(confirm.get("text"), 300, EITHER, "confirm text")
    for name in ("confirm", "deny"):
        if confirm.get(name):
            yield from text_object(confirm[name], 30, PLAIN, f"confirm {name}")


ELEMENTS: dict[str, Callable[[Json], Iterator[str]]] = {
    "button": _button,
    "feedback_buttons": _feedback_buttons,
    "icon_button": _icon_button,
    "overflow": _overflow,
    "static_select": _menu,
    "multi_static_select": _menu,
    "radio_buttons": _choices,
    "checkboxes": _choices,
    "plain_text_input": _text_input,
}
