"""Markdown's structure, by markdown-it; offsets by line.

Markup that no reader sees is blanked out with as many spaces: no quote shows it, and every offset holds.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.articles import raw_html, tables
from index.articles.depths import Heading, depths
from index.articles.lines import QUESTION, words
from index.articles.noise import is_byline, is_call_to_action, is_noise, lists_contents, starts_tail
from index.records import Block
from index.sentences import sentence_spans

_MARKER = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
# Hashes, a closing colon and emphasis around the whole are no part of a heading's name; "C#" is.
_HEADING = re.compile(
    r"\s*(?:#+\s+)?(?:(?P<mark>\*{1,3}|_{1,3})(?P<bold>[^*]+?):?(?P=mark)|(?P<plain>.*?))(?:\s+#+)?[\s:]*",
    re.DOTALL,
)
_QUOTED = re.compile(r"^([^\w>]*(?:\d+[.)]\s+)?)>")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"[*_`]{1,3}|^<|>$")
# A paragraph that is bold from end to end stands for a heading, below those with hashes.
_BOLD_HEADING = re.compile(r"\W{0,3}\*\*([^*\n]+)\*\*:?")
_BOLD_LEVEL = 6
_BOLD_NAME = re.compile(r"\*\*([^*\n]+)\*\*")
_LONGEST_SUBJECT = 4
_DEEPEST_BYLINE = 4
_PROPERTY = re.compile(r"\W{0,3}[A-Z][\w ]{1,24}: [^.!?]{0,60}\s*")
_FEWEST_PROPERTIES = 3
# "Q: Is it free? A: Yes, it is.", the marks bold or not.
_ASKED = re.compile(
    r"\W{0,3}(?:Q|Question)\s*\d*\s*[:.]\W*(?P<asked>[^?]+\?)[\s*_]*(?P<answer>\b(?:A|Answer)\s*\d*\s*[:.].+)?",
    re.DOTALL,
)
# Lines of one paragraph that are a list to everybody but Markdown.
_MARKED_LINE = re.compile(r"^[ \t]*(?:[•●▪◦‣✓✔✅☑✗✘✖❌❎➕➖👍👎➜➤►→]\ufe0f?)\s*(?=\S)", re.MULTILINE)
_ANSWERED = re.compile(r"[*_]{0,3}(?:A|Answer)\s*\d*\s*[:.][\s*_]*(?=\S)")
_DEFINED = re.compile(r"(?P<term>[^\n]{1,60})(?:\n: +[^\n]+(?:\n[^\n:][^\n]*)*)+")
_DEFINITION = re.compile(r"^: +(.+(?:\n(?!: ).*)*)", re.MULTILINE)


def read(text: str, names: Iterable[str] = (), *, html: bool = True) -> tuple[str, tuple[Block, ...]]:
    """The text without hidden markup, and its structure; furniture and what follows the article are noise.

    ``names``: author and publisher; ``html``: whether tags in the text are markup or words.
    """
    tokens = MarkdownIt("commonmark", {"html": html}).enable("table").parse(text)
    starts = [0, *(match.end() for match in re.finditer(r"\n", text)), len(text)]
    shown = _without_hidden(text, tokens, starts)
    blocks = _without_furniture(shown, list(_blocks(text, shown, tokens, starts)), {*map(words, names)})
    return shown, tuple(_nested(shown, list(blocks)))


def _without_hidden(text: str, tokens: Sequence[Token], starts: Sequence[int]) -> str:
    """Blanks the marks of quoted lines, tags and comments between words, and pictures."""
    shown = list(text)
    for token in tokens:
        if not token.map:
            continue
        first, last = token.map
        if token.type == "blockquote_open":
            for start, end in itertools.pairwise(starts[first : last + 1]):
                if mark := _QUOTED.match("".join(shown[start:end])):
                    shown[start + mark.end() - 1] = " "
        if token.type == "html_block":
            hidden = raw_html.marks(text, starts[first], starts[last])
        else:
            hidden = _hidden_spans(text, token, starts[first], starts[last])
        for start, end in hidden:
            shown[start:end] = [c if c == "\n" else " " for c in text[start:end]]
    return "".join(shown)


def _hidden_spans(text: str, token: Token, start: int, end: int) -> Iterator[tuple[int, int]]:
    for child in token.children or ():
        if child.type == "html_inline":
            at = text.find(child.content, start, end)
            if at >= 0:
                start = at + len(child.content)
                yield at, start
        elif child.type == "image" and (picture := _IMAGE.search(text, start, end)):
            start = picture.end()
            yield picture.span()


def _blocks(source: str, text: str, tokens: Sequence[Token], starts: Sequence[int]) -> Iterator[Block]:
    # What introduces a list: the paragraph above it, and of a nested list the item that holds it.
    lead_ins, header = [""], [""]
    # What the item that holds a nested list is about.
    subjects = [""]
    for before, token in itertools.pairwise([Token("", "", 0), *tokens]):
        start, end = (starts[line] for line in token.map or (0, 0))
        if token.type == "list_item_open":
            lead_ins.append(lead_ins[-1] or subjects[-1])
            subjects.append("")
        elif token.type == "list_item_close":
            subjects.pop()
            lead_ins.pop()
        elif token.type == "table_open":
            lead_ins[-1] = ""
        elif token.type == "tr_open":
            cells = tables.cells(text, start, end)
            if before.type == "thead_open":
                header = [text[slice(*cell)] for cell in cells]
            else:
                yield from tables.row(text, cells, header)
        elif token.type == "html_block":
            yield from raw_html.blocks(source, text, start, end)
        elif token.type == "inline" and before.type not in {"th_open", "td_open"}:
            block = _block(text, before, start, end, lead_ins)
            outer = lead_ins[-1] if block.kind == "item" else ""
            lead_ins[-1] = "" if block.kind == "heading" else _lead_in(text[block.start : block.end]) or outer
            subjects[-1] = _subject(text[block.start : block.end]) if block.kind == "item" else ""
            yield from _parts(text, block) if block.kind == "paragraph" else (block,)


def _parts(text: str, block: Block) -> Iterator[Block]:
    """Of a paragraph that asks and answers, or that defines a term, the parts; else the paragraph."""
    start, end = block.start, block.end
    if asked := _ASKED.fullmatch(text, start, end):
        yield Block("heading", *asked.span("asked"), level=_BOLD_LEVEL)
        if not asked["answer"]:
            return
        start = asked.start("answer")
    if len(marked := [*_MARKED_LINE.finditer(text, start, end)]) > 1:
        head = tables.trimmed(text, start, marked[0].start())
        name = text[slice(*head)]
        if bold := _BOLD_HEADING.fullmatch(name):
            yield Block("heading", head[0] + bold.start(1), head[0] + bold.end(1), level=_BOLD_LEVEL)
        elif name:
            yield Block("paragraph", *head)
        lead_in = "" if bold else _lead_in(name)
        for one, other in zip(marked, [*(mark.start() for mark in marked[1:]), end], strict=True):
            yield Block("item", *tables.trimmed(text, one.end(), other), lead_in=lead_in)
        return
    if defined := _DEFINED.fullmatch(text, start, end):
        for definition in _DEFINITION.finditer(text, start, end):
            yield Block("item", *tables.trimmed(text, *definition.span(1)), lead_in=f"{defined['term']}:")
        return
    answer = _ANSWERED.match(text, start, end)
    yield Block("paragraph", answer.end() if answer else start, end)


def _block(text: str, opening: Token, start: int, end: int, lead_ins: Sequence[str]) -> Block:
    in_list = len(lead_ins) > 1
    marker = _MARKER.match(text, start, end) if in_list else None
    start, end = tables.trimmed(text, marker.end() if marker else start, end)
    if opening.type == "heading_open":
        first, last = _heading_span(text, start, end)
        return Block("heading", _unasked(text, first, last), last, level=int(opening.tag[1]))
    if in_list:
        return Block("item", start, end, lead_in=lead_ins[-1])
    if bold := _BOLD_HEADING.fullmatch(text, start, end):
        return Block("heading", _unasked(text, *bold.span(1)), bold.end(1), level=_BOLD_LEVEL)
    return Block("paragraph", start, end)


def _heading_span(text: str, start: int, end: int) -> tuple[int, int]:
    found = _HEADING.fullmatch(text, start, end)
    if not found:
        return tables.trimmed(text, start, end)
    return found.span("bold" if found["bold"] else "plain")


def _unasked(text: str, start: int, end: int) -> int:
    """Where a heading begins behind "Q:"."""
    asked = QUESTION.match(text, start, end)
    return asked.end() if asked else start


def _without_furniture(text: str, found: list[Block], names: Collection[str]) -> Iterator[Block]:
    over = listing = False
    for at, block in enumerate(found):
        said = text[block.start : block.end]
        plain = _plain(said)
        over = over or (at > len(found) // 2 and starts_tail(plain.split("\n")[0]))
        listing = lists_contents(plain) or (listing and block.kind == "item")
        on_top = at < _DEEPEST_BYLINE and block.kind == "paragraph"
        signed = on_top and (is_byline(plain) or words(plain) in names or _is_properties(plain))
        last = at + 1 == len(found)
        noise = over or listing or signed or _is_noise(block, said) or (last and is_call_to_action(plain))
        yield Block("noise", block.start, block.end) if noise else block


def _nested(text: str, found: list[Block]) -> list[Block]:
    """Bold headings below one with hashes as deep as they would be without markup: "**Tin**", "**Pros**"."""
    order = [at for at, block in enumerate(found) if block.kind == "heading"]
    headings = [
        Heading(
            text[block.start : block.end],
            adjoins=at > 0 and found[at - 1].kind == "heading",
            level=block.level if block.level < _BOLD_LEVEL else 0,
        )
        for at, block in ((at, found[at]) for at in order)
    ]
    for at, heading, depth in zip(order, headings, depths(headings), strict=True):
        if not heading.level:
            found[at] = replace(found[at], level=_BOLD_LEVEL + depth)
    return found


def _is_properties(paragraph: str) -> bool:
    """What a wiki writes below a title: "Status: Accepted", "Owner: Dana", a line each."""
    rows = paragraph.splitlines()
    return len(rows) >= _FEWEST_PROPERTIES and all(map(_PROPERTY.fullmatch, rows))


def _is_noise(block: Block, said: str) -> bool:
    """A marked heading may be a link or one letter ("R"); other links alone lead away from the article."""
    if block.kind == "heading":
        name = _MARKUP.sub("", _LINK.sub(r"\1", said))
        return is_noise(name) and not (len(name) == 1 and name.isalpha())
    if block.kind == "row" and block.lead_in and not _LINK.search(said):
        # A figure, a mark or one letter says enough below its column and beside its row.
        return False
    return is_noise(_plain(said))


def _plain(said: str) -> str:
    return _MARKUP.sub("", _LINK.sub("", said))


def _subject(item: str) -> str:
    """What a list item is about: its bold name, or the whole of it when it is short."""
    bold = _BOLD_NAME.match(item)
    name = bold.group(1) if bold else item
    return f"{name.rstrip(':.')}:" if len(name.split()) <= _LONGEST_SUBJECT and "?" not in name else ""


def _lead_in(paragraph: str) -> str:
    spans = sentence_spans(paragraph)
    last = paragraph[slice(*spans[-1])] if spans else ""
    return last if last.endswith(":") else ""
