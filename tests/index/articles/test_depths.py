"""How deep headings without markup stand."""

from __future__ import annotations

import pytest

from index.articles.depths import Heading, depths


def outline(*texts):
    """Each heading with its depth; "+" begins one that adjoins the heading before, "#" one that shows it."""
    headings = [
        Heading(text.lstrip("+#"), adjoins=text.startswith("+"), level=len(text) - len(text.lstrip("#")))
        for text in texts
    ]
    return [f"{depth} {heading.text}" for heading, depth in zip(headings, depths(headings), strict=True)]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("Pros", "Cons"),
        ("Pros:", "Cons:"),
        ("What we like", "What we do not like"),
        ("WHAT IT DOES WELL", "WHAT IT DOES NOT DO WELL"),
        ("Why people like to work with it", "Why others would like to be rid of it"),
    ],
)
@pytest.mark.parametrize(("tin", "zinc"), [("Tin", "Zinc"), ("1. Tin", "2. Zinc"), ("SOFT TIN", "HARD ZINC")])
def test_names_that_recur(tin, zinc, good, bad):
    """However long, written and numbered, they lie below what they are about; what closes does not."""
    assert outline(tin, good, bad, zinc, good, bad, "Verdict") == [
        f"1 {tin}",
        f"2 {good}",
        f"2 {bad}",
        f"1 {zinc}",
        f"2 {good}",
        f"2 {bad}",
        "1 Verdict",
    ]


def test_names_recur_whatever_their_capitals():
    """ "What We Like:" is "What we like"."""
    assert outline("Tin", "What We Like:", "Zinc", "What we like") == [
        "1 Tin",
        "2 What We Like:",
        "1 Zinc",
        "2 What we like",
    ]


def test_options_that_recur_below_criteria():
    """What recurs may be the metals."""
    assert outline("Speed", "Tin", "Zinc", "Cost", "Tin", "Zinc", "Verdict") == [
        "1 Speed",
        "2 Tin",
        "2 Zinc",
        "1 Cost",
        "2 Tin",
        "2 Zinc",
        "1 Verdict",
    ]


def test_what_recurs_itself_can_be_a_subject():
    """Of all names here only "Verdict" stands once; "Pros" twice in a row of others cannot be siblings."""
    assert outline("Tin", "Pros", "Cons", "Zinc", "Pros", "Cons", "Verdict", "Tin", "Zinc") == [
        "1 Tin",
        "2 Pros",
        "2 Cons",
        "1 Zinc",
        "2 Pros",
        "2 Cons",
        "1 Verdict",
        "2 Tin",
        "2 Zinc",
    ]


def test_subjects_within_a_part():
    """A part is named right above the first metal; the next metal is as deep as that."""
    for tin, zinc in (("Tin", "Zinc"), ("1. Tin", "2. Zinc")):
        assert outline("The metals", f"+{tin}", "Good", "Bad", zinc, "Good", "Bad", "What to do now") == [
            "1 The metals",
            f"2 {tin}",
            "3 Good",
            "3 Bad",
            f"2 {zinc}",
            "3 Good",
            "3 Bad",
            "1 What to do now",
        ]


def test_what_divides_a_name_that_recurs():
    """ "Cons" is about tin, not about how light it is."""
    assert outline("Tin", "+Pros", "+Melting", "Weight", "Cons", "+Bending", "Zinc", "+Pros", "Cons") == [
        "1 Tin",
        "2 Pros",
        "3 Melting",
        "3 Weight",
        "2 Cons",
        "3 Bending",
        "1 Zinc",
        "2 Pros",
        "2 Cons",
    ]


def test_adjoining_headings():
    """A heading right below another lies below it, short ones after it are its siblings, a third is too."""
    assert outline("When to choose tin", "+Cans", "Solder", "How to choose well") == [
        "1 When to choose tin",
        "2 Cans",
        "2 Solder",
        "1 How to choose well",
    ]
    assert outline("Metals", "+By the editors", "+What is tin?") == [
        "1 Metals",
        "2 By the editors",
        "2 What is tin?",
    ]


def test_a_caption_is_no_recurrence():
    """The same name right below itself changes nothing."""
    assert outline("Why tin", "What is zinc", "+What is zinc", "Cost of both") == [
        "1 Why tin",
        "1 What is zinc",
        "1 What is zinc",
        "1 Cost of both",
    ]


def test_numbers():
    """ "2.1" says how deep it is; what stands between 1 and 2 belongs to 1, what follows the last is open."""
    assert outline("2. Findings", "+2.1 Cost", "2.1.3 Tin", "3. Verdict") == [
        "1 2. Findings",
        "2 2.1 Cost",
        "3 2.1.3 Tin",
        "1 3. Verdict",
    ]
    assert outline("1. Tin", "How it is cast", "2. Zinc", "What we advise") == [
        "1 1. Tin",
        "2 How it is cast",
        "1 2. Zinc",
        "1 What we advise",
    ]


def test_headings_that_show_their_depth():
    """The others lie below them, unless one of the others leads: then not all sections are marked."""
    assert outline("##Tin", "Price of it", "Pros", "##Zinc", "Pros") == [
        "2 Tin",
        "3 Price of it",
        "4 Pros",
        "2 Zinc",
        "3 Pros",
    ]
    assert outline("Introduction", "##Tin", "How we tested") == ["1 Introduction", "2 Tin", "1 How we tested"]
