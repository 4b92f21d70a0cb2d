"""An index as a folder: swapped in whole, or not at all."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import json
import threading
import time

import pytest

from index import storage
from index.errors import IndexFolderError
from index.storage import Manifest

MANIFEST = Manifest(
    id="1", built="", model="m", model_hash="h", dimensions=3, corpus="c", corpus_hash="", corpus_stat="",
    documents=1, passages=2, clauses=2, annotations=1,
)  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


def publish(folder, content="one"):
    """A generation of one file, named after what it holds."""
    with storage.writing(folder) as draft:
        (draft / "words").mkdir()
        (draft / "words" / "a.txt").write_text(content)
        return storage.publish(folder, draft, dataclasses.replace(MANIFEST, id=content))


def test_what_is_published_is_current(folder):
    """The manifest comes back with each file's size and sum."""
    generation = publish(folder)
    assert storage.current(folder) == generation
    manifest = storage.read_manifest(generation)
    assert manifest.files == {"words/a.txt": (3, hashlib.sha256(b"one").hexdigest())}
    assert dataclasses.replace(manifest, files={}) == dataclasses.replace(MANIFEST, id="one")
    storage.check_sizes(generation, manifest)
    storage.check_sums(generation, manifest).result()


def test_the_generation_before_stays(folder):
    """Whoever is opening it goes on; the one before that is gone."""
    first, second, third = (publish(folder, content) for content in ("one", "two", "three"))
    assert not first.exists()
    assert second.exists()
    assert storage.current(folder) == third


def test_what_is_somebody_elses_stays(folder):
    """A folder that holds other things loses none of them, whatever they are called."""
    for name in ("articles", "abcdefabcdef", "photos"):
        (folder / name).mkdir(parents=True)
        (folder / name / "mine.md").write_text("mine", encoding="utf-8")
    for content in ("one", "two", "three"):
        publish(folder, content)
    assert {(folder / name / "mine.md").is_file() for name in ("articles", "abcdefabcdef", "photos")} == {
        True
    }


@pytest.mark.parametrize("failure", [RuntimeError("bug"), KeyboardInterrupt()])
def test_what_fails_leaves_nothing(folder, failure):
    """The old generation answers, and the draft is gone."""
    generation = publish(folder)

    def fail():
        with storage.writing(folder) as draft:
            (draft / "a.txt").write_text("half")
            raise failure

    with pytest.raises(type(failure)):
        fail()
    assert storage.current(folder) == generation
    assert sorted(path.name for path in folder.iterdir()) == sorted([".lock", "CURRENT", generation.name])


def test_a_full_disk(folder):
    """One line names the folder and what to do."""
    with (
        pytest.raises(IndexFolderError, match=r"No space left.*free space.*--index"),
        storage.writing(folder),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_folder_that_cannot_be_written(folder):
    """Free space would not help."""
    with pytest.raises(IndexFolderError, match=r"Permission denied.*check the path"), storage.writing(folder):
        raise PermissionError(errno.EACCES, "Permission denied")


def test_leftovers_of_a_killed_build(folder):
    """The next build sweeps them out."""
    (folder / f"{storage.UNFINISHED}dead" / "encoder").mkdir(parents=True)
    publish(folder)
    assert not list(folder.glob(f"{storage.UNFINISHED}*"))


def test_builds_wait_for_each_other(folder):
    """A second one begins when the first has ended."""
    order, begun = [], threading.Event()

    def second():
        begun.set()
        with storage.writing(folder):
            order.append("second begins")

    with storage.writing(folder):
        other = threading.Thread(target=second)
        other.start()
        begun.wait()
        time.sleep(0.05)
        order.append("first ends")
    other.join()
    assert order == ["first ends", "second begins"]


def test_readers_see_one_generation_or_the_next(folder):
    """Whatever a reader finds current is whole, while others are published."""
    publish(folder, "0")
    mixed, done = [], threading.Event()

    def keep_reading():
        while not done.is_set():
            generation = storage.current(folder)
            manifest = storage.read_manifest(generation)
            content = (generation / "words" / "a.txt").read_text()
            if content != manifest.id:
                mixed.append((content, manifest.id))

    reader = threading.Thread(target=keep_reading)
    reader.start()
    for number in range(10):
        publish(folder, str(number))
        time.sleep(0.02)
    done.set()
    reader.join()
    assert mixed == []


@pytest.mark.parametrize("pointer", [b"", b"gone", b"../index", b"\xff"])
def test_a_broken_pointer(folder, pointer):
    """What names no generation is refused with what to run."""
    publish(folder)
    (folder / storage.CURRENT).write_bytes(pointer)
    with pytest.raises(IndexFolderError, match="index build`"):
        storage.current(folder)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "damaged"),
        ("[]", "damaged"),
        ('{"format": 1}', f"has format 1, this version reads {storage.FORMAT}"),
        (json.dumps({"format": storage.FORMAT}), "damaged"),
        (json.dumps({"format": storage.FORMAT, "files": {"a": 1}}), "damaged"),
    ],
)
def test_a_broken_manifest(folder, content, says):
    """Another format and missing fields are refused with what to run."""
    generation = publish(folder)
    (generation / storage.MANIFEST).write_text(content)
    with pytest.raises(IndexFolderError, match=f"{says}.*index build`"):
        storage.read_manifest(generation)


def test_damaged_files(folder):
    """A size tells at once; one wrong byte is told by the sum."""
    generation = publish(folder)
    manifest = storage.read_manifest(generation)
    (generation / "words" / "a.txt").write_text("onx")
    storage.check_sizes(generation, manifest)
    with pytest.raises(IndexFolderError, match=r"damaged \(words/a\.txt\)"):
        storage.check_sums(generation, manifest).result()
    (generation / "words" / "a.txt").write_text("on")
    with pytest.raises(IndexFolderError, match=r"damaged \(words/a\.txt\)"):
        storage.check_sizes(generation, manifest)
