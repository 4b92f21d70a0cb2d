"""``stack-advisor ask``: one question or many, answered from an index."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import OptionError

if TYPE_CHECKING:
    from bot.advisor import Advisor
    from bot.answer import Answer, Inquiry
    from bot.cli.gapfile import GapFile
    from bot.explaining import Explained
    from bot.settings import Settings

_MOST_CITATIONS = 50
_IGNORED = {
    "batch": (
        ("question", "project", "thread", "explain", "adr", "schema"),
        "--batch takes questions, threads and projects from its file and answers in JSON",
    ),
    "schema": (
        ("question", "project", "thread", "gaps", "index", "corpus"),
        "--schema prints the form of every answer and answers nothing",
    ),
}


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
    parser.add_argument(
        "--batch", type=named, metavar="FILE", help='questions, one JSON object a line; "-": piped'
    )
    parser.add_argument("--project", metavar="TEXT|@FILE", help="your project; it is never quoted")
    parser.add_argument(
        "--thread", type=named, metavar="FILE", help='earlier turns: a JSON list of {"role", "text"}'
    )
    add_index_options(parser)


def _add_outputs(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    form.add_argument("--explain", action="store_true", help="print how the answer comes about")
    form.add_argument("--adr", action="store_true", help="print the decision as a Markdown record (MADR)")
    form.add_argument("--schema", action="store_true", help="print the JSON Schema of answers")
    parser.add_argument("--adr-project", action="store_true", help="put the project into the record too")
    parser.add_argument("--citations", type=_count, default=8, metavar="N", help="at most N (%(default)s)")
    parser.add_argument("--gaps", type=path, metavar="FILE", help="append a line a question without answer")
    parser.add_argument("--gaps-text", action="store_true", help="with the question's text in that line")


def add_index_options(parser: argparse.ArgumentParser) -> None:
    add_index_option(parser)
    parser.add_argument("--corpus", type=path, metavar="DIR", help="a folder of articles of your own")


def add_index_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--index", type=path, metavar="DIR", help="an index folder other than the default")


def named(text: str) -> str:
    """An option's value that says something, unlike that of a shell's variable that was never set."""
    if not text.strip():
        raise OptionError("A file or a folder is named by an empty text: give its path.")
    return text


def path(text: str) -> Path:
    return Path(named(text)).expanduser()


def run(args: argparse.Namespace) -> int:
    from bot import settings  # noqa: PLC0415  `--help` does without it
    from bot.cli import batch, gapfile, reading  # noqa: PLC0415  so too

    _check_together(args)
    if args.schema:
        return _print_schema()
    given = settings.load()
    inquiry = None if args.batch else reading.inquiry(args)
    gaps = gapfile.GapFile(args.gaps, with_text=args.gaps_text or given.gaps_text) if args.gaps else None
    advisor = opened(args, given)
    if inquiry is None:
        return batch.run(args.batch, lambda one: _answered(advisor, one, args.citations, gaps).answer)
    print(_output(args, given, _answered(advisor, inquiry, args.citations, gaps)))
    return 0


def _check_together(args: argparse.Namespace) -> None:
    """Raises OptionError for what would be ignored."""
    for option, (others, reason) in _IGNORED.items():
        ignored = [name for name in others if getattr(args, name) not in (None, False, [])]
        if getattr(args, option) and ignored:
            what = "the question" if ignored[0] == "question" else f"--{ignored[0]}"
            raise OptionError(f"{reason}: drop {what}.")
    if args.adr_project and not args.adr:
        raise OptionError("--adr-project is for a decision record: add --adr or drop it.")
    if args.gaps_text and not args.gaps:
        raise OptionError("--gaps-text is for a file of gaps: add --gaps FILE or drop it.")


def _answered(advisor: Advisor, inquiry: Inquiry, citations: int, gaps: GapFile | None) -> Explained:
    from bot.explaining import Explained  # noqa: PLC0415

    answer, steps = advisor.explain(inquiry, citations)
    if gaps is not None:
        gaps.note(answer, steps.coverage.topic)
    return Explained(answer, steps, advisor.index, advisor.notes)


def _output(args: argparse.Namespace, given: Settings, one: Explained) -> str:
    from bot.explaining import explain  # noqa: PLC0415

    if args.explain:
        return explain(one)
    if args.json:
        return one.answer.to_json()
    if args.adr:
        return _record(one.answer, one.steps.inquiry.project if args.adr_project else None)
    return _for_people(one.answer, given)


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
