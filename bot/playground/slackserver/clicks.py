"""What people do by pressing: commands, buttons, modals, shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.playground.slackserver.acts import Acts
from bot.playground.slackserver.forms import action_of, read_form, tell_elements
from bot.playground.slackserver.methods.chat import post, public, whisper
from bot.playground.slackserver.methods.views import create, renew
from bot.playground.slackserver.typed import as_sent

if TYPE_CHECKING:
    from bot.playground.slackserver.delivery import Ack, Delivery
    from bot.playground.slackserver.records import Channel, Json


class Clicks(Acts):
    """Every act returns its `Delivery`; what the app answers in its acknowledgement is carried out."""

    def command(
        self, user: str, channel: str, command: str, text: str = "", *, raw: bool = False
    ) -> Delivery:
        place, person = self.workspace.channel(channel), self.workspace.users[user]
        team = self.workspace.teams[place.team_id]
        payload = {
            "token": "playground",
            "team_id": team.id,
            "team_domain": team.domain,
            "channel_id": place.id,
            "channel_name": place.name,
            "user_id": user,
            "user_name": person.name,
            "command": command,
            "text": text if raw else as_sent(self.workspace, text, with_names=True),
            "api_app_id": self.app_id,
            "is_enterprise_install": "false",
            "response_url": self.new_response_url(user, place, None),
            "trigger_id": self.triggers.new(user, team.id),
        }
        if team.enterprise_id:
            payload |= {"enterprise_id": team.enterprise_id, "enterprise_name": "Enterprise"}
        return self.deliver(
            "slash_commands",
            payload,
            on_ack=lambda ack: self._answer_command(user, place, ack),
            on_failure=lambda error: self.tell(user, place.id, f"{command} failed with the error “{error}”"),
        )

    def click(self, user: str, holder: Json, action_id: str, value: Any = None, **more: Any) -> Delivery:
        """Press, choose or type into the element `action_id` of a message or a view.

        `value` picks a button of several with one action_id, an option by its value, "positive" or
        "negative" for feedback; `block_id` picks a block; `form` fills inputs beside it; `overrides` forges
        payload fields.
        """
        form, overrides = more.pop("form", {}), more.pop("overrides", {})
        action = action_of(holder, action_id, value, more.pop("block_id", None))
        action["action_ts"] = self.workspace.new_ts()
        payload = self._interaction("block_actions", user, holder) | {"actions": [action]}
        if action["type"] not in ("button", "overflow", "feedback_buttons"):
            form = {action["block_id"]: {action_id: value}, **form}
        payload["state"] = {"values": read_form(holder["blocks"], form)}
        if "view" in payload:
            payload["view"] |= {"state": payload["state"]}
        return self.deliver("interactive", payload | overrides)

    def submit(self, view: Json, values: Json | None = None, **overrides: Any) -> Delivery:
        """Send a modal; `values` by block_id or action_id, the rest as it was prefilled."""
        payload = self._interaction("view_submission", view["shown_to"], view)
        payload["view"]["state"] = {"values": read_form(view["blocks"], values or {})}
        payload["response_urls"] = []
        return self.deliver(
            "interactive", payload | overrides, on_ack=lambda ack: self._answer_submit(view, ack)
        )

    def close(self, view: Json, *, all_of_it: bool = False) -> Delivery | None:
        """Cancel a modal; the app hears of it when it asked to by `notify_on_close`."""
        with self.workspace.changed:
            stack = self.workspace.modals.get(view["shown_to"], [])
            del stack[0 if all_of_it else -1 :]
            self.workspace.touch()
        if not view.get("notify_on_close"):
            return None
        payload = self._interaction("view_closed", view["shown_to"], view) | {"is_cleared": all_of_it}
        return self.deliver("interactive", payload)

    def shortcut(self, user: str, message: Json, callback_id: str) -> Delivery:
        """Choose an entry of the message menu."""
        payload = self._interaction("message_action", user, message)
        extra = {
            "callback_id": callback_id,
            "message_ts": message["ts"],
            "action_ts": self.workspace.new_ts(),
        }
        return self.deliver("interactive", payload | extra)

    def _interaction(self, kind: str, user: str, holder: Json) -> Json:
        person = self.workspace.users[user]
        team = self.workspace.teams[holder["team_id"]] if "shown_to" in holder else self._team_of(holder)
        payload: Json = {
            "type": kind,
            "token": "playground",
            "api_app_id": self.app_id,
            "team": {"id": team.id, "domain": team.domain},
            "enterprise": {"id": team.enterprise_id, "name": "Enterprise"} if team.enterprise_id else None,
            "user": {"id": user, "username": person.name, "name": person.name, "team_id": person.team_id},
            "is_enterprise_install": False,
            "trigger_id": self.triggers.new(user, team.id),
        }
        return payload | (
            self._in_view(user, holder) if "shown_to" in holder else self._in_message(user, holder)
        )

    def _team_of(self, message: Json) -> Any:
        return self.workspace.team_of(message["channel"])

    def _in_view(self, user: str, view: Json) -> Json:
        if view["shown_to"] != user:
            raise ValueError("this view is shown to somebody else")
        shown = {k: v for k, v in view.items() if k != "shown_to"}
        return {"view": shown, "container": {"type": "view", "view_id": view["id"]}}

    def _in_message(self, user: str, message: Json) -> Json:
        ephemeral = bool(message.get("is_ephemeral"))
        if ephemeral and message["ephemeral_to"] != user:
            raise ValueError("only the person it was sent to sees an ephemeral message")
        channel = self.workspace.channel(message["channel"])
        if user not in channel.members:
            raise ValueError("this person is not in the channel")
        container = {"type": "message", "message_ts": message["ts"], "channel_id": channel.id}
        container |= {"is_ephemeral": ephemeral}
        if message.get("thread_ts"):
            container["thread_ts"] = message["thread_ts"]
        found: Json = {"channel": {"id": channel.id, "name": channel.name}, "container": container}
        # Slack does not repeat the content of a message that only one person sees.
        shown = (
            public(message) if not ephemeral else {k: message[k] for k in ("type", "user", "ts", "app_id")}
        )
        return found | {"message": shown, "response_url": self.new_response_url(user, channel, message)}

    def _answer_command(self, user: str, channel: Channel, ack: Ack) -> None:
        answer = ack.payload or {}
        if not answer.get("text") and not answer.get("blocks"):
            return
        tell_elements(self.workspace, "acknowledgement of a command", answer)
        team = self.workspace.teams[channel.team_id]
        if answer.get("response_type") == "in_channel":
            post(self, team, channel, answer)
        else:
            whisper(self, team, channel, {**answer, "user": user})

    def _answer_submit(self, view: Json, ack: Ack) -> None:
        answer = ack.payload or {}
        stack = self.workspace.modals.get(view["shown_to"], [])
        action = answer.get("response_action")
        view.pop("errors", None)
        if action == "errors":
            view["errors"] = answer["errors"]
        elif action == "update":
            tell_elements(self.workspace, "response_action", answer["view"], view=True)
            renew(self, view, answer["view"])
        elif action == "push":
            tell_elements(self.workspace, "response_action", answer["view"], view=True)
            team = self.workspace.teams[view["team_id"]]
            stack.append(create(self, team, view["shown_to"], answer["view"], below=view))
        elif action == "clear":
            stack.clear()
        elif view in stack:
            stack.remove(view)
        self.workspace.touch()

    def tell(self, user: str, channel: str, text: str) -> None:
        """Slackbot's own words to a person, for example that a command failed."""
        said = {"type": "message", "user": "USLACKBOT", "text": text, "ts": self.workspace.new_ts()}
        self.workspace.ephemerals.append(
            {**said, "channel": channel, "ephemeral_to": user, "is_ephemeral": True, "app_id": ""}
        )
        self.workspace.touch()
