"""What the network and Slack's limits do to an answer, and what must not follow from it."""

from __future__ import annotations

import json
import socket
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest
from slack_sdk.socket_mode.builtin.connection import Connection
from sqlalchemy import text

from bot.answer import Inquiry
from bot.blocks import notice
from bot.errors import UsageError
from bot.slack import answering, outbox
from bot.slack.clients import new_client
from bot.slack.delivery import Delivery, Unclear, Unsent, send
from bot.slack.serving import Service
from bot.slack.threads import earlier_turns
from bot.store import open_store

from .fake_advisor import FakeAdvisor, SlowAdvisor
from .stage import running, settings_for
from .talk import QUESTION, ask, command, settled, texts


def test_a_rate_limited_channel_holds_up_no_other(slack, bot):
    """While one channel waits for its Retry-After, another gets its answer; nothing is lost or doubled."""
    slack.faults.rate_limited, slack.faults.retry_after = 1.0, 1
    first = slack.mention(slack.alice, slack.general, QUESTION)
    slack.wait_for(lambda: slack.faults.counts["rate_limited"])
    slack.faults.rate_limited = 0.0
    started = time.monotonic()
    second = slack.mention(slack.bob, slack.random, QUESTION)
    slack.wait_for(lambda: slack.replies(second))
    assert time.monotonic() - started < 0.9
    slack.wait_for(lambda: slack.replies(first))
    settled(bot)
    assert len(slack.replies(first)) == len(slack.replies(second)) == 1


def test_ratelimited_without_a_time_is_tried_again(slack, bot):
    """A bare `ratelimited` is waited out as well."""
    slack.faults.rate_limited_bare = 1.0
    asked = slack.mention(slack.alice, slack.general, QUESTION)
    slack.wait_for(lambda: slack.faults.counts["rate_limited_bare"] >= 2)
    slack.faults.rate_limited_bare = 0.0
    slack.wait_for(lambda: slack.replies(asked))
    settled(bot)
    assert len(slack.replies(asked)) == 1


def test_an_answer_that_was_taken_but_not_confirmed_is_not_posted_again(slack, bot):
    """Posted, but answered with an error: the thread is looked at before anything is sent again."""
    slack.faults.lost_answers = 1.0
    asked = slack.mention(slack.alice, slack.general, QUESTION)
    slack.wait_for(lambda: slack.faults.counts["lost_answers"])
    slack.faults.lost_answers = 0.0
    settled(bot)
    assert len(slack.replies(asked)) == 1
    assert len(slack.calls("chat.postMessage")) == 1


def test_looking_an_answer_up_waits_as_long_as_slack_asks(slack, tmp_path):
    """Posted but not confirmed, and the thread is rate-limited: it is read again after the Retry-After."""
    with running(slack, tmp_path, first_pause=0.5) as bot:
        slack.faults.lost_answers = 1.0
        asked = slack.mention(slack.alice, slack.general, QUESTION)
        slack.wait_for(lambda: slack.faults.counts["lost_answers"])
        slack.faults.lost_answers, slack.faults.rate_limited, slack.faults.retry_after = 0.0, 1.0, 2
        slack.wait_for(lambda: slack.faults.counts["rate_limited"])
        slack.faults.rate_limited, limited_at = 0.0, time.monotonic()
        settled(bot)
        assert time.monotonic() - limited_at > 1.9  # by its own pauses it would be back within 1.25 seconds
        assert len(slack.replies(asked)) == 1


def test_a_process_that_died_while_posting_does_not_make_a_second_post(slack, tmp_path):
    """Posted, and dead before that was noted: the next process finds the post and only notes it."""
    with running(slack, tmp_path) as first:
        asked = ask(slack)
        settled(first)
        with first.store.database.writing() as connection:
            connection.execute(
                text("UPDATE jobs SET state = 'posting', lease_until = 0, payload = :p"),
                {"p": _payload(first, ts=asked["ts"])},
            )
    with running(slack, tmp_path) as second:
        settled(second)
        assert list(second.store.jobs.outcomes().values()) == ["answered"]
    assert len(slack.replies(asked)) == 1
    assert len(slack.calls("chat.postMessage")) == 1


