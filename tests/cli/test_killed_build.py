"""`kill -9` at any moment of a build: the index before or the index after answers, never a third thing."""

from __future__ import annotations

import contextlib
import os
import random
import select
import signal
import subprocess
import sys
import time

import pytest

from bot import settings, wiring
from bot.answer import Inquiry
from index import storage
from index.errors import IndexFolderError

QUESTION = Inquiry(question="Tin or Zinc for chat?")
# Imports everything, then builds in a fork for each line read: a start of Python a kill would take too long.
FORKING = """
import os, pathlib, sys
from index import vocabulary
vocabulary.BUNDLED = pathlib.Path(sys.argv[1])
from bot import indexing
import index.build
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        os.close(0)
        indexing.build(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4], lambda *_: None)
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("ended", flush=True)
"""


def _answer(folder):
    """What the index answers, timings and time of building aside."""
    advisor = wiring.open_advisor(folder)
    answer = advisor.answer(QUESTION)
    body = answer.model_dump(exclude={"timings_ms", "index"})
    return advisor.index_id, body


def _builder(small_words, corpus, folder):
    code = [sys.executable, "-c", FORKING, small_words, corpus, folder, settings.load().model]
    return subprocess.Popen([*map(str, code)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _build(builder, killed_after=None):
    """One build in a fork; ``killed_after`` seconds it gets SIGKILL. Returns how long it took."""
    started = time.perf_counter()
    print("go", file=builder.stdin, flush=True)
    child = int(builder.stdout.readline())
    if killed_after is not None:
        # Until that moment, or until the build ends before it.
        select.select([builder.stdout], [], [], killed_after)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    assert builder.stdout.readline() == "ended\n"
    return time.perf_counter() - started


def test_killed_while_rebuilding(tiny_corpus, tiny_index, small_words):
    """Eighteen moments, spread at random over a rebuild after a change."""
    moments = random.Random(11)
    texts = ("Tin is great for chat.\n", "Tin is poor at chat.\n")
    answers = {}
    with _builder(small_words, tiny_corpus, tiny_index) as builder:
        for text in texts:
            (tiny_corpus / "more.txt").write_text(text)
            usual = _build(builder)
            answers[text] = _answer(tiny_index)
        assert answers[texts[0]][0] != answers[texts[1]][0]
        for _ in range(18):
            stands = _answer(tiny_index)
            assert stands in answers.values()
            other = next(text for text in texts if answers[text] != stands)
            (tiny_corpus / "more.txt").write_text(other)
            _build(builder, killed_after=moments.uniform(0, 1.1) * usual)
        _build(builder)
        assert _answer(tiny_index) == answers[other]
        builder.stdin.close()
    assert not list(tiny_index.glob(f"{storage.UNFINISHED}*"))


@pytest.mark.parametrize("share", [0.35, 0.75])
def test_killed_while_building_from_scratch(tiny_corpus, tmp_path, small_words, share):
    """Loading the model, exporting it, embedding: nothing is there until all is."""
    pytest.importorskip("torch")
    folder = tmp_path / "new"
    with _builder(small_words, tiny_corpus, folder) as builder:
        _build(builder, killed_after=8 * share)
        try:
            _answer(folder)
        except IndexFolderError as error:
            assert f"run `stack-advisor index build --corpus DIR --index {folder}`" in str(error)  # noqa: PT017  a fast machine may be done
        builder.stdin.close()
