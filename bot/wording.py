"""The advisor's sentences: short, plain, and each said once."""

from __future__ import annotations

from collections.abc import Sequence

from bot.annotations import Annotations
from bot.answer import Answer, Citation, Point, Verdict
from bot.coverage import Coverage
from index.search import Index

GREETING = "Hello! Ask me which technology fits what you are building, and I answer from my sources with quotes."
_STRENGTHS = {"clear": "clear", "lean": "a lean, not a certainty", "even": "the sources treat them evenly"}


def plural(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")


def listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def point(quote: str) -> str:
    return f"“{' '.join(quote.split())}”"


def summary(choice: str, strength: str, pair: Sequence[str], in_favour: int, against: int) -> str:
    if choice == "both":
        return f"Use both, {listed(pair)}, each for the part it is strong at."
    if choice == "depends":
        return "It depends: on this the sources do not favour one over the other."
    sides = f"{plural(in_favour, 'independent source')} for it"
    other = f"{against} with something against" if against else "none against"
    return f"{choice}: {_STRENGTHS[strength]}. {sides}, {other}."


def conflict(criterion: str, options: Sequence[str]) -> str:
    return f"On {criterion} the sources disagree: {listed([f'some favour {option}' for option in options])}."


def would_change(points: Sequence[Point], verdict: Verdict | None) -> tuple[str, ...]:
    if verdict is None:
        return ()
    found: dict[str, None] = {}
    for one in points:
        if one.role == "counter" and one.option and one.criterion and one.option != verdict.choice:
            found[f"If {one.criterion} weighs more than the rest: {one.option}."] = None
    return tuple(found)[:3]


def notes(citations: Sequence[Citation], annotations: Annotations, index: Index) -> tuple[str, ...]:
    found = []
    years = sorted({c.published[:4] for c in citations if c.published})
    if years:
        span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
        found.append(f"The sources are from {span}.")
    sellers = {c.publisher or c.title: annotations.sellers.get(c.doc_id, ()) for c in citations}
    found += [f"{name} sells services in {listed(sold)}." for name, sold in sellers.items() if sold]
    if any(citation.kind == "digest" for citation in citations):
        found.append("Quotes are from digests of the articles, in this project's words.")
    return tuple(found)


def follow_ups(points: Sequence[Point], verdict: Verdict | None, index: Index) -> tuple[str, ...]:
    criteria = list(dict.fromkeys(point.criterion for point in points if point.criterion))
    found = [f"What about {criterion}?" for criterion in criteria[1:3]]
    if verdict is not None:
        found.append("What would change your mind?")
    return tuple(found)


def abstention(coverage: Coverage, options: Sequence[str], index: Index) -> tuple[str, ...]:
    if coverage.reason == "refused":
        return ("I can't help with that: I only answer technology questions, from my sources.",)
    covered = f"They cover {listed(options)}." if options else ""
    if coverage.reason == "unknown_option":
        return (f"My sources don't cover {listed(coverage.unknown)}. {covered}".strip(),)
    return (f"My sources don't cover that. {covered}".strip(),)


def about(index: Index) -> tuple[str, ...]:
    lines = ["I answer technology choices from these sources, with verbatim quotes:"]
    for document in index.documents.values():
        meta = document.meta
        parts = [part for part in (meta.publisher, meta.author, meta.published) if part]
        lines.append(f"{meta.title} ({', '.join(parts)})" if parts else meta.title)
    return tuple(lines)


def markdown(answer: Answer) -> str:
    blocks = []
    if answer.verdict:
        blocks.append(f"**{answer.verdict.summary}**")
    for title, role in (("Why", "reason"), ("The other side", "counter"), ("What the sources say", "context")):
        lines = [f"- {p.text} {''.join(f'[{n}]' for n in p.citations)}" for p in answer.points if p.role == role]
        if lines:
            blocks.append("\n".join([f"**{title}**", *lines]))
    if answer.conflicts:
        blocks.append("\n".join(["**Sources disagree**", *(f"- {c.summary}" for c in answer.conflicts)]))
    if answer.would_change:
        blocks.append("\n".join(["**What would change this**", *(f"- {line}" for line in answer.would_change)]))
    if answer.notes:
        blocks.append("\n".join(f"- {note}" if answer.citations else note for note in answer.notes))
    if answer.citations:
        blocks.append("\n".join(["**Sources**", *(f"[{c.n}] {source_line(c)}" for c in answer.citations)]))
    return "\n\n".join(blocks)


def source_line(citation: Citation) -> str:
    parts = [citation.publisher, citation.title, citation.published, f"§ {citation.section[-1]}" if citation.section else None]
    line = ", ".join(part for part in parts if part)
    return f"{line} <{citation.url}>" if citation.url else line
