"""What Slack refuses in a message or a view, and how it says so.

Each breach is recorded as a violation, so that a test can end with `assert not slack.violations`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.playground.slackserver.blockrules import BLOCKS
from bot.playground.slackserver.records import ApiError
from bot.playground.slackserver.textrules import PLAIN, measure_text, text_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.slackserver.records import Json
    from bot.playground.slackserver.workspace import Workspace

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
TEXT_LIMIT = 40_000
MARKDOWN_LIMIT = 12_000
STREAM_LIMIT = 12_000
MESSAGE_CHARACTERS = 13_200  # all block text together; not documented, found by trying
VIEW_BYTES = 250_000
ID_LIMIT = 255
ONLY_IN_MESSAGES = {"markdown", "context_actions", "table", "plan", "task_card"}


def refuse_bad_message(workspace: Workspace, method: str, args: Json, *, streamed: bool = False) -> None:
    """Raise what Slack would answer; a missing notification text is only recorded, as Slack accepts it."""
    for key in ("blocks", "attachments", "metadata"):
        if isinstance(args.get(key), str):
            args[key] = _decoded(args[key], key)
    blocks = args.get("blocks") or []
    breaches = list(block_breaches(blocks, MESSAGE_BLOCKS))
    breaches += [("metadata_must_be_sent_as_json", r) for r in _metadata(args.get("metadata"))]
    breaches += [] if streamed else list(_text_breaches(args, blocks))
    _refuse(workspace, method, breaches)


def refuse_bad_view(workspace: Workspace, method: str, view: Json, kind: str) -> None:
    breaches = [("invalid_arguments", reason) for reason in _view_frame(view, kind)]
    breaches += list(block_breaches(view.get("blocks") or [], VIEW_BLOCKS))
    found = {b.get("type") for b in view.get("blocks") or [] if isinstance(b, dict)}
    wrong = [("invalid_blocks", f"{name} blocks are for messages") for name in found & ONLY_IN_MESSAGES]
    _refuse(workspace, method, [*breaches, *wrong])


def block_breaches(blocks: Any, most: int) -> Iterator[tuple[str, str]]:
    """Every limit a list of blocks breaks, as (Slack's error, the reason)."""
    if not isinstance(blocks, list) or not all(isinstance(b, dict) for b in blocks):
        yield "invalid_blocks_format", "blocks is a list of objects"
        return
    if len(blocks) > most:
        yield "invalid_blocks", f"{len(blocks)} blocks, at most {most}"
    for number, block in enumerate(blocks):
        yield from (("invalid_blocks", f"blocks[{number}] {reason}") for reason in _block(block))
    yield from (("invalid_blocks", reason) for reason in _repeated_ids(blocks))
    markdown = sum(len(str(b.get("text", ""))) for b in blocks if b.get("type") == "markdown")
    if markdown > MARKDOWN_LIMIT:
        yield "msg_too_long", f"{markdown} characters of markdown, at most {MARKDOWN_LIMIT}"
    total = measure_text(blocks)
    if most == MESSAGE_BLOCKS and total > MESSAGE_CHARACTERS:
        yield "msg_blocks_too_long", f"{total} characters in blocks, at most {MESSAGE_CHARACTERS}"


def _block(block: Json) -> Iterator[str]:
    kind = str(block.get("type"))
    rule = BLOCKS.get(kind)
    if rule is None:
        yield f"unknown type {kind!r}"
        return
    if len(str(block.get("block_id", ""))) > ID_LIMIT:
        yield f"block_id longer than {ID_LIMIT}"
    yield from (f"({kind}) {reason}" for reason in rule(block))


def _repeated_ids(blocks: list[Json]) -> Iterator[str]:
    yield from (f"block_id {name!r} is used twice" for name in _doubles([b.get("block_id") for b in blocks]))
    for block in blocks:
        elements = [e for e in block.get("elements") or [] if isinstance(e, dict)]
        for name in _doubles([e.get("action_id") for e in elements]):
            yield f"action_id {name!r} is used twice in a block"


def _doubles(names: list[str | None]) -> set[str]:
    given = [name for name in names if name]
    return {name for name in given if given.count(name) > 1}


def _text_breaches(args: Json, blocks: list[Json]) -> Iterator[tuple[str, str]]:
    text, markdown = args.get("text"), args.get("markdown_text")
    if not text and not markdown:
        rich = bool(blocks or args.get("attachments"))
        yield (
            ("" if rich else "no_text"),
            "no top-level text: notifications and screen readers have nothing to read",
        )
    if text and len(str(text)) > TEXT_LIMIT:
        yield "msg_too_long", f"text of {len(str(text))} characters, at most {TEXT_LIMIT}"
    if markdown and (text or blocks):
        yield "markdown_text_conflict", "markdown_text goes without text and blocks"
    if markdown and len(str(markdown)) > MARKDOWN_LIMIT:
        yield "msg_too_long", f"markdown_text of {len(str(markdown))} characters, at most {MARKDOWN_LIMIT}"


def _metadata(metadata: Any) -> Iterator[str]:
    if not metadata:
        return
    if not (isinstance(metadata, dict) and metadata.get("event_type") and "event_payload" in metadata):
        yield "metadata needs event_type and event_payload"


def _view_frame(view: Json, kind: str) -> Iterator[str]:
    if view.get("type") != kind:
        yield f"type {view.get('type')!r}, must be {kind!r}"
    if not view.get("blocks"):
        yield "a view has blocks"
    for name, most in (("private_metadata", 3000), ("callback_id", ID_LIMIT), ("external_id", ID_LIMIT)):
        if len(str(view.get(name) or "")) > most:
            yield f"{name} longer than {most}"
    if len(json.dumps(view)) > VIEW_BYTES:
        yield "view too large"
    yield from _modal_frame(view) if kind == "modal" else _home_frame(view)


def _modal_frame(view: Json) -> Iterator[str]:
    yield from text_object(view.get("title"), 24, PLAIN, "title")
    for name in ("submit", "close"):
        if view.get(name) is not None:
            yield from text_object(view[name], 24, PLAIN, name)
    has_input = any(b.get("type") == "input" for b in view.get("blocks") or [])
    if has_input and not view.get("submit"):
        yield "submit is required when a view has inputs"


def _home_frame(view: Json) -> Iterator[str]:
    yield from (f"a home view has no {name}" for name in ("submit", "close", "title") if view.get(name))


def _decoded(value: str, key: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return [f"{key} is not JSON"]  # refused below as no list of objects


def _refuse(workspace: Workspace, method: str, breaches: list[tuple[str, str]]) -> None:
    for _, reason in breaches:
        workspace.violate(method, reason)
    errors = [(error, reason) for error, reason in breaches if error]
    if errors:
        messages = [f"[ERROR] {reason}" for _, reason in errors]
        raise ApiError(errors[0][0], response_metadata={"messages": messages})
