"""A stand-in for the advisor: answers at once, by rules that a test can read."""

from __future__ import annotations

import threading

from bot.answer import (
    Answer,
    Citation,
    Conflict,
    ConflictSide,
    IndependentSources,
    IndexStamp,
    Inquiry,
    Point,
    Verdict,
)

QUOTE = "Node.js keeps a great many connections open at once, which suits live applications."
OTHER = "Python is strong where there is much to compute or a lot of data to work through."


def citation(n, quote, **more):
    fields = {
        "doc_id": f"00{n}_article",
        "title": f"Article {n}",
        "publisher": "Some House",
        "published": "2024",
        "url": f"https://example.org/articles/{n}",
        "section": ("Performance",),
    }
    return Citation(n=n, quote=quote, start=0, end=len(quote), **{**fields, **more})


class FakeAdvisor:
    """Says Node.js, and Python to whoever's project mentions Python; knows nothing of COBOL."""

    index_id = "fake-index"

    def __init__(self):
        self.asked = []

    def sources(self):
        return ("Article 1 · Some House · 2024", "Article 2 · Some House · 2024")

    def names(self):
        return frozenset({"node", "nodejs", "python"})

    def examples(self):
        return ("Should we use Tin or Zinc for bread?", "Compare Tin and Zinc for cake")

    def record(self, answer, *, project=None):
        told = f"\n## Context\n{project}" if project else ""
        choice = answer.verdict.choice if answer.verdict else "open"
        return f"# Use {choice}\n\n## Decision\n{answer.question}{told}\n"

    def answer(self, inquiry: Inquiry) -> Answer:
        self.asked.append(inquiry)
        if "explode" in inquiry.question:
            raise RuntimeError(f"xoxb-secret-token-000 while answering {inquiry.question}")
        stamp = IndexStamp(id=self.index_id, built="2026-11-20T12:00:00Z")
        if "COBOL" in inquiry.question:
            return Answer(
                question=inquiry.question,
                intent="choose",
                abstained=True,
                abstain_reason="not_covered",
                index=stamp,
            )
        choice = "Python" if inquiry.project and "Python" in inquiry.project else "Node.js"
        earlier = len(inquiry.context)
        return Answer(
            question=inquiry.question,
            intent="choose",
            options=("Node.js", "Python"),
            criteria=("streaming",),
            verdict=Verdict(
                choice=choice,
                strength="clear",
                confidence=0.86,
                summary=f"{choice}: it fits (turns before: {earlier}).",
            ),
            points=(
                Point(
                    role="reason", option="Node.js", text="It holds many open connections.", citations=(1,)
                ),
                Point(
                    role="counter",
                    option="Python",
                    text="Python is better at heavy computing.",
                    citations=(2,),
                ),
            ),
            conflicts=(
                Conflict(
                    criterion="speed",
                    summary="They disagree on speed.",
                    sides=(
                        ConflictSide(option="Node.js", citations=(1,)),
                        ConflictSide(option="Python", citations=(2,)),
                    ),
                ),
            ),
            independent_sources=IndependentSources(in_favour=2, against=1),
            would_change=("A team that knows only Python.",),
            notes=("All sources are older than two years.",),
            citations=(citation(1, QUOTE), citation(2, OTHER)),
            text="…",
            index=stamp,
        )


class SlowAdvisor(FakeAdvisor):
    """Answers when it is let."""

    def __init__(self):
        super().__init__()
        self.started, self.go_on = threading.Event(), threading.Event()

    def answer(self, inquiry):
        self.started.set()
        assert self.go_on.wait(10)
        return super().answer(inquiry)