def test_a_process_that_died_while_answering_in_private_does_not_answer_twice(slack, tmp_path):
    """What one person was shown cannot be looked up: the next process offers the answer instead of sending it
    again, and whoever presses gets it in the place of the offer."""
    with running(slack, tmp_path) as first:
        command(slack, QUESTION)
        settled(first)
        url = f"{slack.url}/response/{next(iter(slack.response_urls))}"
        with first.store.database.writing() as connection:
            connection.execute(
                text("UPDATE jobs SET state = 'posting', lease_until = 0, payload = :p"),
                {"p": _payload(first, response_url=url)},
            )
    with running(slack, tmp_path) as second:
        settled(second)
        answer, offer = slack.ephemerals(slack.alice)
        assert answer["text"].startswith("Node.js:")
        assert "interrupted" in offer["text"]
        assert "Node.js:" not in texts(offer)
        assert texts(offer).startswith(f"Question: {QUESTION}")
        assert list(second.store.jobs.outcomes().values()) == ["answered"]
        slack.click(slack.alice, offer, "again").wait()
        slack.wait_for(lambda: offer["text"].startswith("Node.js:"))
        assert texts(offer) == texts(answer)
        assert len(slack.ephemerals(slack.alice)) == 2


def test_a_private_answer_that_was_taken_but_not_confirmed_is_not_sent_again(slack, bot):
    """The same while the process lives: shown, but answered with an error."""
    command(slack, "project set we are four Python developers", slack.bob)
    ask(slack)
    settled(bot)
    slack.faults.spare.add("conversations.replies")  # the thread is read before; what counts is the answer
    slack.faults.lost_answers = 1.0
    slack.click(slack.bob, slack.posts(slack.general)[0], "tailor").wait()
    slack.wait_for(lambda: slack.faults.counts["lost_answers"])
    slack.faults.lost_answers = 0.0
    settled(bot)
    _, answer, offer = slack.ephemerals(slack.bob)
    assert answer["text"].startswith("Python:")
    assert "interrupted" in offer["text"]


def test_only_what_may_have_arrived_is_in_doubt():
    """Where nobody listens nothing was taken: it is tried again as it is."""
    assert send(Delivery("respond", notice("hello"), response_url="http://127.0.0.1:1/x")) == Unsent()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense\r\n\r\n",
        b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"ok":',
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<p>Proxy</p>\n",
    ],
)
def test_what_is_no_answer_of_slacks_leaves_it_in_doubt(answer):
    """Nothing, no HTTP, half an answer, a proxy's page: neither refused nor done."""
    with _answering(answer) as url:
        client = new_client("xoxb-1", f"{url}/api/")
        assert send(Delivery("post", notice("hello"), client=client, channel="C1")) == Unclear()


def test_a_thread_that_breaks_off_costs_the_context_only():
    """Half a page of it: the question is answered without."""
    half = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"ok":'
    with _answering(half) as url:
        assert earlier_turns(new_client("xoxb-1", f"{url}/api/"), "C1", "1.0", "2.0", "UBOT") == ()


@contextmanager
def _answering(answer):
    """A server that reads one request and answers with these bytes."""

    def serve():
        connection, _ = listener.accept()
        with connection:
            connection.recv(65_536)
            connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(5)


def test_an_answer_that_cannot_be_looked_up_for_too_long_is_given_up(slack, bot, monkeypatch):
    """Taken but not confirmed, and the thread cannot be read any more: its asker gets a word."""
    monkeypatch.setattr(outbox, "MOST_SECONDS", 0.3)
    slack.faults.lost_answers = 1.0
    slack.mention(slack.alice, slack.general, QUESTION)
    slack.wait_for(lambda: slack.faults.counts["lost_answers"])
    slack.faults.lost_answers, slack.faults.failing = 0.0, {"conversations.replies": "internal_error"}
    settled(bot)
    assert list(bot.store.jobs.outcomes().values()) == ["undeliverable"]
    (told,) = slack.posts(slack.dm(slack.alice))
    assert "I could not post" in told["text"]


