"""A signed request counts once. Slack signs every delivery anew, so a second one is somebody's recording."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from slack_bolt import BoltRequest, BoltResponse

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.store import Store


def guard(store: Store) -> Callable[..., Any]:
    """Runs after the signature was found good; requests over a socket carry none."""

    def refuse_replays(req: BoltRequest, next: Callable[[], Any]) -> BoltResponse | None:  # noqa: A002
        signature = "".join(req.headers.get("x-slack-signature") or [])
        if req.mode == "socket_mode" or not signature or store.jobs.first_time(_name(signature)):
            next()
            return None
        return BoltResponse(status=401, body="")

    return refuse_replays


def _name(signature: str) -> str:
    return f"signature:{hashlib.sha256(signature.encode()).hexdigest()[:40]}"
