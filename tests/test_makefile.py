"""`make ask` hands the question over as it was typed, and starts at once when everything is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make on PATH")


@pytest.fixture
def ask(tmp_path):
    """`make ask` with an environment whose `stack-advisor` prints its arguments, a line each."""
    command = tmp_path / "bin" / "stack-advisor"
    command.parent.mkdir()
    command.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    command.chmod(0o755)
    for stamp in ("python", "torch", "ask"):
        (tmp_path / f"{stamp}.stamp").touch()

    def run(*arguments: str, **environment: str) -> str:
        outer = {
            k: v for k, v in os.environ.items() if k not in {"MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "Q"}
        }
        done = subprocess.run(
            ["make", "--no-print-directory", f"VENV={tmp_path}", "ask", *arguments],
            cwd=ROOT, env=outer | environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    return run


def test_default_question(ask):
    """Without Q, the question of the README is asked, and nothing is installed again."""
    assert ask() == "ask\n--\nshould we use Node for our streaming service?\n"


@pytest.mark.parametrize(
    "question",
    [
        "what does it cost: $5, $(HOME) or $$?",
        'is "Node" better?',
        "isn't Python slow?",
        "a\\b `id` ; exit 1 # not a comment",
        "--json",
        "größer 🚀?",
        "",
    ],
)
def test_question_is_literal(ask, question):
    """Quotes, dollar signs, backslashes and what looks like an option are part of the question."""
    assert ask(f"Q={question}") == f"ask\n--\n{question}\n"


def test_question_from_the_environment(ask):
    """Q may stand in the environment as well."""
    assert ask(Q="why $HOME?") == "ask\n--\nwhy $HOME?\n"


def test_help_names_every_target():
    """`make` alone lists what can be made."""
    command = ["make", "--no-print-directory"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [line.split()[1] for line in listed.splitlines()] == [
        "help",
        "ask",
        "playground",
        "test",
        "bench",
        "soak",
        "readme",
        "clean",
    ]
