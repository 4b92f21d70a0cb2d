"""How far long work is."""

from __future__ import annotations

import io

from bot.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_plain_lines_when_piped():
    """One line at each quarter of a stage, none for a stage with nothing to do."""
    stream = io.StringIO()
    progress = Progress(stream)
    for done in range(9):
        progress("embedding", done, 8)
    progress("nothing", 0, 0)
    assert stream.getvalue().splitlines() == [f"embedding: {done} of 8" for done in (0, 2, 4, 6, 8)]


def test_a_bar_on_a_terminal():
    """A bar with name, count, rate and time left, ended before the next stage begins."""
    stream = Terminal()
    progress = Progress(stream)
    progress("reading", 0, 2)
    progress("reading", 2, 2)
    progress("embedding", 0, 4)
    progress("embedding", 1, 4)
    progress("writing", 0, 1)
    progress("writing", 1, 1)
    shown = stream.getvalue()
    assert "reading: 100%" in shown
    assert "2/2" in shown
    assert "it/s" in shown
    assert shown.endswith("\n")
