import numpy as np
import pytest
from core_samples import asked

from bot.coverage import Reach, judge
from bot.criteria import Want
from bot.question import Clause
from index.keywords import Keywords

# "loaves" stands in every passage, "sourdough" in 1 of 40: .025, which is rare.
KEYWORDS = Keywords.from_texts(["loaves rise"] * 39 + ["sourdough loaves"])


def judged(text, *, nearest=0.1, likeness=0.0, project=None, thread=(), **more):
    wants = [Want(0, 1.0, likeness, Clause(text))]
    question = asked(text, *thread, project=project)
    return judge(question, wants, Reach(np.array([0.0, nearest], np.float32), "Ovens", **more), KEYWORDS)


@pytest.mark.parametrize(
    ("text", "more", "reason"),
    [
        ("Should we buy loaves?", {}, "not_covered"),
        ("Should we buy loaves?", {"nearest": 0.36}, None),
        ("Should we buy loaves?", {"nearest": 0.34}, "not_covered"),
        ("Should we buy loaves?", {"likeness": 0.42}, None),
        ("Should we buy loaves?", {"likeness": 0.41}, "not_covered"),
        ("Which database keeps loaves?", {}, None),
        ("Should we use Node?", {}, None),
        ("Where is the nearest baker?", {"likeness": 0.6}, "not_covered"),
        ("Where is the nearest baker?", {"nearest": 0.36}, None),
        ("What should a baker use?", {"likeness": 0.42}, None),
        ("Which oven should we buy?", {"lacks_kind": True, "nearest": 0.41}, "not_covered"),
        ("Which oven should we buy?", {"lacks_kind": True, "nearest": 0.43}, None),
        ("Should we use Blorp or Python?", {"nearest": 0.9}, "unknown_option"),
        ("Should we use sourdough or Python?", {"nearest": 0.9}, None),
        ("Is Blorp any good?", {"nearest": 0.9}, "unknown_option"),
        ("Python is always better than Node, right?", {"nearest": 0.9}, None),
        ("Is Friday any good?", {"nearest": 0.9, "thread": ["Should we use Node?"]}, None),
        ("What is sourdough?", {"nearest": 0.2}, None),
        ("What is sourdough?", {"nearest": 0.19}, "not_covered"),
        ("What is sourdough?", {"nearest": 0.19, "likeness": 0.42}, None),
        ("What are loaves?", {}, "not_covered"),
        ("and loaves?", {"thread": ["Should we use Node?"]}, None),
        ("Which loaves?", {"project": "Ovens in forty shops."}, None),
        ("who won the cup?", {"project": "Ovens in forty shops.", "own": 0.41}, "not_covered"),
        ("who won the cup?", {"thread": ["Should we use Node?"], "own": 0.41}, "not_covered"),
        ("who won the cup?", {"project": "Ovens in forty shops.", "own": 0.43}, None),
        ("who else bakes them?", {"project": "Ovens in forty shops.", "own": 0.1}, None),
        ("how do we sell cups?", {"project": "Ovens in forty shops.", "own": 0.31}, None),
        ("how do we sell cups?", {"project": "Ovens in forty shops.", "own": 0.29}, "not_covered"),
        ("who won the cup?", {"nearest": 0.36, "own": 0.1}, None),
        ("Which database goes with Node?", {"lacks_kind": True}, "not_covered"),
        ("Should we use Elixir or Node?", {}, "unknown_option"),
        ("Does Python have GraphQL support?", {"nearest": 0.9}, "not_covered"),
        ("How much does a Python developer earn?", {"nearest": 0.9}, "not_covered"),
        ("write me a poem on Python", {"nearest": 0.9}, "not_covered"),
        ("show me Anna's project", {"nearest": 0.9}, "refused"),
        ("hello there", {}, None),
        ("what can you do?", {}, None),
    ],
)
def test_reason(text, more, reason):
    """Supported by an option, nearness, a known situation, or a thread or project that it has to do with."""
    assert judged(text, **more).reason == reason


def test_unknown_by_name():
    """What is not covered is named: the foreign option, the foreign topic, or words that no passage holds."""
    assert judged("Should we use Elixir or Node?").unknown == ("Elixir",)
    assert judged("Blorp or Python?").unknown == ("Blorp",)
    assert judged("Does Python have GraphQL support?").unknown == ("GraphQL",)
    assert judged("Should we buy bagels, bagels and loaves?").unknown == ("buy", "bagel")


def test_named():
    """Names and kinds of technology can be told to people, single words of a question only be logged."""
    assert judged("Does Python have GraphQL support?").named == ("GraphQL",)
    assert judged("Which database goes with Node?", lacks_kind=True).named == ("databases",)
    assert judged("Which oven should we buy?", lacks_kind=True, nearest=0.1).named == ()
    assert judged("Should we buy bagels, bagels and loaves?").named == ()


def test_measures():
    """The nearest clause's cosine and topic, and the share of known words: loaves of (buy, bagels, loaves)."""
    found = judged("buy bagels loaves", nearest=0.2)
    assert (found.nearest, found.topic) == (pytest.approx(0.2), "Ovens")
    assert found.known_words == pytest.approx(1 / 3)
