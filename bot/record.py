"""An answer as a decision record: Markdown with the headings of MADR (adr.github.io/madr)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot import wording
from bot.answer import Answer, Citation, Point
from bot.columns import plain
from bot.errors import UsageError
from bot.sentences import listed

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
        "both": f"Use {listed(_favoured(answer))} together",
        "depends": f"No decision yet between {listed(answer.options)}",
    }
    summary = answer.verdict.summary if answer.verdict else ""
    criteria = [name for name in answer.criteria if name in summary] or answer.criteria
    subject = f" for {wording.needs(criteria[:2])}" if criteria else ""
    return _text(over.get(choice, f"Use {choice}") + subject)


def _favoured(answer: Answer) -> list[str]:
    """The options that the reasons are for: of a "both" those that its sentence names."""
    verdict = answer.verdict
    if verdict is not None and verdict.choice == "both":
        named = (re.compile(rf"(?<!\w){re.escape(option)}(?!\w)") for option in answer.options)
        return [o for o, name in zip(answer.options, named, strict=True) if name.search(verdict.summary)]
    reasons = {point.option for point in answer.points if point.role == "reason"}
    return [option for option in answer.options if option in reasons]


def _section(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"## {title}", "", *lines]) if lines else ""


def _context(answer: Answer, project: str | None) -> list[str]:
    asked = f"> {_text(answer.question)}"
    return [asked, "", f"The project: {_text(project)}"] if project else [asked]


def _outcome(answer: Answer) -> list[str]:
    verdict = answer.verdict
    assert verdict is not None
    choice = listed(_favoured(answer)) if verdict.choice == "both" else verdict.choice
    chosen = "No option is chosen yet." if choice == "depends" else f"Chosen option: **{_text(choice)}**."
    sources = answer.independent_sources
    counts = f"independent sources for it: {sources.in_favour}, against it: {sources.against}"
    return [
        f"{chosen} {_text(verdict.summary)}",
        "",
        f"Strength: {verdict.strength}; confidence {verdict.confidence:.0%}; {counts}.",
    ]


def _options(answer: Answer) -> Iterator[str]:
    """Under each option what speaks for and against it; what names no option comes last."""
    favoured = _favoured(answer)
    blank = False
    for option in (*answer.options, None):
        points = [point for point in answer.points if point.option == option]
        if points:
            yield from ("",) if blank else ()
            yield from (f"### {_text(option or 'In general')}", "")
            yield from (f"* {_weight(point, favoured)} {_said(point)}" for point in points)
            blank = True


def _weight(point: Point, favoured: Sequence[str]) -> str:
    """A counter-argument that is about none of the favoured options speaks for the one it is about."""
    if point.role == "counter":
        return "Bad, because" if point.option in favoured else "Good, because"
    return {"reason": "Good, because", "condition": "Depends:"}.get(point.role, "Neutral, because")


def _said(point: Point) -> str:
    """What stands under an option does not name it again; what it is about is told behind it."""
    said, option, criterion = point.text, point.option, point.criterion
    labels = ((option, criterion), (option, None), (None, criterion))
    for label in (wording.ALSO, *(wording.subject(*names) for names in labels)):
        said = said.removeprefix(f"{label}: ")
    numbers = "".join(f"[{number}]" for number in point.citations)
    about = f"({_text(criterion)})" if criterion else ""
    return " ".join(part for part in (_text(said), numbers, about) if part)


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
    named = [
        f"{numbers} {_text(line)} <{plain(url)}>" if url else f"{numbers} {_text(line)}"
        for numbers, line, url in wording.by_source(citations)
    ]
    return ["", *(f"{line}  " for line in named)] if named else []


def _bullets(lines: Sequence[str]) -> list[str]:
    return [f"* {_text(line)}" for line in lines]


def _text(text: str) -> str:
    """As plain words that Markdown leaves alone."""
    return _MARKS.sub(r"\\\1", plain(text))
