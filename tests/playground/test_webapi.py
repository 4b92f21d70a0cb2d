"""The Web API answers Slack's own client as Slack does."""

from __future__ import annotations

import json
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError


def error_of(call, *args, **kwargs):
    with pytest.raises(SlackApiError) as caught:
        call(*args, **kwargs)
    return caught.value.response["error"]


def test_the_token_is_checked(slack):
    """A wrong token is invalid, no token at all is not_authed."""
    assert error_of(WebClient("xoxb-wrong", base_url=slack.api_url).auth_test) == "invalid_auth"
    assert error_of(WebClient(base_url=slack.api_url).auth_test) == "not_authed"


def test_auth_test_names_bot_and_team(slack, web):
    """The bot learns who it is, and by a header what it may do."""
    answer = web.auth_test()
    assert (answer["user_id"], answer["team_id"]) == (slack.bot, slack.team)
    assert "chat:write" in answer.headers["x-oauth-scopes"]


def test_an_unknown_method_is_named_so(web):
    """Slack's words for a method that does not exist."""
    assert error_of(web.api_call, "chat.dance") == "unknown_method"


def test_broken_json_is_named_so(slack):
    """Slack's words for a body that cannot be read."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {slack.bot_token}"}
    request = Request(f"{slack.api_url}auth.test", data=b"{", headers=headers)
    with urlopen(request) as answer:
        assert json.load(answer) == {"ok": False, "error": "invalid_json"}


def test_a_missing_scope_says_which(slack, web):
    """The answer names the scope that is needed and those that were given."""
    with pytest.raises(SlackApiError) as caught:
        web.users_info(user=slack.alice)
    assert caught.value.response["needed"] == "users:read"
    assert "commands" in caught.value.response["provided"].split(",")


def test_a_post_is_in_the_thread_and_in_the_channel(slack, web):
    """A reply counts at its parent and is read back with the thread."""
    asked = slack.message(slack.alice, slack.general, "question")
    web.chat_postMessage(channel=slack.general, text="answer", thread_ts=asked["ts"])
    thread = web.conversations_replies(channel=slack.general, ts=asked["ts"])["messages"]
    assert [m["text"] for m in thread] == ["question", "answer"]
    assert thread[0]["reply_count"] == 1
    assert slack.replies(asked)[0]["text"] == "answer"


def test_long_threads_come_in_pages(slack, web):
    """Every message comes once, in order, however small the pages are."""
    asked = slack.message(slack.alice, slack.general, "0")
    for number in range(1, 8):
        slack.message(slack.bob, slack.general, str(number), asked["ts"])
    slack.faults.page_size = 3
    pages = web.conversations_replies(channel=slack.general, ts=asked["ts"])
    read = [([m["text"] for m in page["messages"]], page["has_more"]) for page in pages]
    assert read == [(["0", "1", "2"], True), (["3", "4", "5"], True), (["6", "7"], False)]


def test_history_is_newest_first_and_without_replies(slack, web):
    """Replies belong to threads."""
    first = slack.message(slack.alice, slack.general, "first")
    slack.message(slack.bob, slack.general, "reply", first["ts"])
    slack.message(slack.alice, slack.general, "second")
    history = web.conversations_history(channel=slack.general)["messages"]
    assert [m["text"] for m in history] == ["second", "first"]


def test_where_the_bot_is_not_it_cannot_post(slack, web):
    """A public channel says not_in_channel; a private one does not exist for outsiders."""
    public = slack.add_channel("public", [slack.alice], bot=False)
    hidden = slack.add_channel("hidden", [slack.alice], private=True, bot=False)
    assert error_of(web.chat_postMessage, channel=public, text="x") == "not_in_channel"
    assert error_of(web.chat_postMessage, channel=hidden, text="x") == "channel_not_found"


def test_one_team_does_not_see_another(slack, web):
    """A token of one team finds no channel of another."""
    team = slack.add_team("Other", enterprise="E1")
    channel = slack.add_channel("theirs", [slack.add_user("Olga", team.id)])
    assert error_of(web.chat_postMessage, channel=channel, text="x") == "channel_not_found"
    theirs = WebClient(team.token, base_url=slack.api_url)
    assert theirs.chat_postMessage(channel=channel, text="x")["ok"]


def test_an_ephemeral_is_seen_by_one_person(slack, web):
    """It is in no history; somebody outside the channel cannot get one."""
    web.chat_postEphemeral(channel=slack.general, user=slack.bob, text="only you")
    assert [m["text"] for m in slack.ephemerals(slack.bob)] == ["only you"]
    assert slack.ephemerals(slack.alice) == []
    assert web.conversations_history(channel=slack.general)["messages"] == []
    call = {"channel": slack.private, "user": slack.carol, "text": "x"}
    assert error_of(web.chat_postEphemeral, **call) == "user_not_in_channel"


def test_only_its_own_messages_can_be_changed(slack, web):
    """chat.update and chat.delete work on the bot's messages, and on nobody else's."""
    own = web.chat_postMessage(channel=slack.general, text="a")
    other = slack.message(slack.alice, slack.general, "b")
    web.chat_update(channel=slack.general, ts=own["ts"], text="c")
    assert slack.posts(slack.general)[0]["text"] == "c"
    assert error_of(web.chat_update, channel=slack.general, ts=other["ts"], text="d") == "cant_update_message"
    web.chat_delete(channel=slack.general, ts=own["ts"])
    assert slack.posts(slack.general) == []


def test_a_permalink_leads_to_a_reply_in_its_thread(slack, web):
    """A reply's link names the thread."""
    asked = slack.message(slack.alice, slack.general, "q")
    reply = web.chat_postMessage(channel=slack.general, text="a", thread_ts=asked["ts"])
    link = web.chat_getPermalink(channel=slack.general, message_ts=reply["ts"])["permalink"]
    assert f"/p{reply['ts'].replace('.', '')}?thread_ts={asked['ts']}" in link


