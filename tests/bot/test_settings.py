"""Every setting of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import settings
from bot.errors import UsageError
from bot.settings import Settings


def test_defaults():
    """Without any setting: the bundled articles, the bundled model, an index in the user's cache, colours."""
    found = Settings.from_env({})
    assert found.corpus == settings.BUNDLED_CORPUS
    assert (found.corpus / "articles").is_dir()
    assert found.model == "all-MiniLM-L6-v2"
    assert found.index is None
    assert found.colours
    assert not found.gaps_text


def test_each_setting_of_the_table_is_read(tmp_path):
    """A setting that the table names changes something."""
    for setting in settings.TABLE:
        value = "1" if setting.name == "STACK_ADVISOR_GAPS_TEXT" else str(tmp_path)
        assert Settings.from_env({setting.name: value}) != Settings.from_env({}), setting.name


def test_no_colours_on_a_dumb_terminal():
    """TERM=dumb understands no escapes."""
    assert not Settings.from_env({"TERM": "dumb"}).colours


def test_a_wrong_flag_is_named():
    """Neither yes nor no."""
    with pytest.raises(UsageError, match="STACK_ADVISOR_GAPS_TEXT is 1 or 0, not 'perhaps'"):
        Settings.from_env({"STACK_ADVISOR_GAPS_TEXT": "perhaps"})


def test_each_corpus_has_an_index_of_its_own(tmp_path):
    """Two folders of one name do not share an index; the named index belongs to the default corpus alone."""
    found = Settings.from_env({"STACK_ADVISOR_INDEX": str(tmp_path / "index")})
    one, other = (found.index_of(tmp_path / name / "articles") for name in ("a", "b"))
    assert one != other
    assert one.name.startswith("articles-")
    assert found.index_of(found.corpus) == tmp_path / "index"
    assert Settings.from_env({}).index_of(Path("/")).name.startswith("corpus-")
