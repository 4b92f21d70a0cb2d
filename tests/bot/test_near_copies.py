import pytest

from bot.near_copies import clusters, shingles


def test_shingles():
    """Three words each, whatever their case and signs; a shorter text is one shingle."""
    assert shingles("Bread rises, in Ovens") == {("bread", "rises", "in"), ("rises", "in", "ovens")}
    assert shingles("Bread!") == {("bread",)}
    assert shingles("...") == frozenset()


@pytest.mark.parametrize(
    ("other", "copies"),
    [
        ("ONE two: three four five six", True),  # 4 of 4 shingles
        ("one two three four five", True),  # 3 shared, 4 + 3 - 3 = 4 in all: .75
        ("one two three four", True),  # 2 shared, 4 + 2 - 2 = 4 in all: .5
        ("one two three four nine ten", False),  # 2 shared, 4 + 4 - 2 = 6 in all: .33
        ("six five four three two one", False),
    ],
)
def test_copies(other, copies):
    """Half of the shingles of both in common make a near-copy of the earlier text."""
    assert clusters(["one two three four five six", other]) == [0, 0 if copies else 1]


def test_a_copy_of_a_copy_has_the_same_leader():
    """All that repeat one text count once, as its first wording."""
    texts = ["a b c d e", "x y z", "a b c d e f", "a b c d e f g", "x y z"]
    assert clusters(texts) == [0, 1, 0, 0, 1]


def test_nothing_copies_nothing():
    """Texts without words are no copies of each other."""
    assert clusters(["", "!", ""]) == [0, 1, 2]
