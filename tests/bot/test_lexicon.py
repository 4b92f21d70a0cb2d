import pytest
from core_samples import LEXICON

from bot.lexicon import Mention, as_run, scan


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Node.js and NODE and nodejs", ["Node.js", "Node.js", "Node.js"]),
        ("DRF on python3", ["Python", "Python"]),
        ("nodes and pythons", []),
        ("C++ or C#", []),
    ],
)
def test_names(text, named):
    """Aliases in any case name an option, longer words around a name do not."""
    assert [mention.name for mention in LEXICON.mentions(text)] == named


def test_family_speaks():
    """A family member speaks for its option, and is known for one."""
    assert LEXICON.mentions("we like Django") == [Mention(8, 14, "Python", True, "Django")]
    assert not LEXICON.mentions("Python")[0].member


def test_without_names():
    """All that names an option goes, or only its own names, and a family member stays."""
    assert LEXICON.without_names("is node or Django ok").split() == ["is", "or", "ok"]
    assert LEXICON.without_names("is node or Django ok", members=False).split() == [
        "is",
        "or",
        "Django",
        "ok",
    ]


@pytest.mark.parametrize(
    ("word", "named"),
    [("pyhton", ["Python"]), ("Pythn", ["Python"]), ("nodj", []), ("tyhpon", []), ("elixir", [])],
)
def test_typos(word, named):
    """A typo in a long name is forgiven, but not in its first letter, nor does it make Elixir ours."""
    assert [mention.name for mention in LEXICON.mentions(word, fuzzy=True)] == named
    assert LEXICON.mentions(word) == []


def test_foreign_and_ambiguous():
    """Go is a word, golang is a name, a protocol is no option at all."""
    text = "golang, go, Elixir, websocket, express"
    assert [mention.name for mention in LEXICON.foreign_in(text)] == ["Go", "Elixir"]
    assert [mention.name for mention in LEXICON.ambiguous_in(text)] == ["Go"]


def test_scan_takes_the_longest_first():
    """A name of three words is one where it is known, and its parts are then not looked at."""
    names = {("a",): 1, ("a", "b", "c"): 3, ("c",): 2}
    assert list(scan("a b c a", names.get)) == [(0, 5, 3), (6, 7, 1)]


def test_runs():
    """Names are compared by their words, with dots and plus signs kept."""
    assert as_run("Node.js") == ("node.js",)
    assert as_run("Apache  Kafka (C++)") == ("apache", "kafka", "c++")
