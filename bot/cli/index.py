"""``stack-advisor index``: build an index from a folder of articles, and say what one holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.cli.ask import add_index_options, named, warn

if TYPE_CHECKING:
    import argparse

    from index.build import Built
    from index.storage import Manifest


def add_to(subparsers: Any) -> None:
    parser = subparsers.add_parser("index", help="build an index, or say what one holds")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    build = verbs.add_parser(
        "build", help="index a folder of articles", description="Index a folder of articles."
    )
    add_index_options(build)
    build.add_argument(
        "--model", type=named, metavar="NAME|DIR", help="embedding model, by name or as a local folder"
    )
    build.add_argument("--strict", action="store_true", help="exit 1 when any article was left out")
    build.set_defaults(run=run_build)
    status = verbs.add_parser(
        "status", help="say what an index holds", description="Say what an index holds."
    )
    add_index_options(status)
    status.add_argument("--verify", action="store_true", help="compare every file's checksum too")
    status.set_defaults(run=run_status)


def run_build(args: argparse.Namespace) -> int:
    from bot import indexing, settings  # noqa: PLC0415  `--help` does without them
    from bot.cli.progress import Progress  # noqa: PLC0415

    given = settings.load()
    corpus = args.corpus or given.corpus
    folder = args.index or given.index_of(corpus)
    built = indexing.build(corpus, folder, args.model or given.model, Progress())
    for problem in built.problems:
        warn(f"left out: {problem}")
    if built.manifest.overlong:
        warn(f"{built.manifest.overlong} passages are longer than the model reads; their ends are left out")
    print("\n".join(_built(built, folder)))
    return 1 if args.strict and built.problems else 0


def _built(built: Built, folder: Path) -> list[str]:
    made = built.manifest
    return [
        f"Index {made.id} in {folder}",
        f"{made.documents} articles, {made.passages} passages, {built.embedded} of them embedded now",
    ]


@dataclass(frozen=True, slots=True)
class Status:
    folder: Path
    manifest: Manifest
    size: int
    state: str


def run_status(args: argparse.Namespace) -> int:
    from bot import settings  # noqa: PLC0415  `--help` does without it

    given = settings.load()
    # As for `ask`: an index named alone is taken as it is, another is to be of the corpus.
    corpus = args.corpus or (None if args.index else given.corpus)
    status = _status(
        args.index or given.index_of(corpus or given.corpus), corpus, given.model, verify=args.verify
    )
    print("\n".join(_lines(status, verified=args.verify)))
    return 0


def _status(folder: Path, corpus: Path | None, model: str, *, verify: bool) -> Status:
    from bot import indexing  # noqa: PLC0415  `--help` does without it
    from index import storage  # noqa: PLC0415

    with indexing.naming_the_remedy(folder, corpus):
        generation = storage.current(folder)
        manifest = storage.read_manifest(generation)
        storage.check_sizes(generation, manifest)
        if verify:
            storage.check_sums(generation, manifest).result()
    size = sum(size for size, _ in manifest.files.values())
    return Status(folder, manifest, size, _state(folder, manifest, corpus, model))


def _state(folder: Path, manifest: Manifest, corpus: Path | None, model: str) -> str:
    from bot import indexing  # noqa: PLC0415

    articles = corpus or Path(manifest.corpus)
    if not articles.is_dir():
        return "its folder of articles is not here"
    if not indexing.is_stale(articles, folder, model if corpus else manifest.model):
        return "up to date"
    stale = "stale" if articles.resolve() == Path(manifest.corpus) else f"not of {articles}"
    return f"{stale}: run `stack-advisor index build{indexing.build_options(folder, corpus)}`"


def _lines(status: Status, *, verified: bool) -> list[str]:
    made = status.manifest
    rows = [
        ("index", f"{made.id} in {status.folder}"),
        ("built", made.built),
        ("corpus", made.corpus),
        ("state", status.state),
        ("model", f"{made.model}, {made.dimensions} dimensions, {made.model_hash[:12]}"),
        ("holds", f"{made.documents} articles, {made.passages} passages, {made.clauses} clauses"),
        ("too long", f"{made.overlong} passages are longer than what the model reads"),
        ("on disk", f"{status.size / 1e6:.1f} MB in {len(made.files)} files"),
    ]
    if verified:
        rows.append(("checked", "every file has its checksum"))
    return [f"{name:9} {value}" for name, value in rows if name != "too long" or made.overlong]