def test_whoever_comes_too_late_leaves_the_answer_of_the_other(slack, tmp_path):
    """Its lease ran out while it thought, and another process has answered: that answer's buttons go on working."""
    slow = SlowAdvisor()
    with running(slack, tmp_path, advisor=slow, lease_seconds=60) as late:
        slack.mention(slack.alice, slack.general, QUESTION)
        assert slow.started.wait(5)
        with late.store.database.writing() as connection:
            connection.execute(text("UPDATE jobs SET lease_until = 0"))
        (job,) = late.store.jobs.take_over("other", 60, 10)
        found = FakeAdvisor().answer(Inquiry(question=QUESTION))
        posted = answering.keep(late.service.desk, job, found, private=False)
        late.store.jobs.finish(job.id, "answered", "other")
        slow.go_on.set()
        settled(late)
        assert late.store.answers.get(posted.id) is not None
    assert not slack.posts()


def _payload(bot, ts="", response_url=""):
    """What the store held before the outcome was noted."""
    known = {"question": QUESTION, "ts": ts, "response_url": response_url, "bot_user": "", "external": False}
    return bot.store.box.seal(json.dumps({**known, "answer_id": "", "refusal": "", "asked_at": 0}))


def test_a_server_error_is_tried_again(slack, bot):
    """Nothing done and nothing known: looked up, then posted."""
    slack.faults.server_errors = 1.0
    asked = slack.mention(slack.alice, slack.general, QUESTION)
    slack.wait_for(lambda: slack.faults.counts["server_errors"])
    slack.faults.server_errors = 0.0
    settled(bot)
    assert len(slack.replies(asked)) == 1


def test_a_person_who_asks_too_much_is_told_each_time(slack, tmp_path):
    """Over the limit a question is refused to its asker, and others are served."""
    with running(slack, tmp_path, person_limit=2) as bot:
        for _ in range(3):
            slack.mention(slack.alice, slack.general, QUESTION)
        slack.wait_for(lambda: slack.ephemerals(slack.alice))
        asked = slack.mention(slack.bob, slack.general, QUESTION)
        slack.wait_for(lambda: slack.replies(asked))
        settled(bot)
        assert len(slack.posts(slack.general)) == 3
        (told,) = slack.ephemerals(slack.alice)
        assert "That is a lot of questions in a minute" in told["text"]


def test_a_full_queue_says_so(slack, tmp_path):
    """With no room left the asker learns it at once."""
    slack.faults.rate_limited, slack.faults.retry_after = 1.0, 1
    slack.faults.spare.add("response_url")
    with running(slack, tmp_path, queue_size=1) as bot:
        first = slack.mention(slack.alice, slack.general, QUESTION)
        slack.wait_for(lambda: slack.faults.counts["rate_limited"])
        shown = command(slack, QUESTION, slack.bob)
        assert "I have more questions in hand than I can take" in shown["text"]
        slack.faults.rate_limited = 0.0
        slack.wait_for(lambda: slack.replies(first))
        settled(bot)


def test_an_answer_whose_address_has_expired_comes_as_a_direct_message(slack, tmp_path):
    """A response_url lives half an hour: after a longer outage the answer is still private, and still comes."""
    advisor = SlowAdvisor()
    with running(slack, tmp_path, advisor=advisor) as bot:
        slack.command(slack.alice, slack.general, "/stack", QUESTION).wait()
        assert advisor.started.wait(5)
        slack.response_urls.clear()
        advisor.go_on.set()
        slack.wait_for(lambda: slack.posts(slack.dm(slack.alice)))
        settled(bot)
        assert [post["text"] for post in slack.posts()] == ["Node.js: it fits (turns before: 0)."]


