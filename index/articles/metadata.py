"""What is known about an article, from front matter, from the page itself or from sources.json."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from index.records import Block, Metadata

_TITLE_WORDS = 10
_WORD = r"[^\W\d_][\w.+#'’-]*(?<![.'’-])"
_FEWEST_SHOUTED = 2


def metadata(fields: Mapping[str, Any]) -> Metadata:
    """Whatever YAML or JSON gave: several authors are listed, what has no text counts as not given."""
    options = fields.get("options") or ()
    if isinstance(options, str):
        options = options.split(",")
    return Metadata(
        title=_text(fields.get("title")) or "",
        publisher=_first(fields, "publisher", "site"),
        author=_first(fields, "author", "authors"),
        published=_first(fields, "published", "date"),
        url=_first(fields, "url", "canonical_url", "canonical"),
        kind="digest" if fields.get("kind") == "digest" else "article",
        options=tuple(filter(None, map(_text, options if isinstance(options, list | tuple) else ()))),
    )


def _first(fields: Mapping[str, Any], *names: str) -> str | None:
    """The first field that says something: a name of this project's, then those of site generators."""
    return next(filter(None, (_text(fields.get(name)) for name in names)), None)


def _text(value: Any) -> str | None:
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_text, value))) or None
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, dt.datetime):
        value = value.date()
    if value is None or isinstance(value, Mapping):
        return None
    return " ".join(str(value).split()) or None


def spoken(title: str, text: str) -> str:
    """A title or heading in capitals as ``text`` writes its words in calmer lines; others are lower case."""
    if len(re.findall(_WORD, title)) < _FEWEST_SHOUTED or title != title.upper():
        return title
    calm = re.sub(r"^[^a-z\n]+$", "", text, flags=re.MULTILINE)
    written = Counter(word for word in re.findall(_WORD, calm) if word.casefold() in title.casefold())

    def spelling(match: re.Match[str]) -> str:
        word = match.group()
        known = [other for other in written if other.casefold() == word.casefold()]
        # A common word stands in capitals only where a sentence begins.
        return (
            word.lower()
            if word.lower() in known
            else max(known, key=written.__getitem__, default=word.lower())
        )

    found = re.sub(_WORD, spelling, title)
    return found[:1].upper() + found[1:]


def title_of(text: str, blocks: Iterable[Block]) -> str:
    """For an article whose title nobody gave: its first heading, else its first words."""
    shown = [block for block in blocks if block.kind != "noise"]
    for block in shown:
        if block.kind == "heading":
            return text[block.start : block.end]
    words = " ".join(text[block.start : block.end] for block in shown).split()
    return " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "")
