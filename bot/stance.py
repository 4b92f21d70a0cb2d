"""What a sentence says: which of two options it prefers, or whether it speaks well of its one subject."""

from math import exp
from typing import Literal, NamedTuple

from bot.stance_data import Model, model
from bot.stance_features import features
from bot.stance_polarity import heading_polarity, polarity
from bot.stance_rules import lay_out

__all__ = ["Stance", "compare", "heading_polarity", "polarity", "weigh"]

Label = Literal["BETTER", "WORSE", "NONE"]
_OPPOSITE: dict[Label, Label] = {"BETTER": "WORSE", "WORSE": "BETTER", "NONE": "NONE"}


class Stance(NamedTuple):
    """`label` tells how option a fares; `score` is p(a better) - p(a worse), -1 to 1."""

    label: Label
    score: float


def compare(sentence: str, option_a: str, option_b: str) -> Stance:
    """Fitted on CompSent-19 (Panchenko et al. 2019, uhh-lt/comparative). NONE at 0 unless both are named.

    Antisymmetric: the sentence is read from whichever option it names first, and turned at the end.
    """
    layout = lay_out(sentence, option_a, option_b) if option_a.lower() != option_b.lower() else None
    if layout is None:
        return Stance("NONE", 0.0)
    stance = weigh(features(sentence, layout), model())
    return _turned(stance) if layout.swapped else stance


def weigh(found: set[str], fitted: Model) -> Stance:
    """The first-named option's stance: a softmax over the three labels, "none" being the zero."""
    better, worse = fitted.bias
    # Sorted, so that the sum's last digit is the same in every process.
    for pair in filter(None, map(fitted.weights.get, sorted(found))):
        better += pair[0]
        worse += pair[1]
    odds = exp(better), exp(worse)
    total = 1 + sum(odds)
    return _stance(odds[0] / total, odds[1] / total, fitted.margin)


def _stance(better: float, worse: float, margin: float) -> Stance:
    """A direction must win over none, and hold at least `margin` of what both directions have."""
    side = max(better, worse)
    if side <= 1 - better - worse or side < margin * (better + worse):
        return Stance("NONE", better - worse)
    return Stance("BETTER" if better > worse else "WORSE", better - worse)


def _turned(stance: Stance) -> Stance:
    return Stance(_OPPOSITE[stance.label], -stance.score)
