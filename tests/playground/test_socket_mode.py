"""Events, commands and clicks arrive by Socket Mode as Slack sends them."""

from __future__ import annotations

import asyncio
import contextlib
from urllib.error import HTTPError
from urllib.request import urlopen

import aiohttp
import pytest


def events(listener, kind=None):
    found = [r.payload["event"] for r in listener.requests if r.type == "events_api"]
    return [e for e in found if kind in (None, e["type"])]


def test_a_connection_begins_with_hello(slack, listen):
    """The first thing on a new socket is a hello that names the app."""
    listener = listen()
    slack.message(slack.alice, slack.general, "x")
    slack.wait_for(lambda: slack.acks)
    assert listener.heard[0]["type"] == "hello"
    assert listener.heard[0]["connection_info"] == {"app_id": slack.app_id}


def test_a_mention_arrives_twice(slack, listen):
    """A channel mention is an app_mention and a message: same ts, two event ids."""
    listener = listen()
    said = slack.mention(slack.alice, slack.general, "Node or <Python> & co?")
    slack.wait_for(lambda: len(slack.acks) == 2)
    first, second = (r.payload for r in listener.requests)
    assert {first["event"]["type"], second["event"]["type"]} == {"app_mention", "message"}
    assert first["event"]["ts"] == second["event"]["ts"] == said["ts"]
    assert first["event_id"] != second["event_id"]
    assert first["event"]["text"] == f"<@{slack.bot}> Node or &lt;Python&gt; &amp; co?"


def test_an_event_says_who_may_see_it(slack, listen):
    """The wrapper carries team, app, time and the authorization of the bot user."""
    listener = listen()
    slack.direct(slack.alice, "hello")
    slack.wait_for(lambda: slack.acks)
    payload = listener.requests[0].payload
    assert (payload["team_id"], payload["api_app_id"]) == (slack.team, slack.app_id)
    assert payload["authorizations"][0]["user_id"] == slack.bot
    assert payload["event"]["channel_type"] == "im"
    assert isinstance(payload["event_time"], int)


def test_a_mention_in_a_private_conversation_arrives_once(slack, listen):
    """In a DM there is no app_mention."""
    listener = listen()
    slack.direct(slack.alice, "@Stack Advisor hello")
    slack.command(slack.alice, slack.general, "/stack").wait()
    assert [e["type"] for e in events(listener)] == ["message"]


def test_what_the_app_did_not_ask_for_is_not_sent(slack, listen):
    """Without channels:history only the mention comes, without app_mentions:read not even that."""
    listener = listen()
    slack.set_scopes("app_mentions:read", "chat:write")
    slack.mention(slack.alice, slack.general, "one")
    slack.set_scopes("chat:write")
    slack.mention(slack.alice, slack.general, "two")
    slack.command(slack.alice, slack.general, "/stack").wait()
    assert [e["type"] for e in events(listener)] == ["app_mention"]


def test_the_app_hears_its_own_messages(slack, listen, web):
    """Its own post comes back as a message event with its bot_id, so that a loop would show."""
    listener = listen()
    web.chat_postMessage(channel=slack.general, text="hi")
    slack.wait_for(lambda: slack.acks)
    assert events(listener)[0]["bot_id"] == web.auth_test()["bot_id"]


def test_edits_and_deletes_are_told(slack, listen):
    """message_changed and message_deleted carry what was before."""
    listener = listen()
    said = slack.message(slack.alice, slack.general, "first")
    slack.edit(said, "second")
    slack.delete(said)
    slack.wait_for(lambda: len(slack.acks) == 3)
    by_subtype = {e.get("subtype"): e for e in events(listener)}
    assert by_subtype["message_changed"]["message"]["text"] == "second"
    assert by_subtype["message_changed"]["previous_message"]["text"] == "first"
    assert by_subtype["message_deleted"]["previous_message"]["ts"] == said["ts"]


def test_the_acknowledgement_is_kept_with_its_time(slack, listen):
    """An ack belongs to one envelope and knows how long it took."""
    listen()
    ack = slack.command(slack.alice, slack.general, "/stack", "help").wait()
    assert ack.kind == "slash_commands"
    assert 0 <= ack.seconds < 1
    assert slack.unacked() == []


