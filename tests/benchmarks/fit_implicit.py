"""Fit and cross-validate what clauses without a word of praise or blame say, on the golden topics' labels.

    python tests/benchmarks/fit_implicit.py [--write]

It is fitted on every labelled clause that points one way, whatever its words; printed is the area under the ROC curve on
the clauses that the words leave open, each topic by a model fitted on the others. --write stores the model fitted on
all of tests/golden/topics in bot/stance_implicit.json; the other golden sets are kept out of it, for the tests.
"""

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))

from stance_labels import read_labels

from bot import stance
from bot.options import build_lexicon
from bot.stance_implicit import wording
from index import vocabulary
from index.articles.folder import read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "bot" / "stance_implicit.json"
TOPICS = ROOT / "tests" / "golden" / "topics"
# Chosen by the cross-validation. Wording met in fewer clauses costs file size and earns next to nothing.
STRENGTH, LEAST_CLAUSES = 0.1, 5


@dataclass(frozen=True)
class Example:
    """``is_open``: no word of it praises or blames."""

    topic: str
    wording: frozenset[str]
    praises: bool
    is_open: bool


def read(folder: Path) -> "Iterator[Example]":
    """The labelled clauses of one topic that speak for or against, and not for one option against another."""
    documents = read_corpus(folder / "articles").documents
    lexicon = build_lexicon(documents, vocabulary.load(folder / "articles").technologies)
    texts = {document.doc_id: document.text for document in documents}
    for one in read_labels(folder / "stances.tsv"):
        text, signs = texts[one.doc_id][one.start : one.end], {label > 0 for label in one.labels.values()}
        if len(signs) == 1:
            names = [(mention.start, mention.end) for mention in lexicon.mentions(text)]
            is_open = not stance.polarity(stance.masked(text, names))
            yield Example(folder.name, frozenset(wording(text, names)), signs.pop(), is_open)


def fit(examples: "Sequence[Example]") -> tuple[float, dict[str, float]]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(name for example in examples for name in example.wording)
    known = {name for name, count in seen.items() if count >= LEAST_CLAUSES}
    vectorizer, regression = DictVectorizer(), LogisticRegression(C=STRENGTH, max_iter=1000)
    rows = [dict.fromkeys(example.wording & known, 1.0) for example in examples]
    regression.fit(vectorizer.fit_transform(rows), [example.praises for example in examples])
    return _figures(regression, vectorizer.get_feature_names_out())


def _figures(regression: "LogisticRegression", names: "Sequence[str]") -> tuple[float, dict[str, float]]:
    found = zip(map(str, names), map(_figure, regression.coef_[0]), strict=True)
    return _figure(regression.intercept_[0]), {name: weight for name, weight in sorted(found) if weight}


def _figure(value: float) -> float:
    return round(float(value), 3)


def left_out(examples: "Sequence[Example]") -> float:
    """The share of pairs of a praising and a blaming open clause of one topic that are told apart."""
    told = pairs = 0.0
    for topic in sorted({example.topic for example in examples}):
        bias, weights = fit([example for example in examples if example.topic != topic])
        odds: dict[bool, list[float]] = {True: [], False: []}
        for example in examples:
            if example.topic == topic and example.is_open:
                odds[example.praises].append(bias + sum(weights.get(name, 0.0) for name in example.wording))
        told += sum((one > other) + (one == other) / 2 for one in odds[True] for other in odds[False])
        pairs += len(odds[True]) * len(odds[False])
    return told / pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--write", action="store_true", help="store the model fitted on all topics")
    asked = parser.parse_args()
    examples = [example for folder in sorted(TOPICS.iterdir()) for example in read(folder)]
    area = left_out(examples)
    still_open = sum(one.is_open for one in examples)
    print(f"{len(examples)} clauses, {still_open} of them open; left out: {area:.3f}")
    if asked.write:
        bias, weights = fit(examples)
        head = {
            "about": "Log-odds of praise against blame by the words of a clause, fitted on labelled articles.",
            "area_left_out": round(area, 3),
            "bias": bias,
            "weights": weights,
        }
        text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
        TARGET.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
