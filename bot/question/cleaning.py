"""What reaches the advisor before any of it is read: plain words on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.phrases import any_of, pattern

# Control, zero-width, bidirectional and tag characters: text that a reader would not see.
_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    r"\U000e0000-\U000e007f]"
)
# Mentions, links and emoji as Slack writes them; of a link the words that are shown for it are kept.
_SLACK_MARK = pattern(
    any_of(
        r"<[!@#][^>]{0,80}>",
        r"<https?://[^>|]+(?:\|([^>]*))?>",
        r":[a-z0-9_+-]{2,30}:",
    )
)
# The words of an address are nobody's needs.
_ADDRESS = pattern(r"\bhttps?://[^\s<>]*[^\s<>.,:;!?)]")
# "~chat~": what its writer has struck out, not "~5 or ~7".
_STRUCK_OUT = re.compile(r"(?<![\w~])(~~?)(?=[^\s~])[^~\n]{0,200}?(?<=[^\s~])\1(?![\w~])")
# Nobody reads more of a question than this, and patterns take long over a pasted log.
LONGEST_READ = 4_000
# A rule drawn with six signs or more, "------" or "- - - - - -"; three of them are left.
_RULE = re.compile(r"((?:[^\w\s]\s*){3})(?:[^\w\s]\s*){3,}")
# Below a heading, so many words or fewer on a line are an item of its list; more may go on in the next line.
_LONGEST_ITEM = 6


def clean(text: str) -> str:
    """The first ``LONGEST_READ`` characters on one line, without what their writer does not say with them.

    That is invisible ones, Slack's marks, addresses, what is struck out, rules and extra space.
    """
    text = _SLACK_MARK.sub(lambda match: f" {match.group(1) or ''} ", text[:LONGEST_READ])
    text = _STRUCK_OUT.sub(" ", _ADDRESS.sub(" ", text))
    text = _RULE.sub(r"\1 ", _INVISIBLE.sub(" ", text))
    return " ".join(_items_apart(text.splitlines()).split())


def _items_apart(lines: Iterable[str]) -> str:
    """The lines below a heading ("Must:") end in a semicolon each, since joined they would be one clause."""
    listed, apart = False, []
    for line in map(str.strip, lines):
        listed = line.endswith(":") or (listed and line != "")
        is_item = listed and line[-1].isalnum() and len(line.split()) <= _LONGEST_ITEM
        apart.append(f"{line};" if is_item else line)
    return "\n".join(apart)
