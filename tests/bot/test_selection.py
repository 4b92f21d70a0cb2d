from dataclasses import replace

import numpy as np
import pytest

from bot.selection import Candidate, Candidates, Siding, choose, choose_context, quotes, singled_out


def array(*values):
    return np.array(values, np.float32)


def one(
    number,
    score=1.0,
    stances=(1.0, 0.0),
    *,
    source=None,
    cluster=None,
    weakness=False,
    vector=None,
):
    """A candidate like no other, from a source of its own, unless said otherwise."""
    return Candidate(
        passage=number,
        source=number if source is None else source,
        cluster=number if cluster is None else cluster,
        score=score,
        stances=array(*stances),
        weakness=weakness,
        need=-1,
        vector=np.eye(12, dtype=np.float32)[number if vector is None else vector],
    )


def passages(chosen):
    return [entry.candidate.passage for entry in chosen]


def chosen(*candidates, count=8):
    return choose(Candidates.of(candidates), [0], count)


def test_best_first():
    """By score, and no more than asked for."""
    assert passages(chosen(one(1, 0.8), one(2, 1.0), one(3, 0.9), count=2)) == [2, 3]


def test_near_copies_once():
    """Of passages that say one thing, the best is quoted."""
    assert passages(chosen(one(1, 1.0), one(2, 0.99, cluster=1), one(3, 0.9))) == [1, 3]


def test_other_sources_first():
    """A second passage of a cited source loses .03: .92 - .03 = .89 comes after .9."""
    assert passages(chosen(one(1, 1.0), one(2, 0.92, source=1), one(3, 0.9))) == [1, 3, 2]


def test_likeness_costs():
    """What is like a chosen one loses .1 * (1 - .6) = .04: .91 - .04 comes after .9, .95 - .04 before it."""
    assert passages(chosen(one(1, 1.0), one(2, 0.91, vector=1), one(3, 0.9))) == [1, 3, 2]
    assert passages(chosen(one(1, 1.0), one(2, 0.95, vector=1), one(3, 0.9))) == [1, 2, 3]


def test_padding_is_cut():
    """Below .68 of the best is padding."""
    aside = (0, 0)
    assert passages(chosen(one(1, 1.0, aside), one(2, 0.69, aside), one(3, 0.67, aside))) == [1, 2]


def test_praise_counts():
    """Praise of the favoured option by .8 adds .08 to its score: .83 + .08 is better than .9 that takes no side."""
    told = one(0), one(3), one(2, 0.9, (0, 0))
    assert passages(chosen(*told, one(1, 0.83, (0.8, 0)), count=3)) == [0, 3, 1]
    assert passages(chosen(*told, one(1, 0.81, (0.8, 0)), count=3)) == [0, 3, 2]


def test_two_reasons_first():
    """A second reason has to be worth .68 of the best reason, not of the best of all; a third one of the best of all.

    Each is praise, worth .1 more: of .6 it is .408.
    """
    aside = one(2, 1.0, (0, 0))
    assert passages(chosen(one(3, 0.5), one(1, 0.31, source=3), aside, count=3)) == [3, 1, 2]
    assert passages(chosen(one(3, 0.5), one(1, 0.3, source=3), aside)) == [3, 2]
    assert passages(chosen(one(3, 0.5), one(1, 0.5), one(4, 0.48), aside)) == [3, 1, 2]


def test_the_other_side_is_shown_however_faint():
    """One counter is shown whatever it scores; a second one has to be worth .68 of the best."""
    against = [one(2, 0.1, (-1, 0)), one(3, 0.01, (-1, 0))]
    assert [(e.candidate.passage, e.role) for e in chosen(one(1), *against)] == [
        (1, "reason"),
        (2, "counter"),
    ]


def test_a_quarter_is_kept_for_the_other_side():
    """Of eight citations two, though the reasons score more."""
    for_it = [one(n, 1.0) for n in range(8)]
    against = [one(n, 0.5, (-1, 0)) for n in (8, 9, 10)]
    assert [e.role for e in chosen(*for_it, *against)] == ["reason"] * 6 + ["counter"] * 2


def test_a_told_weakness_first():
    """Blame where the article tells weaknesses counts .1 more: .83 + .1 comes before .9; praise there does not."""
    blame = one(1, 0.9, (-1, 0))
    assert passages(chosen(one(0), blame, one(2, 0.83, (-1, 0), weakness=True), count=2)) == [0, 2]
    assert passages(chosen(one(0), blame, one(2, 0.95, (0, 1), weakness=True), count=2)) == [0, 1]


def test_blame_before_praise_for_another():
    """What the favoured option is blamed for counts .08 more: .83 + .08 comes before .9."""
    assert passages(chosen(one(0), one(1, 0.9, (0, 1)), one(2, 0.83, (-1, 0)), count=2)) == [0, 2]
    assert passages(chosen(one(0), one(1, 0.9, (0, 1)), one(2, 0.81, (-1, 0)), count=2)) == [0, 1]


