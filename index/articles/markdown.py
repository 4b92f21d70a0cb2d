"""Markdown with YAML front matter; structure by markdown-it, offsets by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.errors import ArticleError
from index.records import Block
from index.sentences import sentence_spans

_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
_MARKER = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")


def split_front_matter(raw: str) -> tuple[dict[str, Any], str]:
    """The front matter's fields, and the text below it; raises ArticleError when it is not a YAML mapping."""
    match = _FRONT_MATTER.match(raw)
    if not match:
        return {}, raw
    try:
        fields = yaml.safe_load(match.group(1)) or {}
    except yaml.YAMLError as error:
        raise ArticleError("its front matter is not valid YAML; mend the lines between the two ---") from error
    if not isinstance(fields, dict):
        raise ArticleError("its front matter must be `name: value` lines between the two ---")
    return {str(key): value for key, value in fields.items()}, raw[match.end() :]


def blocks(text: str) -> tuple[Block, ...]:
    return tuple(_walk(text, _PARSER.parse(text), _line_starts(text)))


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\n", text)), len(text)]


def _walk(text: str, tokens: list[Token], starts: list[int]) -> Iterator[Block]:
    lead_in, lists, level = "", 0, 0
    for token in tokens:
        lists += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level, lead_in = 0, ""
        elif token.type == "tr_open" and token.map:
            yield from _row(text, starts[token.map[0]], starts[token.map[1]])
        elif token.type == "inline" and token.map and token.level >= 1:
            start, end = _trim(text, starts[token.map[0]], starts[token.map[1]], marked=bool(lists))
            if level:
                yield Block("heading", *_heading_span(text, start, end), level=level)
            elif lists:
                yield Block("item", start, end, lead_in=lead_in)
            elif not _in_table(tokens, token):
                lead_in = _lead_in(text[start:end])
                yield Block("paragraph", start, end)


def _in_table(tokens: list[Token], inline: Token) -> bool:
    return tokens[tokens.index(inline) - 1].type in {"th_open", "td_open"}


def _trim(text: str, start: int, end: int, *, marked: bool) -> tuple[int, int]:
    marker = _MARKER.match(text, start, end) if marked else None
    start = marker.end() if marker else start
    while start < end and text[start] in " \t\n>":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _heading_span(text: str, start: int, end: int) -> tuple[int, int]:
    line_end = text.find("\n", start, end)
    end = end if line_end < 0 else line_end
    hashes = re.match(r"#+\s*", text[start:end])
    closing = re.search(r"[\s#:]*$", text[start:end])
    return start + (hashes.end() if hashes else 0), start + (closing.start() if closing else end - start)


def _row(text: str, start: int, end: int) -> Iterator[Block]:
    start, end = _trim(text, start, end, marked=False)
    if text[start:end].strip("|-: "):
        yield Block("row", start, end)


def _lead_in(paragraph: str) -> str:
    spans = sentence_spans(paragraph)
    last = paragraph[spans[-1][0] : spans[-1][1]] if spans else ""
    return last if last.endswith(":") else ""
