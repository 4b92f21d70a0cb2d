"""From what was found and decided to the answer of the contract: points, citations, conflicts, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import about, wording
from bot.annotations import Annotations
from bot.answer import (
    Answer,
    Citation,
    Conflict,
    ConflictSide,
    IndependentSources,
    IndexStamp,
    Inquiry,
    Point,
    Verdict,
)
from bot.confidence import confidence
from bot.coverage import Coverage
from bot.criteria import Want
from bot.question import Question
from bot.selection import Candidate, Chosen, choose, choose_context, with_sides
from bot.verdict import Decision, Weighed

if TYPE_CHECKING:
    from index.search import Index

# Of the citations that an answer has, so many may give reasons; the others show the other side.
_REASONS = 0.625
# A stance from here on takes part in a conflict between sources.
_PLAIN = 0.3
# A need that would tip the verdict has its own winner by this margin.
_TIPPING = 0.15


@dataclass(frozen=True)
class Finding:
    """Everything that the steps before composing came to. ``elsewhere`` are other criteria, each with the
    option that wins it, most decided first.
    """

    inquiry: Inquiry
    question: Question
    wants: Sequence[Want]
    coverage: Coverage
    decision: Decision | None
    candidates: Sequence[Candidate]
    citations: int
    elsewhere: Sequence[tuple[str, str]] = ()


def compose(finding: Finding, index: Index, notes: Annotations) -> Answer:
    asked, options = finding.question, notes.lexicon.options
    names = [index.vocabulary.criteria[want.criterion].name for want in finding.wants]
    answer = Answer(
        id=finding.inquiry.id,
        question=finding.inquiry.question,
        intent=asked.intent,
        options=options,
        criteria=tuple(names),
        index=IndexStamp(id=index.manifest.id, built=index.manifest.built),
    )
    if finding.coverage.reason is not None:
        answer = _abstained(answer, finding.coverage)
    elif asked.intent in {"smalltalk", "meta"}:
        lines = about.reply(asked, index, notes)
        answer = answer.model_copy(update={"criteria": (), "notes": lines, "follow_ups": about.TRY})
    else:
        answer = _argued(answer, finding, index, notes)
    return answer.model_copy(update={"text": wording.markdown(answer)})


def _abstained(answer: Answer, coverage: Coverage) -> Answer:
    lines = wording.abstention(coverage, answer.options)
    return answer.model_copy(
        update={
            "abstained": True,
            "abstain_reason": coverage.reason,
            "criteria": (),
            "notes": lines,
            "follow_ups": () if coverage.reason == "refused" else about.TRY,
        }
    )


def _argued(answer: Answer, finding: Finding, index: Index, notes: Annotations) -> Answer:
    options = answer.options
    chosen = _chosen(finding, len(options))
    citations = tuple(_citation(number, one, index, notes) for number, one in enumerate(chosen, 1))
    points = tuple([*_points(answer, finding, chosen, index), *_from_project(answer, finding)])
    verdict = _verdict(answer, finding, chosen)
    return answer.model_copy(
        update={
            "verdict": verdict,
            "points": points,
            "citations": citations,
            "conflicts": _conflicts(answer.criteria, chosen, options),
            "independent_sources": _sources(chosen),
            "would_change": _would_change(answer, finding),
            "notes": wording.notes(citations, notes, index),
            "follow_ups": wording.follow_ups(answer, verdict, [name for name, _ in finding.elsewhere]),
        }
    )


def _chosen(finding: Finding, options: int) -> list[Chosen]:
    decision = finding.decision
    if decision is None:
        return choose_context(finding.candidates, finding.citations)
    if decision.choice == "both":
        favoured = list(decision.pair)
    elif decision.choice == "depends":
        favoured = [max(range(options), key=lambda option: float(decision.support[option]))]
    else:
        favoured = [decision.choice]
    reasons = max(1, round(_REASONS * finding.citations))
    chosen = choose(finding.candidates, favoured, reasons=reasons, counters=finding.citations - reasons)
    rest = choose_context(finding.candidates, finding.citations - len(chosen), chosen)
    return with_sides([*chosen, *rest], favoured)


def _points(
    answer: Answer, finding: Finding, chosen: Sequence[Chosen], index: Index
) -> Iterator[Point]:
    """A quote a point; what it is about is said when it changes."""
    said = None
    for number, one in enumerate(chosen, 1):
        need, passage = one.candidate.need, index.passages[one.candidate.passage]
        criterion = answer.criteria[need] if 0 <= need < len(answer.criteria) else None
        option = answer.options[one.option] if one.option is not None else None
        subject = wording.subject(one.role, option, criterion, favoured=_favoured(finding, one.option))
        text = wording.point(subject if subject != said else "", wording.quoted(passage))
        said = subject
        yield Point(role=one.role, option=option, criterion=criterion, text=text, citations=(number,))


def _favoured(finding: Finding, option: int | None) -> bool:
    return finding.decision is not None and finding.decision.choice == option


def _from_project(answer: Answer, finding: Finding) -> list[Point]:
    """What the private description of the project brought in, by criterion and never in its words."""
    found = [
        (answer.criteria[number], answer.options[need.winner])
        for number, want in enumerate(finding.wants)
        if want.clause.source == "project"
        for need in (finding.decision.needs if finding.decision else ())
        if need.want == want and need.margin >= _TIPPING
    ]
    return [
        Point(role="condition", option=option, criterion=criterion, text=wording.from_project(criterion, option))
        for criterion, option in found[:2]
    ]


def _verdict(answer: Answer, finding: Finding, chosen: Sequence[Chosen]) -> Verdict | None:
    decision = finding.decision
    if decision is None:
        return None
    choice = decision.choice if isinstance(decision.choice, str) else answer.options[decision.choice]
    winners = _winners(answer, decision.needs)
    if decision.choice == "both":
        text = wording.both([answer.options[option] for option in decision.pair], winners)
    elif decision.choice == "depends":
        text = wording.depends(winners, answer.options, answer.criteria)
    else:
        text = wording.favours(choice, decision.strength, _sources(chosen), answer.criteria)
    return Verdict(
        choice=choice, strength=decision.strength, confidence=confidence(decision), summary=text
    )


def _winners(answer: Answer, needs: Sequence[Weighed]) -> dict[str, list[str]]:
    """Options, each with the criteria that it plainly wins, the weightiest first."""
    found: dict[str, list[str]] = {}
    number = 0
    for need in needs:
        if need.want is None:
            continue
        if need.margin >= _TIPPING:
            found.setdefault(answer.options[need.winner], []).append(answer.criteria[number])
        number += 1
    return found


def _would_change(answer: Answer, finding: Finding) -> tuple[str, ...]:
    decision = finding.decision
    if decision is None or decision.choice == "both":
        return ()
    choice = answer.options[decision.choice] if isinstance(decision.choice, int) else None
    lines = [
        wording.tips(criterion, option)
        for option, criteria in _winners(answer, decision.needs).items()
        for criterion in criteria[:1]
        if option != choice
    ]
    lines += [wording.joins(criterion, option) for criterion, option in finding.elsewhere if option != choice]
    return tuple(dict.fromkeys(lines))[:2]


def _citation(number: int, one: Chosen, index: Index, notes: Annotations) -> Citation:
    passage = index.passages[one.candidate.passage]
    meta = index.documents[passage.doc_id].meta
    copies = {
        index.passages[other].doc_id
        for other in notes.copies_of(one.candidate.cluster)
        if index.passages[other].doc_id != passage.doc_id
    }
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
        also_in=tuple(sorted(copies)),
    )


def _sources(chosen: Sequence[Chosen]) -> IndependentSources:
    sides = {role: {one.candidate.source for one in chosen if one.role == role} for role in ("reason", "counter")}
    return IndependentSources(in_favour=len(sides["reason"]), against=len(sides["counter"]))


def _conflicts(
    criteria: Sequence[str], chosen: Sequence[Chosen], options: Sequence[str]
) -> tuple[Conflict, ...]:
    """Criteria on which one source plainly speaks for one option and another source for another."""
    found = []
    for need, criterion in enumerate(criteria):
        sides: dict[str, list[int]] = {}
        sources: dict[str, set[int]] = {}
        for number, one in enumerate(chosen, 1):
            stances = one.candidate.stances
            winner = max(range(len(options)), key=lambda option: float(stances[option]))
            if one.candidate.need == need and stances[winner] >= _PLAIN and sum(stances >= _PLAIN) == 1:
                sides.setdefault(options[winner], []).append(number)
                sources.setdefault(options[winner], set()).add(one.candidate.source)
        if len(sides) > 1 and len(set().union(*sources.values())) > 1:
            found.append(
                Conflict(
                    criterion=criterion,
                    summary=wording.conflict(criterion, sides),
                    sides=tuple(ConflictSide(option=o, citations=tuple(n)) for o, n in sides.items()),
                )
            )
    return tuple(found[:2])
