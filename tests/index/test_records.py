"""What travels between the stages."""

from __future__ import annotations

from index.records import Passage


def test_a_passage_is_indexed_with_its_headings():
    """The last two sections and the lead-in stand before its own words."""
    passage = Passage("doc", 0, 4, "cans", ("Metals", "Tin", "Uses"), "Good for:")
    assert passage.indexed_text == "Tin > Uses > Good for:: cans"
    assert Passage("doc", 0, 4, "cans").indexed_text == "cans"
