"""From what was found and decided to the answer of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bot import about, standalone, wording
from bot.answer import Answer, IndexStamp, Inquiry, Point, Role, Verdict
from bot.citing import PLAIN, cite, conflicts, independent_sources, stated_condition
from bot.confidence import confidence
from bot.coverage import Coverage
from bot.criteria import Want
from bot.question import Question
from bot.selection import Chosen, Siding, singled_out
from bot.verdict import Decision
from index.keywords import tokens

if TYPE_CHECKING:
    from bot.annotations import Annotations
    from index.records import Passage
    from index.search import Index

# Options, each with criteria.
Winners = Mapping[str, list[str]]

# A need that would tip the verdict has its own winner by this margin.
_TIPPING = 0.15
_MOST_LINES = 2
_NO_NEED = -1


@dataclass(frozen=True)
class Finding:
    """Everything that the steps before composing came to, which is also what explains the answer.

    ``quotes`` are the passages to cite, ``elsewhere`` other criteria, each with the option that wins it,
    ``silent`` the sides asked for that the sources say nothing on, ``plain`` the criteria asked for on which
    several sources say plainly what wins them.
    """

    inquiry: Inquiry
    question: Question
    wants: Sequence[Want]
    coverage: Coverage
    decision: Decision | None
    quotes: Sequence[Chosen]
    elsewhere: Sequence[tuple[str, str]] = ()
    silent: Sequence[Siding] = ()
    plain: frozenset[int] = frozenset()


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
    follow_ups = wording.unasked(answer.follow_ups, answer.question)
    return answer.model_copy(update={"text": wording.markdown(answer), "follow_ups": follow_ups})


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
    won = _winners(answer, finding)
    shown = _shown(answer, won, chosen)
    verdict = _verdict(answer, finding, won, shown)
    tipping: list[str] = []
    if verdict is not None and verdict.choice != "both":
        tipping += _asked_needs(answer, finding, verdict, won, shown)
        tipping += _other_side(answer, finding, verdict, index, notes)
        tipping += _on_top(finding, verdict)
    return answer.model_copy(
        update={
            "verdict": verdict,
            "points": (*_points(answer, finding, index, notes), *_from_project(answer, finding)),
            "citations": citations,
            "conflicts": conflicts(criteria, chosen, answer.options, [one.quote for one in citations]),
            "independent_sources": independent_sources(chosen),
            "would_change": tuple(dict.fromkeys(tipping))[:_MOST_LINES],
            "notes": (
                *wording.left_out(sorted(asked.ruled_out)),
                *(wording.silent(side.role, answer.options[side.option]) for side in finding.silent),
                *wording.notes(citations, notes, index),
            ),
            "follow_ups": wording.follow_ups(answer, verdict, [name for name, _ in finding.elsewhere]),
        }
    )


def _points(answer: Answer, finding: Finding, index: Index, notes: Annotations) -> Iterator[Point]:
    """A quote a point, list items about one thing together; what it is about is said when it changes."""
    said: tuple[Role, str] | None = None
    lexicon, chosen = notes.lexicon, finding.quotes
    passages = [index.passages[one.candidate.passage] for one in chosen]
    for places in _in_one_point(chosen, passages):
        one, need = chosen[places[0]], chosen[places[0]].candidate.need
        criterion = answer.criteria[need] if 0 <= need < len(answer.criteria) else None
        option = answer.options[one.option] if one.option is not None else None
        label = option if _is_named(one, finding) else None
        subject = wording.subject(label, criterion)
        if not subject and said and said[0] == one.role:
            # Without it, it would seem to be about the same as what stands above it.
            subject = said[1] and wording.ALSO
        first = passages[places[0]]
        document = index.documents[first.doc_id]
        on_no_side = one.role == "context"
        beside = standalone.beside(first, document, lexicon, label=label, on_no_side=on_no_side)
        quotes = wording.quoted(beside, *(passages[place] for place in places))
        text = wording.point(subject if (one.role, subject) != said else "", quotes)
        said = one.role, subject
        numbers = tuple(place + 1 for place in places)
        yield Point(role=one.role, option=option, criterion=criterion, text=text, citations=numbers)


def _is_named(one: Chosen, finding: Finding) -> bool:
    """Whether it has to be said whose point it is: it is not the choice's, or there are several."""
    if finding.decision is not None:
        return one.role != "context" and one.option != finding.decision.choice
    return len({other.option for other in finding.quotes} - {None}) > 1


def _in_one_point(chosen: Sequence[Chosen], passages: Sequence[Passage]) -> Iterator[list[int]]:
    """Places of neighbours that are list items of a few words on one side of one need; others stand alone."""

    def about(place: int) -> tuple[object, ...]:
        one = chosen[place]
        alone = -1 if standalone.is_bare(passages[place]) else place
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


