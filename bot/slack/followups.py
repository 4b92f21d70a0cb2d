"""When a message in a thread is meant for the bot although it does not mention it.

Deliberately timid: missing a question costs a mention, interrupting people costs the bot its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store import Engagement

_OTHERS = re.compile(r"<@[UW][A-Z0-9]+(\|[^>]*)?>|<!(here|channel|everyone|subteam\^[^>]*)[^>]*>")
_ADDRESSED = re.compile(
    r"^\s*(?i:(?:hey|hi|hello|thanks|thank you|ok|okay)\b)?[ ,]*@?(?P<name>[A-Z][\w'-]+)\s*[,:]\s"
)
# What begins a sentence before a comma without being anybody's name.
_NOT_NAMES = frozenset(
    "actually also alternatively and but great hello hey hi hmm no now ok okay or otherwise right so still "
    "thanks then well yes".split()
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


# How young and how short a thread must be.
MOST_SECONDS_SINCE_ANSWER, MOST_SECONDS_SINCE_START, MOST_MESSAGES = 3_600, 86_400, 40


def is_for_bot(
    text: str, user: str, thread: Engagement | None, now: float, names: frozenset[str] = frozenset()
) -> bool:
    """Whether to answer ``text`` (Slack's own markup) in a thread without having been mentioned.

    ``names`` are those of technologies, in lower case: "Kafka, does it lose messages?" is put to nobody.
    """
    return (
        thread is not None
        and _is_open(thread, now)
        and not _is_human_talk(thread, user)
        and not is_addressed_elsewhere(text, names)
        and looks_like_question(text)
    )


def _is_open(thread: Engagement, now: float) -> bool:
    """The bot was asked here, not long ago, and the thread has not grown into something else."""
    return (
        now - thread.answered_at <= MOST_SECONDS_SINCE_ANSWER
        and now - thread.started_at <= MOST_SECONDS_SINCE_START
        and thread.messages < MOST_MESSAGES
    )


def _is_human_talk(thread: Engagement, user: str) -> bool:
    """Somebody else has spoken since the bot did: people are talking to each other now."""
    return thread.since not in {"", user}


def is_addressed_elsewhere(text: str, names: frozenset[str]) -> bool:
    """Names a person or a group, by mention or as in "Anna, what do you think?"."""
    if _OTHERS.search(text):
        return True
    addressed = _ADDRESSED.match(text)
    return addressed is not None and addressed["name"].lower() not in _NOT_NAMES | names


def looks_like_question(text: str, most_characters: int = 600) -> bool:
    words = text.split()
    if not len(words) >= 2 or len(text) > most_characters or _SMALL_TALK.match(text):
        return False
    return text.rstrip(" \n)*_~`'\"”’").endswith("?") or bool(
        _OPENERS.match(text.strip()) and len(words) >= 3
    )
