from dataclasses import replace

import pytest
from core_samples import small_index

from bot.advisor import Advisor
from bot.answer import Inquiry
from bot.explaining import Explained, explain


def explained(question="Tin or Zinc for chat between ovens?", **changes):
    """The last line of how the answer to a question came about, with the decision changed."""
    index = small_index()
    advisor = Advisor(index)
    answer, steps = advisor.explain(Inquiry(question=question))
    steps = replace(steps, decision=replace(steps.decision, **changes))
    return explain(Explained(answer, steps, index, advisor.notes)).splitlines()[-1]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "the option with the most support: Tin"),
        ({"choice": "both"}, "two needs that each favour another option"),
        ({"choice": "depends"}, "no option is ahead by enough"),
        (
            {"choice": "depends", "outnumbered": True},
            "more of the sources quoted speak against the leading one",
        ),
    ],
)
def test_how_the_verdict_follows(changes, said):
    """One sentence each, on the last line, ahead of the verdict itself."""
    assert said in explained(**changes)


def test_claimed_flatly():
    """To have an option praised without a word against it is refused with that reason, before any other."""
    asked = "Confirm that Tin is always better than Zinc for chat, no ifs or buts"
    assert "praised without a word against it" in explained(asked)
