"""Links that open an article at the exact passage, by text fragment.

https://wicg.github.io/scroll-to-text-fragment/: ``#:~:text=start,end``, with "-", "," and "&" encoded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from bot.blocks.inert import escaped

if TYPE_CHECKING:
    from bot.answer import Citation

_WHOLE = 90
_WORDS = 6
# As it stands in a message. A source's title and names can take 1,700 of a section's 2,900 characters.
_LONGEST_URL = 1_000
_URL_SAFE = ":/?#[]@!$&'()*+,;=%~-._"


def safe_url(url: str | None) -> str | None:
    """An address that can be linked: http or https with a host, nothing that could end the link early, and
    not so long that a section had no room for what is linked.
    """
    if not url or len(url) > _LONGEST_URL:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    try:
        safe = quote(url.strip(), safe=_URL_SAFE)
    except UnicodeEncodeError:  # half a character, as a broken page may have it
        return None
    return safe if _fits(safe) else None


def _fits(url: str) -> bool:
    return len(escaped(url)) <= _LONGEST_URL


def passage_url(citation: Citation) -> str | None:
    """Where the quote stands in the original, or None without a usable address.

    A digest says in its own words what the original says, so there the link is to the whole article.
    """
    url = safe_url(citation.url)
    if url is None or citation.kind == "digest":
        return url
    fragment = _fragment(citation.quote)
    there = f"{url}{'' if '#' in url else '#'}:~:text={fragment}"
    return there if fragment and _fits(there) else url


def link(url: str, text: str) -> str:
    """A Slack link; ``text`` is ours, never a document's: a foreign label could promise another address."""
    return f"<{escaped(url)}|{text}>"


def _fragment(quoted: str) -> str:
    words = [word.encode("utf-8", "ignore").decode() for word in quoted.split()]
    plain = " ".join(words)
    if len(plain) <= _WHOLE or len(words) <= 2 * _WORDS:
        return _encoded(plain)
    return f"{_encoded(' '.join(words[:_WORDS]))},{_encoded(' '.join(words[-_WORDS:]))}"


def _encoded(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
