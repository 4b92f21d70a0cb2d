"""Text from a person or a document, made harmless for Slack.

Slack gives meaning to three characters only, so exactly these are escaped: no mention, broadcast or
link can be written without them. What is invisible but moves text about, or hides it, is taken out.
"""

from __future__ import annotations

import re
import unicodedata

# Bidirectional controls and marks, byte order mark, tag characters, controls other than tab and newline.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANK_LINES = re.compile(r"\n{3,}")
_FENCE = re.compile("`{2,}")
_ZERO_WIDTH = "\u200b"


def visible(text: str) -> str:
    """The text without what a reader cannot see; also keeps lone surrogates out of JSON."""
    return _BLANK_LINES.sub("\n\n", _UNSEEN.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n")))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def inert(text: str) -> str:
    """Ready to stand inside ``mrkdwn``: escaped, and with code fences that cannot open or close.

    The zero-width space between backticks is invisible; without it one fence in a quote would swallow the
    rest of the message.
    """
    return _FENCE.sub(lambda run: _ZERO_WIDTH.join(run.group()), escaped(visible(text)))


def one_line(text: str) -> str:
    return inert(" ".join(visible(text).split()))


def shortened(text: str, most: int) -> str:
    """A label of at most ``most`` characters, cut between words; never used on a quote or a point."""
    plain = " ".join(visible(text).split())
    if len(plain) <= most:
        return plain
    cut = plain[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:") + "…"


def label(text: str, most: int = 120) -> str:
    return inert(shortened(text, most))
