"""What people do by writing: mention, talk, edit, delete, open, leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.slackserver.core import Core
from bot.playground.slackserver.typed import as_sent, rich_text

if TYPE_CHECKING:
    from bot.playground.slackserver.records import Channel, Json, Team, User


class Acts(Core):
    """Every act returns the message it made; `delivered(message)` are the events about it."""

    def mention(
        self, user: str, channel: str, text: str, thread_ts: str | None = None, **more: object
    ) -> Json:
        """Ask the app in a channel: Slack tells it twice, as app_mention and as message."""
        bot = self.workspace.team_of(channel).bot_user
        sent = text if more.pop("raw", False) else as_sent(self.workspace, text)
        marked = sent if f"<@{bot}>" in sent else f"<@{bot}> {sent}"
        return self.message(user, channel, marked, thread_ts, raw=True, **more)

    def message(
        self,
        user: str,
        channel: str,
        text: str,
        thread_ts: str | None = None,
        *,
        raw: bool = False,
        **more: object,
    ) -> Json:
        """Say something; `raw` sends the text as it is, otherwise it is escaped as typed text is.

        More fields (`files=[...]`, `subtype="file_share"`) go into the message as given.
        """
        place = self.workspace.channel(channel)
        sent = text if raw else as_sent(self.workspace, text)
        said = self._said(self.workspace.users[user], place, sent, thread_ts) | more
        self.workspace.add(place, said)
        self._announce(place, said)
        return said

    def direct(
        self, user: str, text: str, thread_ts: str | None = None, *, raw: bool = False, **more: object
    ) -> Json:
        """Write to the app in private."""
        return self.message(user, self.dm(user), text, thread_ts, raw=raw, **more)

    def dm(self, user: str) -> str:
        """The id of a person's conversation with the app."""
        return self.workspace.dm(user, self._team(user)).id

    def bot_message(self, channel: str, text: str, user: str, thread_ts: str | None = None) -> Json:
        """Another app says something; its text is not escaped, it may mention us."""
        marks = {"bot_id": "B0" + user[2:], "app_id": "A0" + user[2:], "subtype": "bot_message"}
        return self.message(user, channel, text, thread_ts, raw=True, **marks)

    def edit(self, message: Json, text: str) -> None:
        place = self.workspace.channel(message["channel"])
        with self.workspace.changed:
            before = dict(message)
            message["text"] = as_sent(self.workspace, text)
            message["blocks"] = rich_text(message["text"])
            message["edited"] = {"user": message["user"], "ts": self.workspace.new_ts()}
            self.workspace.touch()
        self.echo_change(place, message, before)

    def delete(self, message: Json) -> None:
        self.remove(self.workspace.channel(message["channel"]), message)

    def open_home(self, user: str) -> None:
        """Look at the app's Home tab."""
        event: Json = {"type": "app_home_opened", "user": user, "channel": self.dm(user), "tab": "home"}
        if user in self.workspace.homes:
            event["view"] = self.workspace.homes[user]
        self.event(self._team(user), event)

    def open_messages_tab(self, user: str) -> None:
        """Open the conversation with the app, as the agent pane does."""
        event = {"type": "app_home_opened", "user": user, "channel": self.dm(user), "tab": "messages"}
        self.event(self._team(user), event)

    def change_context(self, user: str, channel: str) -> None:
        """Look at a channel while the agent pane is open beside it."""
        entity = {"type": "slack#/types/channel_id", "value": channel, "team_id": self._team(user).id}
        event = {"type": "app_context_changed", "user": user, "channel": self.dm(user)}
        self.event(self._team(user), {**event, "context": {"entities": [entity]}})

    def stop_session(self, user: str, channel: str, thread_ts: str) -> None:
        """Press the stop button while the app is at work."""
        with self.workspace.changed:
            streaming = [ts for where, ts in self.workspace.streams if where == channel]
            for ts in streaming:
                self.workspace.streams.pop((channel, ts))
        event = {"type": "agent_session_stopped", "user": user, "channel": channel, "thread_ts": thread_ts}
        self.event(self._team(user), {**event, "streaming_message_ts": streaming})

    def uninstall(self, team: str) -> None:
        self.forget_app(self.workspace.teams[team])

    def _team(self, user: str) -> Team:
        return self.workspace.teams[self.workspace.users[user].team_id]

    def _said(self, user: User, channel: Channel, text: str, thread_ts: str | None) -> Json:
        ts = self.workspace.new_ts()
        said: Json = {
            "type": "message",
            "user": user.id,
            "text": text,
            "team": user.team_id,
            "ts": ts,
            "client_msg_id": f"{ts.replace('.', '')}-{user.id}",
            "blocks": rich_text(text),
            "channel": channel.id,
        }
        if thread_ts:
            said |= {"thread_ts": thread_ts, "parent_user_id": self._starter(channel, thread_ts)}
        if channel.is_shared:
            said["user_team"] = user.team_id
        return said

    def _starter(self, channel: Channel, thread_ts: str) -> str | None:
        parent = channel.find(thread_ts)
        return parent.get("user") if parent else None

    def _announce(self, channel: Channel, said: Json) -> None:
        team = self.workspace.teams[channel.team_id]
        mentioned = f"<@{team.bot_user}>" in said["text"]
        if mentioned and channel.kind != "im" and team.bot_user in channel.members:
            self.event(team, {**said, "type": "app_mention", "event_ts": said["ts"]}, channel)
        self.echo(channel, said)
