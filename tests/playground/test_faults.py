"""Faults happen when they are switched on, are counted, and are the same with the same seed."""

from __future__ import annotations

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.slackserver import Faults, SlackServer


def answer_of(web, method="chat.postMessage", **args):
    try:
        return web.api_call(method, json=args).data
    except SlackApiError as error:
        return {
            **error.response.data,
            "status": error.response.status_code,
            "headers": error.response.headers,
        }


def test_nothing_goes_wrong_by_itself(slack, web):
    """Without a switch there is no fault."""
    assert all(web.chat_postMessage(channel=slack.general, text="t")["ok"] for _ in range(50))
    assert not slack.faults.counts


def test_a_rate_limit_says_when_to_come_back(slack, web):
    """429 with Retry-After, and nothing is posted."""
    slack.faults.rate_limited, slack.faults.retry_after = 1.0, 7
    answer = answer_of(web, channel=slack.general, text="t")
    assert (answer["status"], answer["error"], answer["headers"]["Retry-After"]) == (429, "ratelimited", "7")
    assert slack.posts() == []
    assert slack.faults.counts["rate_limited"] == 1


def test_a_bare_rate_limit_does_not_say_when(slack, web):
    """`ratelimited` without Retry-After comes with status 200 and with 429."""
    slack.faults.rate_limited_bare = 1.0
    answers = [answer_of(web, channel=slack.general, text="t") for _ in range(20)]
    assert {a["status"] for a in answers} == {200, 429}
    assert not any("Retry-After" in a["headers"] for a in answers)


def test_connecting_is_spared(slack, web):
    """auth.test and apps.connections.open work whatever share of calls fails."""
    slack.faults.server_errors = 1.0
    assert web.auth_test()["ok"]
    assert web.apps_connections_open(app_token=slack.app_token)["ok"]


def test_a_server_error_does_nothing_a_lost_answer_did(slack, web):
    """Both answer 500; after the second the message is there all the same."""
    slack.faults.server_errors = 1.0
    assert answer_of(web, channel=slack.general, text="t")["status"] == 500
    assert slack.posts() == []
    slack.faults.server_errors, slack.faults.lost_answers = 0.0, 1.0
    assert answer_of(web, channel=slack.general, text="t")["status"] == 500
    assert len(slack.posts()) == 1


def test_a_foreign_server_knows_fewer_methods(slack, web):
    """Methods are made unknown by pattern."""
    slack.faults.unknown_methods = {"assistant.*", "chat.startStream"}
    dm = slack.dm(slack.alice)
    status = answer_of(web, "assistant.threads.setStatus", channel_id=dm, thread_ts="1.1", status="s")
    assert status["error"] == "unknown_method"
    assert answer_of(web, "chat.startStream", channel=dm, thread_ts="1.1")["error"] == "unknown_method"
    assert answer_of(web, channel=dm, text="t")["ok"]


def test_a_scope_can_be_missing_for_a_method(slack, web):
    """The answer names what is needed."""
    slack.faults.missing_scopes = {"conversations.replies": "channels:history"}
    answer = answer_of(web, "conversations.replies", channel=slack.general, ts="1.1")
    assert (answer["error"], answer["needed"]) == ("missing_scope", "channels:history")


def test_any_error_can_be_given_to_a_method(slack, web):
    """`failing` names the error."""
    slack.faults.failing = {"chat.postMessage": "is_archived"}
    assert answer_of(web, channel=slack.general, text="t")["error"] == "is_archived"


def test_a_stream_can_expire_at_once(slack, web):
    """After its time a stream is no longer one."""
    dm = slack.direct(slack.alice, "q")
    ts = web.chat_startStream(channel=dm["channel"], thread_ts=dm["ts"], markdown_text="a")["ts"]
    slack.faults.stream_seconds = 0.0
    answer = answer_of(web, "chat.appendStream", channel=dm["channel"], ts=ts, markdown_text="b")
    assert answer["error"] == "message_not_in_streaming_state"
    assert web.chat_update(channel=dm["channel"], ts=ts, text="whole")["ok"]


def test_a_slow_answer_is_slow(slack, web):
    """The wait is counted and the call still done."""
    slack.faults.slow, slack.faults.slow_seconds = 1.0, 0.05
    assert answer_of(web, channel=slack.general, text="t")["ok"]
    assert slack.faults.counts["slow"] == 1


def test_events_come_twice(slack, listen):
    """A redelivered event keeps its event_id and says that it is a retry."""
    slack.faults.redeliver = 1.0
    listener = listen()
    slack.direct(slack.alice, "hello")
    first, second = listener.wait(2)
    assert first.payload["event_id"] == second.payload["event_id"]
    assert sorted([first.retry_attempt, second.retry_attempt]) == [0, 1]
    assert slack.faults.counts["redeliver"] == 1


def test_sockets_drop_now_and_then(slack, listen):
    """Every N seconds, by turns without a word and with one; what is sent meanwhile arrives."""
    listen()
    slack.faults.drop_sockets_every = 0.2
    slack.wait_for(lambda: slack.faults.counts["drop_sockets_every"] >= 2 and slack.sockets.open)
    slack.faults.drop_sockets_every = 0.0
    slack.courier.ack_seconds = 0.3
    slack.direct(slack.alice, "hello")
    slack.wait_for(lambda: slack.acks)


def test_the_same_seed_gives_the_same_faults():
    """Chance is repeatable."""
    one, two = (Faults(redeliver=0.3) for _ in range(2))
    assert [one.strikes("redeliver") for _ in range(100)] == [two.strikes("redeliver") for _ in range(100)]
    assert 15 < one.counts["redeliver"] < 45
    assert SlackServer(seed=5).alice == SlackServer(seed=5).alice


def test_waiting_has_an_end(slack):
    """A condition that never holds is a TimeoutError, not a hang."""
    with pytest.raises(TimeoutError, match=r"not within 0\.05 s"):
        slack.wait_for(lambda: False, timeout=0.05)


def test_a_channel_takes_one_post_at_a_time(slack, web):
    """With a pace, a second post in the same channel is too fast; another channel is free."""
    slack.faults.channel_pace = 60.0
    assert answer_of(web, channel=slack.general, text="t")["ok"]
    assert answer_of(web, channel=slack.general, text="t")["status"] == 429
    assert answer_of(web, channel=slack.random, text="t")["ok"]
