"""What travels between the stages of the index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

# One row a text, of single precision as the encoder gives it.
Vectors = npt.NDArray[np.float32]
# Is told the stage, how many are done and how many there are.
Progress = Callable[[str, int, int], None]
BlockKind = Literal["heading", "paragraph", "item", "row", "noise"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document's text that belongs together.

    ``start`` and ``end`` are character offsets into the stored text, bullets and markup excluded.
    ``level`` is a heading's depth from 1; ``lead_in`` is the line that introduces a list item.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    lead_in: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str = ""
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    kind: Literal["article", "digest"] = "article"
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An article as stored; every offset elsewhere points into ``text``."""

    doc_id: str
    text: str
    blocks: tuple[Block, ...]
    meta: Metadata
    sha256: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One quotable sentence or list item: ``document.text[start:end] == text``.

    ``lead_in`` is the line above a list ("Node.js is ideal for:"), ``paragraph`` numbers the block that
    it stands in, ``context`` is what the encoder reads before the passage's own words.
    """

    doc_id: str
    start: int
    end: int
    text: str
    section: tuple[str, ...] = ()
    lead_in: str = ""
    paragraph: int = 0

    @property
    def context(self) -> str:
        return " > ".join(part for part in (*self.section[-2:], self.lead_in) if part)

    @property
    def indexed_text(self) -> str:
        """The passage with its headings, as it is embedded and as BM25 sees it."""
        return f"{self.context}: {self.text}" if self.context else self.text


@dataclass(frozen=True, slots=True)
class Clause:
    """``passages[passage].text[start:end]``: the part of a passage that says one thing."""

    passage: int
    start: int
    end: int


class Ranking(NamedTuple):
    """Numbers of passages, best first, and their scores; higher scores are better."""

    passages: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder of articles gave: the readable ones, and a line for each that was not."""

    documents: tuple[Document, ...]
    problems: tuple[str, ...] = ()
