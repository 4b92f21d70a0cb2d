"""Text saved from a web page: headings without markup, bulleted and numbered lists, captions, noise.

The structure is found from shape alone: which lines are sentences, which are short and followed by
sentences, which repeat, which begin with a bullet.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from index.articles import outline
from index.articles.chat import spoken
from index.articles.depths import Heading, depths
from index.articles.grids import with_tables
from index.articles.lines import (
    ANSWER,
    BULLET,
    Line,
    headed,
    is_labelled,
    is_sentence,
    lines,
    looks_like_heading,
    words,
)
from index.articles.mail import letters, unquoted
from index.articles.noise import is_call_to_action, is_noise, starts_tail
from index.articles.page import article_lines
from index.articles.wrapped import joined
from index.records import Block
from index.sentences import sentence_spans

_OPENS_LIST = re.compile(r"[^.!?]{2,80}:|[A-Z][A-Z0-9 &/’'-]{3,60}")
# "Pros of tin" needs no colon.
_OPENS_BARE_LIST = re.compile(
    r"(?:(?:key|main|the|our) )*(?:pros|cons|advantages|disadvantages|benefits|drawbacks|strengths|weaknesses"
    r"|downsides|upsides|limitations|takeaways|highlights)(?: (?:of|to|for) [^.!?]{2,40})?",
    re.IGNORECASE,
)
_FEWEST_BARE = 2
_INTRODUCES = re.compile(r":$|\b(following|these|such as|below|includ\w+)\b")


def read(text: str, furniture: Iterable[str] = ()) -> tuple[str, tuple[Block, ...]]:
    """The text without marks of quoting, and its structure; ``furniture``: title, author, publisher.

    Noise is kept as blocks of kind ``noise``, which nothing indexes.
    """
    shown = unquoted(text)
    written, around = letters(text, lines(shown))
    said, events = spoken(written)
    found = _listed(joined(shown, with_tables(shown, headed(said))))
    kept, noise = article_lines(found, frozenset(words(name) for name in furniture if name))
    begins = kept[:1] == found[:1]
    if begins:
        kept = _titled(kept)
    blocks = [*_structure(kept, titled=begins), *map(_noise, [*around, *events, *noise])]
    return shown, tuple(sorted(blocks, key=lambda block: block.start))


def _structure(kept: list[Line], *, titled: bool) -> Iterator[Block]:
    """``titled``: whether a heading in the first line is the title, which no section lies below."""
    headings = outline.headings(kept)
    levels = _levels(kept, headings, first=int(titled))
    lead_in = ""
    for at, line in enumerate(kept):
        if line.blocks:
            is_list = line.blocks[0].kind == "item"
            lead_in = lead_in if is_list else ""
            yield from (replace(block, lead_in=block.lead_in or lead_in) for block in line.blocks)
            continue
        if at in headings:
            lead_in = ""
            yield _heading(line, kept[at - 1] if at - 1 in headings else None, levels[at])
            continue
        last_in_section = at + 1 == len(kept) or at + 1 in headings
        block = _content(line, lead_in, last_in_section=last_in_section)
        if block.kind == "paragraph":
            before_list = at + 1 < len(kept) and BULLET.match(kept[at + 1].text)
            lead_in = _lead_in(line.text) if before_list or line.text.endswith(":") else ""
        yield block


def _levels(kept: Sequence[Line], headings: Collection[int], *, first: int) -> dict[int, int]:
    """Depth of each heading; those that are underlined, from line ``first``, show theirs."""
    shown = {
        at: line.blocks[0].level
        for at, line in enumerate(kept)
        if at >= first and line.blocks and line.blocks[0].level
    }
    order = sorted({*headings, *shown})
    adjoins = [above + 1 == at for above, at in itertools.pairwise([-2, *order])]
    found = depths(
        [Heading(kept[at].text, near, shown.get(at, 0)) for at, near in zip(order, adjoins, strict=True)]
    )
    return dict(zip(order, found, strict=True))


def _titled(found: list[Line]) -> list[Line]:
    """A file's first line, alone above an empty one, is its title: who wrote it may stand below."""
    alone = len(found) > 1 and found[1].blank_before and not found[0].blocks
    if not alone or is_sentence(found[0].text) or not looks_like_heading(found[0].text):
        return found
    heading = Block("heading", found[0].start, found[0].end - found[0].text.endswith(":"), level=1)
    return [replace(found[0], blocks=(heading,)), *found[1:]]


def _listed(found: list[Line]) -> list[Line]:
    """Short lines below "Pros:" or "STRENGTHS", up to an empty one, are items that lost their bullets."""
    items: set[Line] = set()
    for at, line in enumerate(found):
        if not line.blocks and _opens_list(line.text) and not is_noise(line.text):
            below = [*itertools.takewhile(lambda other: not other.blank_before, found[at + 1 :])]
            if len(below) >= _FEWEST_BARE and all(map(_is_bare, below)):
                items |= {*below}
    return [
        replace(line, blocks=(Block("item", line.start, line.end),)) if line in items else line
        for line in found
    ]


def _opens_list(text: str) -> bool:
    return bool(_OPENS_LIST.fullmatch(text) or _OPENS_BARE_LIST.fullmatch(text))


def _is_bare(line: Line) -> bool:
    """Neither a sentence nor anything that shows what it is."""
    shows = line.blocks or BULLET.match(line.text) or is_labelled(line.text) or _opens_list(line.text)
    return not (shows or is_sentence(line.text) or is_noise(line.text) or starts_tail(line.text))


def _heading(line: Line, above: Line | None, level: int) -> Block:
    """``above`` is the heading directly above; a caption that repeats it is noise."""
    if above and words(line.text) == words(above.text):
        return _noise(line)
    start = line.start + outline.prefix(line.text)
    return Block("heading", start, line.end - line.text.endswith(":"), level=level)


def _content(line: Line, lead_in: str, *, last_in_section: bool) -> Block:
    if bullet := BULLET.match(line.text):
        return Block("item", line.start + bullet.end(), line.end, lead_in=lead_in)
    answer = ANSWER.match(line.text)
    start = line.start + (answer.end() if answer else 0)
    if line.text.endswith(":"):
        return Block("paragraph", start, line.end)
    alone = len(sentence_spans(line.text)) == 1
    if alone and is_labelled(line.text[start - line.start :]):
        return Block("item", start, line.end, lead_in=lead_in)
    if not is_sentence(line.text) or (alone and last_in_section and is_call_to_action(line.text)):
        return _noise(line)
    return Block("paragraph", start, line.end)


def _noise(line: Line) -> Block:
    return Block("noise", line.start, line.end)


def _lead_in(paragraph: str) -> str:
    """The sentence of a paragraph that introduces the list below it; empty when none does."""
    start, end = sentence_spans(paragraph)[-1]
    sentence = " ".join(paragraph[start:end].split())
    return sentence if _INTRODUCES.search(sentence) else ""
