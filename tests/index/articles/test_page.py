"""Where the article lies in a saved page."""

from __future__ import annotations

from index.articles.lines import lines
from index.articles.page import article_lines

NAMES = frozenset({"tin or zinc", "ann lee"})


def kept(text):
    return [line.text for line in article_lines(lines(text), NAMES)[0]]


def test_what_stands_above_the_title():
    """Short lines above the title are navigation; the title itself is repeated by the page."""
    assert kept("Metals\nGuides\nTin or Zinc?\nTin is soft.") == ["Tin is soft."]


def test_the_author_with_a_remark():
    """A name may go on for a few words; a sentence about the author goes on for more."""
    text = "Tin is soft.\nAnn Lee, editor\nAnn Lee has cast tin for twenty years, and likes it."
    assert kept(text) == ["Tin is soft.", "Ann Lee has cast tin for twenty years, and likes it."]


def test_an_unknown_author_is_known_by_the_byline():
    """Near the top only: further down the same words can head a section."""
    far = "\n".join(f"Fact {n} is true." for n in range(12))
    assert kept("By Bo Ray and Cy Fox\nTin is soft.") == ["Tin is soft."]
    assert "By Use Case" in kept(f"{far}\nBy Use Case\nTin is soft.")


def test_what_the_author_does():
    """Near the top a name above a trade goes with it; headings that only speak of a trade stay."""
    top = "Casting for all\nAnn Ray\nStaff engineer at Forge\nTin is soft."
    assert kept(top) == ["Casting for all", "Tin is soft."]
    assert kept("Casting for all\nCy Fox, Principal Engineer\nTin is soft.") == [
        "Casting for all",
        "Tin is soft.",
    ]
    headings = "Hiring a tin engineer\nThe architect\nWhat an engineer at work needs\nTin is soft."
    assert kept(headings) == headings.split("\n")


def test_the_contents_go():
    """Items, and lines that stand again as headings; what follows them stays."""
    text = "Contents\n• Why tin\nCosts\nTin is soft.\nCosts\n• It is cheap."
    assert kept(text) == ["Tin is soft.", "Costs", "• It is cheap."]


def test_the_tail_goes():
    """Behind the middle, "Comments" ends the article; before it, the line is a link to them."""
    text = "Comments\nTin is soft.\nZinc is hard.\nComments\nWhat a nice page this is."
    assert kept(text) == ["Tin is soft.", "Zinc is hard."]


def test_nothing_is_lost():
    """Every line is the article's or not, and none is both."""
    found = lines("Home > Tin\nTin or Zinc\nTin is soft.\nShare this\nBye.")
    ours, others = article_lines(found, NAMES)
    assert sorted((*ours, *others), key=lambda line: line.start) == found
