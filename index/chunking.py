"""Documents into passages: the sentences and list items that an answer can quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.records import Block, Document, Passage
from index.sentences import sentence_spans

# A list item longer than this is split into its sentences.
LONGEST_ITEM = 320
# A sentence without a stop in this many characters is cut between words: nobody quotes more.
LONGEST_PASSAGE = 700
_FEWEST_WORDS = 3
_WORD = re.compile(r"\w")


def passages(document: Document) -> list[Passage]:
    """In reading order; questions and the lines that introduce a list claim nothing and are left out."""
    found: list[Passage] = []
    section: tuple[tuple[int, str], ...] = ()
    for number, block in enumerate(document.blocks):
        if block.kind == "heading":
            section = _below(section, block, document.text[block.start : block.end])
        elif block.kind != "noise":
            names = tuple(name for _, name in section if name.lower() != document.meta.title.lower())
            found.extend(_of_block(document, block, names, number))
    return found


def _below(section: tuple[tuple[int, str], ...], block: Block, name: str) -> tuple[tuple[int, str], ...]:
    above = tuple(entry for entry in section if entry[0] < block.level)
    return (*above, (block.level, " ".join(name.split())))


def _of_block(document: Document, block: Block, section: tuple[str, ...], number: int) -> Iterator[Passage]:
    for start, end in _spans(document.text, block):
        text = document.text[start:end]
        says = _WORD.search(text) or block.kind == "row"
        if says and not text.rstrip("\"'”’)*").endswith(("?", ":")):
            yield Passage(document.doc_id, start, end, text, section, block.lead_in, number)


def _spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    if block.kind in {"item", "row"} and block.end - block.start <= LONGEST_ITEM:
        yield block.start, block.end
        return
    for start, end in _joined(text, sentence_spans(text, block.start, block.end)):
        yield from _cut(text, *_without_open_markup(text, start, end))


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A sentence of a word or two ("Yes.", "RabbitMQ.") goes with the next one, which gives the reason.

    When a question is next, nothing does: then it goes with the question that it answers.
    """
    joined: list[tuple[int, int]] = []
    short = False
    for at, (start, end) in enumerate(spans):
        asks = _asks(text, end)
        answers = bool(joined) and _asks(text, joined[-1][1]) and not asks and _is_short(text, start, end)
        no_reason = at + 1 == len(spans) or _asks(text, spans[at + 1][1])
        if (
            joined
            and end - joined[-1][0] <= LONGEST_ITEM
            and ((short and not asks) or (answers and no_reason))
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
        short = _is_short(text, *joined[-1])
    return joined


def _is_short(text: str, start: int, end: int) -> bool:
    return len(text[start:end].split()) < _FEWEST_WORDS


def _asks(text: str, end: int) -> bool:
    return text[end - 1] == "?"


def _without_open_markup(text: str, start: int, end: int) -> tuple[int, int]:
    """Drops a mark of emphasis whose partner stands in another sentence, and the space beside it."""
    for mark in ("**", "__", "*", "_", "`"):
        sentence = text[start:end]
        if sentence.count(mark) == 1:
            start += len(mark) * sentence.startswith(mark)
            end -= len(mark) * sentence.endswith(mark)
    sentence = text[start:end]
    left = len(sentence) - len(sentence.lstrip())
    return start + left, max(start + left, start + len(sentence.rstrip()))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_PASSAGE:
        space = text.rfind(" ", start, start + LONGEST_PASSAGE)
        cut = space if space > start else start + LONGEST_PASSAGE
        yield start, start + len(text[start:cut].rstrip())
        start = end - len(text[cut:end].lstrip())
    if end > start:
        yield start, end
