"""``stack-advisor ask``: one question or many, answered from an index."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from bot.advisor import Advisor
    from bot.settings import Settings


def add_to(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "ask",
        help="answer a question",
        description="Answer a question with a verdict and verbatim sources.",
    )
    parser.add_argument("question", nargs="*", help='the question; "-" or nothing: read from standard input')
    parser.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    parser.add_argument("--batch", metavar="FILE", help='questions, one JSON object a line; "-": piped')
    parser.add_argument("--project", metavar="TEXT|@FILE", help="your project; it is never quoted")
    parser.add_argument("--thread", metavar="FILE", help='earlier turns: a JSON list of {"role", "text"}')
    parser.add_argument("--citations", type=_count, default=8, metavar="N", help="at most N (%(default)s)")
    add_index_options(parser)
    parser.set_defaults(run=run)


def add_index_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--index", type=Path, metavar="DIR", help="an index folder other than the default")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="answer from this folder of articles")


def run(args: argparse.Namespace) -> int:
    from bot import settings  # noqa: PLC0415  `--help` does without it
    from bot.cli import batch, reading  # noqa: PLC0415  so too

    given = settings.load()
    if args.batch:
        advisor = opened(args, given)
        return batch.run(args.batch, lambda inquiry: advisor.answer(inquiry, args.citations))
    inquiry = reading.inquiry(args)
    answer = opened(args, given).answer(inquiry, args.citations)
    print(answer.to_json() if args.json else _for_people(answer, given), end="\n" if args.json else "")
    return 0


def opened(args: argparse.Namespace, given: Settings) -> Advisor:
    from bot import wiring  # noqa: PLC0415  loads the search's libraries, after the question was checked
    from bot.cli.progress import Progress  # noqa: PLC0415

    return wiring.ready_advisor(given, args.index, args.corpus, Progress(), warn)


def warn(message: str) -> None:
    print(f"stack-advisor: {message}", file=sys.stderr)


def _for_people(answer: Any, given: Settings) -> str:
    from bot.plaintext import Style, render  # noqa: PLC0415

    if not sys.stdout.isatty():
        return render(answer, Style())
    return render(answer, Style(shutil.get_terminal_size().columns, given.colours))


def _count(text: str) -> int:
    import argparse  # noqa: PLC0415

    if not text.isdigit() or not 1 <= int(text) <= 50:
        raise argparse.ArgumentTypeError(f"a number from 1 to 50, not {text!r}")
    return int(text)
