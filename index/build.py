"""From a folder of articles to a published index; unchanged passages keep their vectors."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from index import storage, vocabulary
from index.articles.folder import article_files, read_corpus
from index.chunking import passages
from index.clauses import clause_spans
from index.encoder import FILES, Encoder, Vectors
from index.errors import CorpusError, IndexFolderError, ModelError
from index.export import BUNDLED_MODEL, SentenceModel, model_hash
from index.keywords import Keywords
from index.nearest import Nearest
from index.records import Clause, Document, Passage
from index.search import (
    ANNOTATIONS,
    CLAUSE_VECTORS,
    CLAUSES,
    DOCUMENTS,
    ENCODER,
    KEYWORDS,
    PASSAGES,
    PHRASE_WORDS,
    PHRASES,
    VECTORS,
    VOCABULARY,
    document_entry,
    open_index,
    passage_entry,
)
from index.storage import Manifest
from index.vocabulary import Vocabulary


class Annotator(Protocol):
    """What the caller reads into passages, kept in the index as JSON; ``version`` changes with its rules."""

    version: int

    def __call__(
        self,
        documents: Sequence[Document],
        passages: Sequence[Passage],
        clauses: Sequence[Clause],
        vocabulary: Vocabulary,
    ) -> Any: ...


# Called with a stage's name, units done and units in all.
Progress = Callable[[str, int, int], None]
LEAST_COSINE = 0.9999


@dataclass(frozen=True)
class Built:
    """What a build did; ``embedded`` counts the passages whose vectors were computed, not kept."""

    manifest: Manifest
    embedded: int
    problems: tuple[str, ...]


def build_index(
    corpus: Path,
    folder: Path,
    annotate: Annotator,
    *,
    model: str = BUNDLED_MODEL,
    progress: Progress = lambda stage, done, total: None,
) -> Built:
    """Reads ``corpus``, embeds it and makes it the current generation of ``folder``."""
    reading = read_corpus(corpus)
    if not reading.documents:
        raise CorpusError(f"No article in {corpus} could be read: {'; '.join(reading.problems)}")
    words = vocabulary.load(corpus)
    found = [passage for document in reading.documents for passage in passages(document)]
    if not found:
        raise CorpusError(f"The articles in {corpus} hold no sentence to quote: add text to them.")
    clauses = [Clause(n, *span) for n, passage in enumerate(found) for span in clause_spans(passage.text)]
    with storage.writing(folder) as draft:
        texts = Texts(
            passages=[passage.indexed_text for passage in found],
            clauses=[clause_text(found[clause.passage], clause) for clause in clauses],
            phrases=[phrase for criterion in words.criteria for phrase in criterion.phrases],
        )
        embedding = _embed(texts, folder, draft / ENCODER, model, progress)
        progress("writing", 0, 1)
        storage.write_json(draft / DOCUMENTS, [document_entry(document) for document in reading.documents])
        storage.write_json(draft / PASSAGES, [passage_entry(passage) for passage in found])
        storage.write_json(draft / CLAUSES, [astuple(clause) for clause in clauses])
        storage.write_json(draft / VOCABULARY, asdict(words))
        storage.write_json(draft / ANNOTATIONS, annotate(reading.documents, found, clauses, words))
        np.save(draft / PHRASES, embedding.phrases)
        Keywords.from_texts(texts.phrases).save(draft / PHRASE_WORDS)
        np.save(draft / CLAUSE_VECTORS, embedding.clauses)
        Nearest.from_vectors(embedding.passages).save(draft / VECTORS)
        Keywords.from_texts(texts.passages).save(draft / KEYWORDS)
        manifest = _manifest(corpus, model, embedding, len(reading.documents), annotate.version)
        storage.publish(folder, draft, manifest)
        progress("writing", 1, 1)
    return Built(manifest, embedding.computed, reading.problems)


@dataclass(frozen=True)
class Texts:
    """What is embedded; many clauses are whole passages, whose vectors they then share."""

    passages: Sequence[str]
    clauses: Sequence[str]
    phrases: Sequence[str]

    def __iter__(self) -> Iterator[str]:
        return iter((*self.passages, *self.clauses, *self.phrases))


@dataclass(frozen=True)
class _Embedding:
    """Unit vectors, a row for each of the texts."""

    passages: Vectors
    clauses: Vectors
    phrases: Vectors
    model_hash: str
    computed: int
    overlong: int


def clause_text(passage: Passage, clause: Clause) -> str:
    """A clause with its headings, as it is embedded."""
    return replace(passage, text=passage.text[clause.start : clause.end]).indexed_text


def _embed(texts: Texts, folder: Path, target: Path, model: str, progress: Progress) -> _Embedding:
    """By the encoder of the index that is there, when it is of this model; else by the model itself."""
    known = _known_vectors(folder, model)
    wanted = list(dict.fromkeys(text for text in texts if text not in known))
    target.mkdir()
    report = _reporter("embedding", len(wanted), progress)
    source = _encoder_folder(folder, model)
    if source is not None:
        for name in FILES:
            _link(source / name, target / name)
        encoder = Encoder(target)
        vectors = encoder.encode(wanted, report)
    else:
        original = SentenceModel(model)
        original.export(target)
        encoder = Encoder(target)
        vectors = original.encode(wanted, report)
        _check_export(vectors, encoder.encode(wanted, _reporter("checking the encoder", len(wanted), progress)))
    known |= dict(zip(wanted, vectors, strict=True))

    def rows(chosen: Sequence[str]) -> Vectors:
        return np.asarray([known[text] for text in chosen], np.float32).reshape(len(chosen), encoder.dimensions)

    return _Embedding(
        rows(texts.passages),
        rows(texts.clauses),
        rows(texts.phrases),
        encoder.model_hash,
        len(set(wanted).intersection(texts.passages)),
        encoder.overlong(texts.passages),
    )


def _reporter(stage: str, total: int, progress: Progress) -> Callable[[int], None]:
    done = 0
    progress(stage, 0, total)

    def report(count: int) -> None:
        nonlocal done
        done += count
        progress(stage, done, total)

    return report


def _check_export(original: Vectors, exported: Vectors) -> None:
    worst = float((original * exported).sum(axis=1).min(initial=1.0))
    if worst < LEAST_COSINE:
        raise ModelError(
            f"The exported encoder differs from its model (cosine {worst:.5f}, at least {LEAST_COSINE} wanted): "
            "use another model or another version of torch."
        )


def _encoder_folder(folder: Path, model: str) -> Path | None:
    """The encoder of the current generation when it was exported from these very weights."""
    try:
        generation = storage.current(folder)
        manifest = storage.read_manifest(generation)
        same = manifest.model == model and manifest.model_hash == model_hash(model)
        storage.check_sizes(generation, manifest)
        intact = all(
            storage.file_sha256(generation / ENCODER / name) == manifest.files[f"{ENCODER}/{name}"][1] for name in FILES
        )
    except (IndexFolderError, ModelError, KeyError):
        return None
    return generation / ENCODER if same and intact else None


def _known_vectors(folder: Path, model: str) -> dict[str, Vectors]:
    """Vectors by text from the current generation; empty when it is missing, damaged or of another model."""
    if _encoder_folder(folder, model) is None:
        return {}
    try:
        index = open_index(folder)
    except (IndexFolderError, ModelError, OSError):
        return {}
    rows = index.nearest.vectors(range(len(index.passages)))
    known = {passage.indexed_text: row for passage, row in zip(index.passages, rows, strict=True)}
    phrases = (phrase for criterion in index.vocabulary.criteria for phrase in criterion.phrases)
    clauses = (clause_text(index.passages[clause.passage], clause) for clause in index.clauses)
    known |= dict(zip(clauses, index.clause_vectors, strict=True))
    return dict(zip(phrases, index.phrases, strict=True)) | known


def _link(source: Path, target: Path) -> None:
    """Generations share the encoder's 90 MB where the file system can."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _manifest(corpus: Path, model: str, embedding: _Embedding, documents: int, annotations: int) -> Manifest:
    contents = corpus_hash(corpus)
    identity = hashlib.sha256(f"{storage.FORMAT} {annotations} {contents} {embedding.model_hash}".encode()).hexdigest()[:12]
    return Manifest(
        id=identity,
        built=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        model=model,
        model_hash=embedding.model_hash,
        dimensions=int(embedding.passages.shape[1]),
        corpus=str(corpus.resolve()),
        corpus_hash=contents,
        corpus_stat=corpus_stat(corpus),
        documents=documents,
        passages=len(embedding.passages),
        clauses=len(embedding.clauses),
        annotations=annotations,
        overlong=embedding.overlong,
    )


