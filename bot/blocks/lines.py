"""The single lines of an answer: points with their references, conflicts, sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.blocks.inert import inert, label
from bot.blocks.passage import link, passage_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answer import Answer, Citation, Conflict, Point

_NUMBER = re.compile(r"\[([0-9]{1,3})\]")


def references(numbers: Iterable[int], answer: Answer) -> str:
    """``[1] [3]``, each a link to its passage where there is one."""
    by_number = {citation.n: citation for citation in answer.citations}
    return " ".join(_reference(by_number[n]) for n in numbers if n in by_number)


def _reference(citation: Citation) -> str:
    url = passage_url(citation)
    return link(url, f"[{citation.n}]") if url else f"[{citation.n}]"


def point_line(point: Point, answer: Answer) -> str:
    return f"• {inert(' '.join(point.text.split()))} {references(point.citations, answer)}".rstrip()


def conflict_line(conflict: Conflict, answer: Answer) -> str:
    """The summary with its references as links; where it does not say who says what, the sides after it."""
    numbers = {n for side in conflict.sides for n in side.citations}
    summary = inert(" ".join(conflict.summary.split()))
    if numbers <= {int(found) for found in _NUMBER.findall(summary)}:
        return "• " + _NUMBER.sub(lambda m: references([int(m[1])], answer) or m[0], summary)
    sides = "; ".join(
        f"{label(side.option, 60)} {references(side.citations, answer)}" for side in conflict.sides
    )
    return f"• {summary} ({sides})"


def source_line(citation: Citation) -> str:
    return f"[{citation.n}] {provenance(citation)}"


def source_lines(citations: Iterable[Citation]) -> list[str]:
    """One line a source; passages that share title, section and link share a line."""
    lines: dict[str, list[str]] = {}
    for citation in citations:
        lines.setdefault(provenance(citation), []).append(f"[{citation.n}]")
    return [f"{' '.join(numbers)} {line}" for line, numbers in lines.items()]


def provenance(citation: Citation) -> str:
    """Who says it and where, with a link to the passage; the label of the link is ours."""
    url = passage_url(citation)
    where = [label(citation.publisher, 60)] if citation.publisher else []
    where += [label(citation.author, 60)] if citation.author else []
    where += [label(citation.published, 20)] if citation.published else []
    where += [f"“{label(citation.section[-1], 60)}”"] if citation.section else []
    where += (
        [link(url, "original article" if citation.kind == "digest" else "open at the passage")] if url else []
    )
    title = label(citation.title, 120) or label(citation.doc_id, 120)
    return " · ".join([title, *where])


def cited(points: Iterable[Point], conflicts: Iterable[Conflict]) -> set[int]:
    numbers = {n for point in points for n in point.citations}
    return numbers | {n for conflict in conflicts for side in conflict.sides for n in side.citations}
