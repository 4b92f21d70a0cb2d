"""An answer as text for people at a terminal; it reads the same in a pipe, without colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import wording
from bot.answer import Answer, Citation, Point
from bot.columns import plain, wrapped

_BOLD, _DIM, _GREEN, _YELLOW, _END = "\033[1m", "\033[2m", "\033[32m", "\033[33m", "\033[0m"
_HUES = {"clear": _GREEN, "lean": _YELLOW, "even": ""}
# What goes on below a source's numbers.
_UNDER = " " * 6
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
    for title, role in wording.titles(answer):
        yield _titled(title, [_point(p) for p in answer.points if p.role == role], style)
    yield _titled(wording.DISAGREE, [conflict.summary for conflict in answer.conflicts], style)
    yield _titled(wording.WOULD_CHANGE, answer.would_change, style)
    if answer.citations:
        yield _titled(wording.KNOW, answer.notes, style)
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
    for numbers, line, url in wording.by_source(citations):
        found += wrapped(plain(line), style.columns, f"  {numbers} ", _UNDER)
        if url:
            # Unbroken, so that it can be clicked and copied.
            found.append(style.paint(_UNDER + plain(url), _DIM))
    return found
