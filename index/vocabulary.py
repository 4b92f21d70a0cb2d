"""Names of technologies and what choices turn on, as data: YAML files in a ``vocabulary`` folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from index.errors import CorpusError

CRITERIA, TECHNOLOGIES = "criteria.yaml", "technologies.yaml"
# So many of a criterion's phrases define it; the others are situations.
DEFINING = 2
# The vocabulary that every index starts from; a corpus adds to it.
BUNDLED = Path(__file__).parent.parent / "corpus" / "vocabulary"


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a choice can turn on.

    ``terms`` name it in articles, ``situations`` are how people describe being in it, ``statement`` praises
    an option for it. ``implies`` are criteria that nearly always come along. ``kind`` is "workload" when a
    part of a system could do this work by itself, "team" for what people know, "combining" for whether to use
    several; ``scale`` holds "large" or "small" when numbers of users or messages point to it, "team" when a
    number of developers does, "data" when gigabytes do.
    """

    name: str
    statement: str = ""
    terms: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    kind: str = ""
    scale: str = ""

    @property
    def phrases(self) -> tuple[str, ...]:
        """What a clause of a question is compared with; the first ``DEFINING`` say what the criterion is."""
        definition = f"{self.name}: {', '.join(self.terms)}" if self.terms else self.name
        return (self.statement or self.name, definition, *self.situations)


@dataclass(frozen=True, slots=True)
class Technology:
    """A name that can be an option. ``speaks`` are family members: Django speaks for Python.

    ``ambiguous`` are those of its names that are ordinary words too.
    """

    name: str
    aliases: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()
    kind: str = ""
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    criteria: tuple[Criterion, ...] = ()
    technologies: tuple[Technology, ...] = ()

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every criterion's, one after the other."""
        return tuple(phrase for criterion in self.criteria for phrase in criterion.phrases)

    def merged(self, other: Vocabulary) -> Vocabulary:
        """Entries of ``other`` replace those of the same name."""
        return Vocabulary(
            _merged(self.criteria, other.criteria), _merged(self.technologies, other.technologies)
        )


def _merged(base: Iterable[Any], more: Iterable[Any]) -> tuple[Any, ...]:
    return tuple({entry.name.lower(): entry for entry in (*base, *more)}.values())


def vocabulary_files(corpus: Path) -> list[Path]:
    folders = [BUNDLED, corpus / "vocabulary"]
    found = (folder / name for folder in folders for name in (CRITERIA, TECHNOLOGIES))
    return list(dict.fromkeys(path.resolve() for path in found if path.is_file()))


def load(corpus: Path) -> Vocabulary:
    """The bundled vocabulary with the corpus's own on top; either may be missing."""
    vocabulary = Vocabulary()
    for path in vocabulary_files(corpus):
        vocabulary = vocabulary.merged(_read(path))
    return vocabulary


def _read(path: Path) -> Vocabulary:
    kind = Criterion if path.name == CRITERIA else Technology
    try:
        entries = yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or []  # noqa: S506  safe
        found = tuple(kind(**_fields(entry)) for entry in entries)
    except (yaml.YAMLError, TypeError, AttributeError, KeyError, OSError) as error:
        reason = " ".join(str(error).split())[:160]
        raise CorpusError(
            f"{path} is not a list of entries as corpus/README.md describes: {reason}"
        ) from error
    return Vocabulary(criteria=found) if kind is Criterion else Vocabulary(technologies=found)  # type: ignore[arg-type]


def _fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: tuple(str(part) for part in value) if isinstance(value, list) else str(value)
        for key, value in entry.items()
        if value is not None
    }