def test_a_stream_grows_and_ends(slack, web):
    """Start, append, stop make one message; blocks may follow the text."""
    asked = slack.mention(slack.alice, slack.general, "q")
    place = {"channel": slack.general, "recipient_user_id": slack.alice, "recipient_team_id": slack.team}
    ts = web.chat_startStream(thread_ts=asked["ts"], markdown_text="one ", **place)["ts"]
    web.chat_appendStream(channel=slack.general, ts=ts, markdown_text="two")
    web.chat_stopStream(channel=slack.general, ts=ts, blocks=[{"type": "divider"}])
    post = slack.replies(asked)[0]
    assert (post["text"], [b["type"] for b in post["blocks"]]) == ("one two", ["markdown", "divider"])
    late = error_of(web.chat_appendStream, channel=slack.general, ts=ts, markdown_text="three")
    assert late == "message_not_in_streaming_state"


def test_a_stream_in_a_channel_needs_its_recipient(slack, web):
    """Without the person it is for, a stream in a channel is refused."""
    asked = slack.mention(slack.alice, slack.general, "q")
    refused = error_of(web.chat_startStream, channel=slack.general, thread_ts=asked["ts"])
    assert refused == "missing_recipient_user_id"


def test_a_status_goes_when_the_answer_comes(slack, web):
    """The bot says that it thinks, then it answers, and the line is gone."""
    asked = slack.mention(slack.alice, slack.general, "q")
    web.assistant_threads_setStatus(channel_id=slack.general, thread_ts=asked["ts"], status="is thinking")
    assert slack.status(slack.general, asked["ts"]) == "is thinking"
    web.chat_postMessage(channel=slack.general, thread_ts=asked["ts"], text="a")
    assert slack.status(slack.general, asked["ts"]) is None


def test_prompts_with_a_thread_show_nothing(slack, web):
    """In an app with an agent view a call with thread_ts is accepted and has no effect."""
    call = {"channel_id": slack.dm(slack.alice), "prompts": [{"title": "t", "message": "m"}]}
    assert web.assistant_threads_setSuggestedPrompts(thread_ts="1.1", **call)["ok"]
    assert slack.prompts(slack.dm(slack.alice)) is None
    web.assistant_threads_setSuggestedPrompts(**call)
    assert slack.prompts(slack.dm(slack.alice))["prompts"] == call["prompts"]


def test_a_file_is_posted_by_the_upload_in_three_steps(slack, web):
    """files_upload_v2 leaves a message with the file in the thread."""
    asked = slack.mention(slack.alice, slack.general, "q")
    slack.set_scopes("files:write")
    web.files_upload_v2(
        channel=slack.general,
        thread_ts=asked["ts"],
        filename="decision.md",
        content="# Node.js",
        title="Decision",
    )
    post = slack.replies(asked)[0]
    assert (post["files"][0]["name"], post["subtype"]) == ("decision.md", "file_share")
    assert slack.files()[0]["content"] == b"# Node.js"


def test_installing_gives_a_token_once(slack):
    """The code of an installation is exchanged for the team's token, once."""
    team = slack.add_team("Other", enterprise="E1")
    code = slack.oauth_code(team.id, slack.alice)
    client = WebClient(base_url=slack.api_url)
    call = {"client_id": "1", "client_secret": "2", "code": code}
    granted = client.oauth_v2_access(**call)
    assert (granted["access_token"], granted["team"]["id"]) == (team.token, team.id)
    assert granted["enterprise"]["id"] == "E1"
    assert error_of(client.oauth_v2_access, **call) == "invalid_code"


def test_after_uninstalling_the_token_is_dead(slack, web, listen):
    """The app is told by two events, then its token is refused."""
    listener = listen()
    slack.uninstall(slack.team)
    told = {r.payload["event"]["type"] for r in listener.wait(2)}
    assert told == {"tokens_revoked", "app_uninstalled"}
    assert error_of(web.auth_test) == "invalid_auth"


def test_calls_are_kept_without_their_token(slack, web):
    """A test can look at every call; no secret is in the record."""
    web.chat_postMessage(channel=slack.general, text="hi")
    assert slack.calls("chat.postMessage")[0]["args"]["text"] == "hi"
    assert slack.bot_token not in str(slack.calls())


def test_reactions_are_counted_by_person(slack, web):
    """The same reaction twice is refused."""
    said = slack.message(slack.alice, slack.general, "x")
    slack.set_scopes("reactions:write")
    call = {"channel": slack.general, "timestamp": said["ts"], "name": "eyes"}
    web.reactions_add(**call)
    assert error_of(web.reactions_add, **call) == "already_reacted"
    web.reactions_remove(**call)
    assert said["reactions"][0]["users"] == []
