"""What readers say that clauses of the golden articles speak for: `stances.tsv` beside each set's articles.

A line holds a document's id, the clause's character offsets in its text, and for each option that it speaks for
(+1, plainly +2) or against (-1, -2) a column "option=label"; a line without any speaks for none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.advisor import Advisor
from bot.question_set import read_set
from index.records import Clause, Passage

# Topics that had no part in fitting what clauses imply.
UNFITTED = ("mobile", "hosting", "brokers", "iac")
Labels = dict[tuple[str, int, int], dict[str, int]]


@dataclass(frozen=True)
class Labelled:
    doc_id: str
    start: int
    end: int
    labels: dict[str, int]


def agreement(advisor: Advisor, folder: Path) -> Counter[tuple[str, bool]]:
    """How often readers agree, by what is judged: what is "read" of a clause, a "reason", a "counter"."""
    labels: Labels = {
        (one.doc_id, one.start, one.end): one.labels for one in read_labels(folder / "stances.tsv")
    }
    return Counter([*_read(advisor, labels), *_shown(advisor, labels, folder)])


def share(found: Counter[tuple[str, bool]], what: str) -> float:
    return found[what, True] / (found[what, True] + found[what, False])


def _read(advisor: Advisor, labels: Labels) -> Iterator[tuple[str, bool]]:
    passages = advisor.index.passages
    for clause, claim in zip(advisor.index.clauses, advisor.notes.claims, strict=True):
        told = _told(labels, passages[clause.passage], clause)
        for option, stance in claim.stances.items():
            if stance and option in told:
                yield "read", stance * told[option] > 0


def _shown(advisor: Advisor, labels: Labels, folder: Path) -> Iterator[tuple[str, bool]]:
    """A reason praises the option that it is for, or only blames others; the other side does the reverse."""
    options = advisor.notes.lexicon.options
    by_passage = _by_passage(advisor, labels)
    for _, inquiry in read_set((folder / "questions.jsonl").read_text(encoding="utf-8")):
        _, finding = advisor.explain(inquiry)
        favoured = {options[number] for number in finding.decision.favoured} if finding.decision else set()
        for quote in finding.quotes:
            if quote.option is not None and quote.role in {"reason", "counter"}:
                told, option = by_passage[quote.candidate.passage], options[quote.option]
                # Without a verdict the other side is what is said against the option itself.
                against = quote.role == "counter" and (not favoured or option in favoured)
                others = [value for name, value in told.items() if name != option]
                about = told[option] or -sum(others)
                yield quote.role, about < 0 if against else about > 0


def _by_passage(advisor: Advisor, labels: Labels) -> list[Counter[str]]:
    told: list[Counter[str]] = [Counter() for _ in advisor.index.passages]
    for clause in advisor.index.clauses:
        passage = advisor.index.passages[clause.passage]
        told[clause.passage].update(_told(labels, passage, clause))
    return told


def _told(labels: Labels, passage: Passage, clause: Clause) -> dict[str, int]:
    place = passage.doc_id, passage.start + clause.start, passage.start + clause.end
    assert place in labels, f"{place} has no label: read it, and add its line to stances.tsv"
    return labels[place]


def read_labels(path: Path) -> list[Labelled]:
    return [_labelled(*line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()]


def _labelled(doc_id: str, start: str, end: str, *labels: str) -> Labelled:
    pairs = (label.rsplit("=", 1) for label in labels)
    return Labelled(doc_id, int(start), int(end), {option: int(value) for option, value in pairs})
