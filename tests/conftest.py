"""What every test stands on: a home of its own, and one index of the bundled articles for the whole session."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from index.encoder import WEIGHTS

_OURS = ("STACK_ADVISOR_", "SLACK_")
_HOMES = {
    "HOME": "",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}


def pytest_configure(config):
    """The home of whoever runs the tests is out of reach, and so are their settings."""
    home = Path(tempfile.mkdtemp(prefix="stack-advisor-tests-"))
    config.stash[_HOME] = home
    for name in [*os.environ]:
        if name.startswith(_OURS) or name in {"DATABASE_URL", "NO_COLOR", "PORT"}:
            del os.environ[name]
    for name, folder in _HOMES.items():
        os.environ[name] = str(home / folder)


def pytest_unconfigure(config):
    shutil.rmtree(config.stash[_HOME], ignore_errors=True)


_HOME = pytest.StashKey[Path]()

CHAT = """---
title: Talk at work
publisher: Paper One
published: "2024"
url: https://one.example/chat
options: [Tin, Zinc]
---

# Why Tin

Tin is great for chat servers because it keeps many connections open.
Tin is slow at heavy computation, which is its main weakness.

# Why Zinc

- Zinc is the better choice for machine learning
- Zinc has a steep learning curve
"""
DATA = """Zinc or Tin for data?

Zinc advantages
Zinc is excellent for data science and for machine learning.
Zinc has many libraries for statistics.

Tin advantages
Tin is faster than Zinc for chat and for live updates.
"""


VOCABULARY = """
- name: chat
  terms: [chat, live updates]
  situations: [people talk to each other all day, everybody sees a message at once]
- name: machine learning
  terms: [machine learning, data science]
  situations: [we train models, predict what people buy]
"""


@pytest.fixture(scope="session")
def small_words(tmp_path_factory):
    """A vocabulary of two criteria: indexes with it are built in a moment."""
    folder = tmp_path_factory.mktemp("vocabulary")
    (folder / "criteria.yaml").write_text(VOCABULARY)
    return folder


@pytest.fixture(scope="session")
def first_index(small_words, tmp_path_factory):
    """The one build for which the model itself is loaded; others start from a copy and reuse its encoder."""
    from bot import indexing, settings
    from index import vocabulary

    corpus, folder = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("index")
    (corpus / "one.txt").write_text("Tin is light.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "BUNDLED", small_words)
        indexing.build(corpus, folder, settings.load().model, lambda *_: None)
    return folder


@pytest.fixture(scope="session")
def index_folder(first_index):
    """The index that `ask` uses by default, of the bundled articles. Never write into it: copy it."""
    from bot import indexing, settings

    given = settings.load()
    folder = copy_index(first_index, given.index_of(given.corpus))
    indexing.ensure_index(given.corpus, folder, given.model, lambda *_: None)
    return folder


@pytest.fixture(scope="session")
def advisor(index_folder):
    from bot import wiring

    return wiring.open_advisor(index_folder)


@pytest.fixture(scope="session")
def index_of(index_folder, tmp_path_factory):
    """Indexes another folder of articles, from a copy that has the bundled vocabulary's vectors already."""
    from bot import indexing, settings

    def build(articles):
        folder = copy_index(index_folder, tmp_path_factory.mktemp("other") / "index")
        indexing.build(articles, folder, settings.load().model, lambda *_: None)
        return folder

    return build


@pytest.fixture
def tiny_corpus(tmp_path):
    """Two articles on two options that nobody has heard of."""
    return _write_tiny(tmp_path / "tiny")


def _write_tiny(corpus):
    corpus.mkdir()
    (corpus / "chat.md").write_text(CHAT)
    (corpus / "data.txt").write_text(DATA)
    return corpus


@pytest.fixture
def small_vocabulary(small_words, monkeypatch):
    from index import vocabulary

    monkeypatch.setattr(vocabulary, "BUNDLED", small_words)


@pytest.fixture
def copied_index(first_index, tmp_path, small_vocabulary):
    """An index of something else, of the test's own; to build over it the model need not be loaded."""
    return copy_index(first_index, tmp_path / "index")


@pytest.fixture(scope="session")
def tiny_built(first_index, small_words, tmp_path_factory):
    from bot import indexing, settings
    from index import vocabulary

    corpus = _write_tiny(tmp_path_factory.mktemp("articles") / "tiny")
    folder = copy_index(first_index, tmp_path_factory.mktemp("built") / "index")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "BUNDLED", small_words)
        indexing.build(corpus, folder, settings.load().model, lambda *_: None)
    return folder


@pytest.fixture
def tiny_index(tiny_built, tiny_corpus, tmp_path, small_vocabulary):
    """An index of the two articles."""
    folder = copy_index(tiny_built, tmp_path / "index")
    manifest = folder / (folder / "CURRENT").read_text() / "manifest.json"
    fields = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(fields | {"corpus": str(tiny_corpus)}))
    return folder


def copy_index(source, target):
    """Only the encoder's 90 MB, which nobody writes to, are shared."""

    def copy(one, other):
        if Path(one).name == WEIGHTS:
            os.link(one, other)
        else:
            shutil.copyfile(one, other)

    return shutil.copytree(source, target, copy_function=copy)
