"""Headings without markup."""

from __future__ import annotations

import pytest

from index.articles.lines import lines
from index.articles.outline import headings, prefix


def names(text):
    kept = lines(text)
    return [kept[at].text for at in sorted(headings(kept))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Why tin\nTin is soft.", ["Why tin"]),
        ("Why tin?\nTin is soft.", ["Why tin?"]),
        ("Pros:\n• soft", ["Pros:"]),
        ("Tin\nPros\nIt is soft.", ["Tin", "Pros"]),
        ("Why tin\nWhy zinc", []),
        ("There are three good reasons for tin:\n• soft", []),
        ("Cost: low\nWeight: low\nTin is soft.", []),
        ("Tin is soft.\n\nTin: the basics\n\nTin is soft.", ["Tin: the basics"]),
        ("Q1: Is tin soft\nA: It is.", ["Q1: Is tin soft"]),
        ("Criterion: Cost\nTin: two dollars", ["Criterion: Cost"]),
        ("2. Findings\n\n2.1 Cost\n\nTin is soft.", ["2. Findings", "2.1 Cost"]),
        ("2. Tin\n\nPros\n\n• soft", ["2. Tin", "Pros"]),
        ("1. cans\n\n2. cups\n\nVerdict\n\nTin is soft.", ["Verdict"]),
        ("2.1 Tin is soft.\nZinc is hard.", []),
    ],
)
def test_headings_head_something(text, found):
    """A short line with a sentence, a list or a sub-heading below it; labelled items and lead-ins are none."""
    assert names(text) == found


def test_what_announces_a_heading():
    """ "Q2." has three characters and a space, "Criterion:" ten and a space."""
    assert [prefix(text) for text in ("Q2. Is it?", "Criterion: Cost", "Quality", "Topics")] == [4, 11, 0, 0]
    assert [prefix(text) for text in ("2.1 Cost", "2.10.3. Cost", "2.1 GB", "2.1 stars")] == [4, 8, 0, 0]