@pytest.mark.parametrize(
    ("stances", "role", "option"),
    [
        ((0.2, 0), "reason", 0),
        ((0.1, 0), "context", None),
        ((-0.4, 0), "counter", 0),
        ((-0.35, 0), "context", None),
        ((0, 0.2), "counter", 1),
        ((0.5, 0.6), "reason", 0),
        ((0.1, 0.25), "context", None),  # the other is not .2 ahead of the favoured one
        ((0, 0), "context", None),
    ],
)
def test_sides(stances, role, option):
    """For the favoured option from .2; against it from -.4, or for another that it does not match."""
    assert [(entry.role, entry.option) for entry in chosen(one(1, stances=stances))] == [(role, option)]


def test_order():
    """Reasons, the other side, and what takes none, each by score."""
    found = chosen(one(1, 1.0, (0, 0)), one(2, 0.8, (-1, 0)), one(3, 0.7), one(4, 0.9, (0, 1)), one(5, 0.9))
    assert [(entry.candidate.passage, entry.role) for entry in found] == [
        (5, "reason"),
        (3, "reason"),
        (4, "counter"),
        (2, "counter"),
        (1, "context"),
    ]


def test_what_is_about_nothing_that_was_asked_for_comes_last():
    """On its side: what is about one need stands together, what is about none below all needs."""
    needs = [-1, 1, 0, 1]
    candidates = [replace(one(n, 1 - n / 10), need=need) for n, need in enumerate(needs)]
    against = replace(one(4, 0.9, (-1, 0)), need=-1)
    assert passages(quotes(Candidates.of([*candidates, against]), [0], 8)) == [1, 3, 2, 0, 4]


def test_one_citation():
    """It is the best reason."""
    assert passages(chosen(one(1, 1.0, (-1, 0)), one(2, 0.5), count=1)) == [2]


def test_context():
    """Without a verdict the best passages take no side."""
    found = choose_context(Candidates.of([one(1), one(2, 0.9, (0, 0)), one(3, 0.5)]), 8)
    assert [(entry.candidate.passage, entry.role, entry.option) for entry in found] == [
        (1, "context", None),
        (2, "context", None),
    ]


def told(*candidates, asked, count=8):
    found = choose_context(Candidates.of(candidates), count, asked)
    return [(entry.candidate.passage, entry.role, entry.option) for entry in found]


def test_one_side():
    """Only what speaks against the option, best first, and no padding: .45 is less than .5 of 1."""
    against = [one(2, 0.9, (-1, 0)), one(3, 1.0, (-1, 0)), one(5, 0.45, (-1, 0))]
    assert told(one(1), one(4, 2.0, (0, 1)), *against, asked=[Siding("counter", 0)]) == [
        (3, "counter", 0),
        (2, "counter", 0),
    ]


def test_a_side_said_plainly():
    """Praise by .8 adds .08, a told weakness .1: .83 comes before .9 that has it less, or not."""
    assert told(one(1, 0.85, (0.2, 0)), one(2, 0.8, (0.8, 0)), asked=[Siding("reason", 0)]) == [
        (2, "reason", 0),
        (1, "reason", 0),
    ]
    weak = one(2, 0.83, (-1, 0), weakness=True)
    assert told(one(1, 0.9, (-1, 0)), weak, asked=[Siding("counter", 0)])[0] == (2, "counter", 0)


def test_sides_share():
    """Of four quotes two are for and two against; what one side lacks, the other gets."""
    both = [Siding("reason", 0), Siding("counter", 0)]
    praise, blame = [one(n) for n in range(4)], [one(n, 0.5, (-1, 0)) for n in range(4, 8)]
    roles = [role for _, role, _ in told(*praise, *blame, asked=both, count=4)]
    assert roles == ["reason", "reason", "counter", "counter"]
    roles = [role for _, role, _ in told(*praise, blame[0], asked=both, count=4)]
    assert roles == ["reason", "reason", "reason", "counter"]


def test_nothing_to_choose_from():
    """Without candidates nothing is chosen."""
    assert choose(Candidates.of([]), [0], 8) == []
    assert choose_context(Candidates.of([]), 8) == []


def test_equal_praise_is_no_reason():
    """What praises another option as much takes no side, and more is the other side's, where better is said."""
    told = chosen(one(1), one(2, 0.9, (0.8, 0.8)), one(3, 0.8, (0.3, 0.9)))
    assert [(entry.candidate.passage, entry.role, entry.option) for entry in told] == [
        (1, "reason", 0),
        (3, "counter", 1),
        (2, "context", None),
    ]
    (alone,) = chosen(one(1, 1.0, (0.8, 0.8)))
    assert alone.role == "reason"


@pytest.mark.parametrize(
    ("stances", "option"),
    [((0.2, 0.1), 0), ((-0.5, 0.6), 1), ((0.1, 0.0), None), ((0.8, 0.8), None), ((0.9,), 0)],
)
def test_singled_out(stances, option):
    """Praised, and more than any other."""
    assert singled_out(array(*stances)) == option
