"""What keeps a folder of articles from answering well: each fault with the article it is in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.options import build_lexicon
from index.chunking import passages
from index.records import Document, Reading
from index.vocabulary import Vocabulary

# More noise than this and the structure of the page was probably not understood.
_MOST_NOISE = 0.25
# Some 250 tokens: about what embedding models of this size read.
_LONGEST = 1_000
# What was taken for front matter is no longer in the text.
_UNCLOSED = re.compile(r"---[ \t]*\n[ \t]*\w[\w -]*:[ \t\n]")
_FIELDS = ("publisher", "published", "url")


@dataclass(frozen=True, slots=True)
class Lint:
    """``broken`` is what keeps articles out of the index, ``lacking`` what makes answers poorer.

    ``unread`` is what lies where no article is looked for.
    """

    broken: tuple[str, ...]
    lacking: tuple[str, ...]
    unread: tuple[str, ...]
    options: tuple[str, ...]
    articles: int
    passages: int


def lint(reading: Reading, vocabulary: Vocabulary, unread: Mapping[str, int]) -> Lint:
    """``unread``: how many files lie in each folder that is not read."""
    lacking = [line for document in reading.documents for line in _lacking(document)]
    options = build_lexicon(reading.documents, vocabulary.technologies).options
    if len(options) < 2:
        lacking.append("fewer than two options were found to choose between; name them with `options:`")
    count = sum(len(passages(document)) for document in reading.documents)
    beside = tuple(f"{name}: {files} of them; move them beside the others" for name, files in unread.items())
    return Lint(reading.problems, tuple(lacking), beside, options, len(reading.documents), count)


def _lacking(document: Document) -> Sequence[str]:
    meta = document.meta
    found = [f"no {name}" for name in _FIELDS if not getattr(meta, name)]
    if document.text.startswith(meta.title.removesuffix("…")) and meta.title.endswith("…"):
        found.append("no title")
    if _UNCLOSED.match(document.text):
        found.append("its front matter is not closed and counts as text; end it with a line ---")
    noise = _noise_share(document)
    if noise > _MOST_NOISE:
        found.append(f"{noise:.0%} of it is noise")
    overlong = sum(len(passage.indexed_text) > _LONGEST for passage in passages(document))
    if overlong:
        found.append(f"{overlong} passages may be longer than what the model reads")
    return [f"{document.doc_id}: {fault}" for fault in found]


def _noise_share(document: Document) -> float:
    blocks = document.blocks
    noise = sum(block.end - block.start for block in blocks if block.kind == "noise")
    return noise / max(1, sum(block.end - block.start for block in blocks))
