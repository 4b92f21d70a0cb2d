"""Texts to vectors for a new generation; what the current one embedded with the same model is kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index import storage
from index.encoder import FILES, Encoder
from index.errors import IndexFolderError, ModelError
from index.export import SentenceModel, model_hash
from index.records import Clause, Passage, Progress, Vectors
from index.search import ENCODER, open_index

# Called with a stage's name, units done and units in all.
LEAST_COSINE = 0.9999


@dataclass(frozen=True)
class Texts:
    """What is embedded; many clauses are whole passages, whose vectors they then share."""

    passages: Sequence[str]
    clauses: Sequence[str]
    phrases: Sequence[str]

    def __iter__(self) -> Iterator[str]:
        return iter((*self.passages, *self.clauses, *self.phrases))


@dataclass(frozen=True)
class Embedding:
    """Unit vectors, a row for each of the texts; ``computed`` of the passages' were not kept but new."""

    passages: Vectors
    clauses: Vectors
    phrases: Vectors
    model_hash: str
    computed: int
    overlong: int


def clause_text(passage: Passage, clause: Clause) -> str:
    """A clause with its headings, as it is embedded."""
    return replace(passage, text=passage.text[clause.start : clause.end]).indexed_text


def embed(texts: Texts, folder: Path, target: Path, model: str, progress: Progress) -> Embedding:
    """Embeds what the index in ``folder`` does not hold, and writes the encoder to ``target``.

    Raises ModelError when the model cannot be loaded, or its exported graph gives other vectors.
    """
    kept = _encoder_folder(folder, model)
    known = _known_vectors(folder) if kept else {}
    wanted = list(dict.fromkeys(text for text in texts if text not in known))
    target.mkdir()
    if kept:
        encoder, vectors = _by_kept_encoder(kept, target, wanted, progress)
    else:
        encoder, vectors = _by_model(model, target, wanted, progress)
    known |= dict(zip(wanted, vectors, strict=True))

    def rows(chosen: Sequence[str]) -> Vectors:
        found = np.asarray([known[text] for text in chosen], np.float32)
        return found.reshape(len(chosen), encoder.dimensions)

    return Embedding(
        rows(texts.passages),
        rows(texts.clauses),
        rows(texts.phrases),
        encoder.model_hash,
        len(set(wanted).intersection(texts.passages)),
        encoder.overlong(texts.passages),
    )


def _by_kept_encoder(
    kept: Path, target: Path, wanted: Sequence[str], progress: Progress
) -> tuple[Encoder, Vectors]:
    """Spares loading torch, which takes longer than embedding an article."""
    for name in FILES:
        _link(kept / name, target / name)
    encoder = Encoder(target)
    return encoder, encoder.encode(wanted, _reporter("embedding", len(wanted), progress))


def _by_model(model: str, target: Path, wanted: Sequence[str], progress: Progress) -> tuple[Encoder, Vectors]:
    """By the model itself; its export must give the same vectors, for questions are encoded by that."""
    original = SentenceModel(model)
    original.export(target)
    encoder = Encoder(target)
    vectors = original.encode(wanted, _reporter("embedding", len(wanted), progress))
    check_export(vectors, encoder.encode(wanted, _reporter("checking the encoder", len(wanted), progress)))
    return encoder, vectors


def check_export(original: Vectors, exported: Vectors) -> None:
    """Raises ModelError when any of the rows, unit vectors all, differs by more than rounding."""
    worst = float((original * exported).sum(axis=1).min(initial=1.0))
    if worst < LEAST_COSINE:
        raise ModelError(
            f"The exported encoder differs from its model (cosine {worst:.5f}, at least {LEAST_COSINE} "
            "wanted): use another model or another version of torch."
        )


def _reporter(stage: str, total: int, progress: Progress) -> Callable[[int], None]:
    done = 0
    progress(stage, 0, total)

    def report(count: int) -> None:
        nonlocal done
        done += count
        progress(stage, done, total)

    return report


def _encoder_folder(folder: Path, model: str) -> Path | None:
    """The encoder of the current generation when it was exported from these very weights."""
    try:
        generation = storage.current(folder)
        manifest = storage.read_manifest(generation)
        same = manifest.model == model and manifest.model_hash == model_hash(model)
        storage.check_sizes(generation, manifest)
        sums = {name: manifest.files[f"{ENCODER}/{name}"][1] for name in FILES}
    except (IndexFolderError, ModelError, KeyError):
        return None
    encoder = generation / ENCODER
    intact = same and all(storage.file_sha256(encoder / name) == sha for name, sha in sums.items())
    return encoder if intact else None


def _known_vectors(folder: Path) -> dict[str, Vectors]:
    """Vectors by text from the current generation; empty when it is damaged."""
    try:
        index = open_index(folder)
    except (IndexFolderError, ModelError, OSError):
        return {}
    rows = index.nearest.vectors(range(len(index.passages)))
    clauses = (clause_text(index.passages[clause.passage], clause) for clause in index.clauses)
    # Where texts are equal, a clause's vector wins: it is stored as it was computed, never quantised.
    return {
        **dict(zip(index.vocabulary.phrases, index.phrases, strict=True)),
        **{passage.indexed_text: row for passage, row in zip(index.passages, rows, strict=True)},
        **dict(zip(clauses, index.clause_vectors, strict=True)),
    }


def _link(source: Path, target: Path) -> None:
    """Generations share the encoder's 90 MB where the file system can."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
