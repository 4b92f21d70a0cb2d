"""What Slack hands out with an interaction: a trigger to open one modal, a URL to answer at."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field

from bot.playground.slackserver.records import ApiError, Json

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5


@dataclass
class Trigger:
    user: str
    team: str
    born: float = field(default_factory=time.monotonic)
    used: bool = False


class Triggers:
    def __init__(self) -> None:
        self.seconds = TRIGGER_SECONDS
        self._known: dict[str, Trigger] = {}

    def new(self, user: str, team: str) -> str:
        trigger_id = f"{time.time_ns() // 1_000_000}.{uuid.uuid4().hex}"
        self._known[trigger_id] = Trigger(user, team)
        return trigger_id

    def redeem(self, trigger_id: str, team: str) -> str:
        """The person for whom a modal may be opened."""
        trigger = self._known.get(trigger_id)
        if trigger is None or trigger.team != team:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if time.monotonic() - trigger.born > self.seconds:
            raise ApiError("expired_trigger_id")
        trigger.used = True
        return trigger.user


@dataclass
class ResponseUrl:
    user: str
    channel: str
    team: str
    source: Json | None  # the message the interaction came from
    uses: int = 0
    born: float = field(default_factory=time.monotonic)

    def use(self) -> None:
        if self.uses >= RESPONSE_USES:
            raise ApiError("used_url")
        if time.monotonic() - self.born > RESPONSE_SECONDS:
            raise ApiError("expired_url")
        self.uses += 1
