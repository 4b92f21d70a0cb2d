"""serve, doctor, manifest and feedback from the command line."""

from __future__ import annotations

import json

import pytest

from bot.answer import Answer, IndexStamp, Verdict
from bot.cli.main import main
from bot.playground.slackserver import SlackServer
from bot.store import Person, PostedAnswer, open_store


@pytest.fixture
def store(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path}/bot.db"
    monkeypatch.setenv("DATABASE_URL", url)
    opened = open_store(url)
    yield opened
    opened.close()


def test_serving_without_settings_says_what_to_set(capsys):
    """Exit 1, one line, before anything is loaded."""
    assert main(["serve"]) == 1
    said = capsys.readouterr().err
    assert "SLACK_BOT_TOKEN" in said
    assert "SLACK_APP_TOKEN" in said
    assert said.count("\n") == 1


def test_the_manifest_is_json(capsys):
    """As it lies in the package, ready to be pasted."""
    assert main(["manifest"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["settings"]["socket_mode_enabled"] is True


def test_the_manifest_for_http_has_the_public_address(capsys):
    """Every request address begins with it."""
    assert main(["manifest", "--public-url", "https://bot.example.org"]) == 0
    assert capsys.readouterr().out.count("https://bot.example.org/slack/events") == 3


def test_a_manifest_for_plain_http_is_refused(capsys):
    """Exit 1 with the reason."""
    assert main(["manifest", "--public-url", "http://bot.example.org"]) == 1
    assert "https://" in capsys.readouterr().err


def test_the_doctor_is_content_with_a_sound_set_up(capsys, monkeypatch, store, index_folder):
    """All checks pass: exit 0. What is only advised is marked and does not fail."""
    with SlackServer() as slack:
        monkeypatch.setenv("SLACK_BOT_TOKEN", slack.bot_token)
        monkeypatch.setenv("SLACK_APP_TOKEN", slack.app_token)
        monkeypatch.setenv("SLACK_API_URL", slack.api_url)
        assert main(["doctor"]) == 0
        said = capsys.readouterr().out
    for line in (
        "✓ bot token: works in Playground",
        "✓ scopes: complete",
        "✓ store: writable",
        "! encryption: off",
    ):
        assert line in said
    assert slack.bot_token not in said


def test_the_doctor_fails_with_remedies(capsys, store, index_folder):
    """Nothing set: exit 1, and what to set."""
    assert main(["doctor"]) == 1
    assert "SLACK_BOT_TOKEN" in capsys.readouterr().out


def test_feedback_is_printed_as_question_set_lines(capsys, store):
    """One line a judgement; private ones only when asked for."""
    verdict = Verdict(choice="A", strength="clear", confidence=1, summary="A.")
    answer = Answer(
        question="A or B?", intent="choose", verdict=verdict, index=IndexStamp(id="i", built="2026")
    )
    for name, private in (("a1", False), ("a2", True)):
        posted = PostedAnswer(name, Person("", "T", "U"), "channel", "C", "1", private, answer.to_json(), "i")
        store.feedback.record(Person("", "T", "U"), posted, "up")
    assert main(["feedback"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["verdict"] == ["A"]
    assert main(["feedback", "--include-private"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
