from math import tanh

import numpy as np
import pytest

from bot.criteria import NOTHING, Recognised, Want
from bot.question import Clause
from bot.verdict import (
    Decision,
    Evidence,
    Relevant,
    Said,
    Weighed,
    backing,
    decide,
    heaviest,
    leave_out,
    likelihood,
    margin,
    unless_outnumbered,
    weigh,
)
from bot.verdict import support as support_of

# Three clauses: the first source speaks for option 0 twice, the second for option 1 once.
STANCES = [[1, 0], [1, 0], [0, 1]]


def evidence(stances=STANCES, sources=(0, 0, 1), weights=None, even=None):
    count = len(stances)
    return Evidence(
        np.array(stances, np.float32),
        np.array(sources, np.int64),
        np.array(weights if weights is not None else [1] * count, np.float32),
        np.array(even if even is not None else [False] * count),
    )


def array(*values):
    return np.array(values, np.float32)


def relevant(*near):
    """How near the first clauses are."""
    return Relevant(np.arange(len(near)), array(*near))


def support(found, near, usual=0.0):
    return support_of(found, heaviest(found, relevant(*near)), usual)


def test_support_counts_sources():
    """Two clauses of one source: tanh(2), not 2; both sides share what is said, faint mass is believed less."""
    for_first, for_second = tanh(1 + 1), tanh(1)
    mass = for_first + for_second
    expected = [side / mass * mass / (mass + 0.5) for side in (for_first, for_second)]
    assert support(evidence(), array(1, 1, 1)) == pytest.approx(expected, abs=1e-6)


def test_support_by_relevance():
    """A clause counts by its relevance, and what the corpus always says is taken off."""
    for_first, for_second = tanh(0.5), tanh(1)
    mass = for_first + for_second
    usual = array(0.6, 0.4)
    expected = [
        (side / mass - u) * mass / (mass + 0.5)
        for side, u in zip((for_first, for_second), usual, strict=True)
    ]
    assert support(evidence(), array(0.5, 0, 1), usual) == pytest.approx(expected, abs=1e-6)


def test_a_copy_counts_nothing():
    """With a weight of 0 the second source is silent: tanh(2) / (tanh(2) + .5)."""
    only = tanh(2) / (tanh(2) + 0.5)
    assert support(evidence(weights=(1, 1, 0)), array(1, 1, 1)) == pytest.approx([only, 0], abs=1e-6)


def test_only_the_twelve_most_relevant_are_weighed():
    """Twelve clauses at 1 for option 0 leave no room for a hundred at .9 for option 1."""
    found = evidence([[1, 0]] * 12 + [[0, 1]] * 100, sources=range(112))
    relevance = array(*([1.0] * 12 + [0.9] * 100))
    assert support(found, relevance)[1] == 0


def test_backing():
    """Each option has half of what is usual, and half of that is taken off its share: .25."""
    for_first, for_second = tanh(1 + 1), tanh(1)
    mass = for_first + for_second
    expected = [(side / mass - 0.25) * mass / (mass + 0.5) for side in (for_first, for_second)]
    assert backing(evidence(), relevant(1, 1, 1)).support == pytest.approx(expected, abs=1e-6)


def test_usual():
    """Source 0 says 2 / 2 for option 0, source 1 as much for option 1: half each, by source, not by clause."""
    assert evidence().usual == pytest.approx([0.5, 0.5])


def test_evenness():
    """Of the ten nearest clauses, these many credit all alike; the eleventh is not looked at."""
    found = evidence([[1, 1]] * 11, sources=[0] * 11, even=[True] * 3 + [False] * 7 + [True])
    assert found.evenness(relevant(*range(11, 0, -1))) == pytest.approx(0.3)


def test_margin():
    """The distance of the first two; one option alone is ahead by all it has."""
    assert margin(array(0.1, 0.7, 0.4)) == pytest.approx(0.3)
    assert margin(array(0.7)) == pytest.approx(0.7)


