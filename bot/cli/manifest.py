"""``stack-advisor manifest``: what Slack needs to know to create the app."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse


def add_to(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "manifest",
        help="print the Slack app manifest",
        description="Print the app manifest as JSON, to be pasted at https://api.slack.com/apps, "
        "Create New App, From a manifest.",
    )
    parser.add_argument(
        "--public-url", default="", metavar="URL", help="for HTTP mode: https address that Slack can reach"
    )
    parser.set_defaults(run=run, json=True)


def run(args: argparse.Namespace) -> int:
    from bot import wiring  # noqa: PLC0415 - loads the models' libraries, which no other verb should wait for

    print(json.dumps(wiring.manifest(args.public_url), indent=2, ensure_ascii=False))
    return 0
