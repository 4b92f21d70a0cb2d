import numpy as np
import pytest

from bot.criteria import Want
from bot.question import Clause
from bot.verdict import Decision, decide, leave_out, unless_outnumbered
from bot.weighing import Weighed


def array(*values):
    return np.array(values, np.float32)


def want(criterion=0, share=1.0, text="bread"):
    return Want(criterion, share, 0.5, Clause(text))


def decided(*needs, separable=(0, 1), asks_both=False, compares=False, even=0.0):
    return decide(needs, separable=frozenset(separable), asks_both=asks_both, compares=compares, even=even)


@pytest.mark.parametrize(
    ("ahead", "compares", "even", "choice", "strength"),
    [
        (0.36, False, 0, 1, "clear"),
        (0.34, False, 0, 1, "lean"),
        (0.05, False, 0, 1, "lean"),
        (0.03, False, 0, "depends", "even"),
        (0.08, True, 0, "depends", "even"),
        (0.13, True, 0, 1, "lean"),
        (0.07, False, 0.5, "depends", "even"),  # .045 * (1 + 2 * .5) = .09 is not reached
    ],
)
def test_strength(ahead, compares, even, choice, strength):
    """Clear from .35, a lean from .045 (.12 where a comparison was asked for), more where sources praise alike."""
    decision = decided(Weighed(None, 1.0, array(0.1, 0.1 + ahead)), compares=compares, even=even)
    assert (decision.choice, decision.strength) == (choice, strength)
    assert decision.margin == pytest.approx(ahead)


def test_needs_add_up_by_share():
    """.7 of .4 for the second option outweighs .3 of .5 for the first: .28 - .15 = .13."""
    decision = decided(Weighed(None, 0.3, array(0.5, 0)), Weighed(None, 0.7, array(0, 0.4)))
    assert (decision.choice, decision.strength) == (1, "lean")
    assert decision.margin == pytest.approx(0.13)


BREAD, CAKE = want(0, 0.5, "bread"), want(1, 0.5, "cake")
APART = (Weighed(BREAD, 0.5, array(0.5, 0)), Weighed(CAKE, 0.5, array(0, 0.6)))


def test_both():
    """Two workloads from two clauses, each plainly won by another option, want both options."""
    decision = decided(*APART)
    assert (decision.choice, decision.strength, decision.pair) == ("both", "lean", (0, 1))


def test_both_parts_in_one_clause():
    """Asked for both, a clause that names two workloads gives a part to each winner; unasked it is one need."""
    one = want(0, 0.5, "bread and cake"), want(1, 0.5, "bread and cake")
    needs = [Weighed(one[0], 0.5, array(0.5, 0)), Weighed(one[1], 0.5, array(0, 0.6))]
    assert decided(*needs, asks_both=True).pair == (0, 1)
    assert decided(*needs).choice != "both"


@pytest.mark.parametrize(
    ("needs", "more"),
    [
        (APART, {"separable": (0,)}),
        ((APART[0], Weighed(want(1, 0.5, "bread"), 0.5, array(0, 0.6))), {}),
        ((APART[0], Weighed(CAKE, 0.5, array(0, 0.2))), {}),
        ((APART[0], Weighed(want(1, 0.1, "cake"), 0.5, array(0, 0.6))), {}),
        ((APART[0], Weighed(CAKE, 0.5, array(0.6, 0))), {}),
    ],
)
def test_not_both(needs, more):
    """Not where one is no workload, both stand in one clause, one is unclear, weighs too little, or agrees."""
    assert decided(*needs, **more).choice != "both"


def test_a_clause_is_won_by_all_that_it_wants():
    """Two wants of one clause, .6 and -.1 for the second option by .3 and .2, win it by .32: .5 of all."""
    bread, soup = want(0, 0.5, "bread"), want(2, 0.2, "cake")
    needs = (
        Weighed(bread, 0.5, array(0.5, 0)),
        Weighed(want(1, 0.3, "cake"), 0.3, array(0, 0.6)),
        Weighed(soup, 0.2, array(0.1, 0)),
    )
    assert decided(*needs).pair == (0, 1)
    assert decided(*needs[:2], Weighed(soup, 0.2, array(0.6, 0))).pair == ()


def test_whoever_asks_for_both_gets_it_sooner():
    """Asked whether to use both, a margin of .15 is enough, and the answer is clear."""
    needs = (Weighed(BREAD, 0.5, array(0.25, 0)), Weighed(CAKE, 0.5, array(0, 0.2)))
    assert decided(*needs).choice == "depends"
    asked = decided(*needs, asks_both=True)
    assert (asked.choice, asked.strength) == ("both", "clear")


@pytest.mark.parametrize(
    ("choice", "strength", "ahead", "sources", "expected"),
    [
        (1, "lean", 0.09, (1, 2), ("depends", "even")),
        (1, "lean", 0.09, (2, 2), (1, "lean")),
        (1, "lean", 0.11, (1, 3), (1, "lean")),
        (1, "clear", 0.4, (1, 3), (1, "lean")),
        (1, "clear", 0.4, (3, 3), (1, "clear")),
        ("both", "clear", 0.09, (0, 2), ("both", "clear")),
    ],
)
def test_outnumbered(choice, strength, ahead, sources, expected):
    """Where more sources are quoted against a lead than for it, one below .1 is none, and a larger one a lean."""
    before = Decision(choice, strength, ahead, array(0.1, 0.1 + ahead), (), (0, 1))
    after = unless_outnumbered(before, *sources)
    assert (after.choice, after.strength) == expected
    assert after.outnumbered == (after.strength == "even")
    assert after.favoured == ((0, 1) if choice == "both" else (1,))


def test_left_out_options():
    """The worst of what is allowed bounds them; what alone is allowed leads by .3 at least."""
    needs = [Weighed(None, 1.0, array(0.9, 0.2, 0.1))]
    (two,) = leave_out(needs, frozenset({0}))
    assert two.support.tolist() == pytest.approx([0.1, 0.2, 0.1])
    (one,) = leave_out(needs, frozenset({0, 1}))
    assert one.support.tolist() == pytest.approx([-0.2, -0.2, 0.1])
    assert leave_out(needs, frozenset({0, 1, 2})) is needs
    assert leave_out(needs, frozenset()) is needs
