"""Text saved from a web page: headings without markup, bulleted and numbered lists, captions, noise.

The structure is found from shape alone: which lines are sentences, which are short and followed by
sentences, which repeat, which begin with a bullet.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.articles.noise import is_call_to_action, is_noise, starts_tail
from index.records import Block
from index.sentences import sentence_spans

_BULLET = re.compile(r"\s*(?:[•●▪◦‣✓✔✅☑➜➤►*+-]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_LABELLED = re.compile(r"[^.!?:–—]{2,60}?(?:\s[–—-]\s|:\s)\S.*")
_QUESTION_PREFIX = re.compile(r"(?:Q|Question)\s*\d*\s*[:.]\s*(?=\S)")
_ANSWER_PREFIX = re.compile(r"(?:A|Answer)\s*\d*\s*[:.]\s*(?=\S)")
_CRITERION_PREFIX = re.compile(r"(?:criterion|feature|category|topic|aspect|question|section|part|step \d+)\s*[:#]\s*", re.IGNORECASE)
# A saved page's title stands within this many lines from its top.
_DEEPEST_TITLE = 12
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    text: str
    blank_before: bool


def lines(text: str) -> list[Line]:
    """The lines that hold something, with offsets of their trimmed text."""
    found, blank, position = [], True, 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped)
            found.append(Line(start, start + len(stripped), stripped, blank))
        blank = not stripped
        position += len(raw)
    return found


def _is_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text)) and len(text.split()) >= 2


def _looks_like_heading(line: Line) -> bool:
    text = line.text
    words = text.split()
    if len(words) > 16 or _BULLET.match(text) or text.endswith((".", ";", ",")):
        return False
    return bool(text[0].isupper() or text[0] in "\"“'‘¿" or not text[0].isalpha() or text.endswith("?"))


def _is_labelled_item(line: Line) -> bool:
    """``Label – explanation`` or ``Label: explanation`` on a line of its own."""
    match = _LABELLED.fullmatch(line.text)
    label = re.split(r"\s[–—-]\s|:\s", line.text, maxsplit=1)[0]
    return bool(match) and len(label.split()) <= 6


class _Outline:
    """Headings' depth, from their shape and their neighbours.

    A short label that recurs (the name of an option, "Pros") lies below the heading before it, and so does a
    heading that follows another without text between; further short headings after it are its siblings.
    """

    def __init__(self, texts: list[str]) -> None:
        self.repeated = {text for text, count in Counter(texts).items() if count > 1 and len(text.split()) <= 3}
        self.short_ones_nest = False

    def level(self, text: str, *, directly_below: bool) -> int:
        short = len(text.split()) <= 2 or text.endswith(":")
        below = text in self.repeated or directly_below or (short and self.short_ones_nest)
        self.short_ones_nest = below and short and text not in self.repeated
        return 2 if below else 1


def _heading_ahead(found: list[Line], at: int) -> bool:
    """Whether the line at ``at`` is followed by text it can head: a sentence, a list or a sub-heading."""
    for follower in found[at + 1 : at + 3]:
        if is_noise(follower.text):
            continue
        if _BULLET.match(follower.text) or _is_sentence(follower.text) or _is_labelled_item(follower):
            return True
        if follower.text.endswith(":"):
            return True
    return False


def _article_lines(text: str, furniture: frozenset[str]) -> tuple[list[Line], list[Line]]:
    """The article's lines, and those of the page's furniture and tail."""
    found = lines(text)
    cut = len(found)
    for at in range(len(found) // 2, len(found)):
        if starts_tail(found[at].text):
            cut = at
            break
    kept = [
        line
        for at, line in enumerate(found[:cut])
        if not (is_noise(line.text) or _names_page(line.text, furniture) or _above_title(found, at, furniture))
    ]
    known = set(kept)
    return kept, [line for line in found if line not in known]


def _above_title(found: list[Line], at: int, furniture: frozenset[str]) -> bool:
    """Whether only short lines lie between the page's top and its title, this one among them."""
    ahead = itertools.takewhile(lambda line: not _is_sentence(line.text), found[at : at + _DEEPEST_TITLE])
    return at < _DEEPEST_TITLE and any(_names_page(line.text, furniture) for line in ahead)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _names_page(line: str, furniture: frozenset[str]) -> bool:
    """Whether a line only repeats the page's title, author or publisher, cut short or with a remark."""
    words = _words(line)
    return any(words == name or (words.startswith(name + " ") and len(words) <= len(name) + 20) for name in furniture)


