"""What a sentence says: which of two options it prefers, or whether it speaks well of its one subject."""

from math import exp, fsum
from typing import Literal, NamedTuple

from bot.stance_data import Model, Weights, model
from bot.stance_features import Features, features
from bot.stance_implicit import implied, masked
from bot.stance_polarity import heading_polarity, polarity
from bot.stance_rules import lay_out

__all__ = ["Stance", "compare", "heading_polarity", "implied", "masked", "polarity", "weigh"]

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


def weigh(found: Features, fitted: Model) -> Stance:
    """The first-named option's stance: a softmax over the three labels, "none" being the zero."""
    (better, worse), (better_worded, worse_worded) = (
        _sum(names, fitted.weights) for names in (found.structure, found.wording)
    )
    odds_better = exp(fitted.bias[0] + better + found.wording_weight * better_worded)
    odds_worse = exp(fitted.bias[1] + worse + found.wording_weight * worse_worded)
    total = 1 + odds_better + odds_worse
    return _stance(odds_better / total, odds_worse / total, fitted.margin)


def _sum(names: set[str], weights: Weights) -> tuple[float, float]:
    pairs = [weights[name] for name in names & weights.keys()]
    # fsum, so that the last digit does not hang on the order in which a set is walked.
    return fsum(pair[0] for pair in pairs), fsum(pair[1] for pair in pairs)


def _stance(better: float, worse: float, margin: float) -> Stance:
    """A direction must win over none, and hold at least `margin` of what both directions have."""
    side = max(better, worse)
    if side <= 1 - better - worse or side < margin * (better + worse):
        return Stance("NONE", better - worse)
    return Stance("BETTER" if better > worse else "WORSE", better - worse)


def _turned(stance: Stance) -> Stance:
    return Stance(_OPPOSITE[stance.label], -stance.score)
