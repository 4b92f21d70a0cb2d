"""Delivery by HTTP: signed as Slack signs, so that the app's own check is what lets it in."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
import uuid
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import aiohttp

from bot.playground.slackserver.delivery import NOBODY, Ack

if TYPE_CHECKING:
    from bot.playground.slackserver.delivery import Courier, Delivery
    from bot.playground.slackserver.records import Json


def signature_headers(secret: str, body: str, timestamp: int | None = None) -> dict[str, str]:
    stamp = str(timestamp if timestamp is not None else int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def encode(delivery: Delivery) -> tuple[str, str]:
    """Body and content type, which differ by kind."""
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload), "application/json"
    fields = (
        delivery.payload if delivery.kind == "slash_commands" else {"payload": json.dumps(delivery.payload)}
    )
    return urlencode(fields), "application/x-www-form-urlencoded"


class SignedHttp:
    def __init__(self, courier: Courier, url: str, secret: str) -> None:
        self.courier = courier
        self.url = url
        self.secret = secret

    async def carry(self, delivery: Delivery, attempt: int, reason: str | None) -> str | None:
        body, content_type = encode(delivery)
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0"}
        headers |= signature_headers(self.secret, body)
        if attempt:
            why = "http_timeout" if reason == "timeout" else reason or "unknown_error"
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": why}
        started = time.monotonic()
        try:
            answer = await self._post(body, headers)
        except TimeoutError:
            return "http_timeout"
        except aiohttp.ClientError:
            return NOBODY
        if answer is None:
            return "http_error"
        seconds = time.monotonic() - started
        ack = Ack(str(uuid.uuid4()), delivery.kind, seconds, attempt, answer or None)
        self.courier.acknowledge(delivery, ack)
        return None

    async def _post(self, body: str, headers: dict[str, str]) -> Json | None:
        """The app's answer ({} when it is empty), or None when it refused."""
        timeout = aiohttp.ClientTimeout(total=self.courier.ack_seconds)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(self.url, data=body.encode(), headers=headers) as response,
        ):
            text = await response.text()
            return _payload(text) if response.status == 200 else None


def _payload(text: str) -> Json:
    if not text.strip():
        return {}
    try:
        found = json.loads(text)
    except ValueError:
        return {"text": text}
    return found if isinstance(found, dict) else {}
