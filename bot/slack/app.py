"""The Bolt app: one ``register`` a feature, everything else is handed in."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from slack_bolt import App, BoltResponse

from bot.slack import (
    answering,
    buttons,
    channel,
    command,
    direct,
    home,
    lifecycle,
    replay,
    share,
    shortcut,
)
from bot.slack.clients import new_client

if TYPE_CHECKING:
    from slack_bolt.authorization.authorize import Authorize
    from slack_bolt.oauth import OAuthFlow

    from bot.slack.desk import Desk

log = logging.getLogger(__name__)

FEATURES = (channel, direct, command, home, shortcut, buttons, share)


def build_app(desk: Desk, authorize: Authorize, oauth: OAuthFlow | None = None) -> App:
    """A listener runs before its acknowledgement is sent and only stores what arrived.

    So a request is acknowledged exactly when it is safe: if storing fails or the process dies, Slack was
    not told that all is well and sends it again.
    """
    app = App(
        name="stack-advisor",
        logger=logging.getLogger("slack_bolt"),
        client=new_client(None, desk.settings.api_url),
        signing_secret=desk.settings.signing_secret,
        authorize=authorize,  # type: ignore[arg-type]  # an Authorize is taken as well, says App's code
        oauth_flow=oauth,
        process_before_response=True,
        before_authorize=replay.guard(desk.store),
        user_facing_authorize_error_message="This app is no longer installed here. Please install it again.",
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    desk.handle = lambda job: answering.run(desk, job)
    for feature in FEATURES:
        feature.register(app, desk)
    lifecycle.register(app, desk, oauth.settings.installation_store if oauth is not None else None)
    app.error(_failed(desk))
    return app


def _failed(desk: Desk) -> Any:
    def failed(error: Exception) -> BoltResponse:
        desk.metrics.failed("listener")
        log.error("a listener failed", exc_info=(type(error), error, error.__traceback__))
        # Not acknowledged, so that Slack sends it again; and not a word of why.
        return BoltResponse(status=500, body="")

    return failed
