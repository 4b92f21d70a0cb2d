"""Text from elsewhere cannot do anything in Slack."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.blocks.inert import inert, label, shortened, visible


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("<!channel>", "&lt;!channel&gt;"),
        ("<@U0123>", "&lt;@U0123&gt;"),
        ("<http://evil|docs>", "&lt;http://evil|docs&gt;"),
        ("a && b", "a &amp;&amp; b"),
        ("&lt;", "&amp;lt;"),
        ("'\"", "'\""),
        ("\u202eabc\u2066d\u200f", "abcd"),
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("half \ud83d a", "half  a"),
        ("\U000e0041hidden\U000e007f", "hidden"),
        ("```code```", "`\u200b`\u200b`code`\u200b`\u200b`"),
        ("`one`", "`one`"),
        ("a\r\nb\n\n\n\n\nc", "a\nb\n\nc"),
    ],
)
def test_only_three_characters_are_escaped_and_the_unseen_is_taken_out(said, shown):
    """&, < and > and nothing else; what cannot be seen does not stay; fences cannot open."""
    assert inert(said) == shown


@given(st.text())
def test_nothing_that_slack_interprets_survives(text):
    """No angle bracket, no bare ampersand, no fence, no direction mark; always JSON."""
    shown = inert(text)
    assert "<" not in shown
    assert ">" not in shown
    assert "``" not in shown
    assert not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\x00"
    )
    json.dumps(shown).encode("utf-8")
    assert shown.count("&") == shown.count("&amp;") + shown.count("&lt;") + shown.count("&gt;")


@given(st.text(), st.integers(min_value=5, max_value=50))
def test_a_label_is_never_longer_than_asked(text, most):
    """Shortened before it is escaped, so that no entity is cut."""
    assert len(shortened(text, most)) <= most
    assert "\n" not in label(text, most)


def test_a_label_is_cut_between_words():
    """ "The quick brown fox" in 12 characters: whole words and an ellipsis."""
    assert shortened("The quick brown fox", 12) == "The quick…"
    assert shortened("The quick", 12) == "The quick"


def test_visible_keeps_letters_of_all_scripts():
    """Hebrew, Devanagari and joined emoji are text, not tricks."""
    assert visible("שלום नमस्ते 👩‍💻") == "שלום नमस्ते 👩‍💻"
