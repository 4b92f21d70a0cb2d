"""What stands behind an answer: every point whole, every quote verbatim; and the decision record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.blocks.inert import inert
from bot.blocks.lines import conflict_line, point_line, source_line
from bot.blocks.message import (
    MOST_BLOCKS,
    MOST_IN_MESSAGE,
    MOST_IN_SECTION,
    Block,
    Message,
    characters,
    packed,
    pieces_of,
    section,
)
from bot.wording import DISAGREE, titles

if TYPE_CHECKING:
    from bot.answer import Answer, Citation

# A response_url takes five posts; one is left for what the person presses next.
MOST_MESSAGES = 4
_TOO_LONG = "(This one is too long for a message; it stands in the article.)"


def evidence_messages(answer: Answer) -> list[Message]:
    """All points and quotes, over as many messages as it takes, up to four."""
    quotes = [section(_quote(citation)) for citation in answer.citations]
    return _messages([*_said(answer), *quotes], "The evidence behind the answer")


def record_messages(markdown: str) -> list[Message]:
    """A decision record as text to copy: in code fences, where nothing is interpreted."""
    return _messages(
        [section(f"```\n{part}\n```") for part in pieces_of(markdown, MOST_IN_SECTION - 100)],
        "Decision record",
    )


def _said(answer: Answer) -> list[Block]:
    """Each side under its name, and where the sources disagree."""
    parts = [
        (title, [point_line(point, answer) for point in answer.points if point.role == role])
        for title, role in titles(answer)
    ]
    parts.append((DISAGREE, [conflict_line(conflict, answer) for conflict in answer.conflicts]))
    return [block for title, lines in parts if lines for block in packed([*map(_bounded, lines)], title)]


def _bounded(line: str) -> str:
    return line if len(line) <= MOST_IN_SECTION else _TOO_LONG


def _quote(citation: Citation) -> str:
    quoted = "\n".join(f"> {line}" for line in inert(citation.quote).splitlines())
    whole = f"*{source_line(citation)}*\n{quoted}"
    if citation.also_in:
        whole += f"\nThe same words stand in {len(citation.also_in)} more of the articles."
    return whole if len(whole) <= MOST_IN_SECTION else f"*{source_line(citation)}*\n{_TOO_LONG}"


def _messages(blocks: list[Block], title: str) -> list[Message]:
    pages: list[list[Block]] = [[]]
    for block in blocks:
        page = [*pages[-1], block]
        if pages[-1] and (len(page) > MOST_BLOCKS or characters(page) > MOST_IN_MESSAGE):
            pages.append([block])
        else:
            pages[-1] = page
    left = len(pages) - MOST_MESSAGES
    if left > 0:
        pages = pages[:MOST_MESSAGES]
        pages[-1].append(
            section("There is more than Slack lets me post here; `stack-advisor ask` shows it all.")
        )
    return [Message(title, tuple(page)) for page in pages if page]
