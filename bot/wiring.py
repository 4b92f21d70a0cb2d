"""The one module that makes the real objects: everything else is handed what it needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.advisor import Advisor
from bot.annotations import Annotator
from index import storage
from index.errors import IndexFolderError, ModelError
from index.search import open_index

if TYPE_CHECKING:
    from bot.settings import Settings
    from index.build import Built

Progress = Callable[[str, int, int], None]


def open_advisor(folder: Path) -> Advisor:
    """From an index that is there; raises IndexFolderError with what to run."""
    index = open_index(folder)
    if index.manifest.annotations != Annotator.version:
        remedy = f"{storage.REBUILD} --index {folder}"
        raise IndexFolderError(f"The index in {folder} is of another version: {remedy}.")
    return Advisor(index)


def build(corpus: Path, folder: Path, model: str, progress: Progress) -> Built:
    from index.build import build_index  # noqa: PLC0415  reads articles, which answering does not

    return build_index(corpus, folder, Annotator(), model=model, progress=progress)


def is_stale(corpus: Path, folder: Path, model: str) -> bool:
    from index import build as building  # noqa: PLC0415  reads articles, which answering does not

    return building.is_stale(corpus, folder, model, Annotator.version)


def ensure_index(corpus: Path, folder: Path, model: str, progress: Progress) -> Built | None:
    """Builds when there is no sound index of what the corpus is now; None when there was one."""
    return build(corpus, folder, model, progress) if is_stale(corpus, folder, model) else None


def ready_advisor(
    settings: Settings,
    index: Path | None,
    corpus: Path | None,
    progress: Progress,
    warn: Callable[[str], None],
) -> Advisor:
    """An index named alone is taken as it is; one of a corpus is first brought up to date."""
    if index is not None and corpus is None:
        return open_advisor(index)
    articles = corpus or settings.corpus
    folder = index or settings.index_of(articles)
    try:
        built = ensure_index(articles, folder, settings.model, progress)
    except ModelError as error:
        if corpus is not None or not (folder / storage.CURRENT).exists():
            raise
        # The index that came with an installation without the building part answers all the same.
        warn(f"The articles have changed since the index was built; answering from the older index. {error}")
        return open_advisor(folder)
    for problem in built.problems if built else ():
        warn(f"left out: {problem}")
    return open_advisor(folder)
