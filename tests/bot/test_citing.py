import numpy as np
import pytest
from core_samples import LEXICON

from bot.citing import conflicts, stated_condition
from bot.selection import Candidate, Chosen

TIN, ZINC, NEITHER, MOSTLY_ZINC = (0.6, 0.0), (0.0, 0.6), (0.6, 0.6), (0.3, 0.9)
# As like chat as .28: of the same field, and not of one thing.
CHAT, BREAD, PHONES = (1.0, 0.0), (0.0, 1.0), (0.28, 0.96)


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
        ([quote(TIN, CHAT, source=0), quote(MOSTLY_ZINC, CHAT, source=1)], []),
        ([quote(TIN, CHAT, source=0), quote(ZINC, PHONES, source=1)], []),
        (
            [quote(TIN, BREAD, source=2), quote(TIN, CHAT, source=0), quote(ZINC, CHAT, source=1)],
            [("Tin", (2,)), ("Zinc", (3,))],
        ),
    ],
)
def test_conflicts(quotes, sides):
    """Two sources' plain words for two options, on one need and on one thing; what is aside is not named."""
    found = conflicts(["chat", "bread"], quotes, ["Tin", "Zinc"], ["A plain word."] * len(quotes))
    assert [(side.option, side.citations) for one in found for side in one.sides] == sides


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Zinc wins every race.", True),
        ("Zinc may not match Tin, yet many prefer it.", False),
        ("While Tin is fast, Zinc wins every race.", False),
        ("Both scale well, Zinc by its threads.", False),
    ],
)
def test_what_grants_the_other_side_something_contradicts_nobody(text, counts):
    """A concession, and what credits both, is no plain word for one of them."""
    quotes = [quote(TIN, CHAT, source=0), quote(ZINC, CHAT, source=1)]
    assert bool(conflicts(["chat"], quotes, ["Tin", "Zinc"], ["Tin wins every race.", text])) is counts


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If you store many terabytes, Python is the easier road.", "If you store many terabytes"),
        ("Python pays off once you store many terabytes.", "Once you store many terabytes"),
        # No condition, or none that can be read on its own.
        ("Python is the easier road.", None),
        ("If it stores many terabytes, Python is the easier road.", None),
        ("Python pays off when it comes to many terabytes.", None),
        ("If we had stored many terabytes, Python was the easier road.", None),
        ("Once Bluetooth, health data or payments count, take Python.", None),
        ("If you have chats, shops, or other sites, take Python.", None),
        ("Python is slow even if you store many terabytes.", None),
        # Of two options it is not plain which one it is for.
        ("If you store many terabytes, Python beats Node.js.", None),
        ("If you know Python well enough, so much the better.", None),
    ],
)
def test_stated_condition(text, condition):
    """An article's own "if", as far as it says for which one option and needs nothing around it."""
    assert stated_condition(text, LEXICON.mentions(text)) == condition
