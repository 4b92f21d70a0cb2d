"""An open index: documents, passages and their rankings by meaning and by words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np

from index import storage
from index.encoder import Encoder
from index.errors import BrokenIndexError, IndexFolderError
from index.fusion import weighted
from index.keywords import Floats, Keywords, best
from index.nearest import Nearest
from index.phrase_space import PhraseSpace
from index.records import Block, Clause, Document, Metadata, Passage, Ranking, Vectors
from index.storage import Manifest
from index.vocabulary import Criterion, Technology, Vocabulary

DOCUMENTS, PASSAGES, VECTORS, KEYWORDS = "documents.json", "passages.json", "vectors.faiss", "keywords"
ENCODER, VOCABULARY, PHRASES = "encoder", "vocabulary.json", "phrases.npy"
PHRASE_WORDS, PHRASE_SPACE = "phrase_words", "phrase_space.npz"
CLAUSES, CLAUSE_VECTORS, ANNOTATIONS = "clauses.json", "clauses.npy", "annotations.json"


class Index:
    """One generation of an index folder, read once and then immutable."""

    def __init__(self, generation: Path, manifest: Manifest) -> None:
        self.generation, self.manifest = generation, manifest
        sums = storage.check_sums(generation, manifest)
        self.encoder = Encoder(generation / ENCODER)
        self.nearest = Nearest.load(generation / VECTORS)
        self.keywords = Keywords.load(generation / KEYWORDS)
        self.documents = {d.doc_id: d for d in map(_document, _json(generation / DOCUMENTS))}
        self.passages: tuple[Passage, ...] = tuple(map(_passage, _json(generation / PASSAGES)))
        self.clauses: tuple[Clause, ...] = tuple(Clause(*entry) for entry in _json(generation / CLAUSES))
        self.vocabulary = _vocabulary(_json(generation / VOCABULARY))
        self.annotations = _json(generation / ANNOTATIONS)
        sums.result()
        if len(self.nearest) != len(self.passages) or self.encoder.model_hash != manifest.model_hash:
            raise BrokenIndexError(f"The index in {generation.parent} mixes two builds or models")

    @property
    def phrases(self) -> Vectors:
        """Vectors of every criterion's phrases, in the vocabulary's order, for the next build to keep."""
        return np.asarray(np.load(self.generation / PHRASES), np.float32)

    @cached_property
    def phrase_space(self) -> PhraseSpace:
        """The same as questions are compared with them."""
        return PhraseSpace.load(self.generation / PHRASE_SPACE)

    @cached_property
    def phrase_words(self) -> Keywords:
        """BM25 over the same phrases."""
        return Keywords.load(self.generation / PHRASE_WORDS)

    @cached_property
    def clause_vectors(self) -> Vectors:
        """One unit vector a clause, read from disk as it is used."""
        return cast("Vectors", np.load(self.generation / CLAUSE_VECTORS, mmap_mode="r"))

    def retrieve(self, vector: Vectors, words: Floats, k: int) -> Ranking:
        """The ``k`` best passages by meaning and by words.

        ``vector`` (dimensions,) is a query's, ``words`` (passages,) are the passages' BM25 scores for it.
        """
        passages, scores = weighted(self.nearest.search(vector, k), best(words, k))
        return Ranking(passages[:k], scores[:k])


def open_index(folder: Path) -> Index:
    """The current generation; raises IndexFolderError with one line that says what to run."""
    for attempt in (1, 2):
        generation = storage.current(folder)
        try:
            manifest = storage.read_manifest(generation)
            storage.check_sizes(generation, manifest)
            return Index(generation, manifest)
        except (IndexFolderError, OSError):
            # A build may have replaced the generation while it was being opened: look again, once.
            if attempt == 2 or storage.current(folder) == generation:
                raise
    raise AssertionError


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BrokenIndexError(f"{path} is damaged") from error


def _document(entry: dict[str, Any]) -> Document:
    meta = dict(entry["meta"])
    meta["options"] = tuple(meta["options"])
    blocks = tuple(Block(*block) for block in entry["blocks"])
    return Document(entry["doc_id"], entry["text"], blocks, Metadata(**meta), entry["sha256"])


def document_entry(document: Document) -> dict[str, Any]:
    meta = {f.name: getattr(document.meta, f.name) for f in fields(Metadata)}
    blocks = [[b.kind, b.start, b.end, b.level, b.lead_in] for b in document.blocks]
    return {
        "doc_id": document.doc_id,
        "text": document.text,
        "blocks": blocks,
        "meta": meta,
        "sha256": document.sha256,
    }


def _passage(entry: Sequence[Any]) -> Passage:
    doc_id, start, end, text, section, lead_in, paragraph = entry
    return Passage(doc_id, start, end, text, tuple(section), lead_in, paragraph)


def passage_entry(p: Passage) -> list[Any]:
    return [p.doc_id, p.start, p.end, p.text, list(p.section), p.lead_in, p.paragraph]


def _vocabulary(entry: dict[str, Any]) -> Vocabulary:
    def of(kind: type[Any], values: dict[str, Any]) -> Any:
        return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in values.items()})

    return Vocabulary(
        tuple(of(Criterion, values) for values in entry["criteria"]),
        tuple(of(Technology, values) for values in entry["technologies"]),
    )
