"""``stack-advisor feedback``: what people thought of the answers, as lines of a question set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse


def add_to(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "feedback",
        help="print feedback as lines of a question set",
        description="Print each judgement as a line of a question set for “stack-advisor eval”: a liked "
        "verdict is acceptable, a disliked one unacceptable. Nobody's name is in it.",
    )
    parser.add_argument(
        "--include-private", action="store_true", help="also what was asked privately (left out otherwise)"
    )
    parser.set_defaults(run=run, json=True)


def run(args: argparse.Namespace) -> int:
    from bot import wiring  # noqa: PLC0415 - loads the models' libraries, which no other verb should wait for

    for line in wiring.feedback_lines(args):
        print(line)
    return 0
