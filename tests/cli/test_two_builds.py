"""Builds that run at once wait for each other: what answers is of one of them, whole."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
import threading

from bot import settings, wiring
from bot.answer import Inquiry
from index import storage

BUILD = """
import pathlib, sys
from index import vocabulary
vocabulary.BUNDLED = pathlib.Path(sys.argv[1])
from bot import indexing
indexing.build(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4], lambda *_: None)
"""


def test_two_builds_at_once(tiny_corpus, copied_index, small_words, tmp_path):
    """Two programs index different articles into one folder: both succeed, and their articles never mix."""
    other = tmp_path / "other"
    shutil.copytree(tiny_corpus, other)
    (other / "chat.md").rename(other / "chatting.md")
    (other / "data.txt").rename(other / "numbers.txt")
    model = settings.load().model
    builds = [
        subprocess.Popen([sys.executable, "-c", BUILD, small_words, corpus, copied_index, model])
        for corpus in (tiny_corpus, other)
    ]
    assert [build.wait(120) for build in builds] == [0, 0]
    advisor = wiring.open_advisor(copied_index)
    assert set(advisor.index.documents) in ({"chat", "data"}, {"chatting", "numbers"})
    cited = {one.doc_id for one in advisor.answer(Inquiry(question="Tin for chat?")).citations}
    assert cited <= set(advisor.index.documents)
    assert len([path for path in copied_index.iterdir() if path.is_dir()]) <= 2


def test_a_short_wait_is_not_told(copied_index, caplog):
    """The other build ends within the time in which nobody wonders."""
    held = (copied_index / storage.LOCK).open("w")
    fcntl.flock(held, fcntl.LOCK_EX)
    freed = threading.Timer(storage.PATIENCE / 10, held.close)
    freed.start()
    with storage.writing(copied_index) as draft:
        assert held.closed
        assert draft.is_dir()
    freed.join()
    assert caplog.messages == []


def test_a_build_says_that_it_waits(tiny_corpus, copied_index, small_words):
    """While another one holds the lock, one line on stderr; it goes on when that one ends."""
    arguments = [small_words, tiny_corpus, copied_index, settings.load().model]
    with (copied_index / storage.LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        waiting = subprocess.Popen(
            [sys.executable, "-c", BUILD, *arguments], stderr=subprocess.PIPE, text=True
        )
        line = waiting.stderr.readline()
    assert line == f"another build is writing to {copied_index}: waiting for it to end\n"
    assert waiting.communicate(timeout=120)[1] == ""
    assert waiting.returncode == 0
