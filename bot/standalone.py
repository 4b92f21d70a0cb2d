"""What has to stand beside a quote so that it can be read without its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ownership import Place, named_above, points_back, whose
from bot.phrases import pattern

if TYPE_CHECKING:
    from bot.lexicon import Lexicon
    from index.records import Block, Document, Passage

# Of fewer words, a list item says little without the line above it.
_BARE = 6
# A line above that is longer is no heading, but one more thing to read.
_LONGEST_LINE = 120
# "Yes. We keep orders in A": to what, only the question above it tells.
_REPLIES = pattern(r"\W*(?:yes|no|not really|absolutely|it depends)[.,:;!]")
_STOPS = (".", "!", "?", "…", ".”", '."', ".)")


def is_bare(passage: Passage) -> bool:
    """Whether it is a list item or a cell of so few words that the line above it has to explain it."""
    is_item = bool(passage.lead_in) or not _is_sentence(passage)
    return is_item and len(passage.text.split()) < _BARE


def leans(passage: Passage, document: Document) -> bool:
    """Whether it tells of something that only stands above it: "It fell over twice", a cell, a list item."""
    is_cell = _block(passage, document).kind == "row"
    return is_cell or points_back(passage.text) or not _is_sentence(passage)


def beside(
    passage: Passage, document: Document, lexicon: Lexicon, *, label: str | None, on_no_side: bool
) -> str:
    """What to show after a quote: the line above it, or the option that it goes on about; empty for nothing.

    ``label`` is the option named in front of it, if any. Without one, an argument is taken to be about the
    choice; what is ``on_no_side`` could be about any option.
    """
    if asked := _asked(passage):
        return _under(asked)
    bare = is_bare(passage)
    needs_more = bare or on_no_side or leans(passage, document)
    if not needs_more or (lexicon.mentions(passage.text) and not (bare and passage.lead_in)):
        return ""
    above = named_above(passage, lexicon)
    if bare:
        return _under(above or passage.lead_in or next(reversed(passage.section), ""))
    owner = _goes_on_about(passage, document, lexicon)
    under = lexicon.mentions(above)[0].name if above else None
    if label is not None and label in {owner, under}:
        return ""
    if owner and owner != under:
        return f"on {owner}"
    return _under(above) if len(above) <= _LONGEST_LINE else ""


def _asked(passage: Passage) -> str:
    """The question above it that it answers, if it opens with a yes or a no."""
    above = next(reversed(passage.section), "")
    return above if above.endswith("?") and _REPLIES.match(passage.text) else ""


def _goes_on_about(passage: Passage, document: Document, lexicon: Lexicon) -> str | None:
    return whose(_place(passage, document), (), lexicon)[0] if points_back(passage.text) else None


def _is_sentence(passage: Passage) -> bool:
    return passage.text.rstrip().endswith(_STOPS)


def _block(passage: Passage, document: Document) -> Block:
    return document.blocks[passage.paragraph]


def _place(passage: Passage, document: Document) -> Place:
    start = _block(passage, document).start
    return Place(passage, before=" ".join(document.text[start : passage.start].split()))


def _under(line: str) -> str:
    return f"under “{line.rstrip(':')}”" if line else ""
