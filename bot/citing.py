"""What an answer says about its sources: the quotes, how many stand behind each side, where they part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot import wording
from bot.answer import Citation, Conflict, ConflictSide, IndependentSources
from bot.phrases import pattern, phrases, words
from bot.selection import PRAISES, Candidate, Chosen

if TYPE_CHECKING:
    from bot.annotations import Annotations
    from bot.lexicon import Mention
    from index.search import Index

# A stance from here on takes part in a conflict between sources.
PLAIN = 0.6
# Quotes less alike than this speak of different sides of one criterion, and so contradict nothing: of 24
# conflicts read, 1 in 6 was one from .1 on, and most were from here on.
_SPEAK_OF_ONE_THING = 0.3
# Who grants the other side something, or credits both, contradicts nobody.
_GRANTS = phrases(words("but yet although though while whereas despite however both equally"))
_MOST_CONFLICTS = 2
# "If you store terabytes, A is easier", "A pays off once you store terabytes".
_IF_FIRST = pattern(r"(?P<condition>(?:if|when|once)\b[^,;:.?!()“”]+), (?P<rest>[^,;:.?!]+)")
_IF_LAST = pattern(
    r"(?P<rest>[^,;:.?!()“”]*?)(?<!even)(?<!as)(?<!not)(?<!n['’]t)(?<!only)",
    r" (?P<condition>(?:if|when|once)\b[^,;:.?!()“”]+)\.?$",
)
_LEAST_CONDITION = 5
# What points elsewhere, and what was or might have been somebody's own case.
_NEEDS_ITS_TEXT = phrases(
    words("it its they them their this that these those we our us i my had was were did")
)


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
    criteria: Sequence[str], chosen: Sequence[Chosen], options: Sequence[str], texts: Sequence[str]
) -> tuple[Conflict, ...]:
    """Criteria on which one source plainly speaks for one option and another source for another.

    ``texts`` are those of ``chosen``.
    """
    plain = [
        (number, option) for number, option in _plain_stances(chosen) if not _GRANTS.search(texts[number - 1])
    ]
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
    """Number and option of each quote that speaks plainly for one option and for no other."""
    for number, one in enumerate(chosen, 1):
        praised = [
            (stance, at) for at, stance in enumerate(one.candidate.stances.tolist()) if stance >= PRAISES
        ]
        if len(praised) == 1 and praised[0][0] >= PLAIN:
            yield number, praised[0][1]


def stated_condition(text: str, mentions: Sequence[Mention]) -> str | None:
    """The "if …" of "if …, take A" and of "take A if …", where it can be read on its own."""
    found = _IF_FIRST.match(text) or _IF_LAST.match(text)
    if found is None or len({mention.name for mention in mentions}) != 1:
        return None
    condition = found["condition"]
    named_beside = any(found.start("rest") <= mention.start < found.end("rest") for mention in mentions)
    if not named_beside or len(condition.split()) < _LEAST_CONDITION or _NEEDS_ITS_TEXT.search(condition):
        return None
    return condition[0].upper() + condition[1:]


def _conflict(criterion: str, sides: dict[str, list[int]]) -> Conflict:
    return Conflict(
        criterion=criterion,
        summary=wording.conflict(criterion, sides),
        sides=tuple(ConflictSide(option=name, citations=tuple(numbers)) for name, numbers in sides.items()),
    )
