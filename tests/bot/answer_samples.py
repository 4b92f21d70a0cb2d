"""A finished answer, written by hand."""

from __future__ import annotations

from bot.answer import (
    Answer,
    Citation,
    Conflict,
    ConflictSide,
    IndependentSources,
    IndexStamp,
    Point,
    Verdict,
)

URL = "https://one.example/a-very-long-address/that-nobody-may-break/because-it-is-clicked"


def citation(n, quote, **more):
    fields = {"doc_id": f"doc{n}", "title": f"Title {n}", "start": 0, "end": len(quote)} | more
    return Citation(n=n, quote=quote, **fields)


SAMPLE = Answer(
    question="Tin or Zinc for *chat*?",
    intent="choose",
    options=("Tin", "Zinc"),
    criteria=("chat",),
    verdict=Verdict(choice="Tin", strength="lean", confidence=0.7, summary="Tin: a lean, not a certainty."),
    points=(
        Point(
            role="reason",
            option="Tin",
            criterion="chat",
            text="“Tin is **great** for `chat`”",
            citations=(1,),
        ),
        Point(
            role="counter",
            option="Tin",
            criterion="cost",
            text="“Tin costs [more](https://x.example)”",
            citations=(2,),
        ),
        Point(role="counter", option="Zinc", criterion="cost", text="“Zinc is cheap”", citations=(3,)),
        Point(role="condition", option="Zinc", text="With two people, Zinc."),
    ),
    conflicts=(
        Conflict(
            criterion="chat",
            summary="On chat the sources disagree.",
            sides=(ConflictSide(option="Tin", citations=(1,)), ConflictSide(option="Zinc", citations=(3,))),
        ),
    ),
    independent_sources=IndependentSources(in_favour=1, against=2),
    would_change=("If cost weighs more than the rest: Zinc.",),
    notes=("The sources are from 2024.",),
    citations=(
        citation(
            1,
            "Tin is **great** for `chat`",
            publisher="Paper",
            published="2024",
            url=URL,
            section=("Top", "Chat"),
        ),
        citation(2, "Tin costs [more](https://x.example)", kind="digest"),
        citation(3, "Zinc is cheap"),
    ),
    follow_ups=("What about cost?",),
    index=IndexStamp(id="abc", built="2026-01-01T00:00:00Z"),
)
