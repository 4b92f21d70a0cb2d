"""Text in terminal columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.columns import columns, plain, wrapped


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("**bold** and *slanted*", "bold and slanted"),
        ("a `code` mark", "a code mark"),
        ("[text](https://x.example/a_(b)) here", "text here"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name and *args, **kwargs", "snake_case_name and *args, **kwargs"),
        ("see [1][2]", "see [1][2]"),
        ("__init__", "init"),
        ("two\nlines\t and   spaces", "two lines and spaces"),
    ],
)
def test_markdown_is_shown_as_its_words(marked, shown):
    """Emphasis, code and links; what only looks like them stays."""
    assert plain(marked) == shown


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("数据", 4), ("e\u0301", 1), ("👍", 2), ("", 0), ("\u200b", 0)]
)
def test_columns(text, width):
    """Wide characters take two columns, combining ones none."""
    assert columns(text) == width


def test_wrapping_between_words():
    """ "aa bb cc" at 5 columns is "aa bb" and "cc"; the marks before the lines count."""
    assert wrapped("aa bb cc", 8) == ["aa bb cc"]
    assert wrapped("aa bb cc", 10, "  • ", "    ") == ["  • aa bb", "    cc"]


@given(st.text(max_size=200), st.integers(20, 100))
def test_wrapping_keeps_every_character(text, width):
    """Whatever the text: no line is too wide, nothing but white space is lost."""
    lines = wrapped(text, width, "  • ", "    ")
    assert all(columns(line) <= width for line in lines)
    body = "".join(line[4:] for line in lines)
    assert "".join(body.split()) == "".join(text.split())
