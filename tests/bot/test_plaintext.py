"""An answer on the terminal."""

from __future__ import annotations

import pytest
from answer_samples import SAMPLE, URL, citation

from bot.columns import columns
from bot.plaintext import Style, render

EXPECTED = f"""\
Tin: a lean, not a certainty.

Why
  • “Tin is great for chat” [1]

The other side
  • “Tin costs more” [2]
  • “Zinc is cheap” [3]

Your project
  • With two people, Zinc.

Where the sources disagree
  • On chat the sources disagree.

What would change this
  • If cost weighs more than the rest: Zinc.

Know
  • The sources are from 2024.

Sources
  [1] Paper, Title 1, 2024, § Chat
      {URL}
  [2] Title 2, digest
  [3] Title 3

You could ask next
  • What about cost?
"""


def test_every_part_in_its_order():
    """Verdict, reasons, other side, conditions, dissent, what would change it, notes, sources; Markdown made plain."""
    assert render(SAMPLE, Style()) == EXPECTED


@pytest.mark.parametrize("width", [20, 40, 57, 80, 300])
def test_no_line_is_wider_than_the_screen(width):
    """Down to 20 columns, and never more than 100; an address stays in one piece."""
    long = SAMPLE.model_copy(update={"notes": ("word " * 60, "x" * 150)})
    lines = render(long, Style(width)).splitlines()
    assert max(len(line) for line in lines if URL not in line) <= min(width, 100)
    assert any(URL in line for line in lines)


def test_wide_characters_count_twice():
    """A Chinese note is broken by its columns, and no character is lost."""
    text = "数据库的选择取决于团队的经验" * 6
    shown = render(SAMPLE.model_copy(update={"notes": (text,)}), Style(40))
    lines = shown.split("Know\n")[1].split("\n\n")[0].splitlines()
    assert all(columns(line) <= 40 for line in lines)
    assert "".join(line.removeprefix("  • ").strip() for line in lines) == text


def test_colours_only_when_asked():
    """Without them there is no escape; with them, what is left without escapes is the same text."""
    assert "\033" not in render(SAMPLE, Style(80, colours=False))
    coloured = render(SAMPLE, Style(80, colours=True))
    assert "\033[1m\033[33mTin: a lean" in coloured
    for code in ("\033[0m", "\033[1m", "\033[2m", "\033[32m", "\033[33m"):
        coloured = coloured.replace(code, "")
    assert coloured == EXPECTED


def test_a_quote_cannot_steer_the_terminal():
    """Escapes, bells and direction marks in an article do not reach the screen."""
    bad = citation(1, "x", title="\033]0;owned\a\u202eTitle")
    shown = render(SAMPLE.model_copy(update={"citations": (bad,)}), Style())
    assert not set(shown) & set("\033\a\u202e")
    assert "Title" in shown


def test_an_answer_without_sources_is_its_notes():
    """A greeting or an abstention has no headings and no bullets."""
    bare = SAMPLE.model_copy(
        update={
            "verdict": None,
            "points": (),
            "conflicts": (),
            "would_change": (),
            "citations": (),
            "follow_ups": (),
        }
    )
    assert render(bare, Style()) == "The sources are from 2024.\n"
