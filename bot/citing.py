"""What an answer says about its sources: the quotes, how many stand behind each side, where they part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot import wording
from bot.answer import Citation, Conflict, ConflictSide, IndependentSources
from bot.selection import Candidate, Chosen

if TYPE_CHECKING:
    from bot.annotations import Annotations
    from index.search import Index

# A stance from here on takes part in a conflict between sources.
_PLAIN = 0.6
# Quotes no more alike than this speak of different sides of one criterion, and so contradict nothing.
_SPEAK_OF_ONE_THING = 0.1
_MOST_CONFLICTS = 2


def cite(number: int, one: Chosen, index: Index, notes: Annotations) -> Citation:
    passage = index.passages[one.candidate.passage]
    meta = index.documents[passage.doc_id].meta
    copies = {index.passages[other].doc_id for other in notes.copies_of(one.candidate.cluster)}
    return Citation(
        n=number,
        doc_id=passage.doc_id,
        title=meta.title,
        publisher=meta.publisher,
        author=meta.author,
        published=meta.published,
        url=meta.url,
        kind=meta.kind,
        section=passage.section,
        quote=passage.text,
        start=passage.start,
        end=passage.end,
        also_in=tuple(sorted(copies - {passage.doc_id})),
    )


def independent_sources(chosen: Sequence[Chosen]) -> IndependentSources:
    reasons = {one.candidate.source for one in chosen if one.role == "reason"}
    counters = {one.candidate.source for one in chosen if one.role == "counter"}
    return IndependentSources(in_favour=len(reasons), against=len(counters))


def conflicts(
    criteria: Sequence[str], chosen: Sequence[Chosen], options: Sequence[str]
) -> tuple[Conflict, ...]:
    """Criteria on which one source plainly speaks for one option and another source for another."""
    plain = list(_plain_stances(chosen))
    found = []
    for need, criterion in enumerate(criteria):
        on_it = [(number, option) for number, option in plain if chosen[number - 1].candidate.need == need]
        sides: dict[str, list[int]] = {}
        for number, option in on_it:
            own = chosen[number - 1].candidate
            others = (chosen[other - 1].candidate for other, theirs in on_it if theirs != option)
            if any(_pull_apart(own, other) for other in others):
                sides.setdefault(options[option], []).append(number)
        if sides:
            found.append(_conflict(criterion, sides))
    return tuple(found[:_MOST_CONFLICTS])


def _pull_apart(one: Candidate, other: Candidate) -> bool:
    """Whether two quotes for different options are different sources' words on one thing."""
    return one.source != other.source and float(one.vector @ other.vector) >= _SPEAK_OF_ONE_THING


def _plain_stances(chosen: Sequence[Chosen]) -> Iterator[tuple[int, int]]:
    """Number and option of each quote that speaks for exactly one option."""
    for number, one in enumerate(chosen, 1):
        praised = [option for option, stance in enumerate(one.candidate.stances.tolist()) if stance >= _PLAIN]
        if len(praised) == 1:
            yield number, praised[0]


def _conflict(criterion: str, sides: dict[str, list[int]]) -> Conflict:
    return Conflict(
        criterion=criterion,
        summary=wording.conflict(criterion, sides),
        sides=tuple(ConflictSide(option=name, citations=tuple(numbers)) for name, numbers in sides.items()),
    )
