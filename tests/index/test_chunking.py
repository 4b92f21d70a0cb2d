"""Documents into passages."""

from __future__ import annotations

import pytest

from index.chunking import LONGEST_ITEM, LONGEST_PASSAGE, passages
from index.records import Block, Document, Metadata


def chunk(*parts, title=""):
    """Passages of blocks, each given as its kind and its text, a heading's as its level."""
    text, blocks = "", []
    for kind, words in parts:
        level = kind if isinstance(kind, int) else 0
        name = "heading" if level else kind
        blocks.append(
            Block(name, len(text), len(text) + len(words), level=level, lead_in="Uses:" * (kind == "item"))
        )
        text += words + "\n"
    return passages(Document("doc", text, tuple(blocks), Metadata(title), ""))


def quotes(*parts):
    return [passage.text for passage in chunk(*parts)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tin is soft. Zinc is hard.", ["Tin is soft.", "Zinc is hard."]),
        ("Yes. Tin is soft.", ["Yes. Tin is soft."]),
        ("Tin. Yes. It is soft.", ["Tin. Yes. It is soft."]),
        ("Cans? Tin. Many roofs? Take zinc. Pipes?", ["Cans? Tin.", "Many roofs? Take zinc."]),
        ("Is tin soft? Yes. It bends in the hand.", ["Yes. It bends in the hand."]),
        ("Is tin soft? It really is.", ["It really is."]),
        ("“Is tin soft?” It really is.", ["It really is."]),
        ("Tin has uses. They are these:", ["Tin has uses."]),
        ("… !", []),
        ("*Tin is soft. Zinc is hard.*", ["Tin is soft.", "Zinc is hard."]),
        ("*Tin* is soft. Zinc is hard.", ["*Tin* is soft.", "Zinc is hard."]),
    ],
)
def test_sentences_of_a_paragraph(text, found):
    """A word or two goes with the reason that follows; questions and lead-ins claim nothing."""
    assert quotes(("paragraph", text)) == found


def test_a_short_item_stays_whole():
    """A list item is one statement, unless it is as long as a paragraph."""
    assert quotes(("item", "It is soft. It melts.")) == ["It is soft. It melts."]
    sentence = "Tin is so soft that it bends. "
    long = (sentence * (LONGEST_ITEM // len(sentence) + 1)).strip()
    assert set(quotes(("item", long))) == {sentence.strip()}


def test_a_sentence_without_a_stop_is_cut_between_words():
    """No passage is longer than anybody quotes, and no word is lost or cut."""
    text = " ".join(f"tin{n}" for n in range(400))
    found = quotes(("paragraph", text))
    assert max(map(len, found)) <= LONGEST_PASSAGE
    assert " ".join(found) == text
    assert list(map(len, quotes(("paragraph", "x" * 1500)))) == [700, 700, 100]
    assert list(map(len, quotes(("paragraph", f"{'x' * 690}\n  {'y' * 90}")))) == [690, 90]


def test_sections():
    """A heading closes those of its depth and below; the article's own title is no section."""
    found = chunk(
        (1, "Metals"),
        ("paragraph", "All are heavy."),
        (2, "Tin"),
        (3, "Soft  side"),
        ("paragraph", "It is soft."),
        (2, "Zinc"),
        ("paragraph", "It is hard."),
        title="Metals",
    )
    assert [passage.section for passage in found] == [(), ("Tin", "Soft side"), ("Zinc",)]


def test_what_a_passage_knows():
    """Its place, its lead-in and the number of its block; noise gives none."""
    (passage,) = chunk(("noise", "Share this"), ("item", "it is soft"))
    assert (passage.start, passage.end, passage.lead_in, passage.paragraph) == (11, 21, "Uses:", 1)
