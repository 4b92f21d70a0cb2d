"""A small Slack that runs on this machine: for the playground and for tests.

    with SlackServer() as slack:
        app = App(client=WebClient(token=slack.bot_token, base_url=slack.api_url))
        SocketModeHandler(app, slack.app_token).connect()
        asked = slack.mention(slack.alice, slack.general, "Which one for streaming?")
        slack.wait_for(lambda: slack.replies(asked))
        assert not slack.violations

Everything is named by its Slack id (a `str`); messages and views are dicts in Slack's own shape.

Ready-made  `team` `bot` `alice` `bob` `carol` `guest` `other_bot` `general` `random` `private`
            `api_url` `bot_token` `app_token` `signing_secret` `app_id`
More        `add_team` `add_user` `add_channel` `oauth_code` `set_scopes`
People do   `mention` `message` `direct` `edit` `delete` `bot_message`: return the message
            `command` `click` `submit` `close` `shortcut`: return the `Delivery`
            `open_home` `open_messages_tab` `change_context` `stop_session` `uninstall`
Raw         `event(team, event, channel)` `deliver(kind, payload)` `redeliver(delivery)`
            `disconnect(reason)` `drop_sockets()` `deafen()`
Deliveries  `delivery.wait()` is its `Ack` (`.seconds` `.payload`); `delivery.error` when it was given up
            `deliveries` `acks` `unacked()` `delivered(message, "app_mention")`
HTTP        `request_url = "http://127.0.0.1:3000/slack/events"`: signed POSTs instead of Socket Mode
            `signed(body, timestamp, secret)` are the headers of a request, for forging one
Look        `posts(channel, thread_ts)` `replies(message)` `ephemerals(user, channel)` `modal(user)`
            `home(user)` `status(channel, thread_ts)` `prompts(channel)` `files()` `calls(method)`
            `violations` `forget()`; `wait_for(predicate, timeout)` returns when it holds, else TimeoutError
Settings    `courier.ack_seconds` `courier.retry_pauses` `sockets.hold_seconds` `triggers.seconds`
            `echoes = False`: the app is not told of its own messages; `unsubscribed`: events it does not get
Faults      `faults`, see `Faults`; `faults.counts` says how often each was made
"""

from bot.playground.slackserver.delivery import Ack, Delivery
from bot.playground.slackserver.faults import Faults
from bot.playground.slackserver.server import SlackServer

__all__ = ["Ack", "Delivery", "Faults", "SlackServer"]
