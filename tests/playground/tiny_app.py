"""A bot of a few lines, with one of everything: what the server and the page are tried with."""

from __future__ import annotations

from contextlib import contextmanager

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient


def plain(text):
    return {"type": "plain_text", "text": text}


def button(text, action_id, **more):
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


ANSWER = [
    {"type": "header", "text": plain("Node.js")},
    {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "*Node.js* fits, see <https://example.org/a|the guide>"},
    },
    {"type": "divider"},
    {
        "type": "markdown",
        "text": "## Reasons\n- fast **I/O** [1]\n- one `language`\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    },
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "_2 sources_ &lt;!channel&gt; <!here>"}]},
    {
        "type": "actions",
        "elements": [
            button("Show evidence", "evidence", value="1"),
            button("Tailor to my project", "tailor", style="primary"),
            {
                "type": "overflow",
                "action_id": "more",
                "options": [
                    {"text": plain("Save decision"), "value": "save"},
                    {"text": plain("Hide"), "value": "hide"},
                ],
            },
        ],
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "positive_button": {"text": plain("Good"), "value": "up"},
                "negative_button": {"text": plain("Bad"), "value": "down"},
            }
        ],
    },
]

FORM = {
    "type": "modal",
    "callback_id": "profile",
    "title": plain("Your project"),
    "submit": plain("Save"),
    "close": plain("Cancel"),
    "blocks": [
        {
            "type": "input",
            "block_id": "what",
            "label": plain("What do you build?"),
            "element": {"type": "plain_text_input", "action_id": "text", "multiline": True},
        },
        {
            "type": "input",
            "block_id": "team",
            "optional": True,
            "label": plain("Team"),
            "element": {
                "type": "static_select",
                "action_id": "size",
                "options": [{"text": plain("Small"), "value": "s"}, {"text": plain("Large"), "value": "l"}],
                "initial_option": {"text": plain("Small"), "value": "s"},
            },
        },
    ],
}


def tiny_app(api_url, token, heard=None, **options):
    """Register the listeners; `heard` collects the payloads, each before it is acknowledged."""
    heard = heard if heard is not None else []
    app = App(client=WebClient(token=token, base_url=api_url), **options)
    for register in (conversation, places, buttons, forms):
        register(app, heard)
    return app


def conversation(app, heard):
    @app.event("app_mention")
    def answer(event, client):
        heard.append(event)
        thread_ts = event.get("thread_ts", event["ts"])
        client.chat_postMessage(
            channel=event["channel"], thread_ts=thread_ts, text="Node.js fits", blocks=ANSWER
        )

    @app.event("message")
    def talk(event, client):
        heard.append(event)
        if event.get("channel_type") == "im" and not event.get("bot_id") and not event.get("subtype"):
            client.chat_postMessage(channel=event["channel"], text=f"In private: {event['text']}")

    @app.command("/stack")
    def command(ack, respond, command):
        heard.append(command)
        ack()
        respond(text=f"Only for you: {command['text']}")


def places(app, heard):
    @app.event("app_home_opened")
    def home(event, client):
        heard.append(event)
        if event["tab"] == "home":
            blocks = [{"type": "section", "text": plain("Your profile is empty.")}]
            client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})
        else:
            prompts = [{"title": "Node or Python?", "message": "Should we use Node or Python?"}]
            client.assistant_threads_setSuggestedPrompts(channel_id=event["channel"], prompts=prompts)

    @app.event("app_uninstalled")
    @app.event("tokens_revoked")
    @app.event("agent_session_stopped")
    def other(event):
        heard.append(event)


def buttons(app, heard):
    @app.action("evidence")
    def evidence(ack, body, client):
        heard.append(body)
        ack()
        place = {"channel": body["channel"]["id"], "thread_ts": body["message"].get("thread_ts")}
        client.chat_postEphemeral(user=body["user"]["id"], text="Here is the evidence", **place)

    @app.action("feedback")
    @app.action("more")
    def note(ack, body):
        heard.append(body)
        ack()

    @app.shortcut("ask_about_message")
    def about(ack, shortcut, client):
        heard.append(shortcut)
        ack()
        place = {"channel": shortcut["channel"]["id"], "user": shortcut["user"]["id"]}
        client.chat_postEphemeral(text="About this message: …", **place)


def forms(app, heard):
    @app.action("tailor")
    def tailor(ack, body, client):
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.view("profile")
    def save(ack, body, view, client):
        text = view["state"]["values"]["what"]["text"]["value"]
        if len(text) < 3:
            ack(response_action="errors", errors={"what": "Please say a little more."})
            return
        heard.append(body)
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text=f"Saved: {text}")


@contextmanager
def running(api_url, token, app_token, heard=None):
    """The tiny bot connected by Socket Mode."""
    app = tiny_app(api_url, token, heard)
    handler = SocketModeHandler(app, app_token)
    handler.connect()
    try:
        yield
    finally:
        end(handler.client)
        app.listener_runner.listener_executor.shutdown()


def end(client):
    """Close a Socket Mode client without waiting for its worker, which looks for work once a second."""
    client.auto_reconnect_enabled = False
    client.closed = True
    client.message_queue.put(None)
    client.close()
