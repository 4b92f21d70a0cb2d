"""What is known about an article, from front matter, from the page itself or from sources.json."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from index.records import Block, Metadata

_TITLE_WORDS = 10


def metadata(fields: Mapping[str, Any]) -> Metadata:
    """Whatever YAML or JSON gave: several authors are listed, what has no text counts as not given."""
    options = fields.get("options") or ()
    if isinstance(options, str):
        options = options.split(",")
    return Metadata(
        title=_text(fields.get("title")) or "",
        publisher=_first(fields, "publisher", "site"),
        author=_text(fields.get("author")),
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
    if value is None or isinstance(value, Mapping):
        return None
    return " ".join(str(value).split()) or None


def title_of(text: str, blocks: Iterable[Block]) -> str:
    """For an article whose title nobody gave: its first heading, else its first words."""
    shown = [block for block in blocks if block.kind != "noise"]
    for block in shown:
        if block.kind == "heading":
            return text[block.start : block.end]
    words = " ".join(text[block.start : block.end] for block in shown).split()
    return " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "")
