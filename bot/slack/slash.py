"""What follows ``/stack``, read into one of its verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.slack import interview

Verb = Literal["ask", "compare", "sources", "project show", "project set", "project forget", "help", "usage"]

_COMPARE = re.compile(r"^compare\b\s*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_ABOUT = r"(?:\s+(?:on|for|in terms of|regarding)\s+(?P<x>.+))?$"
_BETWEEN = r"(?:\s+(?:and|or|vs\.?|versus|with|to)\s+|\s*,\s*)"
_PAIR = re.compile(rf"^(?P<a>.+?){_BETWEEN}(?P<b>.+?){_ABOUT}", re.IGNORECASE | re.DOTALL)
_BARE_PAIR = re.compile(rf"^(?P<a>\S+)\s+(?P<b>\S+){_ABOUT}", re.IGNORECASE | re.DOTALL)
_PROJECT = re.compile(
    r"^project\b\s*(?P<verb>show|set|forget)?\b\s*:?\s*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)

_ASK = re.compile(r"^ask(?:\s+|$)", re.IGNORECASE)
_WORD = re.compile(r"\w")
_WHOLE: dict[str, Verb] = {
    **dict.fromkeys(("help", "usage", "commands"), "help"),
    **dict.fromkeys(("sources", "source"), "sources"),
    **dict.fromkeys(("project edit", "project change", "project update"), "project set"),
    **dict.fromkeys(("project delete", "project remove", "project clear", "project reset"), "project forget"),
}
_WISHED: dict[str, Verb] = {
    "show": "project show",
    "interview": "project set",
    "forget": "project forget",
}


@dataclass(frozen=True)
class Slash:
    verb: Verb
    text: str = ""


def read(text: str) -> Slash:
    """Anything that is no verb is a question; nothing at all is answered with the usage."""
    text = _ASK.sub("", text.strip())
    if not _WORD.search(text):
        return Slash("usage")
    if match := _COMPARE.match(text):
        return _comparison(match["rest"].strip())
    if (match := _PROJECT.match(text)) and (match["verb"] or not match["rest"]):
        return _project(match["verb"], match["rest"].strip())
    verb = _whole(text)
    return Slash(verb) if verb else Slash("ask", text)


def _whole(text: str) -> Verb | None:
    """What a text that is a verb and nothing else asks for, in the words of a direct message too."""
    wished = interview.wish(text)
    return _WHOLE.get(text.lower().rstrip("?!.")) or (_WISHED.get(wished[0]) if wished else None)


def _comparison(rest: str) -> Slash:
    pair = _PAIR.match(rest) or _BARE_PAIR.match(rest)
    if pair is None or not pair["b"].strip():
        return Slash("usage", "compare")
    about = f" for {pair['x'].strip(' ?')}" if pair["x"] else ""
    return Slash("compare", f"Compare {pair['a'].strip()} and {pair['b'].strip(' ?')}{about}")


def _project(verb: str | None, rest: str) -> Slash:
    if (verb or "show").lower() == "set":
        return Slash("project set", rest)
    return Slash("project forget") if (verb or "").lower() == "forget" else Slash("project show")
