"""What the shape of a line says."""

from __future__ import annotations

import pytest

from index.articles.lines import (
    BULLET,
    Line,
    explanation,
    headed,
    is_labelled,
    is_sentence,
    lines,
    looks_like_heading,
)


def test_offsets_are_of_the_trimmed_text():
    """Blank lines are left out but remembered."""
    #     0123 4 567890
    text = " Tin\n\n\tZinc "
    assert lines(text) == [Line(1, 4, "Tin", blank_before=True), Line(7, 11, "Zinc", blank_before=True)]
    assert [line.blank_before for line in lines("a\nb")] == [True, False]


@pytest.mark.parametrize("bullet", ["• ", "- ", "* ", "1. ", "12) ", "a) ", "✓ ", "❌ ", "✔\ufe0f ", "👉 "])
def test_bullets(bullet):
    """Signs, numbers and letters with a bracket."""
    assert BULLET.match(f"{bullet}Tin is soft")


@pytest.mark.parametrize("text", ["1.5 times as soft", "-5 degrees", "2024. What a year", "a tin"])
def test_no_bullets(text):
    """Decimals, signs, years and articles begin sentences."""
    assert not BULLET.match(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("Tin is soft.", True), ("“Soft!”", False), ("Is it soft?)", True), ("Soft tin", False)],
)
def test_sentences(text, is_one):
    """Two words and a stop, quotes and brackets aside."""
    assert is_sentence(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Why tin?", True),
        ("Tin", True),
        ("3 reasons", True),
        ("tin", False),
        ("Tin is soft.", False),
        ("• Tin", False),
        (" ".join(["Tin"] * 17), False),
    ],
)
def test_headings(text, is_one):
    """At most sixteen words, beginning like a title, without a stop or a bullet."""
    assert looks_like_heading(text) is is_one


@pytest.mark.parametrize("text", ["Low weight – easily carried", "Cost: two dollars", "Tin - soft"])
def test_labels(text):
    """A few words, a dash or colon, an explanation."""
    assert is_labelled(text)


def test_a_label_is_short():
    """Seven words before the colon are a sentence's."""
    assert not is_labelled("What all smiths of this town say: tin is soft")
    assert explanation("Low weight – easily carried") == "easily carried"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tin\n===\nSoft\n-----\nHard\n----", [("Tin", 1), ("Soft", 2), ("Hard", 2)]),
        ("=====\n Tin\n=====\nTin is soft.", [("Tin", 1)]),
        ("Tin is soft.\n-----\nTin", []),
        ("Tin\n\n---\nZinc", []),
        ("Tin  Zinc\n---------\n1    2", []),
        ("Tin | Zinc\n----------\n1   | 2", []),
        ("Tin\n------------------------------", []),
    ],
)
def test_underlined_headings(text, found):
    """About as long as their lines, deeper for each new sign; sentences, rules and rows of tables are none."""
    blocks = [block for line in headed(lines(text)) for block in line.blocks]
    assert [(text[block.start : block.end], block.level) for block in blocks] == found
