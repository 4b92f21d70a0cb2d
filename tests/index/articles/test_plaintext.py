"""Text saved from web pages."""

from __future__ import annotations

import pytest

from index.chunking import passages

PAGE = """Home > Guides > Metals

Tin or Zinc: which metal?
By Ann Lee
May 4, 2024 · 5 min read

Choosing a metal is hard. This page compares two.

What is Tin?
Tin is a soft metal. It is used for cans.

Advantages of Tin
• Tin melts at a low temperature
• Low weight – it is easily carried
1. Tin is easy to cast
2) Tin is cheap

Figure 1: melting points

What is Zinc?

What is Zinc?

Zinc is harder, and its uses include the following:
Roofs – it lasts long outside
Coins – cheap to strike

Q: Is Tin toxic?
A: No, it is not toxic to people.

Q2. Is Zinc toxic?
A2: Only its fumes are, in high doses.

Criterion: Cost
Tin: five dollars a kilo
Zinc: two dollars a kilo

Verdict
Pick Tin for cans, and Zinc for roofs.
Contact our experts today for your metal solutions!

Share this
Great insights! My firm sells copper, visit us.
"""
USES = "Zinc is harder, and its uses include the following:"
QUOTES = [
    "Choosing a metal is hard.",
    "This page compares two.",
    "What is Tin? | Tin is a soft metal.",
    "What is Tin? | It is used for cans.",
    "Advantages of Tin | Tin melts at a low temperature",
    "Advantages of Tin | Low weight – it is easily carried",
    "Advantages of Tin | Tin is easy to cast",
    "Advantages of Tin | Tin is cheap",
    f"What is Zinc? | {USES} | Roofs – it lasts long outside",
    f"What is Zinc? | {USES} | Coins – cheap to strike",
    "Is Tin toxic? | No, it is not toxic to people.",
    "Is Zinc toxic? | Only its fumes are, in high doses.",
    "Cost | Tin: five dollars a kilo",
    "Cost | Zinc: two dollars a kilo",
    "Verdict | Pick Tin for cans, and Zinc for roofs.",
]


def test_a_whole_page(quotes):
    """Headings, lists, labels, questions and tables are found; furniture, captions, spam and repeats are not."""
    assert quotes(PAGE, ".txt", title="Tin or Zinc: which metal?") == QUOTES


def test_the_same_page_with_other_line_ends(quotes):
    """Windows' line ends and a byte order mark change nothing."""
    data = b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode()
    assert quotes(data, ".txt", title="Tin or Zinc: which metal?") == QUOTES


def test_a_list_that_a_sentence_introduces(quotes):
    """Of the paragraph above a list only the sentence that introduces it is its lead-in."""
    text = "Tin\nTin is old. Its uses include these:\n• cans and cups\n• solder for pipes\n"
    assert quotes(text, ".txt", title="x") == [
        "Tin | Tin is old.",
        "Tin | Its uses include these: | cans and cups",
        "Tin | Its uses include these: | solder for pipes",
    ]


def test_a_lead_in_that_goes_on(quotes):
    """ "But then:" introduces a list and heads nothing."""
    text = "Tin\nTin is old.\nBut then:\n• it is soft\n"
    assert quotes(text, ".txt", title="x") == ["Tin | Tin is old.", "Tin | But then: | it is soft"]


def test_lists_that_lost_their_bullets(quotes):
    """Short lines below "Pros:" or capitals are items; a menu below anything else is not."""
    text = "Metals\n\nPros:\nFast to cast\nLow weight\n\nWEAK SIDES\nBends early\nSoft\n\nHome\nAbout\nTin is soft.\n"
    assert quotes(text, ".txt", title="Metals") == [
        "Pros | Fast to cast",
        "Pros | Low weight",
        "WEAK SIDES | Bends early",
        "WEAK SIDES | Soft",
        "About | Tin is soft.",
    ]


