"""How verdicts hold up from topic to topic: each golden set is asked of its own articles."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from measuring import ROOT
from rows import Row

sys.path.insert(0, str(ROOT / "tests" / "golden"))

from stance_labels import UNFITTED, agreement, share

from bot import calibration, indexing, wiring
from bot.judging import Case, mean
from bot.question_set import given, read_set
from bot.verdict import Decision
from index.export import BUNDLED_MODEL

GOLDEN = ROOT / "tests" / "golden"


@dataclass(frozen=True)
class Judged:
    """A verdict, what it was decided by, and how good it was."""

    topic: str
    decision: Decision
    case: Case


def verdicts(scratch: Path) -> Iterator[Judged]:
    """Of every question that has a right verdict, on the bundled articles and on each topic's own.

    All indexes are built in one folder, one after the other, so that they share their encoder.
    """
    yield from _verdicts("bundled", GOLDEN / "questions.jsonl", ROOT / "corpus", scratch / "index")
    for articles in sorted(GOLDEN.rglob("articles")):
        questions = articles.with_name("questions.jsonl")
        yield from _verdicts(articles.parent.name, questions, articles, scratch / "index")


def _verdicts(topic: str, questions: Path, corpus: Path, folder: Path) -> Iterator[Judged]:
    indexing.build(corpus, folder, BUNDLED_MODEL, lambda *_: None)
    advisor = wiring.open_advisor(folder)
    for asked, inquiry in read_set(questions.read_text(encoding="utf-8")):
        answer, finding = advisor.explain(inquiry)
        if asked.verdict and finding.decision:
            yield Judged(topic, finding.decision, Case(asked, given(answer)))


def measure(scratch: Path) -> list[Row]:
    found = list(verdicts(scratch))
    by_topic: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        by_topic[one.topic].append(one)
    topics = f"{len(found)} verdicts, {len(by_topic)} topics"
    clear = [one for one in found if one.decision.strength == "clear"]
    error = calibration.error([(one.case.given.confidence or 0.0, bool(one.case.right)) for one in found])
    return [
        Row(topics, f"{mean([bool(one.case.right) for one in found]):.2f} right", _range(by_topic)),
        Row(topics, f"{mean([bool(one.case.wrong) for one in found]):.2f} plainly wrong"),
        Row(
            "of them called clear",
            f"{mean([bool(one.case.right) for one in clear]):.2f} right",
            f"{len(clear)} verdicts",
        ),
        Row("their expected calibration error", f"{error:.3f}", "", None, "≤ .08", (error or 0) <= 0.08),
        _sides(scratch),
    ]


def _sides(scratch: Path) -> Row:
    """Of the quotes shown on either side the share that readers would put there."""
    found: Counter[tuple[str, bool]] = Counter()
    for folder in (GOLDEN / topic for topic in UNFITTED):
        indexing.build(folder / "articles", scratch / "index", BUNDLED_MODEL, lambda *_: None)
        found += agreement(wiring.open_advisor(scratch / "index"), folder)
    shares = f"{share(found, 'reason'):.2f} and {share(found, 'counter'):.2f}"
    return Row("reasons and the other side, to readers", shares, f"{len(UNFITTED)} topics")


def _range(by_topic: dict[str, list[Judged]]) -> str:
    rates = sorted(
        (mean([bool(one.case.right) for one in found]), topic) for topic, found in by_topic.items()
    )
    return ", ".join(f"{topic} {rate:.2f}" for rate, topic in (rates[0], rates[-1]))
