import pytest
from core_samples import LEXICON

from bot.standalone import beside, is_bare
from index.records import Block, Document, Metadata, Passage

BEFORE = "We ran Node.js for two years. "


def passage(text, *section, lead_in="", kind="paragraph", before=""):
    document = Document("one", before + text, (Block(kind, 0, len(before + text)),), Metadata(), "")
    return Passage("one", len(before), len(before + text), text, section, lead_in), document


def shown(text, *section, label=None, on_no_side=False, **place):
    return beside(*passage(text, *section, **place), LEXICON, label=label, on_no_side=on_no_side)


@pytest.mark.parametrize(
    ("text", "lead_in", "bare"),
    [
        ("Web crawlers", "", True),
        ("Web crawlers.", "Python is for:", True),
        ("It fell over twice.", "", False),
        ("crawlers of the whole wide web", "Python is for:", False),
    ],
)
def test_is_bare(text, lead_in, bare):
    """Fewer than six words that are no sentence of their own."""
    assert is_bare(passage(text, lead_in=lead_in)[0]) is bare


@pytest.mark.parametrize(
    ("line", "explained"),
    [
        (shown("Web crawlers", "Use cases", lead_in="It is for:"), "under “It is for”"),
        (shown("Web crawlers", "Use cases"), "under “Use cases”"),
        (shown("Web crawlers", "Python", "Use cases"), "under “Python”"),
        (shown("Web crawlers"), ""),
        (shown("Node.js first.", "ANSWER 6"), ""),
    ],
)
def test_a_few_words(line, explained):
    """They are shown with the line above that names an option, else with the nearest."""
    assert line == explained


@pytest.mark.parametrize(
    ("line", "explained"),
    [
        (shown("It fell over twice.", before=BEFORE), "on Node.js"),
        (shown("It fell over twice.", "Python", before=BEFORE), "on Node.js"),
        (shown("It fell over twice.", "Node.js in anger", before=BEFORE), "under “Node.js in anger”"),
        (shown("It fell over twice.", "Python"), "under “Python”"),
        (shown("It fell over twice.", "Node.js vs Python"), ""),
        (shown("It fell over twice.", label="Node.js", before=BEFORE), ""),
        (shown("It fell over twice.", label="Python", before=BEFORE), "on Node.js"),
        (shown("It, I mean Python, fell over twice.", before=BEFORE), ""),
    ],
)
def test_what_points_back(line, explained):
    """It is told what "it" is, unless the label in front or the quote itself does."""
    assert line == explained


@pytest.mark.parametrize(
    ("line", "explained"),
    [
        (shown("The bill grows with every single core."), ""),
        (shown("The bill grows with every single core.", "Python"), ""),
        (shown("The bill grows with every single core.", "Python", on_no_side=True), "under “Python”"),
        (shown("The bill grows with every single core.", on_no_side=True, before=BEFORE), ""),
        (shown("The bill grows with every single core.", "Python " + 60 * "on ", on_no_side=True), ""),
        (shown("Cheap for any number of cores.", lead_in="Bill, Python", kind="row"), "under “Bill, Python”"),
    ],
)
def test_whole_sentences(line, explained):
    """An argument is about the choice; what takes no side, and a cell, could be about any option."""
    assert line == explained


@pytest.mark.parametrize(
    ("line", "explained"),
    [
        (shown("Yes. We keep orders in Python.", "FAQ", "Can we mix?"), "under “Can we mix?”"),
        (shown("No, it does not.", "Can we mix?", label="Python"), "under “Can we mix?”"),
        (shown("Yes. We keep orders in Python.", "Mixing"), ""),
        (shown("No server has to be patched in Python.", "Can we mix?"), ""),
    ],
)
def test_replies(line, explained):
    """A yes or a no is shown with the question that it answers."""
    assert line == explained
