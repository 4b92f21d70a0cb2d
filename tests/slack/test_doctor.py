"""The doctor: every check, each with its remedy, against a Slack on this machine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.errors import StackAdvisorError
from bot.playground.slackserver import SlackServer
from bot.slack.doctor import examine
from bot.slack.settings import SlackSettings
from bot.store import Person, open_store


class Advisor:
    index_id = "abc123"

    def sources(self):
        return ("one", "two")


@pytest.fixture
def slack():
    with SlackServer() as server:
        yield server


@pytest.fixture
def settings(slack):
    return SlackSettings(
        bot_token=slack.bot_token, app_token=slack.app_token, api_url=slack.api_url, secret_key="a secret"
    )


def found(settings, tmp_path, *, url=None, advisor=Advisor):
    findings = examine(settings, lambda: open_store(url or f"sqlite:///{tmp_path}/bot.db"), advisor)
    return {finding.what: finding for finding in findings}


def test_a_sound_set_up_has_no_remedies(settings, tmp_path):
    """Socket, token, scopes, index and store: all well, each named."""
    findings = found(settings, tmp_path)
    assert {what: finding.state for what, finding in findings.items()} == {
        "settings": "Socket Mode",
        "bot token": "works in Playground",
        "scopes": "complete",
        "app token": "opens a socket",
        "index": "abc123, 2 articles",
        "store": "writable",
    }
    assert not any(finding.remedy for finding in findings.values())


def test_a_missing_scope_is_named(settings, slack, tmp_path):
    """And where to add it."""
    slack.set_scopes("app_mentions:read", "chat:write", "commands", "assistant:write", "im:history")
    finding = found(settings, tmp_path)["scopes"]
    assert finding.state == "missing: channels:history, groups:history"
    assert "OAuth & Permissions" in finding.remedy


def test_bad_tokens_are_told_with_what_to_do(settings, tmp_path):
    """Both, in one go, and neither is shown."""
    findings = found(replace(settings, bot_token="xoxb-wrong-one", app_token="xapp-wrong-one"), tmp_path)
    assert "copy it again" in findings["bot token"].remedy
    assert "connections:write" in findings["app token"].remedy
    assert "wrong-one" not in str(findings)


def test_nothing_set_is_one_finding_with_both_ways(tmp_path):
    """Tokens are not checked when there are none."""
    findings = found(SlackSettings(), tmp_path)
    assert "SLACK_BOT_TOKEN" in findings["settings"].remedy
    assert "bot token" not in findings


def test_an_unencrypted_store_is_pointed_out(settings, tmp_path):
    """It works, and whoever runs it should know."""
    finding = found(replace(settings, secret_key=""), tmp_path)["encryption"]
    assert "STACK_ADVISOR_SECRET_KEY" in finding.remedy
    assert not finding.serious


def test_index_and_store_name_their_own_remedies(settings, tmp_path):
    """What the index and the store say is passed on."""

    def broken():
        raise StackAdvisorError("run: stack-advisor index")

    findings = found(settings, tmp_path, url="nonsense", advisor=broken)
    assert findings["index"].remedy == "run: stack-advisor index"
    assert "DATABASE_URL" in findings["store"].remedy


def test_an_unreachable_slack_is_told_from_a_bad_token(settings, tmp_path):
    """The network, not the token."""
    findings = found(replace(settings, api_url="http://127.0.0.1:1/api/"), tmp_path)
    assert "check the network" in findings["bot token"].remedy
    assert "check the network" in findings["app token"].remedy


def test_another_key_than_the_store_was_written_with_is_told(settings, tmp_path):
    """Before the first profile cannot be read, not after."""
    url = f"sqlite:///{tmp_path}/bot.db"
    store = open_store(url, "the former key")
    store.profiles.save(Person("", "T", "U"), "a small shop")
    store.close()
    for key, remedy in (("another key", "set the former one"), (None, "set STACK_ADVISOR_SECRET_KEY")):
        findings = examine(settings, lambda: open_store(url, key), Advisor)  # noqa: B023 - called at once
        (finding,) = (finding for finding in findings if finding.what == "store")
        assert finding.serious
        assert remedy in finding.remedy
    findings = examine(settings, lambda: open_store(url, "the former key"), Advisor)
    assert {finding.what: finding.state for finding in findings}["store"] == "writable"
