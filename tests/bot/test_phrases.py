from bot.phrases import any_of, pattern, phrases, words


def test_any_of():
    """The first alternative that fits is taken, and the rest of the pattern goes on behind it."""
    assert pattern(any_of("a", "ab"), "c").fullmatch("abc")
    assert pattern(words("bread cakes?")).fullmatch("CAKE")


def test_phrases_are_whole_words():
    """A phrase inside a longer word is none."""
    found = phrases("rye bread", "cakes?")
    assert found.search("two cakes!")
    assert found.search("Rye Bread")
    assert not found.search("pancakes")