def _inputs(corpus: Path) -> list[Path]:
    files = article_files(corpus)
    sources = [path for path in {file.parent / "sources.json" for file in files} if path.is_file()]
    return [*files, *sources, *vocabulary.vocabulary_files(corpus)]


def corpus_hash(corpus: Path) -> str:
    """Of the contents of everything that a build reads."""
    entries = [(path.name, storage.file_sha256(path)) for path in _inputs(corpus) if os.access(path, os.R_OK)]
    return hashlib.sha256(json.dumps(entries).encode()).hexdigest()


def corpus_stat(corpus: Path) -> str:
    """Of names, sizes and times only: equal values spare reading the contents."""
    entries = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in _inputs(corpus)]
    return hashlib.sha256(json.dumps(entries).encode()).hexdigest()


def is_stale(corpus: Path, folder: Path, model: str, annotations: int) -> bool:
    """Whether ``folder`` holds no sound index of what ``corpus`` is now."""
    try:
        generation = storage.current(folder)
        manifest = storage.read_manifest(generation)
        storage.check_sizes(generation, manifest)
    except IndexFolderError:
        return True
    if manifest.model != model or manifest.annotations != annotations:
        return True
    return manifest.corpus_stat != corpus_stat(corpus) and manifest.corpus_hash != corpus_hash(corpus)
