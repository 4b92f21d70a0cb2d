"""The manifest asks for what the handlers need, and for nothing else."""

from __future__ import annotations

import pytest
from slack_bolt.request import BoltRequest
from slack_bolt.response import BoltResponse

from bot.errors import UsageError
from bot.operating.metrics import Metrics
from bot.playground.slackserver.records import BOT_SCOPES
from bot.slack import command, shortcut, words
from bot.slack.app import build_app
from bot.slack.clients import OneWorkspace, new_client
from bot.slack.desk import new_desk
from bot.slack.identity import Fixed
from bot.slack.manifest import bot_scopes, manifest
from bot.slack.settings import SlackSettings
from bot.store import open_store


@pytest.fixture
def app(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/bot.db")
    settings = SlackSettings(bot_token="xoxb-1", app_token="xapp-1")
    clients = OneWorkspace(new_client("xoxb-1", settings.api_url))
    desk = new_desk(settings, store, None, clients, Metrics())
    yield build_app(desk, Fixed("xoxb-1", {}))
    desk.errands.stop()
    store.close()


def listens_to(app, body):
    """Whether any listener of the app takes this request."""
    request = BoltRequest(body=body, mode="socket_mode")
    return any(listener.matches(req=request, resp=BoltResponse(status=200)) for listener in app._listeners)


def test_every_event_of_the_manifest_has_a_handler(app):
    """What Slack will send is listened to."""
    for name in manifest()["settings"]["event_subscriptions"]["bot_events"]:
        kind = name.split(".")[0]
        assert listens_to(app, {"type": "event_callback", "event": {"type": kind}}), name


def test_events_that_are_not_in_the_manifest_have_none(app):
    """No handler waits for what never comes."""
    for kind in (
        "reaction_added",
        "member_joined_channel",
        "assistant_thread_started",
        "app_context_changed",
    ):
        assert not listens_to(app, {"type": "event_callback", "event": {"type": kind}})


def test_the_events_are_the_agreed_ones():
    """Least privilege, by name."""
    assert sorted(manifest()["settings"]["event_subscriptions"]["bot_events"]) == sorted(
        "app_mention app_home_opened message.channels message.groups message.im agent_session_stopped "
        "app_uninstalled tokens_revoked".split()
    )


def test_the_scopes_are_the_agreed_ones_and_no_user_scope_is_asked_for():
    """Seven bot scopes; the test server grants exactly these, so a missing one would show."""
    assert set(bot_scopes()) == set(BOT_SCOPES)
    assert set(manifest()["oauth_config"]["scopes"]) == {"bot"}


def test_command_and_shortcut_are_the_handlers_own(app):
    """Same names, and mentions in a command arrive escaped."""
    (found,) = manifest()["features"]["slash_commands"]
    assert (found["command"], found["should_escape"]) == (command.NAME, True)
    assert listens_to(app, {"command": found["command"]})
    (entry,) = manifest()["features"]["shortcuts"]
    assert entry["callback_id"] == shortcut.CALLBACK


def test_suggested_prompts_name_no_technology():
    """The manifest's are those of articles that compare nothing: it is made before there are any."""
    prompts = manifest()["features"]["agent_view"]["suggested_prompts"]
    assert [(prompt["title"], prompt["message"]) for prompt in prompts] == list(words.prompts(()))


def test_texts_are_within_slacks_limits():
    """Name 35, description 140, long description 174 to 4,000, usage hint 1,000 characters."""
    shown = manifest()["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4_000


def test_for_http_every_address_is_filled_in():
    """One address for events, buttons and the command; the OAuth page beside it."""
    found = manifest("https://bot.example.org/")
    url = "https://bot.example.org/slack/events"
    assert found["settings"]["event_subscriptions"]["request_url"] == url
    assert found["settings"]["interactivity"]["request_url"] == url
    assert found["features"]["slash_commands"][0]["url"] == url
    assert found["settings"]["socket_mode_enabled"] is False
    assert found["oauth_config"]["redirect_urls"] == ["https://bot.example.org/slack/oauth_redirect"]


def test_an_address_without_https_is_refused():
    """Slack delivers to nothing else."""
    with pytest.raises(UsageError, match="https://"):
        manifest("http://bot.example.org")
