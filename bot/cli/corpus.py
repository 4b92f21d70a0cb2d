"""``stack-advisor corpus``: what the articles are, how they were read, and what is wrong with them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from bot.cli.ask import add_index_options, warn

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from bot.lint import Lint
    from index.records import Document


def add_to(subparsers: Any) -> None:
    parser = subparsers.add_parser("corpus", help="list, show or check the articles")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    for name, run, says in (
        ("list", run_list, "list the articles"),
        ("show", run_show, "print an article's text as it is stored"),
        ("lint", run_lint, "say what is wrong with the articles; exit 1 when one cannot be read"),
    ):
        verb = verbs.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
        add_index_options(verb)
        verb.set_defaults(run=run)
        if name == "show":
            verb.add_argument("doc_id", metavar="DOC_ID", help="as “corpus list” names it")


def run_list(args: argparse.Namespace) -> int:
    from index.chunking import passages  # noqa: PLC0415  `--help` does without it

    for document in _documents(args).values():
        meta = document.meta
        parts = (
            meta.title,
            meta.publisher or "-",
            meta.published or "-",
            f"{len(passages(document))} passages",
        )
        print(document.doc_id, *parts, sep="\t")
    return 0


def run_show(args: argparse.Namespace) -> int:
    from bot.errors import UsageError  # noqa: PLC0415

    documents = _documents(args)
    if args.doc_id not in documents:
        raise UsageError(f"No article {args.doc_id!r}; there are: {', '.join(documents)}.")
    # Byte for byte: offsets into this text are what citations give.
    sys.stdout.buffer.write(documents[args.doc_id].text.encode())
    return 0


def run_lint(args: argparse.Namespace) -> int:
    from bot import indexing, settings  # noqa: PLC0415

    found = indexing.lint_corpus(args.corpus or settings.load().corpus)
    print("\n".join(_findings(found)))
    return 1 if found.broken else 0


def _findings(found: Lint) -> list[str]:
    return [
        *(f"broken   {line}" for line in found.broken),
        *(f"unread   articles in {line}" for line in found.unread),
        *(f"lacking  {line}" for line in found.lacking),
        f"options  {', '.join(found.options) or 'none found'}",
        f"{found.articles} articles, {found.passages} passages, {len(found.broken)} broken",
    ]


def _documents(args: argparse.Namespace) -> Mapping[str, Document]:
    """As an index stores them when one is named, else as they are read from the folder."""
    from bot import indexing, settings  # noqa: PLC0415

    if args.index is not None:
        return indexing.opened(args.index).documents
    reading = indexing.read_articles(args.corpus or settings.load().corpus)
    for problem in reading.problems:
        warn(f"left out: {problem}")
    return {document.doc_id: document for document in reading.documents}
