"""``stack-advisor doctor``: is everything set up, and if not, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.cli.ask import add_index_option

if TYPE_CHECKING:
    import argparse


def add_to(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "doctor",
        help="check tokens, scopes, index and store",
        description="Check tokens, scopes, index and store, and name the remedy for whatever is missing.",
    )
    add_index_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from bot import wiring  # noqa: PLC0415 - loads the models' libraries, which no other verb should wait for

    findings = wiring.examine(args)
    for finding in findings:
        mark = "✓" if not finding.remedy else "✗" if finding.serious else "!"
        print(f"{mark} {finding.what}: {finding.state}")
        if finding.remedy:
            print(f"    {finding.remedy}")
    return 1 if any(finding.remedy and finding.serious for finding in findings) else 0