def test_an_answer_that_cannot_be_posted_ends_in_a_word_to_the_asker(slack, tmp_path):
    """The bot was taken out of the channel meanwhile: silence is no outcome."""
    advisor = SlowAdvisor()
    with running(slack, tmp_path, advisor=advisor) as bot:
        slack.mention(slack.alice, slack.general, QUESTION)
        assert advisor.started.wait(5)
        slack.workspace.channel(slack.general).members.discard(slack.bot)
        advisor.go_on.set()
        slack.wait_for(lambda: slack.posts(slack.dm(slack.alice)))
        settled(bot)
        (told,) = slack.posts()
        assert "I could not post what you asked for in that channel" in told["text"]
        assert list(bot.store.jobs.outcomes().values()) == ["undeliverable"]


def test_a_private_answer_that_cannot_be_whispered_comes_as_a_direct_message(slack, bot):
    """Whoever left the channel after pressing gets it all the same, and alone."""
    command(slack, "project set we are four Python developers", slack.bob)
    ask(slack)
    slack.faults.failing = {"chat.postEphemeral": "user_not_in_channel"}
    slack.click(slack.bob, slack.posts(slack.general)[0], "tailor").wait()
    slack.wait_for(lambda: slack.posts(slack.dm(slack.bob)))
    settled(bot)
    (told,) = slack.posts(slack.dm(slack.bob))
    assert told["text"].startswith("Python:")


def test_what_was_in_hand_is_handed_back_when_stopped(slack, tmp_path):
    """Stopped while Slack holds an answer up: the next process posts it, once."""
    slack.faults.rate_limited, slack.faults.retry_after = 1.0, 60
    with running(slack, tmp_path, stop_seconds=0.1):
        asked = slack.mention(slack.alice, slack.general, QUESTION)
        slack.wait_for(lambda: slack.faults.counts["rate_limited"])
    slack.faults.rate_limited = 0.0
    with running(slack, tmp_path) as second:
        slack.wait_for(lambda: slack.replies(asked))
        settled(second)
    assert len(slack.replies(asked)) == 1


def test_the_connection_is_closed_when_nobody_reads_it_any_more(slack, tmp_path, monkeypatch):
    """The library's reader closes it too, and of two that close at once one fails: the rest would run on."""
    reading = []

    def close(connection, close=Connection.close):
        reading.append(bot.service.socket._handler.client.current_session_runner.is_alive())
        close(connection)

    with running(slack, tmp_path) as bot:
        monkeypatch.setattr(Connection, "close", close)
    assert reading == [False]


def test_a_dropped_socket_is_replaced_and_loses_nothing(slack, bot):
    """Questions asked around a disconnect are answered, each once."""
    slack.courier.ack_seconds, slack.courier.retry_pauses = 0.5, (0.2,) * 30
    first = slack.mention(slack.alice, slack.general, QUESTION)
    slack.drop_sockets()
    second = slack.mention(slack.bob, slack.general, QUESTION)
    slack.disconnect()
    third = slack.mention(slack.carol, slack.general, QUESTION)
    for asked in (first, second, third):
        slack.wait_for(lambda: slack.replies(asked), 20)  # noqa: B023
    settled(bot)
    assert [len(slack.replies(asked)) for asked in (first, second, third)] == [1, 1, 1]


def test_a_deaf_socket_is_noticed_and_replaced(slack, tmp_path):
    """A connection that is open and says nothing is replaced, and what came meanwhile is answered."""
    slack.courier.ack_seconds, slack.courier.retry_pauses = 0.5, (0.2,) * 30
    with running(slack, tmp_path, deaf_seconds=1.0) as bot:
        ask(slack)
        slack.deafen()
        asked = slack.mention(slack.bob, slack.general, QUESTION)
        slack.wait_for(lambda: slack.replies(asked), 20)
        assert b'reconnects_total{why="' in bot.service.metrics.exposition()


@pytest.fixture
def http(slack, tmp_path):
    with running(slack, tmp_path, app_token="", signing_secret=slack.signing_secret) as bot:
        yield bot


