import numpy as np
import pytest

from bot.selection import Candidate, Candidates, Chosen, choose, choose_context, quote_scores, with_sides


def array(*values):
    return np.array(values, np.float32)


def one(number, score=1.0, stances=(1.0, 0.0), *, source=None, cluster=None, vector=None):
    """A candidate like no other, from a source of its own, unless said otherwise."""
    return Candidate(
        passage=number,
        source=number if source is None else source,
        cluster=number if cluster is None else cluster,
        score=score,
        stances=array(*stances),
        need=-1,
        vector=np.eye(12, dtype=np.float32)[number if vector is None else vector],
    )


def passages(chosen):
    return [entry.candidate.passage for entry in chosen]


def reasons(*candidates, count=5):
    return passages(choose(Candidates.of(candidates), [0], reasons=count, counters=0))


def test_quote_scores():
    """.7 of meaning, .1 of BM25 scaled to its best, .6 of the best need by the root of its share."""
    found = quote_scores(array(0.5, 0.2), array(4, 2), [(0.25, array(0.6, 0)), (0.09, array(0.4, 1))])
    first = 0.7 * 0.5 + 0.1 * 4 / 4 + 0.6 * max(0.5 * 0.6, 0.3 * 0.4)
    second = 0.7 * 0.2 + 0.1 * 2 / 4 + 0.6 * max(0.5 * 0, 0.3 * 1)
    assert found == pytest.approx([first, second])


def test_quote_scores_without_words_or_needs():
    """Where no word matches and nothing is wanted, meaning decides."""
    assert quote_scores(array(0.5, 0.2), array(0, 0), []) == pytest.approx([0.35, 0.14])


def test_best_first():
    """Reasons come by score, and no more of them than asked for."""
    assert reasons(one(1, 0.8), one(2, 1.0), one(3, 0.9), count=2) == [2, 3]


def test_near_copies_once():
    """Of passages that say one thing, the best is quoted, and as a reason or a counter, not both."""
    assert reasons(one(1, 1.0), one(2, 0.99, cluster=1), one(3, 0.9)) == [1, 3]


def test_other_sources_first():
    """A second passage of a cited source loses .06: .95 - .06 = .89 comes after .9."""
    assert reasons(one(1, 1.0), one(2, 0.95, source=1), one(3, 0.9)) == [1, 3, 2]


def test_likeness_costs():
    """What is like a chosen one loses .1 * (1 - .6) = .04: .93 - .04 comes after .9."""
    assert reasons(one(1, 1.0), one(2, 0.93, vector=1), one(3, 0.9)) == [1, 3, 2]


def test_padding_is_cut():
    """Below .75 of the best is padding; a source not cited yet may come down to .9 of that, .675."""
    assert reasons(one(1, 1.0), one(2, 0.68), one(3, 0.67)) == [1, 2]
    assert reasons(one(1, 1.0), one(2, 0.74, source=1)) == [1]


def test_the_other_side_is_shown_however_faint():
    """One counter is shown whatever it scores; a second one has to be worth it."""
    against = [one(2, 0.1, (-1, 0)), one(3, 0.05, (-1, 0))]
    chosen = choose(Candidates.of([one(1), *against]), [0], reasons=3, counters=3)
    assert [(entry.candidate.passage, entry.role) for entry in chosen] == [(1, "reason"), (2, "counter")]


@pytest.mark.parametrize(
    ("stances", "role", "option"),
    [
        ((0.2, 0), "reason", 0),
        ((0.1, 0), None, None),
        ((-0.15, 0), "counter", 0),
        ((0, 0.2), "counter", 1),
        ((0.5, 0.6), "reason", 0),
        ((0.1, 0.25), None, None),  # the other is not .2 ahead of the favoured one
        ((0, 0), None, None),
    ],
)
def test_sides(stances, role, option):
    """For the favoured option from .2; against it from -.15, or for another that it does not match."""
    chosen = choose(Candidates.of([one(1, stances=stances)]), [0], reasons=1, counters=1)
    assert [(entry.role, entry.option) for entry in chosen[:1]] == ([(role, option)] if role else [])


def test_context_is_what_speaks_for_nothing():
    """Context is taken by score, after what is quoted already, and has no option."""
    chosen = choose_context(Candidates.of([one(1), one(2, 0.9, (0, 0))]), 2, [Chosen(one(1), "reason", 0)])
    assert [(entry.candidate.passage, entry.role, entry.option) for entry in chosen] == [(2, "context", None)]


def test_context_takes_its_side():
    """What came as context and speaks for or against goes to where it belongs, reasons first."""
    context = [
        Chosen(one(n, stances=s), "context", None) for n, s in ((1, (0, 0)), (2, (-1, 0)), (3, (1, 0)))
    ]
    sided = with_sides(context, [0])
    assert [(entry.candidate.passage, entry.role, entry.option) for entry in sided] == [
        (3, "reason", 0),
        (2, "counter", 0),
        (1, "context", None),
    ]


def test_nothing_to_choose_from():
    """Without candidates nothing is chosen."""
    assert choose(Candidates.of([]), [0], reasons=5, counters=3) == []
    assert choose_context(Candidates.of([]), 8) == []
