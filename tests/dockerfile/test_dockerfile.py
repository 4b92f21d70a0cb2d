"""The Dockerfile names only what is there: no engine is needed to know that it still fits the project."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot import settings
from bot.cli import main as command_line
from bot.slack.settings import TABLE as SLACK_TABLE

sys.path.insert(0, str(Path(__file__).parent))
import steps

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
BUILD, FINAL = steps.stages(TEXT)
RUNS = [step.rest for stage in (BUILD, FINAL) for step in stage.steps if step.word == "RUN"]


def sources(stage):
    """(origin stage or None, path) of everything that a stage copies."""
    for arguments in stage.arguments("COPY"):
        origin = next((a.removeprefix("--from=") for a in arguments if a.startswith("--from=")), None)
        yield from ((origin, path) for path in arguments[:-1] if not path.startswith("--"))


def test_two_stages():
    """One builds the index, the other answers."""
    assert (BUILD.name, FINAL.name) == ("build", "final")


@pytest.mark.parametrize("stage", [BUILD, FINAL], ids=lambda stage: stage.name)
def test_copied_files_exist(stage):
    """What is copied from the checkout is there, and .dockerignore lets it through."""
    let_through = {line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text().splitlines()}
    paths = [path for origin, path in sources(stage) if origin is None]
    assert [path for path in paths if not (ROOT / path).exists() or path not in let_through] == []


def test_copied_from_the_first_stage():
    """What the second stage takes over is what a step of the first one writes."""
    taken = [path for origin, path in sources(FINAL) if origin == "build"]
    assert taken
    assert [path for path in taken if not any(path in run for run in RUNS)] == []


def test_extras_are_known():
    """Each extra that is installed stands in pyproject.toml; torch comes with `build`, which stays behind."""
    known = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    named = [e for run in RUNS for found in re.findall(r"\[([a-z,]+)\]", run) for e in found.split(",")]
    assert sorted(named) == ["build", "slack"]
    assert set(named) <= set(known)
    assert not any("torch" in need or "sentence-transformers" in need for need in known["slack"])


def test_commands_parse():
    """Every call of the command line that a step or CMD makes is one that its parser takes."""
    calls = [shlex.split(run)[1:] for run in RUNS if "bin/stack-advisor" in run]
    calls += [eval(step.rest)[1:] for step in FINAL.steps if step.word == "CMD"]
    assert {call[0] for call in calls} == {"index", "serve"}
    for call in calls:
        assert callable(command_line._parser(call).parse_args(call).run)


def test_settings_are_known():
    """Every setting of this project that the image sets is in a settings table."""
    known = {setting.name for setting in (*settings.TABLE, *SLACK_TABLE)}
    named = {
        pair.partition("=")[0] for stage in (BUILD, FINAL) for line in stage.arguments("ENV") for pair in line
    }
    ours = {name for name in named if name.startswith(("STACK_ADVISOR_", "SLACK_", "DATABASE_"))}
    assert "STACK_ADVISOR_INDEX" in ours
    assert ours <= known


def test_runs_as_an_ordinary_user():
    """The process is not root, and the only folder it writes to is its own."""
    ((user,),) = FINAL.arguments("USER")
    assert user.partition(":")[0] not in {"0", "root"}
    assert f"chown {user} /data" in TEXT


def test_health_is_checked_where_it_is_served():
    """HEALTHCHECK asks the port and the path that the bot serves."""
    (check,) = [step.rest for step in FINAL.steps if step.word == "HEALTHCHECK"]
    port = dict(pair.split("=", 1) for line in FINAL.arguments("ENV") for pair in line)[
        "STACK_ADVISOR_HEALTH_PORT"
    ]
    assert f":{port}/healthz" in check


@pytest.mark.soak
def test_steps_in_an_empty_tree(tmp_path):
    """Run in an empty folder tree, the steps end in an answer from an environment without torch."""
    done = subprocess.run(
        [sys.executable, str(Path(steps.__file__)), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "Node.js" in done.stdout
