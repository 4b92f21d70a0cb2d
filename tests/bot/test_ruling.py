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
