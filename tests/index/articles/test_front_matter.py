"""YAML above a Markdown article."""

from __future__ import annotations

import datetime as dt

import pytest

from index.articles.front_matter import split
from index.errors import ArticleError


def test_values_are_yaml():
    """Dates, lists and nulls are what YAML says; the text begins below."""
    fields, text = split("---\npublished: 2024-05-01\noptions: [Tin, Zinc]\nauthor: null\n---\nTin.\n")
    assert fields == {"published": dt.date(2024, 5, 1), "options": ["Tin", "Zinc"], "author": None}
    assert text == "Tin.\n"


@pytest.mark.parametrize("raw", ["Tin.\n", "---\n\nTin.\n\n---\n", "----\na: b\n----\n", "---\na: b\n"])
def test_none(raw):
    """Rules, longer rows of dashes and dashes without a partner are the article's."""
    assert split(raw) == ({}, raw)


def test_no_end():
    """Fields without dashes below are no text."""
    with pytest.raises(ArticleError, match="no end: put a line --- below the last field"):
        split("---\ntitle: Tin\nauthor: Ann\n\nTin is soft.\n")


def test_the_broken_line_is_named():
    """The second of the fields is the third line of the file; a colon in a value is the usual fault."""
    with pytest.raises(
        ArticleError, match="mend line 3 of the file: put the value that holds a colon in quotes"
    ):
        split("---\nauthor: Ann\ntitle: Tin: the basics\n---\nTin.\n")


@pytest.mark.parametrize("raw", ["---\n---\nTin.", "---\n# a comment\n...\nTin."])
def test_empty(raw):
    """Nothing between the dashes, or only a comment, says nothing; three dots end it as well."""
    assert split(raw) == ({}, "Tin.")


@pytest.mark.parametrize("inside", ["title: [", "a: b: c", "just words", "- a list", "day: 2024-13-45"])
def test_broken(inside):
    """One line says what to mend."""
    with pytest.raises(ArticleError, match="front matter"):
        split(f"---\n{inside}\n---\nTin.\n")