def blocks(text: str, furniture: Iterable[str] = ()) -> tuple[Block, ...]:
    """The document's structure; ``furniture`` are names that the page repeats: title, author, publisher.

    Noise is kept as blocks of kind ``noise``, which nothing indexes.
    """
    names = frozenset(_words(name) for name in furniture if name)
    kept, noise = _article_lines(text, names)
    found = [*_structure(kept), *(Block("noise", line.start, line.end) for line in noise)]
    return tuple(sorted(found, key=lambda block: block.start))


def _structure(kept: list[Line]) -> Iterator[Block]:
    headings = [at for at in range(len(kept)) if _heads_something(kept, at)]
    outline = _Outline([kept[at].text for at in headings])
    is_heading = set(headings)
    lead_in = ""
    for at, line in enumerate(kept):
        after_heading = at - 1 in is_heading
        if at in is_heading:
            lead_in = ""
            if after_heading and _words(line.text) == _words(kept[at - 1].text):
                yield Block("noise", line.start, line.end)  # a caption that repeats its heading
            else:
                yield _heading(line, outline.level(line.text, directly_below=after_heading))
            continue
        before_list = at + 1 < len(kept) and bool(_BULLET.match(kept[at + 1].text))
        last_in_section = at + 1 == len(kept) or at + 1 in is_heading
        block = _content(line, lead_in, last_in_section=last_in_section)
        if block.kind == "paragraph":
            lead_in = _lead_in(line.text) if before_list or line.text.endswith(":") else ""
        yield block


def _lead_in(paragraph: str) -> str:
    """The sentence of a paragraph that introduces the list below it; empty when none does."""
    start, end = sentence_spans(paragraph)[-1]
    sentence = paragraph[start:end]
    introduces = sentence.endswith(":") or re.search(r"\b(following|these|such as|below|includ\w+)\b", sentence)
    return sentence if introduces else ""


def _content(line: Line, lead_in: str, *, last_in_section: bool) -> Block:
    prefix = _BULLET.match(line.text)
    if prefix:
        return Block("item", line.start + prefix.end(), line.end, lead_in=lead_in)
    prefix = _ANSWER_PREFIX.match(line.text)
    start = line.start + (prefix.end() if prefix else 0)
    if line.text.endswith(":"):
        return Block("paragraph", start, line.end)
    sentences = len(sentence_spans(line.text))
    if _is_labelled_item(line) and sentences == 1:
        return Block("item", start, line.end, lead_in=lead_in)
    if not _is_sentence(line.text):
        return Block("noise", line.start, line.end)
    advertises = last_in_section and sentences == 1 and is_call_to_action(line.text)
    return Block("noise" if advertises else "paragraph", start, line.end)


def _heads_something(kept: list[Line], at: int) -> bool:
    line = kept[at]
    if _QUESTION_PREFIX.match(line.text) or _CRITERION_PREFIX.match(line.text):
        return True
    if line.text.endswith(":") and len(line.text.split()) > 6:
        return False
    if _is_sentence(line.text) and not line.text.endswith("?"):
        return False
    if _is_labelled_item(line) and not (line.blank_before and _stands_alone(kept, at)):
        return False
    return _looks_like_heading(line) and _heading_ahead(kept, at)


def _stands_alone(kept: list[Line], at: int) -> bool:
    """A labelled line in a run of such lines is an item; one between blank lines can be a heading."""
    after = kept[at + 1] if at + 1 < len(kept) else None
    explains = len(re.split(r"\s[–—-]\s|:\s", kept[at].text, maxsplit=1)[-1].split()) > 8
    return bool(after and after.blank_before) and not explains


def _heading(line: Line, level: int) -> Block:
    prefix = _QUESTION_PREFIX.match(line.text) or _CRITERION_PREFIX.match(line.text)
    start = line.start + (prefix.end() if prefix else 0)
    return Block("heading", start, line.end - (1 if line.text.endswith(":") else 0), level=level)
