"""What is known about an article."""

from __future__ import annotations

import datetime as dt

import pytest

from index.articles.metadata import metadata, spoken, title_of
from index.records import Block, Metadata


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({}, Metadata()),
        ({"title": " On  Tin\n", "author": ["Ann Lee", "Bo"]}, Metadata("On Tin", author="Ann Lee, Bo")),
        ({"published": dt.date(2024, 5, 1)}, Metadata(published="2024-05-01")),
        (
            {"date": dt.date(2024, 5, 1), "canonical_url": "https://a.example", "site": "Ann's"},
            Metadata(published="2024-05-01", url="https://a.example", publisher="Ann's"),
        ),
        ({"date": "2020", "published": "2024"}, Metadata(published="2024")),
        ({"author": {"mail": "Ann"}, "url": "", "publisher": None}, Metadata()),
        ({"authors": [{"name": "Ann"}, {"name": "Bo"}]}, Metadata(author="Ann, Bo")),
        ({"date": dt.datetime(2024, 5, 1, 3, 4, tzinfo=dt.UTC)}, Metadata(published="2024-05-01")),
        ({"options": "Tin, Zinc"}, Metadata(options=("Tin", "Zinc"))),
        ({"options": ["Tin", None, 7]}, Metadata(options=("Tin", "7"))),
        ({"options": 3, "kind": "digest"}, Metadata(kind="digest")),
        ({"kind": "poem"}, Metadata(kind="article")),
    ],
)
def test_values_of_any_type(fields, known):
    """Lists are joined, dates are written out, mappings and empty values count as not given."""
    assert metadata(fields) == known


def test_a_title_that_nobody_gave():
    """The first heading that is no noise, else the first ten words."""
    text = "Menu Tin is soft"
    blocks = [Block("noise", 0, 4), Block("paragraph", 5, 16), Block("heading", 5, 8, level=1)]
    assert title_of(text, blocks) == "Tin"
    assert title_of(text, blocks[:2]) == "Tin is soft"
    long = " ".join("abcdefghijk")
    assert title_of(long, [Block("paragraph", 0, len(long))]) == "a b c d e f g h i j…"


@pytest.mark.parametrize(
    ("title", "quiet"),
    [
        ("WHEN TO CAST McTIN", "WHEN TO CAST McTIN"),
        ("ZINC", "ZINC"),
        ("WHEN TO CAST MCTIN", "When to cast McTin"),
        ("THE USB AND MCTIN", "The USB and McTin"),
    ],
)
def test_a_title_in_capitals(title, quiet):
    """It is written as the article writes its words, but for lines that shout; one word may be a name."""
    text = f"{title}\nMCTIN AGAIN\nWhen it rains, take McTin. We cast it by USB, when we cast."
    assert spoken(title, text) == quiet
