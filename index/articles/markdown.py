"""Markdown with YAML front matter; structure by markdown-it, offsets by line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.articles.noise import is_call_to_action, is_noise, starts_tail
from index.errors import ArticleError
from index.records import Block
from index.sentences import sentence_spans

_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
_MARKER = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_MARKUP = re.compile(r"[*_`]{1,3}|!?\[([^\]]*)\]\([^)]*\)")
# A paragraph that is bold from end to end stands for a heading, below those with hashes.
_BOLD_HEADING = re.compile(r"\W{0,3}\*\*([^*\n]+)\*\*:?")
_BOLD_LEVEL = 6
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
    """The document's structure; page furniture and what follows the article become ``noise``."""
    found = list(_walk(text, _PARSER.parse(text), _line_starts(text)))
    over = False
    for at, block in enumerate(found):
        plain = _MARKUP.sub("", text[block.start : block.end])
        over = over or (at > len(found) // 2 and starts_tail(plain.split("\n")[0]))
        if over or is_noise(plain) or (at + 1 == len(found) and is_call_to_action(plain)):
            found[at] = Block("noise", block.start, block.end)
    return tuple(found)


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\n", text)), len(text)]


def _walk(text: str, tokens: list[Token], starts: list[int]) -> Iterator[Block]:
    lead_in, lists, level = "", 0, 0
    header: list[str] = []
    for before, token in itertools.pairwise([Token("", "", 0), *tokens]):
        lists += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level, lead_in = 0, ""
        elif token.type == "tr_open" and token.map:
            start, end = starts[token.map[0]], starts[token.map[1]]
            cells = list(_cells(text, start, end))
            if before.type == "thead_open":
                header = [text[slice(*cell)] for cell in cells]
            else:
                yield from _row(text, cells, header)
        elif token.type == "inline" and token.map and before.type not in {"th_open", "td_open"}:
            start, end = _trim(text, starts[token.map[0]], starts[token.map[1]], marked=bool(lists))
            if level:
                yield Block("heading", *_heading_span(text, start, end), level=level)
            elif lists:
                yield Block("item", start, end, lead_in=lead_in)
            elif bold := _BOLD_HEADING.fullmatch(text[start:end]):
                yield Block("heading", start + bold.start(1), start + bold.end(1), level=_BOLD_LEVEL)
            else:
                lead_in = _lead_in(text[start:end])
                yield Block("paragraph", start, end)


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


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of a row's cells, the empty ones too, so that they stay in step with the header."""
    bars = [start - 1, *(start + bar.start() for bar in re.finditer(r"(?<!\\)\|", text[start:end])), end]
    edges = list(itertools.pairwise(bars))
    if text[start:end].lstrip().startswith("|"):
        edges = edges[1:]
    if text[start:end].rstrip().endswith("|"):
        edges = edges[:-1]
    return (_trim(text, left + 1, right, marked=False) for left, right in edges)


def _row(text: str, cells: list[tuple[int, int]], header: list[str]) -> Iterator[Block]:
    """A passage for each cell, introduced by its column and its row: "NATS, Ordering:"."""
    label = text[slice(*cells[0])] if len(cells) > 1 else ""
    for at, (start, end) in enumerate(cells):
        if (at or not label) and re.search(r"\w", text[start:end]):
            column = header[at] if at < len(header) else ""
            introduction = ", ".join(part for part in (column, label) if part)
            yield Block("row", start, end, lead_in=f"{introduction}:" if introduction else "")


def _lead_in(paragraph: str) -> str:
    spans = sentence_spans(paragraph)
    last = paragraph[spans[-1][0] : spans[-1][1]] if spans else ""
    return last if last.endswith(":") else ""
