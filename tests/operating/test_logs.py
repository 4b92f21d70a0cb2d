"""Logs: one JSON object a line, nobody's words, no token."""

from __future__ import annotations

import io
import json
import logging
import sys
import threading

import pytest

from bot.operating import logs
from bot.operating.logs import JsonFormatter, Redactor

# Put together here, so that no scanner takes them for real ones.
TOKENS = ("xoxb-" + "1234567890-abcdefGHIJ", "xapp-" + "1-A012-345-abcdef", "xoxe.xoxp-" + "1-Mi0yLTEyMzQ1Ng")


@pytest.fixture
def log():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter(Redactor(["signing-secret-value"])))
    loggers = [logging.getLogger("bot.test"), logging.getLogger("slack_sdk.test")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.propagate = False
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    for logger in loggers:
        logger.removeHandler(handler)


def test_our_records_carry_their_fields(log):
    """Event, level, logger and what was chosen to be logged."""
    logging.getLogger("bot.test").warning("queue full", extra={"depth": 3})
    (line,) = log()
    assert (line["event"], line["level"], line["logger"], line["depth"]) == (
        "queue full",
        "warning",
        "bot.test",
        3,
    )


@pytest.mark.parametrize("token", [*TOKENS, "signing-secret-value"])
def test_tokens_are_struck_out_wherever_they_stand(log, token):
    """In an event, in a field, within another word."""
    logging.getLogger("bot.test").error("call with %s", token, extra={"url": f"https://x/?t={token}&b"})
    assert token not in json.dumps(log())
    assert "[redacted]" in json.dumps(log())


def test_addresses_that_answer_for_a_person_are_struck_out(log):
    """A response_url lets anybody answer, a ticket lets anybody listen, a database URL has a password."""
    for secret in (
        "https://hooks.slack.com/commands/T1/2/abc",
        "wss://wss.slack.com/link/?ticket=abc-def",
        "postgresql://user:pass-word@host/x",
    ):
        logging.getLogger("bot.test").error(secret)
    shown = json.dumps(log())
    for part in ("commands/T1", "abc-def", "pass-word"):
        assert part not in shown


def test_other_libraries_say_only_where(log):
    """Their texts quote requests; the place is enough to find them."""
    logging.getLogger("slack_sdk.test").warning("got body {'text': 'our secret plan'}")
    (line,) = log()
    assert "secret plan" not in json.dumps(line)
    assert line["event"].startswith("test_logs.test_other_libraries_say_only_where:")


def test_a_traceback_keeps_its_frames_and_not_its_words(log):
    """Kind of the error and the way to it; the error's own text may quote a person."""

    def ask(question):
        raise ValueError(question)

    try:
        ask("our secret plan " + TOKENS[0])
    except ValueError:
        logging.getLogger("bot.test").exception("no answer")
    (line,) = log()
    assert line["error"] == "ValueError"
    assert any(frame.endswith(" ask") for frame in line["frames"])
    assert "secret plan" not in json.dumps(line)
    assert TOKENS[0] not in json.dumps(line)


def test_a_library_that_turns_itself_up_is_not_heard():
    """bm25s sets its own logger to DEBUG when it is imported; the level that was asked for holds all the same."""
    stream, root = io.StringIO(), logging.getLogger()
    before = root.handlers[:], root.level, sys.excepthook, threading.excepthook
    try:
        logs.set_up(stream=stream, level="WARNING")
        chatty = logging.getLogger("chatty.library")
        chatty.setLevel(logging.DEBUG)
        chatty.debug("building")
        chatty.warning("running out of room")
    finally:
        root.handlers[:], root.level, sys.excepthook, threading.excepthook = before
    (line,) = stream.getvalue().splitlines()
    assert json.loads(line)["level"] == "warning"
