"""Process start to exit, and peak memory, of one answer."""

from __future__ import annotations

from pathlib import Path

from measuring import child, children_in_turn
from rows import Row, at_most
from synthetic import HEADLINE


def measure(index: Path) -> list[Row]:
    asking = ("-m", "bot.cli.main", "ask", "--json", HEADLINE)
    (ours, memory), (theirs, their_memory) = children_in_turn(
        5,
        lambda: child(*asking, STACK_ADVISOR_INDEX=str(index)),
        lambda: child("-c", "import sentence_transformers"),
    )
    beside = f"import sentence_transformers: {theirs:.2f} s"
    held = Row(
        "cold `ask --json`, memory", f"{memory:.0f} MB", f"the same: {their_memory:.0f} MB", memory / their_memory,
        "< 250 MB", memory < 250,
    )  # fmt: skip
    return [at_most("cold `ask --json`", f"{ours:.2f} s", beside, ours / theirs, 1 / 6), held]
