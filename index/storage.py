"""An index as a folder: one generation current, the next written beside it and swapped in by one rename.

::

    INDEX/CURRENT                  the name of the generation that answers
    INDEX/<generation>/manifest.json, documents.json, vectors.faiss, keywords/, encoder/, …
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import json
import logging
import os
import re
import shutil
import time
import uuid
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TextIO

from index.errors import BrokenIndexError, IndexFolderError

log = logging.getLogger(__name__)

FORMAT = 5
MANIFEST, CURRENT, LOCK, UNFINISHED = "manifest.json", "CURRENT", ".lock", ".unfinished-"
# Seconds in which nobody wonders why nothing happens, and between two attempts meanwhile.
PATIENCE, _ASK_AGAIN = 2.0, 0.05
_FULL = errno.ENOSPC, errno.EDQUOT, errno.EFBIG
# As ``writing`` names drafts.
_GENERATION = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True)
class Manifest:
    """What a generation holds; ``files`` maps each file to its size in bytes and its sha256."""

    id: str
    built: str
    model: str
    model_hash: str
    dimensions: int
    corpus: str
    corpus_hash: str
    corpus_stat: str
    documents: int
    passages: int
    clauses: int
    annotations: int
    overlong: int = 0
    format: int = FORMAT
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)


def current(folder: Path) -> Path:
    """The generation that answers; raises BrokenIndexError when there is none."""
    try:
        name = (folder / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise BrokenIndexError(f"No index in {folder}") from error
    except NotADirectoryError as error:
        raise _is_file(folder) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenIndexError(f"The index in {folder} cannot be read") from error
    generation = folder / name
    if not name or "/" in name or not generation.is_dir():
        raise BrokenIndexError(f"The index in {folder} is damaged")
    return generation


def _is_file(folder: Path) -> IndexFolderError:
    return IndexFolderError(f"{folder} is a file: name the folder of an index with --index.")


def read_manifest(generation: Path) -> Manifest:
    folder = generation.parent
    try:
        fields = json.loads((generation / MANIFEST).read_text(encoding="utf-8"))
        if fields.get("format") != FORMAT:
            raise BrokenIndexError(
                f"The index in {folder} has format {fields.get('format')}, this version reads {FORMAT}"
            )
        fields["files"] = {name: (int(size), str(sha)) for name, (size, sha) in fields["files"].items()}
        return Manifest(**fields)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise BrokenIndexError(f"The index in {folder} is damaged") from error


def recorded(folder: Path) -> dict[str, Any]:
    """What an index that may be broken still says of itself; empty when it says nothing."""
    try:
        found = json.loads((current(folder) / MANIFEST).read_text(encoding="utf-8"))
    except (IndexFolderError, OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def check_sizes(generation: Path, manifest: Manifest) -> None:
    for name, (size, _) in manifest.files.items():
        path = generation / name
        if not path.is_file() or path.stat().st_size != size:
            raise _damaged(generation, name)


def check_sums(generation: Path, manifest: Manifest) -> Future[None]:
    """Compares every checksum in a thread of its own, while the caller loads the same files."""
    pool = ThreadPoolExecutor(1)
    try:
        return pool.submit(_check_sums, generation, manifest)
    finally:
        pool.shutdown(wait=False)


def _check_sums(generation: Path, manifest: Manifest) -> None:
    for name, (_, sha) in manifest.files.items():
        if file_sha256(generation / name) != sha:
            raise _damaged(generation, name)


def _damaged(generation: Path, name: str) -> BrokenIndexError:
    return BrokenIndexError(f"The index in {generation.parent} is damaged ({name})")


def file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[Path]:
    """A new generation's folder, alone with the right to write; gone again unless ``publish`` was called."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / LOCK).open("w") as lock:
            _alone(lock, folder)
            for leftover in folder.glob(f"{UNFINISHED}*"):
                shutil.rmtree(leftover, ignore_errors=True)
            draft = folder / f"{UNFINISHED}{uuid.uuid4().hex[:12]}"
            draft.mkdir()
            try:
                yield draft
            finally:
                shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        if folder.is_file():
            raise _is_file(folder) from error
        remedy = "free space there" if error.errno in _FULL else "check the path and its permissions"
        raise IndexFolderError(
            f"The index could not be written to {folder} ({error.strerror}): {remedy} or name "
            "another folder with --index; an index that was there still answers."
        ) from error


def _alone(lock: TextIO, folder: Path) -> None:
    """Says that it waits only when it waits for long: most builds end within a moment."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(_ASK_AGAIN)
    log.warning("another build is writing to %s: waiting for it to end", folder)
    fcntl.flock(lock, fcntl.LOCK_EX)


def publish(folder: Path, draft: Path, manifest: Manifest) -> Path:
    """Seals a draft with its manifest and makes it current: readers see the old or the new, never a mix."""
    sealed = asdict(manifest) | {"files": {name: list(entry) for name, entry in _listing(draft).items()}}
    _write_durably(draft / MANIFEST, json.dumps(sealed, indent=1))
    generation = folder / draft.name.removeprefix(UNFINISHED)
    previous = {path for path in folder.iterdir() if _is_generation(path)}
    draft.rename(generation)
    pointer = folder / f"{CURRENT}.new"
    _write_durably(pointer, generation.name)
    answering = _pointed_to(folder)
    pointer.replace(folder / CURRENT)
    # The generation that answered until now stays for readers that are opening it; older ones go.
    for path in previous - {answering}:
        shutil.rmtree(path, ignore_errors=True)
    return generation


def _is_generation(path: Path) -> bool:
    """Whatever else lies in the folder is somebody's own."""
    return bool(_GENERATION.fullmatch(path.name)) and (path / MANIFEST).is_file()


def _pointed_to(folder: Path) -> Path | None:
    try:
        return current(folder)
    except IndexFolderError:
        return None


def _listing(draft: Path) -> dict[str, tuple[int, str]]:
    files = sorted(path for path in draft.rglob("*") if path.is_file())
    return {path.relative_to(draft).as_posix(): (path.stat().st_size, file_sha256(path)) for path in files}


def _write_durably(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
