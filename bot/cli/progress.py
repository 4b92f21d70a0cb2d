"""How far long work is, on stderr: a bar with rate and time left on a terminal, plain lines when piped."""

from __future__ import annotations

import sys
from typing import Any, TextIO

# Piped, a line is written at each of these parts of a stage.
_PARTS = 4


class Progress:
    """Called with a stage's name, units done and units in all."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._bar: Any = None
        self._stage, self._part = "", -1

    def __call__(self, stage: str, done: int, total: int) -> None:
        if total == 0:
            return
        if not self._stream.isatty():
            self._line(stage, done, total)
            return
        if stage != self._stage:
            self._open(stage, total)
        self._bar.update(done - self._bar.n)
        if done == total:
            self._close()

    def _open(self, stage: str, total: int) -> None:
        from tqdm import tqdm  # noqa: PLC0415  comes with the building part, which is what takes long

        self._close()
        self._stage = stage
        self._bar = tqdm(total=total, desc=stage, file=self._stream, dynamic_ncols=True)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._bar, self._stage = None, ""

    def _line(self, stage: str, done: int, total: int) -> None:
        part = _PARTS * done // total
        if (stage, part) != (self._stage, self._part):
            self._stage, self._part = stage, part
            print(f"{stage}: {done} of {total}", file=self._stream, flush=True)
