import numpy as np
import pytest

from bot.citing import conflicts
from bot.selection import Candidate, Chosen

TIN, ZINC, NEITHER = (0.6, 0.0), (0.0, 0.6), (0.6, 0.6)
CHAT, BREAD = (1.0, 0.0), (0.0, 1.0)


def quote(stances, vector, *, source, need=0):
    of, towards = np.array(stances), np.array(vector, np.float32)
    return Chosen(Candidate(0, source, 0, 1.0, of, False, need, towards), "reason", 0)


@pytest.mark.parametrize(
    ("quotes", "sides"),
    [
        ([quote(TIN, CHAT, source=0), quote(ZINC, CHAT, source=1)], [("Tin", (1,)), ("Zinc", (2,))]),
        ([quote(TIN, CHAT, source=0), quote(ZINC, CHAT, source=0)], []),
        ([quote(TIN, CHAT, source=0), quote(ZINC, BREAD, source=1)], []),
        ([quote(TIN, CHAT, source=0), quote(ZINC, CHAT, source=1, need=1)], []),
        ([quote(TIN, CHAT, source=0), quote(NEITHER, CHAT, source=1)], []),
        (
            [quote(TIN, BREAD, source=2), quote(TIN, CHAT, source=0), quote(ZINC, CHAT, source=1)],
            [("Tin", (2,)), ("Zinc", (3,))],
        ),
    ],
)
def test_conflicts(quotes, sides):
    """Two sources' plain words for two options, on one need and on one thing; what is aside is not named."""
    found = conflicts(["chat", "bread"], quotes, ["Tin", "Zinc"])
    assert [(side.option, side.citations) for one in found for side in one.sides] == sides
