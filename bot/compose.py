"""From what was found and decided to the answer of the contract: points, citations, conflicts, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import wording
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
from bot.coverage import Coverage
from bot.criteria import Want
from bot.question import Question
from bot.selection import Candidate, Chosen, choose, choose_context
from bot.verdict import Decision
from index.search import Index

# Of the citations that an answer has, so many give reasons; the others show the other side.
_REASONS = 0.625
_CONFLICT = 0.3


@dataclass(frozen=True)
class Finding:
    """Everything that the steps before composing came to."""

    inquiry: Inquiry
    question: Question
    wants: Sequence[Want]
    coverage: Coverage
    decision: Decision | None
    candidates: Sequence[Candidate]
    citations: int


def compose(finding: Finding, index: Index, notes: Annotations) -> Answer:
    asked, options = finding.question, notes.lexicon.options
    answer = Answer(
        id=finding.inquiry.id,
        question=finding.inquiry.question,
        intent=asked.intent,
        options=options,
        criteria=tuple(index.vocabulary.criteria[want.criterion].name for want in finding.wants),
        index=IndexStamp(id=index.manifest.id, built=index.manifest.built),
    )
    if finding.coverage.reason is not None:
        answer = _abstained(answer, finding, index)
    elif asked.intent == "smalltalk":
        answer = answer.model_copy(update={"options": (), "criteria": (), "notes": (wording.GREETING,)})
    elif asked.intent == "meta":
        answer = answer.model_copy(update={"criteria": (), "notes": wording.about(index)})
    else:
        answer = _argued(answer, finding, index, notes)
    return answer.model_copy(update={"text": wording.markdown(answer)})


def _abstained(answer: Answer, finding: Finding, index: Index) -> Answer:
    coverage = finding.coverage
    return answer.model_copy(
        update={
            "abstained": True,
            "abstain_reason": coverage.reason,
            "notes": wording.abstention(coverage, answer.options, index),
        }
    )


def _argued(answer: Answer, finding: Finding, index: Index, notes: Annotations) -> Answer:
    chosen = _chosen(finding, len(notes.lexicon.options))
    citations = [_citation(number, one, index, notes) for number, one in enumerate(chosen, 1)]
    criteria = answer.criteria
    options = notes.lexicon.options
    points = []
    for number, one in enumerate(chosen, 1):
        criterion = criteria[one.candidate.need] if 0 <= one.candidate.need < len(criteria) else None
        option = options[one.option] if one.option is not None else None
        quote = citations[number - 1].quote
        points.append(
            Point(role=one.role, option=option, criterion=criterion, text=wording.point(quote), citations=(number,))
        )
    verdict = _verdict(finding, options, chosen)
    return answer.model_copy(
        update={
            "verdict": verdict,
            "points": tuple(points),
            "citations": tuple(citations),
            "conflicts": _conflicts(points, chosen, options),
            "independent_sources": _sources(chosen),
            "would_change": wording.would_change(points, verdict),
            "notes": wording.notes(citations, notes, index),
            "follow_ups": wording.follow_ups(points, verdict, index),
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
    return chosen or choose_context(finding.candidates, finding.citations)


def _verdict(finding: Finding, options: Sequence[str], chosen: Sequence[Chosen]) -> Verdict | None:
    decision = finding.decision
    if decision is None:
        return None
    choice = decision.choice if isinstance(decision.choice, str) else options[decision.choice]
    sources = _sources(chosen)
    pair = tuple(options[option] for option in decision.pair)
    return Verdict(
        choice=choice,
        strength=decision.strength,
        confidence=confidence(decision),
        summary=wording.summary(choice, decision.strength, pair, sources.in_favour, sources.against),
    )


def confidence(decision: Decision) -> float:
    """Of being right, from the margin alone."""
    return round(min(0.95, 0.55 + 0.8 * decision.margin), 2)


def _citation(number: int, one: Chosen, index: Index, notes: Annotations) -> Citation:
    passage = index.passages[one.candidate.passage]
    meta = index.documents[passage.doc_id].meta
    cluster = one.candidate.cluster
    copies = {
        index.passages[other].doc_id
        for other, leader in enumerate(notes.copies)
        if leader == cluster and index.passages[other].doc_id != passage.doc_id
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


def _conflicts(points: Sequence[Point], chosen: Sequence[Chosen], options: Sequence[str]) -> tuple[Conflict, ...]:
    """Criteria on which one source praises what another blames or praises another option for."""
    found = []
    for criterion in dict.fromkeys(point.criterion for point in points if point.criterion):
        sides: dict[str, list[int]] = {}
        sources: dict[str, set[int]] = {}
        for number, (point, one) in enumerate(zip(points, chosen, strict=True), 1):
            for option, stance in zip(options, one.candidate.stances, strict=True):
                if point.criterion == criterion and stance >= _CONFLICT:
                    sides.setdefault(option, []).append(number)
                    sources.setdefault(option, set()).add(one.candidate.source)
        if len(sides) > 1 and len(set.union(*sources.values())) > 1:
            found.append(
                Conflict(
                    criterion=criterion,
                    summary=wording.conflict(criterion, list(sides)),
                    sides=tuple(ConflictSide(option=o, citations=tuple(n)) for o, n in sides.items()),
                )
            )
    return tuple(found[:2])