def post(bot, body, headers):
    url = f"http://127.0.0.1:{bot.service.http.port}/slack/events"
    request = urllib.request.Request(url, body.encode(), {"Content-Type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def an_event(slack, text="should we use Go?"):
    event = {"type": "app_mention", "user": slack.alice, "channel": slack.general, "ts": "1.1"}
    event["text"] = f"<@{slack.bot}> {text}"
    return json.dumps({"type": "event_callback", "team_id": slack.team, "event_id": "Ev1", "event": event})


def test_http_serves_mentions_commands_and_buttons(slack, http):
    """The same app, delivered to by signed requests."""
    asked = ask(slack)
    assert slack.replies(asked)[0]["text"].startswith("Node.js:")
    assert command(slack, QUESTION)["text"].startswith("Node.js:")
    slack.click(slack.alice, slack.replies(asked)[0], "evidence").wait()
    slack.wait_for(lambda: len(slack.ephemerals(slack.alice)) == 2)


def test_forged_and_stale_requests_are_refused(slack, http):
    """Another secret, an old time, no signature, a changed body: 401 and nothing is done."""
    body = an_event(slack)
    old = int(time.time()) - 600
    for headers in (slack.signed(body, secret="wrong"), slack.signed(body, timestamp=old), {}):
        assert post(http, body, headers)[0] == 401
    assert post(http, body.replace("Go", "Rust"), slack.signed(body))[0] == 401
    settled(http)
    assert not http.advisor.asked


def test_a_replayed_request_is_refused(slack, http):
    """The very same signed request counts once."""
    body = an_event(slack)
    headers = slack.signed(body)
    assert post(http, body, headers)[0] == 200
    assert post(http, body, headers)[0] == 401


def test_http_shows_no_error_and_takes_no_giant(slack, http):
    """Broken bodies get a bare status; a body without end is not read."""
    for body in ("{", "\x00", "payload=%ff", "[]", '{"type": "event_callback"}'):
        status, text = post(http, body, slack.signed(body))
        assert status in {200, 400, 401, 404, 500}
        assert "Traceback" not in text
        assert "File" not in text
    assert post(http, "", {"Content-Length": "2000000"})[0] == 413


def test_tokens_are_in_no_log(slack, bot):
    """Not in a whole conversation with an error in it."""
    ask(slack)
    ask(slack, "please explode", user=slack.bob)
    settled(bot)
    for secret in (slack.bot_token, slack.app_token, "xoxb-secret-token-000"):
        assert secret not in bot.log
    assert all(json.loads(line)["level"] for line in bot.log.splitlines())


def test_a_start_with_a_bad_token_names_the_remedy(slack, tmp_path):
    """What to do, not an error code from somewhere inside; and not the token."""
    store = open_store(f"sqlite:///{tmp_path}/bot.db")
    with pytest.raises(UsageError) as raised:
        Service(settings_for(slack, bot_token="xoxb-wrong"), store, FakeAdvisor())
    assert "copy it again from OAuth & Permissions" in str(raised.value)
    assert "xoxb-wrong" not in str(raised.value)
    store.close()


def test_a_start_with_a_bad_app_token_names_the_remedy(slack, tmp_path):
    """Found out when the socket is to be opened; what was started before is stopped again."""
    store = open_store(f"sqlite:///{tmp_path}/bot.db")
    service = Service(settings_for(slack, app_token="xapp-wrong"), store, FakeAdvisor())
    with pytest.raises(UsageError, match="connections:write"):
        service.start()
    assert service.stop()
    store.close()


@pytest.mark.parametrize(
    ("more", "setting"),
    [
        ({"health_port": "taken"}, "STACK_ADVISOR_HEALTH_PORT"),
        ({"port": "taken", "signing_secret": "s"}, "PORT"),
    ],
    ids=["health", "http"],
)
def test_a_start_on_a_taken_port_names_the_setting(slack, tmp_path, more, setting):
    """And that another program uses it."""
    store = open_store(f"sqlite:///{tmp_path}/bot.db")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ports = {name: taken.getsockname()[1] if value == "taken" else value for name, value in more.items()}
        way = {"app_token": ""} if "port" in more else {}
        with pytest.raises(UsageError, match=f"Address already in use.* set {setting} "):
            Service(settings_for(slack, **ports, **way), store, FakeAdvisor())
    store.close()
