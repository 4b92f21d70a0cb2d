"""The answer contract: what every surface (terminal, Slack, a script) is promised.

The JSON Schema in ``bot/answer.schema.json`` is generated from these models and checked by a test.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Intent = Literal["choose", "compare", "explain", "list", "meta", "smalltalk"]
AbstainReason = Literal["not_covered", "unknown_option", "refused"]
Strength = Literal["clear", "lean", "even"]
Role = Literal["reason", "counter", "condition", "context"]


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Turn(Record):
    """One earlier message of the thread a question was asked in."""

    role: Literal["user", "advisor"]
    text: str


class Inquiry(Record):
    """A question as it reaches the advisor, with what it is read against.

    ``project`` is the asker's private description: it tips the verdict and is never quoted.
    """

    question: str
    id: str | None = None
    context: tuple[Turn, ...] = ()
    project: str | None = None


class Verdict(Record):
    choice: str = Field(description='an option\'s canonical name, "both" or "depends"')
    strength: Strength
    confidence: Annotated[float, Field(ge=0, le=1)]
    summary: str


class Point(Record):
    """One line of the answer; ``citations`` number into ``Answer.citations``."""

    role: Role
    option: str | None = None
    criterion: str | None = None
    text: str
    citations: tuple[int, ...] = ()


class ConflictSide(Record):
    option: str
    citations: tuple[int, ...]


class Conflict(Record):
    criterion: str
    summary: str
    sides: tuple[ConflictSide, ...]


class IndependentSources(Record):
    """Publishers that stand behind each side; copies of one text count once."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    in_favour: Annotated[int, Field(alias="for", ge=0)] = 0
    against: Annotated[int, Field(ge=0)] = 0


class Citation(Record):
    """A verbatim quote: ``text[start:end] == quote`` in the stored text of ``doc_id``."""

    n: Annotated[int, Field(ge=1)]
    doc_id: str
    title: str
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    kind: Literal["article", "digest"] = "article"
    section: tuple[str, ...] = ()
    quote: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    also_in: tuple[str, ...] = ()


class IndexStamp(Record):
    id: str
    built: str


class Timings(Record):
    """Milliseconds; the only part of an answer that may differ between two runs."""

    understand: float = 0.0
    embed: float = 0.0
    retrieve: float = 0.0
    decide: float = 0.0
    total: float = 0.0


class Answer(Record):
    id: str | None = None
    question: str
    intent: Intent
    options: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    abstained: bool = False
    abstain_reason: AbstainReason | None = None
    verdict: Verdict | None = None
    points: tuple[Point, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    independent_sources: IndependentSources = IndependentSources()
    would_change: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    follow_ups: tuple[str, ...] = ()
    text: str = ""
    index: IndexStamp
    timings_ms: Timings = Timings()

    def to_json(self) -> str:
        """One line of JSON as the contract words it: ``id`` is absent when none was given."""
        return self.model_dump_json(by_alias=True, exclude={"id"} if self.id is None else None)
