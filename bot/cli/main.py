"""``stack-advisor``: parse, dispatch, and the one place that catches."""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot import settings
from bot.errors import OptionError, StackAdvisorError

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
EXPECTED, WRONG_USAGE, UNEXPECTED, INTERRUPTED, PIPE_CLOSED = 1, 2, 3, 130, 141
_FULL = errno.ENOSPC, errno.EDQUOT, errno.EFBIG
_BARRED = (
    *(errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO),
    *(errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.ELOOP),
)
# What disks and people's own paths do; any other error of the system may be a fault of this program.
_REMEDIES = dict.fromkeys(_FULL, "free space there") | dict.fromkeys(
    _BARRED, "check the path and its permissions"
)
_FOR_MACHINES = "json", "batch", "schema"


def main(argv: Sequence[str] | None = None) -> int:
    arguments = sys.argv[1:] if argv is None else list(argv)
    settings.on_one_thread()
    try:
        args = _parser(arguments).parse_args(arguments)
        _choose_encoding(machine_reads=any(vars(args).get(name) for name in _FOR_MACHINES))
        code = int(args.run(args))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001  the outermost place: one line for people, all of it in a file
        return _failed(error)
    return code


def _choose_encoding(*, machine_reads: bool) -> None:
    """JSON is UTF-8 wherever it goes; people see a mark in place of what their terminal cannot show."""
    if sys.stdout is None:  # closed by whoever called
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  as long as the process
    elif machine_reads:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    else:
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]


def _failed(error: Exception) -> int:
    if _interrupted(error):
        return INTERRUPTED
    code = EXPECTED
    if isinstance(error, StackAdvisorError):
        line = " ".join(str(error).split())
        code = WRONG_USAGE if isinstance(error, OptionError) else EXPECTED
    elif isinstance(error, OSError) and error.errno in _REMEDIES:
        what = error.filename or "The output"
        line = f"{what} cannot be used ({error.strerror}): {_REMEDIES[error.errno]}."
        if error.filename is None:
            _drop_output()
    else:
        line, code = _reported(error), UNEXPECTED
    print(f"stack-advisor: {line}", file=sys.stderr)
    return code


def _interrupted(error: BaseException | None) -> bool:
    """A compiled module that Ctrl-C stops while it is imported turns that into an error of its own."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _drop_output() -> None:
    """Without this the interpreter complains, when it exits, of what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
