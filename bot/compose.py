"""From what was found and decided to the answer of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bot import about, wording
from bot.answer import Answer, IndexStamp, Inquiry, Point, Role, Verdict
from bot.citing import cite, conflicts, independent_sources
from bot.confidence import confidence
from bot.coverage import Coverage
from bot.criteria import Want
from bot.question import Question
from bot.selection import Chosen, Siding
from bot.verdict import Decision

if TYPE_CHECKING:
    from bot.annotations import Annotations
    from index.records import Passage
    from index.search import Index

# A need that would tip the verdict has its own winner by this margin.
_TIPPING = 0.15
_MOST_LINES = 2


@dataclass(frozen=True)
class Finding:
    """Everything that the steps before composing came to, which is also what explains the answer.

    ``quotes`` are the passages to cite, ``elsewhere`` other criteria, each with the option that wins it,
    ``silent`` the sides asked for that the sources say nothing on.
    """

    inquiry: Inquiry
    question: Question
    wants: Sequence[Want]
    coverage: Coverage
    decision: Decision | None
    quotes: Sequence[Chosen]
    elsewhere: Sequence[tuple[str, str]] = ()
    silent: Sequence[Siding] = ()


def compose(finding: Finding, index: Index, notes: Annotations) -> Answer:
    asked = finding.question
    answer = Answer(
        id=finding.inquiry.id,
        question=finding.inquiry.question,
        intent=asked.intent,
        options=notes.lexicon.options,
        index=IndexStamp(id=index.manifest.id, built=index.manifest.built),
    )
    if finding.coverage.reason is not None:
        answer = _abstained(answer, finding.coverage)
    elif asked.intent in {"smalltalk", "meta"}:
        replies = about.reply(asked, index, notes)
        answer = answer.model_copy(update={"notes": replies, "follow_ups": about.TRY})
    else:
        answer = _argued(answer, finding, index, notes)
    return answer.model_copy(update={"text": wording.markdown(answer)})


def _abstained(answer: Answer, coverage: Coverage) -> Answer:
    return answer.model_copy(
        update={
            "abstained": True,
            "abstain_reason": coverage.reason,
            "notes": wording.abstention(coverage, answer.options),
            "follow_ups": () if coverage.reason == "refused" else about.TRY,
        }
    )


def _argued(answer: Answer, finding: Finding, index: Index, notes: Annotations) -> Answer:
    criteria = tuple(index.vocabulary.criteria[want.criterion].name for want in finding.wants)
    answer = answer.model_copy(update={"criteria": criteria})
    asked = finding.question
    chosen = finding.quotes
    citations = tuple(cite(number, one, index, notes) for number, one in enumerate(chosen, 1))
    verdict = _verdict(answer, finding, chosen)
    return answer.model_copy(
        update={
            "verdict": verdict,
            "points": (*_points(answer, finding, chosen, index), *_from_project(answer, finding)),
            "citations": citations,
            "conflicts": conflicts(criteria, chosen, answer.options),
            "independent_sources": independent_sources(chosen),
            "would_change": _would_change(answer, finding, verdict),
            "notes": (
                *wording.left_out(sorted(asked.ruled_out)),
                *(wording.silent(side.role, answer.options[side.option]) for side in finding.silent),
                *wording.notes(citations, notes, index),
            ),
            "follow_ups": wording.follow_ups(answer, verdict, [name for name, _ in finding.elsewhere]),
        }
    )


def _points(answer: Answer, finding: Finding, chosen: Sequence[Chosen], index: Index) -> Iterator[Point]:
    """A quote a point, list items about one thing together; what it is about is said when it changes."""
    said: tuple[Role, str] | None = None
    passages = [index.passages[one.candidate.passage] for one in chosen]
    for places in _in_one_point(chosen, passages):
        one, need = chosen[places[0]], chosen[places[0]].candidate.need
        criterion = answer.criteria[need] if 0 <= need < len(answer.criteria) else None
        option = answer.options[one.option] if one.option is not None else None
        subject = wording.subject(option if _is_named(one, finding, chosen) else None, criterion)
        if not subject and said and said[0] == one.role:
            # Without it, it would seem to be about the same as what stands above it.
            subject = said[1] and wording.ALSO
        quotes = wording.quoted(*(passages[place] for place in places))
        text = wording.point(subject if (one.role, subject) != said else "", quotes)
        said = one.role, subject
        numbers = tuple(place + 1 for place in places)
        yield Point(role=one.role, option=option, criterion=criterion, text=text, citations=numbers)


def _is_named(one: Chosen, finding: Finding, chosen: Sequence[Chosen]) -> bool:
    """Whether it has to be said whose point it is: on the other side of another option, or of several."""
    if finding.decision is not None:
        return one.role == "counter" and one.option != finding.decision.choice
    return len({other.option for other in chosen} - {None}) > 1


def _in_one_point(chosen: Sequence[Chosen], passages: Sequence[Passage]) -> Iterator[list[int]]:
    """Places of neighbours that are list items of a few words on one side of one need; others stand alone."""

    def about(place: int) -> tuple[object, ...]:
        one = chosen[place]
        alone = -1 if wording.is_bare(passages[place]) else place
        return one.role, one.option, one.candidate.need, alone

    for _, places in groupby(range(len(chosen)), about):
        yield list(places)


def _from_project(answer: Answer, finding: Finding) -> list[Point]:
    """What the private description of the project brought in, by criterion and never in its words."""
    found = _known_by_project(finding)
    for criterion, option, want in _plainly_won(answer, finding):
        if want.clause.source == "project":
            text = wording.from_project(criterion, option)
            found.append(Point(role="condition", option=option, criterion=criterion, text=text))
    return found[:_MOST_LINES]


def _known_by_project(finding: Finding) -> list[Point]:
    """What the team knows; what it does not know is only worth a line where it knows nothing else."""
    known = finding.question.known_by_project if finding.decision else {}
    best = max(known.values(), default=0.0)
    return [
        Point(role="condition", option=option, criterion=None, text=wording.known(option, known=how > 0))
        for option, how in known.items()
        if how == best
    ]


def _plainly_won(answer: Answer, finding: Finding) -> Iterator[tuple[str, str, Want]]:
    """Each criterion that one option wins by enough, with that option, the weightiest first."""
    names = dict(zip((want.criterion for want in finding.wants), answer.criteria, strict=True))
    for need in finding.decision.needs if finding.decision else ():
        if need.want and need.margin >= _TIPPING:
            yield names[need.want.criterion], answer.options[need.winner], need.want


def _winners(answer: Answer, finding: Finding) -> dict[str, list[str]]:
    """Options, each with the criteria that it plainly wins."""
    found: dict[str, list[str]] = {}
    for criterion, option, _ in _plainly_won(answer, finding):
        found.setdefault(option, []).append(criterion)
    return found


def _verdict(answer: Answer, finding: Finding, chosen: Sequence[Chosen]) -> Verdict | None:
    decision = finding.decision
    if decision is None:
        return None
    winners = _winners(answer, finding)
    choice = answer.options[decision.choice] if isinstance(decision.choice, int) else decision.choice
    if choice == "both":
        text = wording.both([answer.options[option] for option in decision.pair], winners)
    elif choice == "depends":
        ahead = answer.options[decision.leader]
        if ahead in finding.question.flatly:
            text = wording.not_flatly(ahead, answer.criteria)
        else:
            text = wording.depends(winners, answer.options, answer.criteria)
    else:
        needs = sorted({one.candidate.need for one in chosen if one.role == "reason"} - {-1})
        served = [answer.criteria[need] for need in needs]
        text = wording.favours(choice, decision.strength, independent_sources(chosen), served)
    return Verdict(choice=choice, strength=decision.strength, confidence=confidence(decision), summary=text)


def _would_change(answer: Answer, finding: Finding, verdict: Verdict | None) -> tuple[str, ...]:
    if verdict is None or verdict.choice == "both":
        return ()
    choice = verdict.choice
    lines = []
    for option, criteria in _winners(answer, finding).items():
        # What the verdict is said to be for, or to depend on, would not change it.
        news = [criterion for criterion in criteria if criterion not in verdict.summary]
        lines += [wording.tips(news[0], option)] if news and option != choice else []
    joining: dict[str, list[str]] = {}
    for criterion, option in finding.elsewhere:
        if option != choice:
            joining.setdefault(option, []).append(criterion)
    lines += [wording.joins(criteria[:_MOST_LINES], option) for option, criteria in joining.items()]
    return tuple(lines[:_MOST_LINES])
