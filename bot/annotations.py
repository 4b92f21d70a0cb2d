"""What the advisor reads into a corpus once, when its index is built, so that answering only looks it up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot import figures, near_copies, tone
from bot.evidence import Claim, read_claims
from bot.lexicon import Lexicon
from bot.options import build_lexicon
from bot.ownership import Place
from bot.phrases import pattern, words
from index.keywords import tokens
from index.records import Block, Clause, Document, Passage
from index.vocabulary import Vocabulary

# What follows the name of an option that the author earns money with.
_SELLS = pattern(
    r"^[\s\w]{0,12}\b(?:development|consulting|managed|hosting|support)?\s*",
    words(r"services? company companies agency consultanc\w+ experts? specialists kits? cloud"),
    r"\b",
)
_OFFER_WITHIN = 60
# One mention may be a quote; a publisher that sells says so more often.
_FEWEST_OFFERS = 2


@dataclass(frozen=True)
class Annotations:
    """``claims`` and ``terms`` run beside the index's clauses, ``frames`` and ``copies`` beside its passages.

    ``terms`` holds the numbers of the criteria whose words stand in a clause; ``frames`` is -1 where a
    heading or a mark announces weaknesses, 1 where strengths; ``sellers`` maps a document to the options that
    its publisher sells.
    """

    lexicon: Lexicon
    claims: tuple[Claim, ...]
    terms: tuple[tuple[int, ...], ...]
    frames: tuple[int, ...]
    copies: tuple[int, ...]
    sellers: Mapping[str, tuple[str, ...]]

    def copies_of(self, leader: int) -> list[int]:
        """Passages that say what ``leader`` says, itself included."""
        return self._clusters.get(leader, [])

    @cached_property
    def _clusters(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for passage, leader in enumerate(self.copies):
            found.setdefault(leader, []).append(passage)
        return found


class Annotator:
    """Raise ``version`` with the rules of reading: indexes made by older rules are then rebuilt."""

    version = 17

    def __call__(
        self,
        documents: Sequence[Document],
        passages: Sequence[Passage],
        clauses: Sequence[Clause],
        vocabulary: Vocabulary,
    ) -> Any:
        lexicon = build_lexicon(documents, vocabulary.technologies)
        by_id = {document.doc_id: document for document in documents}
        places = [_place(passage, by_id[passage.doc_id]) for passage in passages]
        claims = _claims(places, clauses, lexicon)
        owners = [passages[clause.passage] for clause in clauses]
        texts = [f"{p.context} {p.text[c.start : c.end]}" for p, c in zip(owners, clauses, strict=True)]
        return {
            "options": lexicon.options,
            "names": [[list(run), *owner] for run, owner in lexicon.names.items()],
            "foreign": [[list(run), name] for run, name in lexicon.foreign.items()],
            "ambiguous": [[list(run), name] for run, name in lexicon.ambiguous.items()],
            "claims": [[claim.stances, claim.even] for claim in claims],
            "terms": _terms(texts, vocabulary),
            "frames": [tone.frame(place) for place in places],
            "copies": near_copies.clusters([passage.text for passage in passages]),
            "sellers": {document.doc_id: _sold(document, lexicon) for document in documents},
        }


def load(stored: Any) -> Annotations:
    """From the JSON that ``Annotator`` returned."""
    lexicon = Lexicon(
        tuple(stored["options"]),
        {tuple(run): (name, member) for run, name, member in stored["names"]},
        {tuple(run): name for run, name in stored["foreign"]},
        {tuple(run): name for run, name in stored["ambiguous"]},
    )
    return Annotations(
        lexicon,
        tuple(Claim(*entry) for entry in stored["claims"]),
        tuple(tuple(numbers) for numbers in stored["terms"]),
        tuple(stored["frames"]),
        tuple(stored["copies"]),
        {doc_id: tuple(sold) for doc_id, sold in stored["sellers"].items()},
    )


def _claims(places: Sequence[Place], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Claim]:
    spans: dict[int, list[tuple[int, int]]] = {}
    for clause in clauses:
        spans.setdefault(clause.passage, []).append((clause.start, clause.end))
    found: list[Claim] = []
    for number, parts in spans.items():
        found += read_claims(places[number], parts, lexicon)
    return figures.in_tables([place.passage for place in places], clauses, found, lexicon)


def _place(passage: Passage, document: Document) -> Place:
    text, block = document.text, document.blocks[passage.paragraph]
    line = text.rfind("\n", 0, block.start) + 1
    return Place(
        passage,
        before=re.sub(r"\s+", " ", text[block.start : passage.start]),
        bullet=text[line : block.start].strip(),
        above=_list_above(document.blocks[: passage.paragraph], block.lead_in) if block.lead_in else "",
    )


def _list_above(blocks: Sequence[Block], lead_in: str) -> str:
    """What introduced the nearest other list of the section; empty when there is none."""
    for block in reversed(blocks):
        if block.kind == "heading":
            break
        if block.lead_in not in {"", lead_in}:
            return block.lead_in
    return ""


def _terms(texts: Sequence[str], vocabulary: Vocabulary) -> list[list[int]]:
    """For each text the criteria that one of their terms names; a term of two words needs both."""
    wanted = [
        (number, term)
        for number, criterion in enumerate(vocabulary.criteria)
        for term in {frozenset(tokens(term)) for term in criterion.terms}
        if term
    ]
    found = []
    for text in texts:
        words = set(tokens(text))
        found.append(sorted({number for number, term in wanted if term <= words}))
    return found


def _sold(document: Document, lexicon: Lexicon) -> list[str]:
    offers = Counter(
        mention.name
        for mention in lexicon.mentions(document.text)
        if not mention.member and _SELLS.match(document.text[mention.end : mention.end + _OFFER_WITHIN])
    )
    return sorted(name for name, count in offers.items() if count >= _FEWEST_OFFERS)
