"""What readers say that clauses of the golden articles speak for: `stances.tsv` beside each set's articles.

A line holds a document's id, the clause's character offsets in its text, and for each option that it speaks for
(+1, plainly +2) or against (-1, -2) a column "option=label"; a line without any speaks for none.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Labelled:
    doc_id: str
    start: int
    end: int
    labels: dict[str, int]


def read_labels(path: Path) -> list[Labelled]:
    return [_labelled(*line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()]


def _labelled(doc_id: str, start: str, end: str, *labels: str) -> Labelled:
    pairs = (label.rsplit("=", 1) for label in labels)
    return Labelled(doc_id, int(start), int(end), {option: int(value) for option, value in pairs})
