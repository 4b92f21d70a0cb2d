"""Which index answers, and whether it is what its articles are now: built, brought up to date, opened."""

from __future__ import annotations

import contextlib
import shlex
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot import settings
from bot.annotations import Annotator
from index import staleness, storage
from index.errors import INSTALL, BrokenIndexError, CorpusError, ModelError
from index.search import Index, open_index

if TYPE_CHECKING:
    from bot.lint import Lint
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
    given: settings.Settings,
    index: Path | None,
    corpus: Path | None,
    progress: Progress,
    warn: Callable[[str], None],
) -> Index:
    """An index named alone is taken as it is; one of a corpus is first brought up to date."""
    if index is not None and corpus is None:
        return opened(index)
    articles = corpus or given.corpus
    folder = index or given.index_of(articles)
    try:
        built = ensure_index(articles, folder, given.model, progress)
    except ModelError as error:
        if corpus is not None or not (folder / storage.CURRENT).exists():
            raise
        # The index that came with an installation without the building part answers all the same.
        found = opened(folder, articles)
        warn(f"answering from the index that is there, which may be older than the articles. {error}")
        return found
    for problem in built.problems if built else ():
        warn(f"left out: {problem}")
    try:
        return opened(folder, articles)
    except BrokenIndexError as error:
        if built is not None:
            raise
        warn(f"{error.args[0]}: building it anew")
        build(articles, folder, given.model, progress)
        return opened(folder, articles)


def read_articles(corpus: Path) -> Reading:
    with _building_part():
        from index.articles.folder import read_corpus  # noqa: PLC0415  answering reads no article

        return read_corpus(corpus)


def lint_corpus(corpus: Path) -> Lint:
    from bot import lint  # noqa: PLC0415  one verb needs it
    from index import vocabulary  # noqa: PLC0415
    from index.articles.files import unread_files  # noqa: PLC0415

    reading = read_articles(corpus)
    unread = Counter(f"{path.parent}/" for path in unread_files(corpus))
    try:
        return lint.lint(reading, vocabulary.load(corpus), unread)
    except CorpusError as error:
        broken = replace(reading, problems=(*reading.problems, str(error)))
        return lint.lint(broken, vocabulary.Vocabulary(), unread)


def opened(folder: Path, corpus: Path | None = None) -> Index:
    """``corpus``: the articles it is to be of; without one, those that it names itself."""
    with naming_the_remedy(folder, corpus):
        index = open_index(folder)
        if index.manifest.annotations != Annotator.version:
            raise BrokenIndexError(f"The index in {folder} is of another version of this program")
        return index


@contextlib.contextmanager
def naming_the_remedy(folder: Path, corpus: Path | None) -> Iterator[None]:
    """Completes the command that an error about this index tells people to run."""
    try:
        yield
    except BrokenIndexError as error:
        error.options = build_options(folder, corpus)
        raise


def build_options(folder: Path, corpus: Path | None) -> str:
    """What makes ``stack-advisor index build`` build this very index; what is the default is left out.

    Of a folder that is neither the default's nor tells its articles only the person knows them: DIR.
    """
    given = settings.load()
    made = {} if corpus else storage.recorded(folder)
    if not (corpus or made.get("corpus") or folder.resolve() == given.index_of(given.corpus).resolve()):
        return f" --corpus DIR --index {shlex.quote(str(folder.resolve()))}"
    articles = corpus or Path(str(made.get("corpus") or given.corpus))
    named = {
        "--corpus": (articles.resolve(), given.corpus.resolve()),
        "--index": (folder.resolve(), given.index_of(articles).resolve()),
        "--model": (made.get("model") or given.model, given.model),
    }
    return "".join(
        f" {name} {shlex.quote(str(value))}" for name, (value, usual) in named.items() if value != usual
    )


@contextlib.contextmanager
def _building_part() -> Iterator[None]:
    """An installation that only answers lacks what reads and embeds articles."""
    try:
        yield
    except ImportError as error:
        raise ModelError(
            f"Building an index needs packages that are not installed: run `{INSTALL}`."
        ) from error
