"""Settings: read from a mapping, checked, with a remedy in each error."""

from __future__ import annotations

import pytest

from bot.errors import UsageError
from bot.slack.settings import TABLE, SlackSettings

SOCKET = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


def test_without_settings_the_defaults_of_the_table_hold():
    """Each number in the table is the one in the object."""
    table = {setting.name: setting.default for setting in TABLE}
    settings = SlackSettings.from_env({})
    assert settings == SlackSettings()
    assert settings.api_url == table["SLACK_API_URL"]
    assert settings.port == int(table["PORT"])
    assert settings.health_port == int(table["STACK_ADVISOR_HEALTH_PORT"])
    assert settings.retention_days == float(table["STACK_ADVISOR_RETENTION_DAYS"])
    assert settings.workers == int(table["STACK_ADVISOR_WORKERS"])
    assert settings.queue_size == int(table["STACK_ADVISOR_QUEUE_SIZE"])
    assert settings.person_limit == int(table["STACK_ADVISOR_PERSON_LIMIT"])
    assert settings.channel_limit == int(table["STACK_ADVISOR_CHANNEL_LIMIT"])


def test_a_start_without_settings_says_what_to_set_and_where_to_get_it():
    """Both ways are named, with the page of the app's settings."""
    with pytest.raises(UsageError) as raised:
        SlackSettings.from_env({}).check_startable()
    for piece in (
        "SLACK_BOT_TOKEN",
        "OAuth & Permissions",
        "SLACK_APP_TOKEN",
        "SLACK_SIGNING_SECRET",
        "manifest",
    ):
        assert piece in str(raised.value)


@pytest.mark.parametrize(
    ("env", "sockets", "http"),
    [
        (SOCKET, True, False),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}, False, True),
        ({**SOCKET, "SLACK_SIGNING_SECRET": "s"}, True, False),
        ({**SOCKET, "SLACK_SIGNING_SECRET": "s", "PORT": "3000"}, True, True),
        ({"SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "s", "SLACK_SIGNING_SECRET": "s"}, False, True),
    ],
)
def test_what_is_set_decides_how_slack_is_reached(env, sockets, http):
    """An app token: sockets. A signing secret alone, or with a port: HTTP. OAuth needs HTTP for its pages."""
    settings = SlackSettings.from_env(env)
    settings.check_startable()
    assert (settings.uses_sockets, settings.uses_http) == (sockets, http)


@pytest.mark.parametrize(
    ("env", "remedy"),
    [
        ({"SLACK_BOT_TOKEN": "xoxp-1"}, "starts with xoxb-"),
        ({"SLACK_APP_TOKEN": "xoxb-1"}, "starts with xapp-"),
        ({"SLACK_CLIENT_ID": "1"}, "set both or neither"),
        ({"SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "s", "SLACK_BOT_TOKEN": "xoxb-1"}, "not both"),
        ({"SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "s"}, "needs HTTP"),
        ({"SLACK_API_URL": "http://example.org"}, "https address"),
        ({"SLACK_API_URL": "nonsense"}, "https address"),
        ({"PORT": "70000"}, "PORT is a port number"),
        ({"STACK_ADVISOR_PORT": "x"}, "STACK_ADVISOR_PORT is a port number"),
        ({"STACK_ADVISOR_CHANNELS": "general"}, "channel ids"),
        ({"STACK_ADVISOR_EXTERNAL": "perhaps"}, "answer, ignore"),
        ({"STACK_ADVISOR_RETENTION_DAYS": "0"}, "at least 0.01"),
        ({"STACK_ADVISOR_WORKERS": "many"}, "at least 1"),
    ],
)
def test_a_wrong_value_names_its_variable_and_what_it_should_be(env, remedy):
    """One line that mends it."""
    with pytest.raises(UsageError, match=remedy):
        SlackSettings.from_env(env)


def test_channels_are_a_list_of_ids():
    """Named ones are allowed; with none named, all are."""
    settings = SlackSettings.from_env({"STACK_ADVISOR_CHANNELS": " C1, G2 ,"})
    assert settings.allows("C1")
    assert not settings.allows("C3")
    assert SlackSettings.from_env({}).allows("C3")


def test_local_servers_need_no_https():
    """For tests, the playground and proxies on this machine."""
    assert (
        SlackSettings.from_env({"SLACK_API_URL": "http://127.0.0.1:1/api"}).api_url
        == "http://127.0.0.1:1/api/"
    )


def test_no_secret_is_in_the_objects_text():
    """A settings object in a log or an error shows none."""
    env = {**SOCKET, "SLACK_SIGNING_SECRET": "signing-secret", "STACK_ADVISOR_SECRET_KEY": "key-of-keys"}
    env["DATABASE_URL"] = "postgresql://u:password@host/x"
    shown = repr(SlackSettings.from_env(env))
    for secret in ("xoxb-1", "xapp-1", "signing-secret", "key-of-keys", "password"):
        assert secret not in shown


def test_every_setting_has_a_meaning():
    """One line each, no name twice."""
    assert len({setting.name for setting in TABLE}) == len(TABLE)
    assert all(setting.meaning and "\n" not in setting.meaning for setting in TABLE)
