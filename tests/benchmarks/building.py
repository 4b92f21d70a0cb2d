"""How fast passages are embedded, and what one changed article costs."""

from __future__ import annotations

import time
from pathlib import Path

from measuring import milliseconds
from rows import Row, at_most
from synthetic import write_articles

from bot import indexing
from index.export import BUNDLED_MODEL, model_folder
from index.search import open_index

ARTICLES = 50
SLICES = 6


class Stages:
    """Seconds and units of each stage of a build, from what it reports."""

    def __init__(self) -> None:
        self.first: dict[str, tuple[float, int]] = {}
        self.last: dict[str, tuple[float, int]] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """The first batch's time is left out: it waits for the model to be loaded."""
        if done:
            self.first.setdefault(stage, (time.perf_counter(), done))
            self.last[stage] = (time.perf_counter(), done)

    def rate(self, stage: str) -> float:
        (start, before), (end, after) = self.first[stage], self.last[stage]
        return (after - before) / (end - start)


def measure(index: Path, scratch: Path) -> list[Row]:
    corpus = scratch / "fifty"
    corpus.mkdir()
    write_articles(corpus, ARTICLES)
    fresh, again = Stages(), Stages()
    folder = scratch / "index-fifty"

    def build(stages: Stages) -> float:
        return milliseconds(lambda: indexing.build(corpus, folder, BUNDLED_MODEL, stages)) / 1000

    full = build(fresh)
    changed = corpus / "article-07.md"
    changed.write_text(
        changed.read_text(encoding="utf-8") + "\n\nNode.js was chosen for its clear streams.\n"
    )
    one = build(again)
    count = len(open_index(folder).passages)
    return [
        *_rates(index, fresh),
        at_most(
            f"rebuild, one of {ARTICLES} articles changed", f"{one:.1f} s",
            f"full build, {count} passages: {full:.1f} s", one / full, 0.3,
        ),
    ]  # fmt: skip


def _rates(index: Path, fresh: Stages) -> list[Row]:
    """Both encoders on the same passages, slice by slice in turn."""
    from sentence_transformers import SentenceTransformer

    opened = open_index(index)
    texts = [passage.indexed_text for passage in opened.passages]
    original = SentenceTransformer(model_folder(BUNDLED_MODEL), device="cpu")
    original.encode(texts[:64], batch_size=32)
    taken = [
        (
            milliseconds(lambda part=texts[at::SLICES]: original.encode(part, batch_size=32)),
            milliseconds(lambda part=texts[at::SLICES]: opened.encoder.encode(part)),
        )
        for at in range(SLICES)
    ]
    theirs, ours = (1000 * len(texts) / sum(column) for column in zip(*taken, strict=True))
    first = fresh.rate("embedding")
    beside = f"sentence-transformers' encode: {theirs:.0f} passages/s"
    return [
        Row("first build, embedding", f"{first:.0f} texts/s", beside, first / theirs),
        Row("later builds, embedding", f"{ours:.0f} passages/s", beside, ours / theirs),
    ]
