"""Text as a person types it, and text as Slack sends it on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.playground.slackserver.records import Json
    from bot.playground.slackserver.workspace import Workspace

MARK = re.compile(r"(<@[UW][A-Z0-9]+>|<https?://[^<>|]+>)")
LINK = re.compile(r"https?://[^\s<>|]+")


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_sent(workspace: Workspace, text: str, *, with_names: bool = False) -> str:
    """Escape, then turn @names, #channels and addresses into Slack's marks.

    A slash command with `should_escape` carries names in its marks (`<@U1|alice>`), a message does not.
    """
    marked = LINK.sub(r"<\g<0>>", escape(text))
    # Longest first: "@Alice Smith" before "@Alice".
    for user in sorted(workspace.users.values(), key=lambda u: -len(u.real_name)):
        mark = f"<@{user.id}|{user.name}>" if with_names else f"<@{user.id}>"
        marked = re.sub(
            rf"@(?:{re.escape(user.real_name)}|{re.escape(user.name)})\b", mark, marked, flags=re.IGNORECASE
        )
    for channel in workspace.channels.values():
        if channel.kind != "im":
            marked = re.sub(
                rf"(?<![\w&])#{re.escape(channel.name)}\b", f"<#{channel.id}|{channel.name}>", marked
            )
    return marked


def rich_text(text: str) -> list[Json]:
    """The blocks that Slack adds to what a person typed."""
    elements = [_element(part) for part in MARK.split(text) if part]
    return [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}]


def _element(part: str) -> Json:
    if MARK.fullmatch(part) is None:
        return {"type": "text", "text": part.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")}
    if part.startswith("<@"):
        return {"type": "user", "user_id": part[2:-1]}
    return {"type": "link", "url": part[1:-1]}