def test_the_first_line_is_the_title(read):
    """Also when who wrote it stands below."""
    document = read("Tin or zinc: what we learned\n\nAnn Lee\nCaster\n\nTin is soft.\n", ".txt")
    assert document.meta.title == "Tin or zinc: what we learned"


def test_a_name_with_signs_heads_a_section(quotes):
    """ "C#" is a heading, not decoration."""
    text = "Tin\nTin is soft.\n\nC#\nIt is a language.\n"
    assert quotes(text, ".txt", title="x") == ["Tin | Tin is soft.", "C# | It is a language."]


def test_a_sub_heading_stands_below_its_heading(read):
    """Levels are in the blocks, bullets and colons are outside of them."""
    document = read("Tin\nPros:\n• It is soft\n\nZinc\nPros:\n• It is hard\n", ".txt", title="x")
    found = [(b.kind, b.level, document.text[b.start : b.end]) for b in document.blocks]
    assert found == [
        ("heading", 1, "Tin"),
        ("heading", 2, "Pros"),
        ("item", 0, "It is soft"),
        ("heading", 1, "Zinc"),
        ("heading", 2, "Pros"),
        ("item", 0, "It is hard"),
    ]


@pytest.mark.parametrize(
    ("tin", "zinc"), [("1. Tin", "2. Zinc"), ("TIN", "ZINC"), ("Tin\n---", "Zinc\n----"), ("Tin", "Zinc")]
)
def test_lists_belong_to_what_their_headings_are_about(read, tin, zinc):
    """Both of a metal's lists do; a metal without text of its own is no different."""
    lists = "What we like\n- {0}, and soft\n\nWhat we do not like\n- {0}, and it bends"
    text = f"Metals\n\n{tin}\n\nIt is old.\n\n{lists.format('cheap')}\n\n{zinc}\n\n{lists.format('dear')}\n"
    names = [tuple(name.title() for name in p.section) for p in passages(read(text, ".txt", title="Metals"))]
    likes, dislikes = "What We Like", "What We Do Not Like"
    assert names == [
        ("Tin",),
        ("Tin", likes),
        ("Tin", dislikes),
        ("Zinc", likes),
        ("Zinc", dislikes),
    ]


def test_sections_below_underlined_ones(read):
    """A heading without an underline lies below the last that has one; the title's line counts for none."""
    text = (
        "Metals\n======\n\nTin\n---\n\nIt is old.\n\nPrice of tin today\n\nIt is low.\n\n"
        "Zinc\n----\n\nIt is hard.\n"
    )
    assert [p.section for p in passages(read(text, ".txt"))] == [
        ("Tin",),
        ("Tin", "Price of tin today"),
        ("Zinc",),
    ]


def test_numbered_headings(quotes):
    """A numbered line with a paragraph below it heads that; numbered lines in a run are items."""
    text = "Metals\n\n1. Where tin hurts\n\nIt is soft and bends.\n\nUse it for:\n\n1. cans\n2. cups\n"
    assert quotes(text, ".txt", title="Metals")[0] == "Where tin hurts | It is soft and bends."
    assert [quote.rpartition(" | ")[2] for quote in quotes(text, ".txt", title="Metals")[1:]] == [
        "cans",
        "cups",
    ]


def test_underlined_headings_part_the_text(quotes):
    """The first one is the title, and who wrote it may stand below."""
    text = "Tin or zinc\n===========\nStaff engineer at Forge\n\nCosts\n-----\nTin is cheap.\n"
    assert quotes(text, ".txt") == ["Costs | Tin is cheap."]


def test_what_opens_a_list_without_a_colon(quotes):
    """ "Pros of tin" does, "Products" opens a menu."""
    text = (
        "Metals\n\nPros of tin\nFast to cast\nSoft to the touch\n\nProducts\nCups\nPlates\n\nTin is soft.\n"
    )
    assert quotes(text, ".txt", title="Metals")[:2] == [
        "Pros of tin | Fast to cast",
        "Pros of tin | Soft to the touch",
    ]
    assert not any("Cups" in quote for quote in quotes(text, ".txt", title="Metals"))
