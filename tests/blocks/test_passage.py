"""Links to the exact passage."""

from __future__ import annotations

import pytest

from bot.answer import Citation
from bot.blocks.passage import passage_url, safe_url


def cite(quote, url="https://example.org/a"):
    return Citation(n=1, doc_id="d", title="t", url=url, quote=quote, start=0, end=len(quote))


def test_a_short_quote_is_named_whole():
    """Spaces, dashes and commas are encoded: they mean something in a text fragment."""
    assert passage_url(cite("well-known, fast")) == "https://example.org/a#:~:text=well%2Dknown%2C%20fast"


def test_a_long_quote_is_named_by_its_ends():
    """Its first six words and its last six."""
    quote = " ".join(f"word{n}" for n in range(1, 31))
    assert passage_url(cite(quote)) == (
        "https://example.org/a#:~:text=word1%20word2%20word3%20word4%20word5%20word6,"
        "word25%20word26%20word27%20word28%20word29%20word30"
    )


def test_an_address_with_a_fragment_keeps_it():
    """The directive goes behind it, without a second #."""
    assert passage_url(cite("x", "https://example.org/a#part")) == "https://example.org/a#part:~:text=x"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://x/y",
        "http://",
        "https://user:pw@host/",
        "//host/x",
        "",
        None,
        "https://[bad",
        "x" * 9_000,
    ],
)
def test_other_addresses_are_not_linked(url):
    """Only http and https with a host and no credentials."""
    assert safe_url(url) is None


def test_an_address_cannot_end_its_link_early():
    """What would close a Slack link or start a label is encoded."""
    assert safe_url("https://example.org/a|b>c<d e") == "https://example.org/a%7Cb%3Ec%3Cd%20e"


def test_where_the_passage_is_too_long_to_name_the_article_is_linked():
    """84 characters that take nine each in an address, 756 in all, beside 300 of the article's own."""
    url = "https://example.org/" + "a" * 280
    assert passage_url(cite("日" * 84)) == "https://example.org/a#:~:text=" + "%E6%97%A5" * 84
    assert passage_url(cite("日" * 84, url)) == url


def test_an_address_that_would_fill_a_section_is_not_linked():
    """As it is escaped: an ampersand counts five times."""
    assert safe_url("https://example.org/" + "a" * 980) is not None
    assert safe_url("https://example.org/" + "a" * 981) is None
    assert safe_url("https://example.org/" + "&" * 196) is not None
    assert safe_url("https://example.org/" + "&" * 197) is None
