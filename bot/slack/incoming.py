"""What Slack delivers, as plain values.

Identity comes from the payload that Slack signed, never from a button.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from bot.blocks.inert import visible
from bot.store import Person

Json = dict[str, Any]

LONGEST_QUESTION = 4_000
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|([^>]*))?>")
_CHANNEL = re.compile(r"<#([CG][A-Z0-9]+)(?:\|([^>]*))?>")
_SPECIAL = re.compile(r"<!(?:subteam\^\w+|date\^[^|>]*|[a-z]+)(?:\|([^>]*))?>")
_LINK = re.compile(r"<((?:https?|mailto):[^|>]*)(?:\|([^>]*))?>")


def plain(text: str, bot_user: str = "") -> str:
    """Slack's markup as the text a person typed, without the mention of the bot itself."""
    text = _MENTION.sub(lambda m: "" if m[1] == bot_user else f"@{m[2] or 'someone'}", text)
    text = _CHANNEL.sub(lambda m: f"#{m[2] or 'channel'}", text)
    text = _SPECIAL.sub(lambda m: m[1] or "", text)
    text = _LINK.sub(lambda m: m[2] or m[1], text)
    return visible(html.unescape(text))[:LONGEST_QUESTION].strip()


@dataclass(frozen=True)
class Spoken:
    """One message of a person in a channel or direct conversation."""

    person: Person
    channel: str
    ts: str
    thread: str
    raw: str
    question: str
    in_thread: bool
    external: bool
    event_id: str
    bot_user: str

    @property
    def key(self) -> str:
        """The same for the two events that one mention causes, and for every redelivery of either."""
        return f"{self.person.team}:{self.channel}:{self.ts}"


def spoken(body: Json, bot_user: str) -> Spoken | None:
    """The message in an event, or None when a person did not just say it: bots, edits, deletions, joins."""
    event = body["event"]
    if not _said_by_a_person(event, bot_user):
        return None
    ts = str(event["ts"])
    raw = str(event.get("text") or "")
    return Spoken(
        person=actor(body),
        channel=str(event["channel"]),
        ts=ts,
        thread=str(event.get("thread_ts") or ts),
        raw=raw,
        question=plain(raw, bot_user),
        in_thread=bool(event.get("thread_ts")),
        external=_from_elsewhere(body, event),
        event_id=str(body.get("event_id") or ""),
        bot_user=bot_user,
    )


def _said_by_a_person(event: Json, bot_user: str) -> bool:
    if event.get("bot_id") or event.get("bot_profile") or event.get("edited") or event.get("hidden"):
        return False
    if event.get("subtype") not in {None, "file_share", "thread_broadcast"}:
        return False
    user = event.get("user")
    return bool(user and user not in {bot_user, "USLACKBOT"} and event.get("channel") and event.get("ts"))


def _from_elsewhere(body: Json, event: Json) -> bool:
    """Whether another organisation's member speaks, in a channel shared through Slack Connect."""
    theirs = event.get("user_team") or event.get("source_team") or event.get("team")
    return bool(body.get("is_ext_shared_channel") and theirs and theirs not in _workspace(body))


def actor(body: Json) -> Person:
    """Whom an event is about, in the workspace that the app was called for."""
    return Person(*_workspace(body), str(body["event"].get("user") or ""))


def _workspace(body: Json) -> tuple[str, str]:
    """Enterprise and team of the installation. In a channel that two organisations share, an event's own team
    may be that of whoever acts, so what the app is authorised for goes first, as in Bolt itself.
    """
    places: list[Json] = [*(body.get("authorizations") or []), body]
    found = next((place for place in places if place.get("team_id")), body)
    return str(found.get("enterprise_id") or ""), str(found.get("team_id") or "")


def person_of(body: Json) -> Person:
    """Who pressed, ran or submitted; in the workspace that the app was called for."""
    enterprise = body.get("enterprise") or {}
    # In a modal, the team is the one whose installation opened it, whoever fills it in.
    team = {"id": (body.get("view") or {}).get("app_installed_team_id")}
    team = team if team["id"] else body.get("team") or {}
    user = body.get("user") or {}
    return Person(
        str(enterprise.get("id") or body.get("enterprise_id") or ""),
        str(team.get("id") or body.get("team_id") or user.get("team_id") or ""),
        str(user.get("id") or body.get("user_id") or ""),
    )


def is_outsider(body: Json) -> bool:
    """Whether somebody of another organisation pressed a button in a shared channel.

    In an Enterprise organisation a member's team is the organisation (E…), or any workspace of it: there,
    only the id of another organisation tells.
    """
    theirs = (body.get("user") or {}).get("team_id")
    team, enterprise = ((body.get(place) or {}).get("id") for place in ("team", "enterprise"))
    if not theirs or theirs in {team, enterprise}:
        return False
    return theirs.startswith("E") if enterprise else team is not None
