"""The app manifest, for Socket Mode as it lies in the package or with addresses for HTTP."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from bot.errors import UsageError

EVENTS_PATH = "/slack/events"


def manifest(public_url: str = "") -> dict[str, Any]:
    """``public_url``: where Slack reaches the bot by HTTP; empty for Socket Mode."""
    text = files("bot.slack").joinpath("manifest.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return _for_http(found, public_url) if public_url else found


def bot_scopes() -> list[str]:
    scopes: list[str] = manifest()["oauth_config"]["scopes"]["bot"]
    return scopes


def _for_http(found: dict[str, Any], public_url: str) -> dict[str, Any]:
    if not public_url.startswith("https://"):
        raise UsageError("the public address starts with https://: Slack delivers to nothing else")
    base = public_url.rstrip("/")
    url = base + EVENTS_PATH
    found["settings"]["socket_mode_enabled"] = False
    found["settings"]["event_subscriptions"]["request_url"] = url
    found["settings"]["interactivity"]["request_url"] = url
    found["features"]["slash_commands"][0]["url"] = url
    found["oauth_config"]["redirect_urls"] = [f"{base}/slack/oauth_redirect"]
    return found
