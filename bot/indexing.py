"""Which index answers, and whether it is what its articles are now: built, brought up to date, opened."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.annotations import Annotator
from index import staleness, storage
from index.errors import INSTALL, CorpusError, IndexFolderError, ModelError
from index.search import Index, open_index

if TYPE_CHECKING:
    from bot.lint import Lint
    from bot.settings import Settings
    from index.build import Built
    from index.records import Progress, Reading


def build(corpus: Path, folder: Path, model: str, progress: Progress) -> Built:
    with _building_part():
        from index.build import build_index  # noqa: PLC0415  reads articles, which answering does not

        return build_index(corpus, folder, Annotator(), model=model, progress=progress)


def is_stale(corpus: Path, folder: Path, model: str) -> bool:
    return staleness.is_stale(corpus, folder, model, Annotator.version)


def ensure_index(corpus: Path, folder: Path, model: str, progress: Progress) -> Built | None:
    """Builds when there is no sound index of what the corpus is now; None when there was one."""
    return build(corpus, folder, model, progress) if is_stale(corpus, folder, model) else None


def ready_index(
    settings: Settings,
    index: Path | None,
    corpus: Path | None,
    progress: Progress,
    warn: Callable[[str], None],
) -> Index:
    """An index named alone is taken as it is; one of a corpus is first brought up to date."""
    if index is not None and corpus is None:
        return opened(index)
    articles = corpus or settings.corpus
    folder = index or settings.index_of(articles)
    try:
        built = ensure_index(articles, folder, settings.model, progress)
    except ModelError as error:
        if corpus is not None or not (folder / storage.CURRENT).exists():
            raise
        # The index that came with an installation without the building part answers all the same.
        found = opened(folder)
        warn(f"answering from the index that is there, which may be older than the articles. {error}")
        return found
    for problem in built.problems if built else ():
        warn(f"left out: {problem}")
    try:
        return opened(folder)
    except (IndexFolderError, ModelError) as error:
        if built is not None:
            raise
        warn(f"building the index anew. {error}")
        build(articles, folder, settings.model, progress)
        return opened(folder)


def read_articles(corpus: Path) -> Reading:
    with _building_part():
        from index.articles.folder import read_corpus  # noqa: PLC0415  answering reads no article

        return read_corpus(corpus)


def lint_corpus(corpus: Path) -> Lint:
    from bot import lint  # noqa: PLC0415  one verb needs it
    from index import vocabulary  # noqa: PLC0415

    reading = read_articles(corpus)
    try:
        return lint.lint(reading, vocabulary.load(corpus))
    except CorpusError as error:
        broken = replace(reading, problems=(*reading.problems, str(error)))
        return lint.lint(broken, vocabulary.Vocabulary())


def opened(folder: Path) -> Index:
    index = open_index(folder)
    if index.manifest.annotations != Annotator.version:
        remedy = f"{storage.REBUILD} --index {folder}"
        raise IndexFolderError(f"The index in {folder} is of another version of this program: {remedy}.")
    return index


@contextlib.contextmanager
def _building_part() -> Iterator[None]:
    """An installation that only answers lacks what reads and embeds articles."""
    try:
        yield
    except ImportError as error:
        raise ModelError(
            f"Building an index needs packages that are not installed: run `{INSTALL}`."
        ) from error