def test_an_event_nobody_acknowledges_comes_again(slack, listen):
    """The second attempt has a new envelope, the same event_id, and says that the first timed out."""
    listener = listen(silent=True)
    slack.courier.ack_seconds = 0.1
    slack.direct(slack.alice, "hello")
    first, second = listener.wait(2)[:2]
    assert first.payload["event_id"] == second.payload["event_id"]
    assert first.envelope_id != second.envelope_id
    assert (first.retry_attempt, second.retry_attempt, second.retry_reason) == (0, 1, "timeout")


def test_a_command_nobody_acknowledges_fails_visibly(slack, listen):
    """It is not repeated; the person is told that it failed."""
    listen(silent=True)
    slack.courier.ack_seconds = 0.05
    delivery = slack.command(slack.alice, slack.general, "/stack", "help")
    slack.wait_for(lambda: delivery.error)
    assert (delivery.error, delivery.attempts) == ("operation_timeout", 1)
    assert "operation_timeout" in slack.ephemerals(slack.alice)[0]["text"]
    with pytest.raises(TimeoutError, match="operation_timeout"):
        delivery.wait()


def test_a_link_works_once(slack, listen):
    """The address of a connection cannot be used by somebody who finds it later."""
    link = listen().client.wss_uri.replace("ws://", "http://")
    with pytest.raises(HTTPError, match="403"):
        urlopen(link)


def test_events_wait_for_an_app_that_is_away(slack, listen):
    """What happens while no socket is open is delivered when one is."""
    slack.direct(slack.alice, "are you there?")
    listener = listen()
    slack.wait_for(lambda: slack.acks)
    assert events(listener)[0]["text"] == "are you there?"


def test_the_app_is_asked_to_reconnect(slack, listen):
    """After a disconnect message the client comes back and nothing is lost."""
    listener = listen()
    slack.disconnect()
    slack.direct(slack.alice, "still there?")
    slack.wait_for(lambda: slack.acks)
    assert slack.sockets.opened == 2
    assert events(listener)[0]["text"] == "still there?"


def test_a_cut_connection_is_replaced(slack, listen):
    """The client notices a socket that was cut and opens a new one."""
    listen()
    slack.drop_sockets()
    slack.wait_for(lambda: slack.sockets.opened == 2)
    slack.direct(slack.alice, "and now?")
    slack.wait_for(lambda: slack.acks)


def test_a_deaf_connection_delivers_nothing(slack, listen):
    """It is open, and silent; what was sent into it comes again on a healthy one."""
    deaf = listen()
    slack.deafen()
    slack.courier.ack_seconds, slack.courier.retry_pauses = 0.05, (0.0,) * 50
    slack.direct(slack.alice, "hello?")
    slack.wait_for(lambda: slack.deliveries[0].attempts)
    healthy = listen()
    slack.wait_for(lambda: slack.acks)
    assert deaf.requests == []
    assert healthy.wait(1)[0].retry_attempt >= 1


async def answers_ping(link):
    async with aiohttp.ClientSession() as session, session.ws_connect(link, autoping=False) as socket:
        await socket.ping(b"there?")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.2):
                while True:
                    if (await socket.receive()).type is aiohttp.WSMsgType.PONG:
                        return True
    return False


def test_a_silent_connection_answers_no_ping(slack, web):
    """A deaf socket still answers pings, unless it is made silent too."""
    slack.faults.deaf = True
    links = [web.apps_connections_open(app_token=slack.app_token)["url"] for _ in range(2)]
    assert asyncio.run(answers_ping(links[0])) is True
    slack.faults.silent = True
    assert asyncio.run(answers_ping(links[1])) is False


def test_people_of_another_organisation_are_marked(slack, listen):
    """In a shared channel the event says so, and from which team the person comes."""
    listener = listen()
    theirs = slack.add_team("Partner", enterprise="E2")
    olga = slack.add_user("Olga Orlova", theirs.id)
    shared = slack.add_channel("shared", [slack.alice, olga], shared=True)
    slack.mention(olga, shared, "Node?")
    payload = listener.wait(1)[0].payload
    assert payload["is_ext_shared_channel"] is True
    assert payload["team_id"] == payload["event"]["user_team"] == theirs.id
    assert payload["authorizations"][0]["team_id"] == payload["context_team_id"] == slack.team
