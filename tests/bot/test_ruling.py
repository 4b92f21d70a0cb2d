import pytest
from core_samples import asked

from bot.lexicon import Lexicon
from bot.question.ruling import passed_over

OPTIONS = ("Tin", "Zinc", "Lead")
METALS = Lexicon(OPTIONS, {(name.lower(),): (name, False) for name in OPTIONS}, {}, {})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We have ruled out Python. What do we take for loaves?", {"Python"}),
        ("Anything but Python please: loaves at night", {"Python"}),
        ("Loaves at night. Not Python.", {"Python"}),
        ("We can't use Python, what do we take for loaves?", {"Python"}),
        ("Python is not allowed here. Which one for loaves?", {"Python"}),
        ("Management has vetoed Python, loaves at night", {"Python"}),
        ("We might leave Python next year. What do we take for loaves?", {"Python"}),
        ("Thinking of moving off Python, the oven bill doubled. where to?", {"Python"}),
        ("We want to get rid of Python. Which one for loaves?", {"Python"}),
        ("We don't want to leave Python. What do we add for loaves?", set()),
        ("We might leave Python. Is that wise?", set()),
        ("We might leave Python. What speaks against it?", set()),
        ("Should we leave Python? Which one for loaves?", set()),
        ("Is it worth migrating from Python to Node?", set()),
        ("We are moving from Python 2 to newer ovens. What do we take for loaves?", set()),
        ("We replace the Python oven. What do we take for loaves?", set()),
        ("Nobody has written anything but Python", set()),
        ("No Python yet in the team, loaves at night", set()),
        ("Is Python out of the question?", set()),
        ("Why not Python?", set()),
        ("What if Python is ruled out?", set()),
        ("Python or Node?", set()),
    ],
)
def test_ruled_out(text, found):
    """What is forbidden is no choice; what nobody knows yet, and what is asked, still is."""
    assert asked(text).ruled_out == found


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("We can't use Elixir here. Loaves get tracked, is Node ok?", ["Loaves get tracked"]),
        ("Our boss forbids Python. Loaves get tracked.", ["Loaves get tracked"]),
        (
            "We can't use Python for live maps. Loaves get tracked.",
            ["We can't use Python for live maps", "Loaves get tracked"],
        ),
        (
            "We can't host it in an oven. Loaves get tracked.",
            ["We can't host it in an oven", "Loaves get tracked"],
        ),
    ],
)
def test_a_bare_prohibition_is_no_need(text, needs):
    """It says nothing of what is wanted, unless a reason or a place is named with it."""
    assert [clause.text for clause in asked(text).clauses] == needs


def test_the_project_and_the_thread_rule_out():
    """Whoever said so earlier, or of the project, need not say so again."""
    assert asked("Which one for loaves?", project="Company policy: Python is forbidden.").ruled_out == {
        "Python"
    }
    assert asked("and for cakes?", "We can't use Python. What for loaves?").ruled_out == {"Python"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tin or Zinc for loaves?", {"Lead"}),
        ("Tin vs. Zinc", {"Lead"}),
        ("Tin, or rather Zinc?", {"Lead"}),
        ("Tin, Zinc or Lead?", set()),
        ("Our oven is of Tin. What do we take for the lid?", set()),
        ("Tin is old and Zinc is new. Which metal?", set()),
    ],
)
def test_passed_over(text, found):
    """Who asks "A or B?" wants one of these; to have named two otherwise narrows nothing."""
    assert passed_over(text, METALS.mentions(text), OPTIONS) == found
