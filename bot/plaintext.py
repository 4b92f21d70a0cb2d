"""An answer as text for people at a terminal; it reads the same in a pipe, without colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answer import Answer, Citation, Point, Role
from bot.columns import plain, wrapped

_BOLD, _DIM, _GREEN, _YELLOW, _END = "\033[1m", "\033[2m", "\033[32m", "\033[33m", "\033[0m"
_HUES = {"clear": _GREEN, "lean": _YELLOW, "even": ""}
_PARTS: tuple[tuple[str, Role], ...] = (
    ("Why", "reason"),
    ("The other side", "counter"),
    ("It depends on", "condition"),
    ("What the sources say", "context"),
)
# Text that runs across a whole wide screen is hard to read.
WIDEST, NARROWEST = 100, 20


@dataclass(frozen=True, slots=True)
class Style:
    width: int = 80
    colours: bool = False

    @property
    def columns(self) -> int:
        return max(NARROWEST, min(WIDEST, self.width))

    def paint(self, text: str, *codes: str) -> str:
        used = "".join(codes)
        return f"{used}{text}{_END}" if self.colours and used else text


def render(answer: Answer, style: Style) -> str:
    blocks = [block for block in _blocks(answer, style) if block]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _blocks(answer: Answer, style: Style) -> Iterator[list[str]]:
    if answer.verdict:
        lines = wrapped(plain(answer.verdict.summary), style.columns)
        yield [style.paint(line, _BOLD, _HUES[answer.verdict.strength]) for line in lines]
    for title, role in _PARTS:
        yield _titled(title, [_point(p) for p in answer.points if p.role == role], style)
    yield _titled("Sources disagree", [conflict.summary for conflict in answer.conflicts], style)
    yield _titled("What would change this", answer.would_change, style)
    if answer.citations:
        yield _titled("Know", answer.notes, style)
    else:
        yield [line for note in answer.notes for line in wrapped(plain(note), style.columns)]
    yield _sources(answer.citations, style)
    yield _titled("You could ask next", answer.follow_ups, style)


def _titled(title: str, lines: Sequence[str], style: Style) -> list[str]:
    if not lines:
        return []
    found = [style.paint(part, _BOLD) for part in wrapped(title, style.columns)]
    for line in lines:
        found += wrapped(plain(line), style.columns, "  • ", "    ")
    return found


def _point(point: Point) -> str:
    numbers = "".join(f"[{number}]" for number in point.citations)
    # The numbers are no Markdown: a space apart they survive being made plain.
    return f"{point.text} {numbers}".rstrip()


def _sources(citations: Sequence[Citation], style: Style) -> list[str]:
    if not citations:
        return []
    found = [style.paint("Sources", _BOLD)]
    for citation in citations:
        number = f"  [{citation.n}] "
        rest = " " * len(number)
        found += wrapped(plain(_source(citation)), style.columns, number, rest)
        if citation.url:
            # Unbroken, so that it can be clicked and copied.
            found.append(style.paint(rest + plain(citation.url), _DIM))
    return found


def _source(citation: Citation) -> str:
    section = f"§ {citation.section[-1]}" if citation.section else None
    kind = "digest" if citation.kind == "digest" else None
    parts = (citation.publisher, citation.title, citation.published, section, kind)
    return ", ".join(part for part in parts if part)
