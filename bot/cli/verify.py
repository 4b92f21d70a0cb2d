"""``stack-advisor verify``: re-checks answers, quote by quote, against the articles as stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.cli.ask import add_index_options, path, warn

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from index.records import Document


def add_to(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "verify",
        help="re-check the quotes of answers",
        description="Re-check every quote and offset of answers; exit 1 at the first that does not hold.",
    )
    parser.add_argument(
        "answers", type=path, metavar="ANSWERS", help="a file of answers, one JSON object a line"
    )
    add_index_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from bot import indexing, settings  # noqa: PLC0415  `--help` does without them
    from bot.cli.progress import Progress  # noqa: PLC0415
    from bot.errors import UsageError  # noqa: PLC0415

    answers = list(_answers(args.answers))
    if not answers:
        raise UsageError(f"{args.answers} holds no answer to check.")
    index = indexing.ready_index(settings.load(), args.index, args.corpus, Progress(), warn)
    checked = _check(answers, index.documents)
    print(f"{checked} quotes in {len(answers)} answers stand word for word where the answers say")
    return 0


def _check(answers: list[tuple[str, Mapping[str, Any]]], documents: Mapping[str, Document]) -> int:
    """How many quotes hold; raises at the first that does not."""
    from bot.errors import UsageError  # noqa: PLC0415
    from bot.verification import fault  # noqa: PLC0415

    for place, answer in answers:
        found = fault(answer, documents)
        if found:
            raise UsageError(f"{place}, {found}.")
    return sum(len(answer.get("citations") or ()) for _, answer in answers)


def _answers(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each answer with its place for messages; lines that hold an error instead have nothing to check."""
    from bot.cli.reading import text_of  # noqa: PLC0415
    from bot.errors import UsageError  # noqa: PLC0415

    # Not splitlines: an answer holds its quotes as they are, with separators that end no line of JSON.
    for number, line in enumerate(text_of(path, "The file").split("\n"), 1):
        try:
            entry = json.loads(line) if line.strip() else {"error": "empty"}
        except ValueError as error:
            raise UsageError(f"Line {number} of {path} is not JSON.") from error
        if not isinstance(entry, dict):
            raise UsageError(f"Line {number} of {path} is no answer.")
        if "error" not in entry:
            if "citations" not in entry:
                raise UsageError(
                    f"Line {number} of {path} is no answer, it has no citations: "
                    "give what `stack-advisor ask --json` printed."
                )
            name = f" ({entry['id']})" if entry.get("id") else ""
            yield f"Line {number}{name}", entry
