"""Reading what a person filled in or pressed, as Slack writes it into a payload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.playground.slackserver.limits import refuse_bad_message, refuse_bad_view
from bot.playground.slackserver.records import ApiError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.slackserver.records import Json
    from bot.playground.slackserver.workspace import Workspace

SELECTS = {
    "static_select": "option",
    "radio_buttons": "option",
    "overflow": "option",
    "checkboxes": "options",
}
SELECTS |= {"multi_static_select": "options", "users_select": "user", "conversations_select": "conversation"}
SELECTS |= {"channels_select": "channel", "datepicker": "date", "timepicker": "time"}
SHOWN_OF_BUTTON: tuple[str, ...] = ("text", "value", "style", "url")
SELECTS |= {"multi_users_select": "users", "multi_conversations_select": "conversations"}


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every interactive element with its block."""
    for block in blocks:
        for element in [*(block.get("elements") or []), block.get("element"), block.get("accessory")]:
            if isinstance(element, dict) and "action_id" in element:
                yield block, element


def action_of(holder: Json, action_id: str, value: Any, block_id: str | None) -> Json:
    """The entry of `actions` for pressing one element."""
    for block, element in elements(holder.get("blocks") or []):
        if element["action_id"] != action_id or block_id not in (None, block["block_id"]):
            continue
        if element["type"] == "button" and value not in (None, element.get("value")):
            continue
        entry = {"type": element["type"], "action_id": action_id, "block_id": block["block_id"]}
        return entry | _pressed(element, value)
    raise LookupError(f"nothing to press with action_id {action_id!r} and value {value!r}")


def read_form(blocks: list[Json], values: Json) -> Json:
    """`state.values` of a view or message: given values first, then what was prefilled."""
    state: Json = {}
    for block, element in elements(blocks):
        kind, action_id = element["type"], element["action_id"]
        if kind in ("button", "feedback_buttons", "overflow", "icon_button"):
            continue
        given = values.get(block["block_id"], values.get(action_id, _MISSING))
        given = given.get(action_id, _MISSING) if isinstance(given, dict) else given
        filled = _prefilled(element) if given is _MISSING else _filled(element, given)
        state.setdefault(block["block_id"], {})[action_id] = {"type": kind, **filled}
    return state


def tell_elements(workspace: Workspace, method: str, content: Json, *, view: bool = False) -> None:
    """Check what comes in an acknowledgement, where no error can be answered: it is only recorded."""
    try:
        if view:
            refuse_bad_view(workspace, method, content, "modal")
        else:
            refuse_bad_message(workspace, method, content)
    except ApiError:
        return


_MISSING = object()


def _pressed(element: Json, value: Any) -> Json:
    kind = element["type"]
    if kind == "button":
        return {key: element[key] for key in SHOWN_OF_BUTTON if key in element}
    if kind == "feedback_buttons":
        name = value if value in ("positive", "negative") else "positive"
        chosen = element[f"{name}_button"]
        return {"value": chosen.get("value"), "text": chosen["text"]}
    return _filled(element, value)


def _filled(element: Json, value: Any) -> Json:
    kind = element["type"]
    if kind not in SELECTS:
        return {"value": value}
    name = SELECTS[kind]
    if name == "option":
        return {"selected_option": _option(element, value)}
    if name == "options":
        return {"selected_options": [_option(element, item) for item in value or []]}
    return {f"selected_{name}": value}


def _prefilled(element: Json) -> Json:
    kind = element["type"]
    if kind not in SELECTS:
        return {"value": element.get("initial_value")}
    name = SELECTS[kind]
    empty: Any = [] if name.endswith("s") else None
    return {f"selected_{name}": element.get(f"initial_{name}", empty)}


def _option(element: Json, value: Any) -> Json | None:
    if value is None:
        return None
    options: list[Json] = [*element.get("options", [])]
    options += [o for group in element.get("option_groups", []) for o in group["options"]]
    found = next((o for o in options if o["value"] == value), None)
    if found is None:
        raise LookupError(f"no option {value!r}")
    return found
