"""What reaches the advisor before any of it is read: plain words on one line."""

from __future__ import annotations

import re

from bot.phrases import any_of, pattern

# Control, zero-width, bidirectional and tag characters: text that a reader would not see.
_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    r"\U000e0000-\U000e007f]"
)
# Mentions, links and emoji as Slack writes them; of a link its address is kept.
_SLACK_MARK = pattern(
    any_of(
        r"<[!@#][^>]{0,80}>",
        r"<(https?://[^>|]+)(?:\|[^>]*)?>",
        r":[a-z0-9_+-]{2,30}:",
    )
)
# Nobody reads more of a question than this, and patterns take long over a pasted log.
LONGEST_READ = 4_000
# A rule drawn with six signs or more, "------" or "- - - - - -"; three of them are left.
_RULE = re.compile(r"((?:[^\w\s]\s*){3})(?:[^\w\s]\s*){3,}")


def clean(text: str) -> str:
    """The first ``LONGEST_READ`` characters without invisible ones, Slack's marks, rules and extra space."""
    text = _SLACK_MARK.sub(lambda match: f" {match.group(1) or ''} ", text[:LONGEST_READ])
    text = _RULE.sub(r"\1 ", _INVISIBLE.sub(" ", text))
    return " ".join(text.split())
