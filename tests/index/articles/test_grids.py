"""Tables in plain text."""

from __future__ import annotations

import pytest

BARS = "| Metal | Tin | Zinc |\n| Price | 90 | 40 |\n| Soft | Yes | No |\n"
DRAWN = "Price | Tin | Zinc\n------|-----|-----\nPer kilo | 90 | 40\n"
BOXED = (
    "┌───────┬─────┐\n│ Metal │ Tin │\n├───────┼─────┤\n│ Price │ 90  │\n├───────┼─────┤\n│ Soft  │ ✅  │\n"
    "└───────┴─────┘\n"
)
TABS = "\tTin\tZinc\nPrice\t90\t40\nSoft\tyes\n"
GAPS = """\
                 Tin         Zinc
Price            90          40
Feel             very soft   hard
Roofs                        ✅
Cans             ✅          ❌
"""


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (BARS, ["Tin, Price: | 90", "Zinc, Price: | 40", "Tin, Soft: | Yes", "Zinc, Soft: | No"]),
        (DRAWN, ["Tin, Per kilo: | 90", "Zinc, Per kilo: | 40"]),
        (BOXED, ["Tin, Price: | 90", "Tin, Soft: | ✅"]),
        (TABS, ["Tin, Price: | 90", "Zinc, Price: | 40", "Tin, Soft: | yes"]),
        (
            GAPS,
            [
                "Tin, Price: | 90",
                "Zinc, Price: | 40",
                "Tin, Feel: | very soft",
                "Zinc, Feel: | hard",
                "Zinc, Roofs: | ✅",
                "Tin, Cans: | ✅",
                "Zinc, Cans: | ❌",
            ],
        ),
        ("Tool     Price\nTin      90\nZinc     40\n", ["Price, Tin: | 90", "Price, Zinc: | 40"]),
        ("Price    90\nFeel     soft\nBends    yes\n", ["Price: | 90", "Feel: | soft", "Bends: | yes"]),
    ],
)
def test_a_table_below_its_heading(quotes, table, found):
    """However it is drawn: each cell has its column and its row; of two columns a header needs figures below."""
    text = f"Metals\n\nAt a glance\n\n{table}\nThat is all there is.\n"
    assert quotes(text, ".txt", title="Metals") == [
        *(f"At a glance | {cell}" for cell in found),
        "At a glance | That is all there is.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tin is soft.  It melts early.\nZinc is hard.  It lasts.\nLead is heavy and bad.  Do not use it.\n",
        "Home | About\nTin is soft.\n",
        "•\tTin is soft.\n•\tZinc is hard.\n",
        "cast(tin);      // one\npour(zinc);     // two\ncool(all);      // all\n",
        "One | two\nOne | two | three\nOne | two\n",
    ],
)
def test_no_table(read, text):
    """Prose with wide spaces, menus, bullets with tabs, code, and bars that do not stay in step."""
    blocks = read(f"{text}\nA last line is here.\n", ".txt", title="x").blocks
    assert "row" not in {block.kind for block in blocks}
