"""A workspace that removes the app takes everything of its own with it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk.oauth.installation_store import InstallationStore

    from bot.slack.desk import Desk

log = logging.getLogger(__name__)


def register(app: App, desk: Desk, installations: InstallationStore | None = None) -> None:
    @app.event("app_uninstalled")
    def uninstalled(body: dict[str, Any]) -> None:
        enterprise, team = body.get("enterprise_id"), str(body.get("team_id") or "")
        desk.store.upkeep.forget_team(team)
        if installations is not None:
            installations.delete_all(enterprise_id=enterprise, team_id=team)
        log.info("uninstalled")

    @app.event("tokens_revoked")
    def revoked(body: dict[str, Any]) -> None:
        if installations is not None and body["event"].get("tokens", {}).get("bot"):
            installations.delete_bot(enterprise_id=body.get("enterprise_id"), team_id=body.get("team_id"))
