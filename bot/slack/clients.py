"""Web API clients by workspace.

No built-in retry handlers: the one for connection errors sends again what may have arrived, and the one
for rate limits sleeps in the thread. The outbox does both, knowing what it sends.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from http.client import HTTPException
from typing import TYPE_CHECKING, Protocol

from slack_sdk.web import WebClient

if TYPE_CHECKING:
    from slack_sdk.oauth.installation_store import InstallationStore

TIMEOUT_SECONDS = 10
# What a call raises without an answer of Slack's: no connection, a time-out, half an answer.
BROKEN: tuple[type[Exception], ...] = (OSError, ValueError, HTTPException)
_MOST_CLIENTS = 200


class Clients(Protocol):
    def of(self, enterprise: str, team: str) -> WebClient | None:
        """The client that acts in this workspace; None when the app is not installed there (any more)."""
        ...


def new_client(token: str | None, api_url: str) -> WebClient:
    return WebClient(token=token, base_url=api_url, timeout=TIMEOUT_SECONDS, retry_handlers=[])


class OneWorkspace:
    def __init__(self, client: WebClient) -> None:
        self._client = client

    def of(self, enterprise: str, team: str) -> WebClient | None:  # noqa: ARG002 - one token serves them all
        return self._client


class ManyWorkspaces:
    """Tokens come from the installation store each time, so a reinstalled or removed app is noticed."""

    def __init__(self, installations: InstallationStore, api_url: str) -> None:
        self._installations = installations
        self._api_url = api_url
        self._lock = threading.Lock()
        self._known: OrderedDict[str, WebClient] = OrderedDict()

    def of(self, enterprise: str, team: str) -> WebClient | None:
        bot = self._installations.find_bot(enterprise_id=enterprise or None, team_id=team or None)
        if bot is None and enterprise:
            bot = self._installations.find_bot(
                enterprise_id=enterprise, team_id=None, is_enterprise_install=True
            )
        return self._client(bot.bot_token) if bot is not None and bot.bot_token else None

    def _client(self, token: str) -> WebClient:
        with self._lock:
            if token not in self._known:
                self._known[token] = new_client(token, self._api_url)
            self._known.move_to_end(token)
            while len(self._known) > _MOST_CLIENTS:
                self._known.popitem(last=False)
            return self._known[token]
