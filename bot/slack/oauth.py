"""Several workspaces: who installed the app, and the pages on which they do."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore

from bot.slack.clients import new_client
from bot.slack.manifest import bot_scopes

if TYPE_CHECKING:
    from slack_sdk.oauth.installation_store.models import Bot, Installation
    from slack_sdk.oauth.installation_store.models.bot import Bot as StoredBot

    from bot.slack.settings import SlackSettings
    from bot.store import Store

log = logging.getLogger(__name__)
STATE_SECONDS = 600


class SealedInstallations(SQLAlchemyInstallationStore):
    """The SDK's store with the bot token sealed; an app without user scopes has no other tokens."""

    def __init__(self, client_id: str, store: Store) -> None:
        super().__init__(client_id=client_id, engine=store.database.engine, logger=log)
        self._box = store.box
        self.create_tables()  # type: ignore[no-untyped-call]

    def save(self, installation: Installation) -> None:
        token = installation.bot_token
        installation.bot_token = self._box.seal(token) if token else token
        try:
            super().save(installation)
        finally:
            installation.bot_token = token

    def find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> StoredBot | None:
        bot: Bot | None = super().find_bot(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=is_enterprise_install
        )
        if bot is not None and bot.bot_token:
            bot.bot_token = self._box.open(bot.bot_token)
        return bot


def new_flow(settings: SlackSettings, store: Store, installations: SealedInstallations) -> OAuthFlow:
    """``/slack/install`` and ``/slack/oauth_redirect``."""
    states = SQLAlchemyOAuthStateStore(STATE_SECONDS, store.database.engine, log)
    states.create_tables()  # type: ignore[no-untyped-call]
    oauth = OAuthSettings(
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        scopes=bot_scopes(),
        user_scopes=[],
        installation_store=installations,
        installation_store_bot_only=True,
        state_store=states,
        authorization_url=authorization_url(settings.api_url),
    )
    return OAuthFlow(client=new_client(None, settings.api_url), settings=oauth, logger=log)


def authorization_url(api_url: str) -> str:
    """The page that belongs to a Web API: ``https://slack.com/api/`` → ``https://slack.com/oauth/v2/authorize``."""
    return api_url.rstrip("/").removesuffix("/api") + "/oauth/v2/authorize"
