"""``stack-advisor playground``: try the bot in a browser, without Slack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.cli.ask import add_index_option

if TYPE_CHECKING:
    import argparse


def add_to(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "playground",
        help="try the bot in a browser, without Slack",
        description="Serve one local page that behaves like a channel, a direct message and a slash command, "
        "with the real bot behind it and a small stand-in for Slack in between.",
    )
    add_index_option(parser)
    parser.add_argument(
        "--port", type=int, default=8080, help="of the page, on this machine only (%(default)s)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from bot import wiring  # noqa: PLC0415 - loads the models' libraries, which no other verb should wait for

    return wiring.playground(args)
