"""The Web API: one module a family, each method registered under its Slack name."""

from bot.playground.slackserver.methods import (
    assistant,
    chat,
    conversations,
    files,
    installation,
    people,
    reactions,
    streams,
    views,
)
from bot.playground.slackserver.methods.registry import METHODS, Call

__all__ = [
    "METHODS",
    "Call",
    "assistant",
    "chat",
    "conversations",
    "files",
    "installation",
    "people",
    "reactions",
    "streams",
    "views",
]
