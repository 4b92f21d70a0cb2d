"""The command line as people call it, in this process."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass

import pytest

from bot.cli.main import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def line(self):
        """The one line on stderr."""
        assert self.err.count("\n") == 1, self.err
        return self.err.strip()


@pytest.fixture
def run(capsysbinary, monkeypatch):
    def run(*arguments, stdin=""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run