def want(criterion=0, share=1.0, text="bread"):
    return Want(criterion, share, 0.5, Clause(text))


def test_likelihood():
    """Of option 0's praise (1 + 1) 1.5 is near, of option 1's 1 nothing: log(1.51 / 3) against log(.01 / 2).

    Nothing blames either. Nats are told beyond their mean.
    """
    near = np.log([1.51 / 3, 0.01 / 2])
    found = likelihood(evidence(), relevant(1, 0.5, 0))
    assert found == pytest.approx(near - near.mean(), abs=1e-5)


def test_likelihood_of_blame():
    """What is near blames option 0: .1 of log(1.01 / 2) - log(.01 / 1) is taken from what praise gives."""
    found = likelihood(evidence([[-1, 0], [1, 0], [0, 1]]), relevant(1, 0, 0))
    praise, blame = np.log([0.01 / 2, 0.01 / 2]), np.log([1.01 / 2, 0.01 / 1])
    expected = praise - 0.1 * blame
    assert found == pytest.approx(expected - expected.mean(), abs=1e-5)


def test_copies_make_nothing_likelier():
    """The copy has weight 0, and with it falls what it says."""
    found = likelihood(evidence([[1, 0], [1, 0], [0, 1]], weights=(1, 0, 1)), relevant(1, 1, 1))
    assert found == pytest.approx([0, 0], abs=1e-6)


def said(weight=1.0, near=(1, 1, 1), *, substance=1.0, names_option=False):
    return Said(Clause("bread", weight), relevant(*near), substance, names_option)


@pytest.mark.parametrize(
    ("clauses", "recognised", "leanings", "shares"),
    [
        ([said()], NOTHING, (0, 0), [1.0]),
        ([said()], Recognised([want(0, 0.75), want(1, 0.25)], 1.0), (0, 0), [0.33, 0.5025, 0.1675]),
        ([said()], Recognised([want()], 0.0), (0, 0), [0.53, 0.47]),
        ([said()], Recognised([want()], 0.5), (0, 0), [0.43, 0.57]),
        ([said()], NOTHING, (0.5, 0), [0.6, 0.4]),
        ([said()], Recognised([want()], 1.0), (0.5, 0), [0.6 * 0.33, 0.4, 0.6 * 0.67]),
        ([said(), said(0.6)], NOTHING, (0, 0), [1 / 1.6, 0.6 / 1.6]),
        ([said(), said(names_option=True)], NOTHING, (0, 0), [0.5, 0.5 * 0.3]),
        ([said(), said(substance=0.2)], NOTHING, (0, 0), [0.5, 0.5 * 0.2]),
    ],
)
def test_shares(clauses, recognised, leanings, shares):
    """The team counts .4 of all where it leans, criteria .47 to .67 of the rest, the question's own words what is left.

    Its clauses share that by their weights; one that names an option counts .3 of its share, and one of little
    substance as much as it has.
    """
    on_criteria = dict.fromkeys((0, 1), backing(evidence(), relevant(1, 1, 1)))
    found = weigh(evidence(), clauses, on_criteria, recognised, array(*leanings))
    assert [need.share for need in found] == pytest.approx(shares)


def test_clauses_are_weighed_one_by_one():
    """Each has its own support and its own heaviest clauses of the corpus."""
    bread, cake = weigh(evidence(), [said(near=(1, 0, 0)), said(near=(0, 0, 1))], {}, NOTHING, array(0, 0))
    assert (bread.winner, cake.winner) == (0, 1)
    assert bread.clause == Clause("bread")
    assert bread.heaviest.weights.max() == bread.heaviest.weights[bread.heaviest.clauses == 0] == 1


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
        (0.07, False, 0.5, "depends", "even"),  # .04 * (1 + 2 * .5) = .08 is not reached
    ],
)
def test_strength(ahead, compares, even, choice, strength):
    """Clear from .35, a lean from .04 (.12 where a comparison was asked for), more where sources praise alike."""
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
