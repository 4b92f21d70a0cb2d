"""Names of technologies and what choices turn on, as data: YAML files in a ``vocabulary`` folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeVar

import yaml

from index.errors import CorpusError, first_fault

CRITERIA, TECHNOLOGIES = "criteria.yaml", "technologies.yaml"
# So many of a criterion's phrases define it; the others are situations.
DEFINING = 2
# The vocabulary that every index starts from; a corpus adds to it.
BUNDLED = Path(__file__).parent.parent / "corpus" / "vocabulary"
# How pydantic reads an entry of a file.
_STRICTLY = {"extra": "forbid", "coerce_numbers_to_str": True}


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a choice can turn on.

    ``terms`` name it in articles, ``situations`` are how people describe being in it, ``statement`` praises
    an option for it. ``implies`` are criteria that nearly always come along. ``kind`` is "workload" when a
    part of a system could do this work by itself, "team" for what people know, "combining" for whether to use
    several; ``scale`` holds "large" or "small" when numbers of users or messages point to it, "team" when a
    number of developers does, "data" when gigabytes do.
    """

    __pydantic_config__: ClassVar = _STRICTLY

    name: str
    statement: str = ""
    terms: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    kind: Literal["", "workload", "team", "combining"] = ""
    scale: Literal["", "large", "small", "team", "data", "large data"] = ""

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

    __pydantic_config__: ClassVar = _STRICTLY

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


_Entry = TypeVar("_Entry", Criterion, Technology)


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
        added = _read(path)
        vocabulary = vocabulary.merged(added)
        known = {criterion.name for criterion in vocabulary.criteria}
        for criterion in added.criteria:
            if missing := set(criterion.implies) - known:
                raise CorpusError(f"{path}, {criterion.name}, implies: no criterion is {min(missing)!r}.")
    return vocabulary


def _read(path: Path) -> Vocabulary:
    try:
        entries = yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or []  # noqa: S506  safe
        if path.name == CRITERIA:
            return Vocabulary(criteria=tuple(_entries(Criterion, entries)))
        return Vocabulary(technologies=tuple(_entries(Technology, entries)))
    except (yaml.YAMLError, TypeError, ValueError, OSError) as error:
        reason = " ".join(str(error).split())[:160]
        raise CorpusError(
            f"{path} is not a list of entries as corpus/README.md describes: {reason}"
        ) from error


def _entries(kind: type[_Entry], entries: Any) -> Iterator[_Entry]:
    """Each entry checked; what is left empty counts as not given."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415  only a build reads these files

    if not isinstance(entries, list):
        raise TypeError("the file is no list")
    reader = TypeAdapter(kind)
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise TypeError(f"entry {number} has no fields")
        try:
            yield reader.validate_python({key: value for key, value in entry.items() if value is not None})
        except ValidationError as error:
            name = f" ({entry['name']})" if entry.get("name") else ""
            raise ValueError(f"entry {number}{name}, {first_fault(error)}") from error
