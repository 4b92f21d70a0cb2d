"""The rules that keep the folder listing honest, checked by reading the imports of every module."""

from __future__ import annotations

import ast
import contextlib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# The words that every stage of `index` speaks: what is passed on, what goes wrong, where a sentence ends, and
# for the readers of articles what a line looks like and which lines are noise.
SHARED = {"index.records", "index.errors", "index.sentences", "index.articles.lines", "index.articles.noise"}
# The one module for each whole: three formats read, the HTML within one and the tables within another, a
# folder of them read, texts embedded, an index built, checked against its articles, asked. Storage lies below
# the last four.
COMPOSERS = {
    "index.articles.html",
    "index.articles.raw_html",
    "index.articles.markdown",
    "index.articles.plaintext",
    "index.articles.grids",
    "index.articles.folder",
    "index.embedding",
    "index.build",
    "index.staleness",
    "index.search",
}
ALLOWED_BETWEEN_STAGES = {
    ("index.export", "index.encoder"),  # writes the very folder that the encoder reads, by the same names
}

# All of `bot` that decides and renders is pure, so a new module is, unless it stands here.
DOES_THINGS = set(
    "advisor cli evaluation_page indexing lint operating playground relevance schema settings slack "
    "stance_data store wiring".split()
)
# What a pure module may use of the other side, beside records: words as BM25 counts them.
PURE_MAY_USE = {
    "index.records",
    "index.keywords",
    "index.phrase_space",
    "index.vocabulary",
    "index.errors",
}
IMPURE = set(
    "asyncio datetime glob http io logging multiprocessing os pathlib random requests secrets shutil signal "
    "socket sqlite3 subprocess sys tempfile threading time urllib.request uuid".split()
)

FENCES = {
    "faiss": {"index.nearest"},
    "bm25s": {"index.keywords"},
    "onnxruntime": {"index.encoder", "index.export"},  # which fuses the graph that it writes
    "sentence_transformers": {"index.export"},
    "torch": {"index.export"},
    "transformers": set(),
    "slack_bolt": {"bot.slack", "bot.wiring"},
    "sqlalchemy": {"bot.store"},
    "aiohttp": {"bot.playground"},
}


def modules(package: str) -> Iterator[str]:
    for path in sorted((ROOT / package).rglob("*.py")):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def _tree(module: str) -> ast.Module:
    path = ROOT.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def imports(module: str, *, for_types: bool = True) -> frozenset[str]:
    """Dotted names that a module imports, anywhere in it; ``from bot import x`` is ``bot.x``."""
    return frozenset(_names(_tree(module), for_types))


def _names(node: ast.AST, for_types: bool) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.If) and not for_types and "TYPE_CHECKING" in ast.unparse(node.test):
        return
    for child in ast.iter_child_nodes(node):
        yield from _names(child, for_types)


def uses(module: str, other: str, *, for_types: bool = True) -> bool:
    return any(within(name, other) for name in imports(module, for_types=for_types))


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def offenders(package: str, *forbidden: str) -> list[str]:
    return [f"{m} imports {other}" for m in modules(package) for other in forbidden if uses(m, other)]


def test_index_never_imports_bot():
    """What ranks passages knows nothing of who asks."""
    assert offenders("index", "bot") == []


def test_stages_of_the_index_never_import_each_other():
    """A stage is handed records and hands on records; `build` and `search` put the stages in order."""
    every = set(modules("index"))
    stages = every - SHARED - COMPOSERS - {"index", "index.articles", "index.storage"}
    found = {(a, b) for a in stages | {"index.storage"} for b in stages - {a} if uses(a, b)}
    found |= {(a, b) for a in stages for b in {"index.storage"} | COMPOSERS if uses(a, b)}
    assert found - ALLOWED_BETWEEN_STAGES == set()


def test_exceptions_are_in_use():
    """An exception that no module needs any more is struck from the list."""
    assert {pair for pair in ALLOWED_BETWEEN_STAGES if not uses(*pair)} == set()


def test_shared_words_import_nothing():
    """Records and errors stand below everything."""
    used = {(m, n) for m in SHARED for n in imports(m) if within(n, "index")}
    assert {(m, n) for m, n in used if not any(within(n, shared) for shared in SHARED)} == set()


def pure() -> list[str]:
    return sorted({m.split(".")[1] for m in modules("bot") if "." in m} - DOES_THINGS)


@pytest.mark.parametrize("name", pure())
def test_deciding_and_rendering_are_pure(name):
    """The same question, evidence and rules give the same answer: no file, no network, no clock, no Slack."""
    for module in (m for m in modules("bot") if within(m, f"bot.{name}")):
        used = imports(module, for_types=False)
        assert [n for n in used if any(within(n, impure) for impure in IMPURE)] == []
        allowed = {f"bot.{other}" for other in (*pure(), "stance_data")}
        ours = [n for n in used if within(n, "bot") or within(n, "index")]
        strange = [n for n in ours if not any(within(n, a) for a in allowed | PURE_MAY_USE)]
        assert strange == [], f"{module} is not pure"


def test_slack_and_the_command_line_are_strangers():
    """Both are handed the advisor; only `wiring` knows how to make one."""
    assert offenders("bot/slack", "bot.cli", "bot.wiring", "bot.advisor", "index") == []
    assert offenders("bot/cli", "bot.slack") == []
    loaded = {n for m in modules("bot/cli") for n in imports(m, for_types=False)}
    assert [n for n in loaded if within(n, "index.search") or within(n, "index.build")] == []


def test_rendering_for_slack_knows_no_slack_client():
    """Blocks are plain data: what sends them is in `bot/slack`."""
    assert offenders("bot/blocks", "slack_sdk", "slack_bolt", "bot.slack") == []


