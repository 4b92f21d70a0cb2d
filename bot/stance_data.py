"""The stance words and fitted weights, read once from the three JSON files beside this module."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

Weights = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Model:
    """Log-odds of (better, worse) against none: a bias and a pair for each feature.

    `margin`: the smallest share of its direction among the two for a label to be given.
    """

    bias: tuple[float, float]
    weights: Weights
    margin: float


@dataclass(frozen=True)
class Implicit:
    """Log-odds of praise against blame: a bias and a weight for each of a clause's words and pairs."""

    bias: float
    weights: dict[str, float]


@dataclass(frozen=True)
class Consumption:
    """Verbs of taking, what makes that little or much, and words that may stand between."""

    verbs: frozenset[str]
    less: frozenset[str]
    more: frozenset[str]
    between: frozenset[str]


@dataclass(frozen=True)
class Movements:
    """Nouns of what is better low and what is better high, and the verbs that tell where they go."""

    burdens: frozenset[str]
    assets: frozenset[str]
    rises: frozenset[str]
    falls: frozenset[str]


@dataclass(frozen=True)
class StanceLexicon:
    """Words by what they say about a subject.

    `phrases` and `headings`: words apart by blanks, to 1, -1 or 0 (says nothing). `changes`: a word such as
    "reduces" to what it makes of an asset, a burden, a word of blame and one of praise.
    """

    praise: frozenset[str]
    blame: frozenset[str]
    phrases: dict[str, int]
    assets: frozenset[str]
    burdens: frozenset[str]
    changes: dict[str, dict[str, int]]
    consumption: Consumption
    movements: Movements
    demanding: frozenset[str]
    tasks: frozenset[str]
    negators: frozenset[str]
    concessions: frozenset[str]
    elsewhere: frozenset[str]
    contrasts: frozenset[str]
    headings: dict[str, int]
    cue_kinds: dict[str, str]
    belief: frozenset[str]


@lru_cache(maxsize=1)
def model() -> Model:
    raw = _read("stance_model.json")
    better, worse = raw["bias"]
    weights = {name: (pair[0], pair[1]) for name, pair in raw["weights"].items()}
    return Model((better, worse), weights, raw["margin"])


@lru_cache(maxsize=1)
def implicit() -> Implicit:
    raw = _read("stance_implicit.json")
    return Implicit(raw["bias"], raw["weights"])


@lru_cache(maxsize=1)
def lexicon() -> StanceLexicon:
    raw = _read("stance_lexicon.json")
    fields = ("praise", "blame", "assets", "burdens", "negators", "concessions", "elsewhere", "contrasts",
              "belief")  # fmt: skip
    words = {field: _words(raw[field]) for field in fields}
    phrases = _phrases(words["praise"], 1) | _phrases(words["blame"], -1)
    phrases |= _signed(raw["praise_phrases"], raw["blame_phrases"]) | dict.fromkeys(raw["neutral_phrases"], 0)
    consumption = {field: _words(raw["consumption"][field]) for field in ("verbs", "less", "more", "between")}
    movements = {field: _runs(raw["movements"][field]) for field in ("burdens", "assets", "rises", "falls")}
    demanding, tasks = _words(raw["demanding"]["words"]), _words(raw["demanding"]["nouns"])
    changes = {word: change for change in raw["changes"] for word in _runs(change["words"])}
    headings = _signed(raw["heading_praise"], raw["heading_blame"])
    kinds = dict.fromkeys(_words(raw["no_cues"]), "")
    kinds |= {word: kind for kind, lines in raw["cues"].items() for word in _words(lines)}
    return StanceLexicon(
        phrases=phrases,
        changes=changes,
        headings=headings,
        cue_kinds=kinds,
        consumption=Consumption(**consumption),
        movements=Movements(**movements),
        demanding=demanding,
        tasks=tasks,
        **words,
    )


def _phrases(words: frozenset[str], sign: int) -> dict[str, int]:
    """A hyphened word is met in its two parts: "well-suited" as "well suited"."""
    return {word.replace("-", " "): sign for word in words if "-" in word}


def _signed(praise: list[str], blame: list[str]) -> dict[str, int]:
    return dict.fromkeys(praise, 1) | dict.fromkeys(blame, -1)


def _words(lines: list[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


def _runs(lines: list[str]) -> frozenset[str]:
    """The same, with hyphened words as two: "went-up" is met as "went up"."""
    return frozenset(word.replace("-", " ") for word in _words(lines))


def _read(name: str) -> dict[str, Any]:
    text = files("bot").joinpath(name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
