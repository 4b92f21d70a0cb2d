"""``stack-advisor``: parse, dispatch, and the one place that catches."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from bot.errors import StackAdvisorError

VERBS = (
    "ask",
    "index",
    "corpus",
    "verify",
    "eval",
    "serve",
    "playground",
    "doctor",
    "manifest",
    "feedback",
)
EXPECTED, UNEXPECTED, INTERRUPTED, PIPE_CLOSED = 1, 3, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        args = _parser(arguments).parse_args(arguments)
        code = int(args.run(args))
        sys.stdout.flush()
    except StackAdvisorError as error:
        print(f"stack-advisor: {' '.join(str(error).split())}", file=sys.stderr)
        return EXPECTED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read has gone; without this the interpreter complains about it when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001  the outermost place: one line for people, all of it in a file
        print(f"stack-advisor: {_reported(error)}", file=sys.stderr)
        return UNEXPECTED
    return code


def _reported(error: Exception) -> str:
    from bot.cli import crash  # noqa: PLC0415  needed only when something went wrong

    return crash.report(error)


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Only the verb that is called is imported, so that no other one's needs delay it."""
    parser = argparse.ArgumentParser(
        prog="stack-advisor",
        description="Answers technology choices with a verdict and verbatim, checkable sources.",
    )
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    called = arguments[0] if arguments else ""
    for verb in (called,) if called in VERBS else VERBS:
        importlib.import_module(f"bot.cli.{verb}").add_to(verbs)
    return parser


if __name__ == "__main__":
    sys.exit(main())