def _winners(answer: Answer, finding: Finding) -> Winners:
    """Options, each with the criteria that it plainly wins."""
    found: dict[str, list[str]] = {}
    for criterion, option, _ in _plainly_won(answer, finding):
        found.setdefault(option, []).append(criterion)
    return found


def _verdict(answer: Answer, finding: Finding, won: Winners, shown: Winners) -> Verdict | None:
    """``won``: what each option plainly wins; ``shown``: what of it a quote shows."""
    decision, chosen = finding.decision, finding.quotes
    if decision is None:
        return None
    choice = answer.options[decision.choice] if isinstance(decision.choice, int) else decision.choice
    if choice == "both":
        pair = [answer.options[option] for option in decision.pair]
        text = wording.both(pair, _told(answer, won, chosen) | dict(shown))
    elif choice == "depends":
        ahead = answer.options[decision.leader]
        quoted = _quoted(answer, chosen)
        if ahead in finding.question.flatly:
            text = wording.not_flatly(ahead, quoted)
        else:
            open_ones = [name for name in quoted if not any(name in names for names in won.values())]
            # To be ahead on the one thing asked for and not on the whole would be a riddle.
            ahead_on = shown if len(answer.criteria) > 1 else {}
            text = wording.depends(ahead_on, ahead, answer.options, open_ones)
    else:
        served = _quoted(answer, [one for one in chosen if one.role == "reason"])
        text = wording.favours(choice, decision.strength, independent_sources(chosen), served)
    return Verdict(choice=choice, strength=decision.strength, confidence=confidence(decision), summary=text)


def _quoted(answer: Answer, chosen: Sequence[Chosen]) -> list[str]:
    """The criteria that quotes are about, in the question's order."""
    return [answer.criteria[need] for need in sorted({one.candidate.need for one in chosen} - {_NO_NEED})]


def _told(answer: Answer, winners: Winners, chosen: Sequence[Chosen]) -> dict[str, list[str]]:
    """The criteria that the reasons shown for each option are about, but for what another one wins."""
    found: dict[str, list[str]] = {}
    for one in chosen:
        praised = singled_out(one.candidate.stances) if one.role == "reason" else None
        if praised is not None and one.candidate.need != _NO_NEED:
            option, name = answer.options[praised], answer.criteria[one.candidate.need]
            if not any(name in names for other, names in winners.items() if other != option):
                found.setdefault(option, []).append(name)
    return found


def _shown(answer: Answer, winners: Winners, chosen: Sequence[Chosen]) -> Winners:
    """What of ``winners`` a reader can check: a quote on the criterion praises the option above others."""
    praised = {
        (answer.options[option], answer.criteria[one.candidate.need])
        for one in chosen
        if one.candidate.need != _NO_NEED and (option := singled_out(one.candidate.stances)) is not None
    }
    found = {
        option: [name for name in names if (option, name) in praised] for option, names in winners.items()
    }
    return {option: names for option, names in found.items() if names}


def _asked_needs(
    answer: Answer, finding: Finding, verdict: Verdict, won: Winners, shown: Winners
) -> Iterator[str]:
    """With most weight on what would the verdict be another; ``won``, ``shown``: as for the verdict."""
    plain = {
        name
        for name, want in zip(answer.criteria, finding.wants, strict=True)
        if want.criterion in finding.plain
    }
    for option, criteria in won.items():
        told = plain.union(shown.get(option, ()))
        # What the verdict is said to be for, or to depend on, would not change it.
        news = [criterion for criterion in criteria if criterion in told and criterion not in verdict.summary]
        if news and option != verdict.choice:
            yield wording.tips(news[0], option)


def _other_side(
    answer: Answer, finding: Finding, verdict: Verdict, index: Index, notes: Annotations
) -> Iterator[str]:
    """The cases in which what is quoted against the verdict would hold: its condition, or its own need."""
    needs = finding.decision.needs if finding.decision else ()
    won = {(need.want.criterion, need.winner) for need in needs if need.want}
    for one in finding.quotes:
        own, option = one.candidate, singled_out(one.candidate.stances)
        if one.role != "counter" or option is None or own.stances[option] < PLAIN:
            continue
        text = " ".join(index.passages[own.passage].text.split())
        condition = stated_condition(text, notes.lexicon.mentions(text))
        # What was asked for is the case already.
        if condition and set(tokens(condition)).isdisjoint(tokens(finding.question.need)):
            yield wording.in_case(condition, answer.options[option])
        elif own.need != _NO_NEED and (finding.wants[own.need].criterion, option) in won:
            name = answer.criteria[own.need]
            if name not in verdict.summary:
                yield wording.tips(name, answer.options[option])


def _on_top(finding: Finding, verdict: Verdict) -> Iterator[str]:
    """Work beside what was asked for that another option would do."""
    joining: dict[str, list[str]] = {}
    for criterion, option in finding.elsewhere:
        if option != verdict.choice:
            joining.setdefault(option, []).append(criterion)
    for option, criteria in joining.items():
        yield wording.joins(criteria[:_MOST_LINES], option)