def test_store_knows_nobody():
    """What keeps state is used by Slack and imports neither it nor the advisor."""
    assert offenders("bot/store", "bot.slack", "bot.cli", "bot.wiring", "bot.advisor", "index") == []


@pytest.mark.parametrize("library", FENCES)
def test_fences(library):
    """A library stays where it is wrapped, so that replacing it is one file's change."""
    users = {m for package in ("bot", "index") for m in modules(package) if uses(m, library)}
    assert {m for m in users if not any(within(m, home) for home in FENCES[library])} == set()


def test_environment_is_read_in_one_place():
    """Every setting is in the settings table, because nothing else reads the environment."""
    reading = {
        m for p in ("bot", "index") for m in modules(p) if re.search(r"environ\b", ast.unparse(_tree(m)))
    }
    # The exporter sets what the model's own libraries look for; WSGI calls a request its environ.
    assert reading - {"bot.slack.http"} <= {"bot.settings", "index.export"}
    assert "environ.get" not in ast.unparse(_tree("index.export"))


def test_no_import_cycle():
    """Modules import downwards only; what a function imports when it is called does not count."""
    every = {m for package in ("bot", "index") for m in modules(package)}
    done: set[str] = set()
    while ready := {m for m in every - done if loaded_by(m, every) <= done}:
        done |= ready
    assert every - done == set()


def loaded_by(module: str, every: set[str]) -> set[str]:
    at_load = [s for s in _tree(module).body if isinstance(s, ast.Import | ast.ImportFrom)]
    names = {name for statement in at_load for name in _names(statement, for_types=True)}
    return {_longest(name, every) for name in names} - {"", module}


def _longest(name: str, every: set[str]) -> str:
    while name and name not in every:
        name = name.rpartition(".")[0]
    return name


# An absolute path, but no address (`https://host/there/`), no end of a tag and no part of a longer path.
ABSOLUTE = re.compile(r"(?<![\w.~)\]}>/*\\%-])/([a-z][\w.-]*|Users|Volumes)/")
# The folders of any system and of our own container; the addresses that we serve or call; what stands for any path.
ANYWHERE = set("bin dev etc proc tmp usr var app data src".split())
ANYWHERE |= set("api link oauth playground response slack types upload path".split())
# What others wrote, or might have written: addresses on their own pages begin like paths.
ARTICLES = (ROOT / "tests" / "golden", ROOT / "corpus" / "articles")
# What sets the project up; where packages come from is the business of whoever does.
SETTING_UP = ("Makefile", "Dockerfile", "pyproject.toml", "constraints.txt", ".ci/run")
HOST = re.compile(r"https?://(?!127\.0\.0\.1|localhost)")
SKIPPED = {"__pycache__", "build", "dist"}
HIDDEN = {".ci", ".gitignore", ".dockerignore"}


def project_files(folder: Path = ROOT) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in SKIPPED or (path.name.startswith(".") and path.name not in HIDDEN):
            continue
        if path.is_file():
            yield path
        elif not path.name.endswith(".egg-info"):
            yield from project_files(path)


def foreign_places(text: str) -> set[str]:
    """First folders of absolute paths that mean nothing on another machine."""
    return set(ABSOLUTE.findall(text)) - ANYWHERE


def texts() -> Iterator[tuple[str, str]]:
    """Every file that is text, with its path."""
    for path in project_files():
        with contextlib.suppress(UnicodeDecodeError):
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def test_nothing_names_a_place_of_one_machine():
    """Whoever clones the project has neither the home nor the mounts of whoever wrote it."""
    own = [(name, text) for name, text in texts() if not any(map((ROOT / name).is_relative_to, ARTICLES))]
    assert {name: found for name, text in own if (found := foreign_places(text))} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cd {}home{}alice{}src", {"home"}),
        ("index = '{}mnt{}disk{}index'", {"mnt"}),
        ("PATH=$PATH:{}opt{}tool{}bin", {"opt"}),
        ("{}Users{}alice{}notes", {"Users"}),
        ("#!{}usr{}bin{}env python", set()),
        ("https:{}{}host.example{}home/alice/", set()),
        ("one{}two{}three{}", set()),
    ],
)
def test_a_place_of_one_machine_is_recognised(text, found):
    """A home, a mount and a prefix of somebody's own, but no address and no system folder."""
    assert foreign_places(text.format(*"///")) == found


def test_setting_up_names_no_host():
    """No registry or mirror is written down."""
    assert [name for name in SETTING_UP if HOST.search((ROOT / name).read_text(encoding="utf-8"))] == []


def test_nothing_points_to_a_tracker():
    """What is worth knowing stands where it is needed, not under a number elsewhere."""
    number = re.compile(r"\bissue\s#?\d", re.IGNORECASE)
    assert [name for name, text in texts() if number.search(text)] == []


def test_top_level_is_what_was_agreed():
    """The listing tells the story; beside it stands only what tools look for there."""
    agreed = {"pyproject.toml", "README.md", "bot", "index", "corpus", "tests", "Dockerfile"}
    tools = {"Makefile", "constraints.txt", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"}
    shown = {
        p.name for p in ROOT.iterdir() if not p.name.startswith(".") and not p.name.endswith(".egg-info")
    }
    assert shown - {"build", "dist", "__pycache__"} <= agreed | tools
    assert agreed <= shown


def test_answering_needs_no_package_of_a_build():
    """What only a build imports stands in its extra; answering gets by without it and what it brings."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[^\w-]", line)[0] for line in project["dependencies"]}
    built = {re.split(r"[^\w-]", line)[0] for line in project["optional-dependencies"]["build"]}
    assert {"bm25s", "sentence-transformers", "torch"} <= built - needed
