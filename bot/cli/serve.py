"""``stack-advisor serve``: the bot in Slack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.cli.ask import add_index_option

if TYPE_CHECKING:
    import argparse


def add_to(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "serve",
        help="answer in Slack",
        description="Answer in Slack: by Socket Mode when SLACK_APP_TOKEN is set, by HTTP when only "
        "SLACK_SIGNING_SECRET is. All settings come from the environment; see the README.",
    )
    add_index_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from bot import wiring  # noqa: PLC0415 - loads the models' libraries, which no other verb should wait for

    return wiring.serve(args)
