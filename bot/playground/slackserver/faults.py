"""What goes wrong on purpose."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any


@dataclass
class Faults:
    """Shares are between 0 and 1; methods are named by pattern (`assistant.*`)."""

    redeliver: float = 0.0  # share of events that arrive twice, same event_id
    rate_limited: float = 0.0  # share of calls answered 429 with Retry-After
    retry_after: int = 1
    rate_limited_bare: float = 0.0  # share of calls answered `ratelimited` without Retry-After, by 200 or 429
    channel_pace: float = 0.0  # seconds between posts in one channel; sooner is answered 429 (Slack: about 1)
    server_errors: float = 0.0  # share of calls answered 500, nothing done
    lost_answers: float = 0.0  # share of calls that are done, but answered 500
    slow: float = 0.0  # share of calls that wait `slow_seconds` first
    slow_seconds: float = 1.0
    unknown_methods: set[str] = field(
        default_factory=set
    )  # {"assistant.*", "chat.startStream"}: a foreign server
    missing_scopes: dict[str, str] = field(
        default_factory=dict
    )  # {"conversations.replies": "channels:history"}
    failing: dict[str, str] = field(
        default_factory=dict
    )  # any other error by method: {"chat.update": "cant_update"}
    drop_sockets_every: float = 0.0  # seconds; by turns with a warning and without
    deaf: bool = False  # new sockets are accepted and say nothing; `deafen()` does it to the open ones
    silent: bool = False  # a deaf socket answers no pings either
    stream_seconds: float = 300.0  # after which a stream is no longer one; 0: at once
    page_size: int = 1000  # most messages a page of conversations.replies or .history
    spare: set[str] = field(default_factory=lambda: {"auth.test", "apps.connections.open", "api.test"})
    rng: random.Random = field(default_factory=lambda: random.Random(0))  # noqa: S311 - repeatable, not secret
    counts: Counter[str] = field(default_factory=Counter)
    _posted: dict[str, float] = field(default_factory=dict, repr=False)

    def strikes(self, name: str, method: str = "") -> bool:
        """Whether the fault of this name (a share above) happens now; it is counted."""
        share: float = getattr(self, name)
        if share <= 0 or method in self.spare or self.rng.random() >= share:
            return False
        self.counts[name] += 1
        return True

    def too_fast(self, channel: str) -> bool:
        """Whether a channel was posted to less than `channel_pace` seconds ago."""
        now = time.monotonic()
        if self.channel_pace <= 0 or now - self._posted.get(channel, -self.channel_pace) >= self.channel_pace:
            self._posted[channel] = now
            return False
        self.counts["channel_pace"] += 1
        return True

    def named(self, table: str, method: str) -> Any:
        """What a table of patterns says about a method, or None."""
        patterns: dict[str, str] | set[str] = getattr(self, table)
        hit = next((p for p in patterns if fnmatchcase(method, p)), None)
        if hit is None:
            return None
        self.counts[table] += 1
        return patterns[hit] if isinstance(patterns, dict) else hit
