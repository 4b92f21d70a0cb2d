from math import tanh

import numpy as np
import pytest

from bot.criteria import NOTHING, Recognised, Want
from bot.question import Clause
from bot.weighing import Evidence, Relevant, Said, backing, heaviest, likelihood, margin, weigh
from bot.weighing import support as support_of

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


@pytest.mark.parametrize(("nearest", "others_count"), [(8, False), (7, True)])
def test_only_the_eight_most_relevant_are_weighed(nearest, others_count):
    """Eight clauses at 1 for option 0 leave no room for a hundred at .9 for option 1, seven leave some."""
    found = evidence([[1, 0]] * nearest + [[0, 1]] * 100, sources=range(nearest + 100))
    relevance = array(*([1.0] * nearest + [0.9] * 100))
    assert bool(support(found, relevance)[1] > 0) is others_count


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
