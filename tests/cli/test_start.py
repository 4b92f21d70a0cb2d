"""What `ask` loads, and that it says the same again in another process."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

STREAMING = "should we use Node for our streaming service?"


def _python(code, *arguments, **more):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | more).stdout


@pytest.mark.parametrize("arguments", [["--json"], [], ["--explain"], ["--adr"]])
def test_answering_never_imports_what_builds(index_folder, arguments):
    """No torch, transformers or sentence-transformers, and none of the readers of articles."""
    code = """
import sys
from bot.cli.main import main
assert main(["ask", *sys.argv[1:]]) == 0
heavy = "torch transformers sentence_transformers onnx pypdf trafilatura slack_bolt sqlalchemy".split()
print(sorted(name for name in heavy if name in sys.modules), file=sys.stderr)
sys.exit(any(name in sys.modules for name in heavy))
"""
    assert _python(code, *arguments, STREAMING)


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["ask", ""]])
def test_help_and_refusals_load_next_to_nothing(arguments):
    """Help comes at once: no search library is imported for it."""
    code = """
import sys
from bot.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
heavy = "numpy faiss onnxruntime bm25s yaml tokenizers".split()
sys.exit(any(name in sys.modules for name in heavy))
"""
    _python(code, *arguments)


@pytest.mark.parametrize(("given", "threads"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "2"}, "2")])
def test_small_products_take_one_thread(index_folder, monkeypatch, given, threads):
    """It is set before numpy reads it, and whoever runs the program may say otherwise."""
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    code = """
import os, sys
from bot.cli.main import main
assert "numpy" not in sys.modules
assert main(["ask", *sys.argv[1:]]) == 0
print(os.environ["OPENBLAS_NUM_THREADS"])
"""
    assert _python(code, STREAMING, **given).splitlines()[-1] == threads


def test_the_same_bytes_in_another_process(index_folder):
    """Neither the order of a set nor anything else that differs between two runs shows, timings aside."""
    code = "import sys; from bot.cli.main import main; sys.exit(main(['ask', '--json', *sys.argv[1:]]))"
    runs = []
    for seed in ("1", "2"):
        lines = [
            _python(code, question, PYTHONHASHSEED=seed) for question in (STREAMING, "ML or chat? python?")
        ]
        runs.append([line[: line.index('"timings_ms"')] for line in lines])
        assert all(json.loads(line)["index"]["id"] for line in lines)
    assert runs[0] == runs[1]
