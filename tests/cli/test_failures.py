"""What people see when something goes wrong: one line, the right exit code, the rest in the log."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main as command
from bot.cli import verify
from bot.errors import UsageError
from index.errors import ModelError


def _failing(error):
    def run(_args):
        raise error

    return run


@pytest.fixture
def failing(monkeypatch, run):
    """Runs a verb that raises the given error."""

    def with_error(error):
        monkeypatch.setattr(verify, "run", _failing(error))
        return run("verify", "answers.jsonl")

    return with_error


def test_an_expected_failure(failing):
    """Exit 1 and the error's own sentence, on one line."""
    ran = failing(UsageError("Give it\n  another file."))
    assert (ran.code, ran.line) == (1, "stack-advisor: Give it another file.")


def test_an_unexpected_failure(failing, tmp_path, monkeypatch):
    """Exit 3, one line with an id, and the traceback under that id in the log file."""
    monkeypatch.setenv("STACK_ADVISOR_LOG", str(tmp_path / "logs"))
    ran = failing(RuntimeError("oh no"))
    assert ran.code == 3
    found = re.fullmatch(
        r"stack-advisor: unexpected failure (\w{8}): RuntimeError: oh no \(.* (\S+)\)", ran.line
    )
    assert found
    log = (tmp_path / "logs" / "errors.log").read_text()
    assert found[2] == str(tmp_path / "logs" / "errors.log")
    assert found[1] in log
    assert "Traceback" in log
    assert "RuntimeError: oh no" in log


def test_secrets_reach_neither_the_screen_nor_the_log(failing, tmp_path, monkeypatch):
    """What looks like a token, and what the environment calls a secret: struck out of line and traceback."""
    token = "xoxb-" + "1234567890-abcdefGHIJ"  # put together here, so that no scanner takes it for a real one
    monkeypatch.setenv("STACK_ADVISOR_LOG", str(tmp_path))
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "shibboleth-42")
    ran = failing(RuntimeError(f"refused {token} of shibboleth-42 at postgresql://us:pass-word@host/x"))
    for shown in (ran.line, (tmp_path / "errors.log").read_text()):
        assert "RuntimeError: refused [redacted]" in shown
        for secret in (token, "shibboleth-42", "pass-word"):
            assert secret not in shown


def test_a_log_that_cannot_be_written(failing, tmp_path, monkeypatch):
    """The failure is told all the same."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("STACK_ADVISOR_LOG", str(tmp_path / "file" / "logs"))
    ran = failing(RuntimeError("oh no"))
    assert ran.code == 3
    assert "RuntimeError: oh no (its log could not be written)" in ran.line


def test_an_interrupt_is_quiet(failing):
    """Ctrl-C exits with 130 and says nothing."""
    ran = failing(KeyboardInterrupt())
    assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_an_interrupted_import_is_an_interrupt(failing):
    """Ctrl-C while a compiled module is imported arrives as the module's own error."""
    imported = ImportError("initialization failed")
    imported.__cause__ = KeyboardInterrupt()
    missing = ModelError("packages are not installed")
    missing.__cause__ = imported
    for error in (imported, missing):
        ran = failing(error)
        assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_a_file_that_may_not_be_read(failing):
    """Permissions are people's own: exit 1 with the file, and nothing in the log."""
    ran = failing(PermissionError(errno.EACCES, "Permission denied", "/articles"))
    says = "/articles cannot be used (Permission denied): check the path and its permissions."
    assert (ran.code, ran.line) == (1, f"stack-advisor: {says}")


def test_another_failure_of_the_system_is_unexpected(failing, tmp_path, monkeypatch):
    """A file of the program's own that is missing is a bug."""
    monkeypatch.setenv("STACK_ADVISOR_LOG", str(tmp_path))
    assert failing(FileNotFoundError(errno.ENOENT, "No such file", "own.json")).code == 3


def _in_a_process(arguments, **more):
    code = "import sys; from bot.cli.main import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], stderr=subprocess.PIPE, check=False, **more
    )


@pytest.mark.parametrize("arguments", [["ask", "--schema"], ["corpus", "list"]])
def test_an_output_that_is_full(arguments):
    """`> /dev/full` ends with one line and exit 1."""
    with Path("/dev/full").open("w") as full:
        ran = _in_a_process(arguments, stdout=full)
    says = b"stack-advisor: The output cannot be used (No space left on device): free space there.\n"
    assert (ran.returncode, ran.stderr) == (1, says)


def test_an_output_that_is_closed():
    """`>&-`: nothing can be said, and nothing is wrong."""
    ran = _in_a_process(["corpus", "list"], preexec_fn=lambda: os.close(1))
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_terminal_with_few_characters(index_folder):
    """What latin-1 lacks becomes a question mark for people; JSON stays UTF-8, quotes and all."""
    few = {"stdout": subprocess.PIPE, "env": os.environ | {"PYTHONIOENCODING": "latin-1"}}
    shown = _in_a_process(["ask", "node for chat?"], **few)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert "  ? Chat and messaging: ?" in shown.stdout.decode("latin-1")
    printed = _in_a_process(["ask", "--json", "node for chat?"], **few)
    assert "Chat and messaging: “" in json.loads(printed.stdout.decode())["points"][0]["text"]


@pytest.mark.parametrize(
    "arguments", [[], ["nonsense"], ["ask", "--nonsense"], ["index"], ["corpus", "show"]]
)
def test_wrong_usage(run, arguments):
    """Exit 2 with the usage."""
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.err.startswith("usage: stack-advisor")


def test_help_lists_every_verb(run):
    """`--help` names each verb with what it does."""
    out = run("--help").out
    for verb in command.VERBS:
        assert re.search(rf"^    {verb}\b", out, re.MULTILINE), verb


@pytest.mark.parametrize("verb", command.VERBS)
def test_every_verb_has_help(run, verb):
    """`VERB --help` exits with 0."""
    assert run(verb, "--help").code == 0


def test_a_closed_pipe_is_quiet(index_folder):
    """`stack-advisor … | head -1` leaves no complaint."""
    code = "import sys; from bot.cli.main import main; sys.exit(main(['ask', '--schema']))"
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run([sys.executable, "-c", code], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")
