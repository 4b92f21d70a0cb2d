"""Whether an index is of what its articles are now; asked at every start: nothing that builds is loaded."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from index import storage, vocabulary
from index.articles.files import article_files
from index.errors import IndexFolderError


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


def _inputs(corpus: Path) -> list[Path]:
    files = article_files(corpus)
    sources = [path for path in {file.parent / "sources.json" for file in files} if path.is_file()]
    return [*files, *sources, *vocabulary.vocabulary_files(corpus)]
