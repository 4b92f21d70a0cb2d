"""Fit and cross-validate the sentence stance on CompSent-19 (Panchenko et al. 2019, uhh-lt/comparative).

    python tests/benchmarks/fit_stance.py DATA.csv [--write]

DATA.csv has the columns domain, object_a, object_b, sentence, label (about object_a). Printed is what
five folds of unseen sentences, dealt three ways, give with the arithmetic that answers at run time; --write then fits on all
of it and stores figures only, never sentences, in bot/stance_model.json.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.stance import Label, weigh
from bot.stance_data import Model
from bot.stance_features import Features, features
from bot.stance_rules import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CREDIT = "CompSent-19, Panchenko et al. 2019, uhh-lt/comparative"
TARGET = Path(__file__).resolve().parents[2] / "bot" / "stance_model.json"
LABELS: tuple[Label, ...] = ("BETTER", "NONE", "WORSE")
# Chosen by the cross-validation below. A feature seen in fewer sentences, or of less weight than the
# heaviest KEPT, costs file size and earns nothing; MARGIN trades a little F1 for fewer wrong ways.
STRENGTH, LEAST_SENTENCES, KEPT, MARGIN, FOLDS = 0.08, 3, 14_000, 0.54, 5


@dataclass(frozen=True)
class Example:
    """One labelled pair; the label is about the option that the sentence names first."""

    domain: str
    sentence: str
    found: Features
    label: Label


def read(path: Path) -> list[Example]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [_example(row) for row in csv.DictReader(lines)]


def _example(row: dict[str, str]) -> Example:
    layout = lay_out(row["sentence"], row["object_a"], row["object_b"])
    if layout is None:
        raise ValueError(f"Neither mention found for {row['object_a']} and {row['object_b']}: check the row.")
    label = next(name for name in LABELS if name == row["label"])
    if layout.swapped and label != "NONE":
        label = "WORSE" if label == "BETTER" else "BETTER"
    found = features(row["sentence"], layout)
    return Example(row["domain"], row["sentence"], found, label)


def fit(examples: "Sequence[Example]") -> Model:
    """No mirrored copies are needed: every sentence is read from the option that it names first."""
    vectorizer, regression = _sklearn()
    matrix = vectorizer.fit_transform(_values([example.found for example in examples]))
    regression.fit(matrix, [example.label for example in examples])
    better, none, worse = regression.coef_
    pairs = zip(vectorizer.get_feature_names_out(), better - none, worse - none, strict=True)
    bias = regression.intercept_
    return Model((_figure(bias[0] - bias[1]), _figure(bias[2] - bias[1])), _heaviest(pairs), MARGIN)


def _values(found: "Sequence[Features]") -> "Iterator[dict[str, float]]":
    seen = Counter(name for one in found for name in one.wording | one.structure)
    kept = {name for name, count in seen.items() if count >= LEAST_SENTENCES}
    for one in found:
        yield dict.fromkeys(one.wording & kept, one.wording_weight) | dict.fromkeys(one.structure & kept, 1.0)


def _heaviest(pairs: "Iterable[tuple[str, float, float]]") -> dict[str, tuple[float, float]]:
    ranked = sorted(pairs, key=lambda pair: -max(abs(pair[1]), abs(pair[2])))[:KEPT]
    return {str(name): (_figure(one), _figure(two)) for name, one, two in sorted(ranked)}


def _figure(value: float) -> float:
    return round(float(value), 3)


def _sklearn():
    try:
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression
    except ImportError as error:
        raise SystemExit(
            "Fitting the stance needs scikit-learn: pip install 'stack-advisor[bench]'"
        ) from error
    return DictVectorizer(), LogisticRegression(C=STRENGTH, max_iter=500, tol=1e-4)


def predictions(examples: "Sequence[Example]", seed: int = 0) -> list[Label]:
    """The label that each sentence gets from the model fitted on the folds without it."""
    from sklearn.model_selection import StratifiedGroupKFold

    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    guessed: list[Label] = ["NONE"] * len(examples)
    groups = [example.sentence for example in examples]
    for kept, held in folds.split(groups, [example.label for example in examples], groups):
        model = fit([examples[at] for at in kept])
        for at in held:
            guessed[at] = weigh(examples[at].found, model).label
    return guessed


def weighted_f1(gold: "Sequence[Label]", guessed: "Sequence[Label]") -> float:
    """Each label's 2tp / (gold + guessed), weighted by how often it is gold."""
    pairs = list(zip(gold, guessed, strict=True))
    return sum(gold.count(label) * _f1(pairs, label) for label in LABELS) / len(pairs)


def _f1(pairs: "Sequence[tuple[Label, Label]]", label: Label) -> float:
    hits = sum(one == two == label for one, two in pairs)
    named = sum((one == label) + (two == label) for one, two in pairs)
    return 2 * hits / named if named else 0.0


def wrong_way(gold: "Sequence[Label]", guessed: "Sequence[Label]") -> float:
    """Share of the gold BETTER and WORSE that are given the opposite direction."""
    oriented = [(one, two) for one, two in zip(gold, guessed, strict=True) if one != "NONE"]
    return sum(two not in ("NONE", one) for one, two in oriented) / len(oriented)


def cross_validate(path: Path | str, seeds: "Sequence[int]" = (0, 1, 2)) -> dict[str, float]:
    """weighted_f1, wrong_way, weighted_f1_<domain>, 0 to 1: means over foldings, for one alone can flatter."""
    examples = read(Path(path))
    foldings = [_figures(examples, predictions(examples, seed)) for seed in seeds]
    return {name: sum(one[name] for one in foldings) / len(foldings) for name in foldings[0]}


def _figures(examples: "Sequence[Example]", guessed: "Sequence[Label]") -> dict[str, float]:
    gold = [example.label for example in examples]
    figures = {"weighted_f1": weighted_f1(gold, guessed), "wrong_way": wrong_way(gold, guessed)}
    for domain in sorted({example.domain for example in examples}):
        part = [at for at, example in enumerate(examples) if example.domain == domain]
        figures[f"weighted_f1_{domain}"] = weighted_f1(
            [gold[at] for at in part], [guessed[at] for at in part]
        )
    return figures


def write(model: Model, figures: dict[str, float], target: Path = TARGET) -> None:
    head = {
        "credit": CREDIT,
        "about": "Log-odds of (better, worse) against none for the first-named option, by feature.",
        "cross_validated": {name: round(value, 4) for name, value in figures.items()},
        "margin": model.margin,
        "bias": model.bias,
        "weights": model.weights,
    }
    target.write_text(json.dumps(head, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help="store the model fitted on all sentences")
    asked = parser.parse_args()
    figures = cross_validate(asked.data)
    for name, value in figures.items():
        print(f"{name:24} {value:.4f}")
    if asked.write:
        write(fit(read(asked.data)), figures)


if __name__ == "__main__":
    main()
