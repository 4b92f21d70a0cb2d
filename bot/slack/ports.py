"""What the Slack side needs from the advisor, by shape: anything that has these will do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.answer import Answer, Inquiry


class Advisor(Protocol):
    @property
    def index_id(self) -> str: ...

    def answer(self, inquiry: Inquiry) -> Answer: ...

    def sources(self) -> tuple[str, ...]:
        """One line of plain text an article: title, publisher, date."""
        ...

    def names(self) -> frozenset[str]:
        """Single words, in lower case, that name an option of the articles."""
        ...

    def examples(self) -> tuple[str, ...]:
        """A question that chooses and one that compares, as the articles answer them; may be empty."""
        ...

    def record(self, answer: Answer, *, project: str | None = None) -> str:
        """An architecture decision record in Markdown."""
        ...
