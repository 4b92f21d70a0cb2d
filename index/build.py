"""From a folder of articles to a published index; unchanged passages keep their vectors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from index import search, storage, vocabulary
from index.articles.folder import read_corpus
from index.articles.metadata import spoken
from index.chunking import passages
from index.clauses import clause_spans
from index.embedding import Embedding, Texts, clause_text, embed
from index.errors import CorpusError
from index.export import BUNDLED_MODEL
from index.keywords import Keywords
from index.nearest import Nearest
from index.phrase_space import PhraseSpace
from index.records import Clause, Document, Passage, Progress
from index.staleness import corpus_hash, corpus_stat
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


@dataclass(frozen=True)
class Built:
    """What a build did; ``embedded`` counts the passages whose vectors were computed, not kept."""

    manifest: Manifest
    embedded: int
    problems: tuple[str, ...]


@dataclass(frozen=True)
class _Contents:
    documents: Sequence[Document]
    passages: Sequence[Passage]
    clauses: Sequence[Clause]
    vocabulary: Vocabulary
    problems: tuple[str, ...]

    @property
    def texts(self) -> Texts:
        return Texts(
            passages=[passage.indexed_text for passage in self.passages],
            clauses=[clause_text(self.passages[clause.passage], clause) for clause in self.clauses],
            phrases=self.vocabulary.phrases,
        )


@dataclass(frozen=True)
class _Seen:
    """The corpus folder and its fingerprints."""

    folder: str
    hash: str
    stat: str


def _silent(stage: str, done: int, total: int) -> None:
    """A build that nobody watches."""


def build_index(
    corpus: Path,
    folder: Path,
    annotate: Annotator,
    *,
    model: str = BUNDLED_MODEL,
    progress: Progress = _silent,
) -> Built:
    """Reads ``corpus``, embeds it and makes it the current generation of ``folder``."""
    # Taken first: an article that is edited meanwhile leaves the index stale, not wrong for good.
    seen = _Seen(str(corpus.resolve()), corpus_hash(corpus), corpus_stat(corpus))
    contents = _read(corpus)
    with storage.writing(folder) as draft:
        texts = contents.texts
        embedding = embed(texts, folder, draft / search.ENCODER, model, progress)
        progress("writing", 0, 1)
        notes = annotate(contents.documents, contents.passages, contents.clauses, contents.vocabulary)
        storage.write_json(draft / search.ANNOTATIONS, notes)
        _write_contents(draft, contents)
        counts = [len(criterion.phrases) for criterion in contents.vocabulary.criteria]
        _write_rankings(draft, texts, embedding, counts)
        manifest = _manifest(seen, model, embedding, len(contents.documents), annotate.version)
        storage.publish(folder, draft, manifest)
        progress("writing", 1, 1)
    return Built(manifest, embedding.computed, contents.problems)


def _read(corpus: Path) -> _Contents:
    reading = read_corpus(corpus)
    if not reading.documents:
        raise CorpusError(f"No article in {corpus} could be read: {'; '.join(reading.problems)}")
    words = vocabulary.load(corpus)
    found = [passage for document in reading.documents for passage in _passages(document)]
    if not found:
        raise CorpusError(f"The articles in {corpus} hold no sentence to quote: add text to them.")
    clauses = [Clause(n, *span) for n, passage in enumerate(found) for span in clause_spans(passage.text)]
    return _Contents(reading.documents, found, clauses, words, reading.problems)


def _passages(document: Document) -> Iterator[Passage]:
    """Those of a document, below headings that do not shout."""
    named = cache(partial(spoken, text=document.text))
    for passage in passages(document):
        yield replace(passage, section=tuple(map(named, passage.section)))


def _write_contents(draft: Path, contents: _Contents) -> None:
    storage.write_json(draft / search.DOCUMENTS, [search.document_entry(d) for d in contents.documents])
    storage.write_json(draft / search.PASSAGES, [search.passage_entry(p) for p in contents.passages])
    storage.write_json(draft / search.CLAUSES, [astuple(clause) for clause in contents.clauses])
    storage.write_json(draft / search.VOCABULARY, asdict(contents.vocabulary))


def _write_rankings(draft: Path, texts: Texts, embedding: Embedding, counts: Sequence[int]) -> None:
    """``counts``: of each criterion's phrases."""
    Nearest.from_vectors(embedding.passages).save(draft / search.VECTORS)
    Keywords.from_texts(texts.passages).save(draft / search.KEYWORDS)
    Keywords.from_texts(texts.phrases).save(draft / search.PHRASE_WORDS)
    np.save(draft / search.PHRASES, embedding.phrases)
    space = PhraseSpace.from_vectors(embedding.phrases, counts, vocabulary.DEFINING, embedding.clauses)
    space.save(draft / search.PHRASE_SPACE)
    np.save(draft / search.CLAUSE_VECTORS, embedding.clauses)


def _manifest(seen: _Seen, model: str, embedding: Embedding, documents: int, annotations: int) -> Manifest:
    identity = f"{storage.FORMAT} {annotations} {seen.hash} {embedding.model_hash}"
    return Manifest(
        id=hashlib.sha256(identity.encode()).hexdigest()[:12],
        built=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        model=model,
        model_hash=embedding.model_hash,
        dimensions=int(embedding.passages.shape[1]),
        corpus=seen.folder,
        corpus_hash=seen.hash,
        corpus_stat=seen.stat,
        documents=documents,
        passages=len(embedding.passages),
        clauses=len(embedding.clauses),
        annotations=annotations,
        overlong=embedding.overlong,
    )
