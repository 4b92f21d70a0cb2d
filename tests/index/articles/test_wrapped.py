"""Plain text broken at the width of a page."""

from __future__ import annotations

WRAPPED = """\
Tin or zinc

Tin is a soft metal that has been cast into spoons and cups since the
bronze age. It melts at a low temperature, which
makes it easy to cast.

Where tin hurts

Zinc lasts longer than tin wherever rain falls upon it, and that is why
the roofs of old houses carry it:

  * gutters, which need to last for as long as
    the roof does
  * roofs
"""


def test_lines_are_joined_and_headings_are_not(quotes):
    """Broken sentences and items are whole again; a heading stays by itself."""
    assert [" ".join(quote.split()) for quote in quotes(WRAPPED, ".txt", title="Tin or zinc")] == [
        "Tin is a soft metal that has been cast into spoons and cups since the bronze age.",
        "It melts at a low temperature, which makes it easy to cast.",
        *(
            "Where tin hurts | Zinc lasts longer than tin wherever rain falls upon it, and that is why the roofs"
            f" of old houses carry it: | {item}"
            for item in ("gutters, which need to last for as long as the roof does", "roofs")
        ),
    ]


def test_lines_of_a_page_stay(quotes):
    """Where a line is a paragraph, one in lower case below another is no sign that lines are broken."""
    text = "Metals\n\nUses\n• cans\n• cups\n\ntin is soft and it melts early.\nzinc is hard.\n\nTin\nIt is soft.\n"
    assert quotes(text, ".txt", title="Metals")[2:] == [
        "Uses | tin is soft and it melts early.",
        "Uses | zinc is hard.",
        "Tin | It is soft.",
    ]


def test_long_lines_are_never_joined(quotes):
    """Lines longer than any page is wide are whole paragraphs, however they begin."""
    long = f"tin is {'very ' * 30}soft"
    text = f"Metals\n\n{long}.\n{long}.\n{long}.\n"
    assert len(quotes(text, ".txt", title="Metals")) == 3
