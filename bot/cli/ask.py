"""``stack-advisor ask``: one question or many, answered from an index."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.advisor import Advisor
    from bot.answer import Answer, Inquiry
    from bot.cli.gapfile import GapFile
    from bot.settings import Settings

_MOST_CITATIONS = 50


def add_to(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "ask",
        help="answer a question",
        description="Answer a question with a verdict and verbatim sources.",
    )
    parser.add_argument("question", nargs="*", help='the question; "-" or nothing: read from standard input')
    _add_inputs(parser)
    _add_outputs(parser)
    parser.set_defaults(run=run)


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--batch", metavar="FILE", help='questions, one JSON object a line; "-": piped')
    parser.add_argument("--project", metavar="TEXT|@FILE", help="your project; it is never quoted")
    parser.add_argument("--thread", metavar="FILE", help='earlier turns: a JSON list of {"role", "text"}')
    add_index_options(parser)


def _add_outputs(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    form.add_argument("--explain", action="store_true", help="print how the answer comes about")
    form.add_argument("--adr", action="store_true", help="print the decision as a Markdown record (MADR)")
    form.add_argument("--schema", action="store_true", help="print the JSON Schema of answers")
    parser.add_argument("--adr-project", action="store_true", help="put the project into the record too")
    parser.add_argument("--citations", type=_count, default=8, metavar="N", help="at most N (%(default)s)")
    parser.add_argument("--gaps", type=Path, metavar="FILE", help="append a line a question without answer")
    parser.add_argument("--gaps-text", action="store_true", help="with the question's text in that line")


def add_index_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--index", type=Path, metavar="DIR", help="an index folder other than the default")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="a folder of articles of your own")


def run(args: argparse.Namespace) -> int:
    from bot import settings  # noqa: PLC0415  `--help` does without it
    from bot.cli import batch, gapfile, reading  # noqa: PLC0415  so too
    from bot.errors import UsageError  # noqa: PLC0415

    if args.schema:
        return _print_schema()
    given = settings.load()
    gaps = gapfile.GapFile(args.gaps, with_text=args.gaps_text or given.gaps_text) if args.gaps else None
    if args.batch:
        if args.question or args.explain or args.adr:
            raise UsageError("--batch takes questions from a file and answers in JSON: drop the rest.")
        advisor = opened(args, given)
        return batch.run(args.batch, lambda inquiry: _answer(advisor, inquiry, args.citations, gaps))
    inquiry = reading.inquiry(args)
    print(_output(args, given, opened(args, given), inquiry, gaps))
    return 0


def _answer(advisor: Advisor, inquiry: Inquiry, citations: int, gaps: GapFile | None) -> Answer:
    answer, steps = advisor.explain(inquiry, citations)
    if gaps is not None:
        gaps.note(answer, steps.coverage.topic)
    return answer


def _output(
    args: argparse.Namespace, given: Settings, advisor: Advisor, inquiry: Inquiry, gaps: GapFile | None
) -> str:
    if args.explain:
        return _explained(advisor, inquiry, args.citations)
    answer = _answer(advisor, inquiry, args.citations, gaps)
    if args.json:
        return answer.to_json()
    if args.adr:
        return _record(answer, inquiry.project if args.adr_project else None)
    return _for_people(answer, given)


def opened(args: argparse.Namespace, given: Settings) -> Advisor:
    from bot import wiring  # noqa: PLC0415  loads the search's libraries, after the question was checked
    from bot.cli.progress import Progress  # noqa: PLC0415

    return wiring.ready_advisor(given, args.index, args.corpus, Progress(), warn)


def warn(message: str) -> None:
    print(f"stack-advisor: {message}", file=sys.stderr)


def _print_schema() -> int:
    from bot.schema import schema_text  # noqa: PLC0415

    print(schema_text(), end="")
    return 0


def _explained(advisor: Advisor, inquiry: Inquiry, citations: int) -> str:
    from bot.explaining import Explained, explain  # noqa: PLC0415

    answer, steps = advisor.explain(inquiry, citations)
    return explain(Explained(answer, steps, advisor.index, advisor.notes))


def _record(answer: Answer, project: str | None) -> str:
    import datetime as dt  # noqa: PLC0415

    from bot.record import record  # noqa: PLC0415

    return record(answer, dt.datetime.now(dt.UTC).astimezone().date(), project).rstrip("\n")


def _for_people(answer: Answer, given: Settings) -> str:
    import shutil  # noqa: PLC0415

    from bot.plaintext import Style, render  # noqa: PLC0415

    if not sys.stdout.isatty():
        return render(answer, Style()).rstrip("\n")
    return render(answer, Style(shutil.get_terminal_size().columns, given.colours)).rstrip("\n")


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= _MOST_CITATIONS:
        raise argparse.ArgumentTypeError(f"a number from 1 to {_MOST_CITATIONS}, not {text!r}")
    return int(text)
