"""The parts of README.md that are generated: `python tests/readme_parts.py` writes them anew.

Each stands between `<!-- NAME -->` and `<!-- end -->`; a test compares them with what the project says now.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from bot import settings
from bot.answer import Inquiry
from bot.plaintext import Style, render
from bot.slack import settings as slack_settings

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
QUESTION = "should we use Node for our streaming service?"


def part(name: str, text: str) -> str:
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->", text, re.DOTALL)
    if found is None:
        raise LookupError(f"README.md has no part {name!r}")
    return found[1]


def settings_table() -> str:
    rows = [*settings.TABLE, *slack_settings.TABLE]
    lines = [f"| `{row.name}` | {row.default} | {row.meaning} |" for row in rows]
    return "\n".join(["| Setting | Default | Meaning |", "|---|---|---|", *lines, ""])


def answer(advisor) -> str:
    """As `make ask` prints it where there is no terminal."""
    printed = render(advisor.answer(Inquiry(question=QUESTION)), Style())
    return f"```text\n$ make ask\n{printed}```\n"


def main() -> int:
    from bot import wiring

    given = settings.load()
    found = wiring.ready_advisor(given, None, None, lambda *_: None, print)
    text = README.read_text(encoding="utf-8")
    for name, made in (("settings", settings_table()), ("answer", answer(found))):
        before, after = f"<!-- {name} -->\n", f"{part(name, text)}<!-- end -->"
        text = text.replace(before + after, f"{before}{made}<!-- end -->")
    README.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
