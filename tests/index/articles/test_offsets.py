"""What holds for every reader and every text: a passage is where it says it is."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.articles import markdown, plaintext
from index.articles.folder import read_corpus
from index.chunking import passages
from index.records import Document, Metadata

BUNDLED = Path(__file__).parents[3] / "corpus"
PIECES = [
    "Tin is soft.", "Zinc, e.g. here, is hard!", "Why tin?", "Uses:", "Node.js", "R", "C#", "a", "…", "é", "🎉",
    "\n", "\n\n", " ", "  ", "\t", "\u2028", "\x0c", "- ", "* ", "1. ", "> ", "# ", "## ", "• ", " – ", ": ", "|",
    "|---|---|\n", "```\n", "    ", "**", "*", "_", "`", "<b>", "<!--", "-->", "![x](y)", "[a](b)", "\\|", "---\n",
    "===\n", "Q: ", "A: ", "Figure 1: x", "Share this", "Comments", "word " * 120,
    "10:32 ann: ", "On 4 May Bo wrote:\n", "--\n", "Subject: x\n", "To: y\n", "and so on ", " | ", "   ",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def check(text, blocks):
    found = passages(Document("x", text, blocks, Metadata("t"), ""))
    assert all(text[p.start : p.end] == p.text for p in found)
    assert all(p.text == p.text.strip() != "" for p in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@settings(max_examples=250, deadline=None)
@given(texts)
def test_plain_text(text):
    """Passages are exact, in reading order, and never overlap; hiding marks of quoting moves nothing."""
    shown, blocks = plaintext.read(text)
    assert len(shown) == len(text)
    check(shown, blocks)


@settings(max_examples=250, deadline=None)
@given(texts, st.booleans())
def test_markdown(text, html):
    """The same, and hiding markup moves nothing: line ends and length stay."""
    shown, blocks = markdown.read(text, html=html)
    assert len(shown) == len(text)
    assert [at for at, c in enumerate(shown) if c == "\n"] == [at for at, c in enumerate(text) if c == "\n"]
    check(shown, blocks)


@pytest.mark.parametrize("document", read_corpus(BUNDLED).documents, ids=lambda document: document.doc_id)
def test_bundled_articles(document):
    """The same for what is shipped."""
    check(document.text, document.blocks)
