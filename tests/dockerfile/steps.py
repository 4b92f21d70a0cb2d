"""The Dockerfile's steps in an empty folder tree, for machines without a Docker engine.

    python tests/dockerfile/steps.py FOLDER

Each stage gets a tree of its own below FOLDER, and the image's absolute paths are moved into it. What only an
engine can do (users, ports, layers) is left out. Ends by asking the final stage a question.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "should we use Node for our streaming service?"
# Folders of the image that its steps write to; any other absolute path is the system's own.
_IMAGE_PATH = re.compile(r"(?<![\w./-])/(?=(?:src|app|data)\b)")


@dataclass(frozen=True)
class Step:
    """One instruction with its arguments, continuation lines joined."""

    word: str
    rest: str


@dataclass
class Stage:
    """From one FROM to the next."""

    name: str
    steps: list[Step] = field(default_factory=list)

    def arguments(self, *words: str) -> list[list[str]]:
        return [shlex.split(step.rest) for step in self.steps if step.word in words]


def stages(text: str) -> list[Stage]:
    found: list[Stage] = []
    for step in _steps(text):
        if step.word == "FROM":
            found.append(Stage(step.rest.partition(" AS ")[2] or "final"))
        elif found:
            found[-1].steps.append(step)
    return found


def _steps(text: str) -> list[Step]:
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [Step(word, rest) for word, _, rest in (line.partition(" ") for line in joined.splitlines())]


class Tree:
    """One stage's root folder, and what its steps do there."""

    def __init__(self, folder: Path, stage: Stage) -> None:
        self.stage, self.all, self.root = stage, folder, folder / stage.name
        self.cwd = self.root
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self.env = {**os.environ, "PATH": path}

    def run(self) -> None:
        does: dict[str, Callable[[str], None]] = {
            "ARG": self.set, "ENV": self.set, "WORKDIR": self.enter, "COPY": self.copy, "RUN": self.shell,
        }  # fmt: skip
        for step in self.stage.steps:
            print(f"[{self.stage.name}] {step.word} {step.rest}", flush=True)
            if step.word in does:
                does[step.word](step.rest)

    def moved(self, text: str) -> str:
        return _IMAGE_PATH.sub(f"{self.root}/", text)

    def set(self, rest: str) -> None:
        for name, _, value in (pair.partition("=") for pair in shlex.split(rest)):
            self.env[name] = self.moved(value).replace("$PATH", self.env["PATH"])

    def enter(self, rest: str) -> None:
        self.cwd = Path(self.moved(rest))
        self.cwd.mkdir(parents=True, exist_ok=True)

    def copy(self, rest: str) -> None:
        *sources, target = shlex.split(rest)
        origin = ROOT
        if sources[0].startswith("--from="):
            origin = self.all / sources.pop(0).removeprefix("--from=")
        for source in sources:
            self._copy_one(origin / source.lstrip("/"), self.cwd / self.moved(target))

    def _copy_one(self, source: Path, target: Path) -> None:
        """A folder's contents go into the target; a file goes into it when it is a folder."""
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            shutil.copy2(source, target)

    def shell(self, rest: str) -> None:
        # Whom files belong to is the engine's business.
        command = re.sub(r"\bchown\b", "true", self.moved(rest))
        subprocess.run(["sh", "-ec", command], cwd=self.cwd, env=self.env, check=True)


def main(folder: Path) -> int:
    for stage in stages((ROOT / "Dockerfile").read_text(encoding="utf-8")):
        tree = Tree(folder, stage)
        tree.run()
    inside = subprocess.run(
        ["sh", "-ec", f"stack-advisor ask '{QUESTION}'; ! python -c 'import torch'"],
        cwd=tree.cwd, env=tree.env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    print(inside.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
