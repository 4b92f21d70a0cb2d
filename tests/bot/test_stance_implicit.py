import math

import pytest

from bot import stance_implicit
from bot.stance_data import Implicit, implicit
from bot.stance_implicit import implied, wording


def fitted(monkeypatch, bias, **weights):
    monkeypatch.setattr(stance_implicit, "implicit", lambda: Implicit(bias, weights))


def test_wording():
    """Words and pairs of them, names alike, what a negation reaches marked until a comma; the beginning by itself."""
    assert wording("Zinc cannot rust, Tin can", [(0, 4), (18, 21)]) == {
        "OPTION", "cannot", "not_rust", "can",
        "OPTION cannot", "cannot not_rust", "not_rust OPTION", "OPTION can",
        "^OPTION", "^OPTION cannot",
    }  # fmt: skip


def test_a_negation_reaches_three_words():
    """A curly apostrophe is one too, and the fourth word is out of reach."""
    found = wording("It doesn’t bake four loaves daily", [])
    assert {"doesn't", "not_bake", "not_four", "not_loaves", "daily"} <= found
    assert "not_daily" not in found


def test_nothing_to_read():
    """Figures alone have no wording."""
    assert wording("42", []) == set()


def test_implied(monkeypatch):
    """.35 tanh((bias + weights + .4) / 2); what is not known counts for nothing."""
    fitted(monkeypatch, 0.1, rises=1.0, **{"^it": 0.5})
    assert implied("It rises daily", []) == pytest.approx(0.35 * math.tanh((0.1 + 1.0 + 0.5 + 0.4) / 2))
    assert implied("42", []) == pytest.approx(0.35 * math.tanh((0.1 + 0.4) / 2))


@pytest.mark.parametrize(
    ("clause", "sign"),
    [
        ("Any loaf can be kneaded within an afternoon", 1),
        ("It keeps thousands of loaves in one oven", 1),
        ("It took us eleven months and half of the bakers left", -1),
        ("But nobody could knead it, and we ended up with two ovens", -1),
    ],
)
def test_what_is_told(clause, sign):
    """No word of these praises or blames, but people do not tell them of what they like or of what they do not."""
    assert sign * implied(clause, []) > 0.1


def test_the_model_is_small():
    """Figures of words and pairs only, none of them for nothing."""
    assert 1_000 < len(implicit().weights) < 5_000
    assert all(implicit().weights.values())
