"""How an answer came about, as text: what was read, what was weighed, how the verdict follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.columns import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.annotations import Annotations
    from bot.answer import Answer, Citation
    from bot.compose import Finding
    from bot.selection import Candidate
    from bot.verdict import Decision
    from bot.weighing import Weighed
    from index.search import Index


# A clause that weighs less changes no verdict.
_LEAST_SHOWN = 0.05


@dataclass(frozen=True, slots=True)
class Explained:
    """An answer with its steps and what their numbers refer to."""

    answer: Answer
    steps: Finding
    index: Index
    notes: Annotations

    def criterion(self, number: int) -> str:
        return self.index.vocabulary.criteria[number].name


def explain(one: Explained) -> str:
    parts = (
        ("Question", _question(one)),
        ("Criteria", _criteria(one)),
        ("Ignored", [f"{plain(left.text)}: {left.why}" for left in one.steps.question.ignored]),
        ("Coverage", _coverage(one)),
        ("Evidence", list(_weighed(one))),
        ("Quoted", list(_quoted(one))),
        ("Merged near-copies", list(_copies(one))),
        ("Verdict", _verdict(one)),
    )
    return "\n\n".join(
        "\n".join([title, *(f"  {line}" for line in lines)]) for title, lines in parts if lines
    )


def _question(one: Explained) -> list[str]:
    asked = one.steps.question
    lines = [f"intent: {asked.intent}", f"options to choose from: {_listed(one.answer.options)}"]
    lines += [f"“{mention.surface}” speaks for {mention.name}" for mention in asked.mentions]
    lines += [f"not in the sources: {name}" for name in (*asked.foreign, *asked.foreign_topics)]
    lines += [f"people know {name}: {_signed(weight)}" for name, weight in asked.known.items()]
    lines += [f"ruled out: {name}" for name in sorted(asked.ruled_out)]
    lines += [f"not among those to choose from: {name}" for name in sorted(asked.passed_over)]
    if asked.follow_up:
        lines.append("read as a follow-up, with its thread")
    return [*lines, *(f"need ({c.source}, {c.weight:.2f}): {plain(c.text)}" for c in asked.clauses)]


def _criteria(one: Explained) -> list[str]:
    return [
        f"{want.share:.2f} {one.criterion(want.criterion)} (likeness {want.likeness:.2f}) "
        f"from “{plain(want.clause.text)}”"
        for want in one.steps.wants
    ]


def _coverage(one: Explained) -> list[str]:
    found = one.steps.coverage
    lines = [
        f"nearest passage: cosine {found.nearest:.2f}",
        f"words that the sources use: {found.known_words:.0%}",
    ]
    if found.reason:
        lines.append(f"no answer: {found.reason} ({_listed(found.unknown)})")
    return lines


def _cited(one: Explained) -> list[tuple[Citation, Candidate]]:
    return [
        (citation, quote.candidate)
        for citation, quote in zip(one.answer.citations, one.steps.quotes, strict=True)
    ]


def _quoted(one: Explained) -> Iterator[str]:
    """The quotes of the answer, with what their most telling clause says of each option."""
    points = {number: point for point in one.answer.points for number in point.citations}
    for citation, candidate in _cited(one):
        point = points.get(citation.n)
        role = f"{point.role}, {point.option or '-'}, {point.criterion or '-'}" if point else "-"
        stances = _stances(one.answer.options, candidate.stances)
        source = f"{citation.doc_id}, weight {candidate.score:.2f}"
        yield f"[{citation.n}] {role}; {stances}; {source}: {plain(citation.quote)}"


def _copies(one: Explained) -> Iterator[str]:
    """Passages that were counted once with another that says the same."""
    for citation, candidate in _cited(one):
        for other, leader in enumerate(one.notes.copies):
            if leader == candidate.cluster and other != candidate.passage:
                passage = one.index.passages[other]
                yield f"[{citation.n}] also in {passage.doc_id}: {plain(passage.text)}"


def _weighed(one: Explained) -> Iterator[str]:
    """Every clause that bears on a need, the heaviest first, with what it says of each option."""
    for need in one.steps.decision.needs if one.steps.decision else ():
        if need.heaviest is None:
            continue
        yield f"on {_need(one, need)}:"
        pairs = zip(need.heaviest.weights.tolist(), need.heaviest.clauses.tolist(), strict=True)
        for weight, clause in sorted(pairs, reverse=True):
            if weight >= _LEAST_SHOWN:
                yield f"  {weight:.2f} × {_clause(one, clause)}"


def _clause(one: Explained, number: int) -> str:
    clause, claim = one.index.clauses[number], one.notes.claims[number]
    passage = one.index.passages[clause.passage]
    said = ", ".join(f"{option} {_signed(value)}" for option, value in claim.stances.items()) or "no option"
    return f"({said}) {passage.doc_id}: {plain(passage.text[clause.start : clause.end])}"


def _verdict(one: Explained) -> list[str]:
    decision, verdict = one.steps.decision, one.answer.verdict
    if decision is None or verdict is None:
        return []
    options = one.answer.options
    said = f"{verdict.choice}, {verdict.strength}, confidence {verdict.confidence:.2f}"
    return [
        *(
            f"{need.share:.2f} × ({_stances(options, need.support)}) {_need(one, need)}"
            for need in decision.needs
        ),
        f"in all {_stances(options, decision.support)}, margin {decision.margin:.2f}",
        f"{_follows(one, decision)}: {said}",
    ]


def _need(one: Explained, need: Weighed) -> str:
    if need.want:
        return one.criterion(need.want.criterion)
    return f"“{plain(need.clause.text)}”" if need.clause else "what the team knows"


def _follows(one: Explained, decision: Decision) -> str:
    if decision.choice == "both":
        return "two needs that each favour another option"
    if decision.choice == "depends" and one.answer.options[decision.leader] in one.steps.question.flatly:
        return "the option with the most support was to be praised without a word against it"
    if decision.outnumbered:
        return (
            "no option is far ahead, and more of the sources quoted speak against the leading one than for it"
        )
    if decision.choice == "depends":
        return "no option is ahead by enough"
    return "the option with the most support"


def _stances(options: Sequence[str], values: Iterable[float]) -> str:
    return ", ".join(f"{option} {_signed(value)}" for option, value in zip(options, values, strict=True))


def _signed(value: float) -> str:
    return f"{value:+.2f}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"
