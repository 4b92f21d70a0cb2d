"""An answer as a decision record: Markdown with the headings of MADR (adr.github.io/madr)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.answer import Answer, Citation, Point
from bot.columns import plain
from bot.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def record(answer: Answer, date: dt.date, project: str | None = None) -> str:
    """``project`` is private: hand it in only when the asker wants it in the record."""
    if answer.verdict is None:
        raise UsageError("There is no verdict to record: ask which option to choose.")
    sections = [
        _front_matter(date),
        f"# {_title(answer)}",
        _section("Context and Problem Statement", _context(answer, project)),
        _section("Decision Drivers", _bullets(answer.criteria)),
        _section("Considered Options", _bullets(answer.options)),
        _section("Decision Outcome", _outcome(answer)),
        _section("Pros and Cons of the Options", list(_options(answer))),
        _section("Dissent between Sources", _dissent(answer)),
        _section("What Would Change This", _bullets(answer.would_change)),
        _section("More Information", [*_bullets(answer.notes), *_sources(answer.citations)]),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _front_matter(date: dt.date) -> str:
    return f"---\nstatus: proposed\ndate: {date.isoformat()}\n---"


def _title(answer: Answer) -> str:
    choice = answer.verdict.choice if answer.verdict else ""
    over = {
        "both": f"Use {' and '.join(answer.options)} together",
        "depends": f"{' or '.join(answer.options)}: open",
    }
    subject = f" for {', '.join(answer.criteria[:2])}" if answer.criteria else ""
    return _text(over.get(choice, f"Use {choice}") + subject)


def _section(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"## {title}", "", *lines]) if lines else ""


def _context(answer: Answer, project: str | None) -> list[str]:
    asked = f"> {_text(answer.question)}"
    return [asked, "", f"The project: {_text(project)}"] if project else [asked]


def _outcome(answer: Answer) -> list[str]:
    verdict = answer.verdict
    assert verdict is not None
    sources = answer.independent_sources
    counts = f"independent sources for it: {sources.in_favour}, against it: {sources.against}"
    return [
        f"Chosen option: **{_text(verdict.choice)}**. {_text(verdict.summary)}",
        "",
        f"Strength: {verdict.strength}; confidence {verdict.confidence:.0%}; {counts}.",
    ]


def _options(answer: Answer) -> Iterator[str]:
    """Under each option what speaks for and against it; what names no option comes last."""
    choice = answer.verdict.choice if answer.verdict else None
    blank = False
    for option in (*answer.options, None):
        points = [point for point in answer.points if point.option == option]
        if points:
            yield from ("",) if blank else ()
            yield from (f"### {_text(option or 'In general')}", "")
            yield from (f"* {_weight(point, choice)} {_said(point)}" for point in points)
            blank = True


def _weight(point: Point, choice: str | None) -> str:
    """A counter-argument to the choice that names another option speaks for that one."""
    if point.role == "counter":
        return "Bad, because" if point.option == choice else "Good, because"
    return {"reason": "Good, because", "condition": "Depends:"}.get(point.role, "Neutral, because")


def _said(point: Point) -> str:
    numbers = "".join(f"[{number}]" for number in point.citations)
    about = f"({_text(point.criterion)})" if point.criterion else ""
    return " ".join(part for part in (_text(point.text), numbers, about) if part)


def _dissent(answer: Answer) -> list[str]:
    lines = []
    for conflict in answer.conflicts:
        lines.append(f"* {_text(conflict.summary)}")
        for side in conflict.sides:
            lines += [f"  * {_text(side.option)}: {_quoted(answer, n)}" for n in side.citations[:2]]
    return lines


def _quoted(answer: Answer, number: int) -> str:
    quote = next((one.quote for one in answer.citations if one.n == number), "")
    return f"“{_text(quote)}” [{number}]"


def _sources(citations: Sequence[Citation]) -> list[str]:
    return ["", *(f"[{one.n}] {_source(one)}  " for one in citations)] if citations else []


def _source(one: Citation) -> str:
    section = f"§ {one.section[-1]}" if one.section else None
    parts = (one.publisher, one.title, one.published, section, "digest" if one.kind == "digest" else None)
    named = _text(", ".join(part for part in parts if part))
    return f"{named} <{plain(one.url)}>" if one.url else named


def _bullets(lines: Sequence[str]) -> list[str]:
    return [f"* {_text(line)}" for line in lines]


def _text(text: str) -> str:
    """As plain words that Markdown leaves alone."""
    return _MARKS.sub(r"\\\1", plain(text))
