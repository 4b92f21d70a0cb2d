"""When a message in a thread is meant for the bot although it does not mention it.

Deliberately timid: missing a question costs a mention, interrupting people costs the bot its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store import Engagement

_OTHERS = re.compile(r"<@[UW][A-Z0-9]+(\|[^>]*)?>|<!(here|channel|everyone|subteam\^[^>]*)[^>]*>")
_ADDRESSED = re.compile(
    r"^\s*(?i:(?:hey|hi|hello|thanks|thank you|ok|okay)\b)?[ ,]*@?(?P<name>[A-Z][\w'-]+)\s*[,:]\s"
)
# What begins a sentence before a comma without being anybody's name.
_NOT_NAMES = frozenset(
    [
        "actually",
        "also",
        "alternatively",
        "and",
        "but",
        "django",
        "fastapi",
        "flask",
        "go",
        "great",
        "hello",
        "hey",
        "hi",
        "hmm",
        "java",
        "no",
        "node",
        "now",
        "ok",
        "okay",
        "or",
        "otherwise",
        "python",
        "right",
        "rust",
        "so",
        "still",
        "thanks",
        "then",
        "well",
        "yes",
    ]
)
_OPENERS = re.compile(
    r"^(?:and|but|so|ok|okay|also|then|hmm|well|yes|no|thanks)?[ ,]*"
    r"(?:what|which|why|how|when|where|who|should|would|could|can|is|are|was|do|does|did|will|"
    r"and if|and for|what about|how about|compare|explain|even if|in that case|even with)\b",
    re.IGNORECASE,
)
_SMALL_TALK = re.compile(
    r"^\W*(?:thanks|thank you|thx|great|nice|cool|lol|ok|okay|sounds good|agreed|\+1)\W*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Rules:
    """How young and how short a thread must be."""

    most_seconds_since_answer: float = 3_600
    most_seconds_since_start: float = 86_400
    most_messages: int = 40
    most_characters: int = 600


def is_for_bot(
    text: str, user: str, thread: Engagement | None, now: float, rules: Rules | None = None
) -> bool:
    """Whether to answer ``text`` (Slack's own markup) in a thread without having been mentioned."""
    rules = rules or Rules()
    return (
        thread is not None
        and _is_open(thread, now, rules)
        and not _is_human_talk(thread, user)
        and not is_addressed_elsewhere(text)
        and looks_like_question(text, rules.most_characters)
    )


def _is_open(thread: Engagement, now: float, rules: Rules) -> bool:
    """The bot was asked here, not long ago, and the thread has not grown into something else."""
    return (
        now - thread.answered_at <= rules.most_seconds_since_answer
        and now - thread.started_at <= rules.most_seconds_since_start
        and thread.messages < rules.most_messages
    )


def _is_human_talk(thread: Engagement, user: str) -> bool:
    """Somebody else has spoken since the bot did: people are talking to each other now."""
    return thread.since not in {"", user}


def is_addressed_elsewhere(text: str) -> bool:
    """Names a person or a group, by mention or as in "Anna, what do you think?"."""
    if _OTHERS.search(text):
        return True
    addressed = _ADDRESSED.match(text)
    return addressed is not None and addressed["name"].lower() not in _NOT_NAMES


def looks_like_question(text: str, most_characters: int = 600) -> bool:
    words = text.split()
    if not len(words) >= 2 or len(text) > most_characters or _SMALL_TALK.match(text):
        return False
    return text.rstrip(" \n)*_~`'\"”’").endswith("?") or bool(
        _OPENERS.match(text.strip()) and len(words) >= 3
    )
