"""README.md says what is so: its answer, its settings, its commands and the files that it names."""

from __future__ import annotations

import re
import shlex

import pytest
import readme_parts
import take_screenshots

from bot.cli import main as command_line

ROOT = readme_parts.ROOT
TEXT = readme_parts.README.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
COMMANDS = [
    line.partition("  #")[0].strip() for block in BLOCKS for line in block.splitlines() if line.strip()
]
REFRESH = "README.md has fallen behind: run `make readme`"


def test_answer_is_a_real_one(advisor):
    """The answer at the top is, byte for byte, what the advisor answers from the bundled articles."""
    assert readme_parts.part("answer", TEXT) == readme_parts.answer(advisor), REFRESH


def test_settings_are_the_ones_there_are():
    """Every setting stands in the table, with the default and the meaning that the code gives it."""
    assert readme_parts.part("settings", TEXT) == readme_parts.settings_table(), REFRESH


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("stack-advisor")])
def test_commands_parse(command):
    """Each command line is one that the parser takes."""
    arguments = shlex.split(re.split(r" [|>] ", command)[0])[1:]
    assert callable(command_line._parser(arguments).parse_args(arguments).run)


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("make")])
def test_targets_exist(command):
    """Each `make` target is in the Makefile."""
    target = next(word for word in shlex.split(command)[1:] if "=" not in word)
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


def test_every_command_is_checked():
    """A block of commands holds nothing that no test looks at."""
    rest = [
        c
        for c in COMMANDS
        if not c.startswith(("stack-advisor", "make", "export ", "docker ", "pip install "))
    ]
    assert rest == []


def test_links_lead_somewhere():
    """A link to a file of the project names one that is there."""
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)\)", TEXT)
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_screenshots_are_shown_and_small():
    """README.md shows every screenshot that is kept, each with a description, and none weighs much."""
    shown = dict(re.findall(r"!\[([^\]]*)\]\(tests/screenshots/([^)]+)\)", TEXT))
    kept = sorted(path.name for path in take_screenshots.PICTURES.iterdir())
    assert sorted(shown.values()) == kept
    assert all(len(description) > 20 for description in shown)
    assert [
        n for n in kept if (take_screenshots.PICTURES / n).stat().st_size > take_screenshots.MOST_BYTES
    ] == []


def test_walk_names_files_that_exist():
    """“How it works” uses the names of the folder listing."""
    walk = TEXT.split("## How it works")[1].split("\n## ")[0]
    named = re.findall(r"`((?:index|bot|corpus|tests)/[\w./]+)`", walk)
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []
