"""BM25 over stemmed words."""

from __future__ import annotations

import math

import numpy as np
import pytest

from index.errors import IndexFolderError
from index.keywords import Keywords, best, tokens

# Two, four and two words: 8/3 on average.
TEXTS = ["tin melts", "tin pot tin cup", "zinc roof"]


def bm25(frequency, length, holding, k1=1.5, b=0.75):
    """Lucene's: idf · f / (f + k1 · (1 - b + b · length / average))."""
    idf = math.log(1 + (3 - holding + 0.5) / (holding + 0.5))
    return idf * frequency / (frequency + k1 * (1 - b + b * length / (8 / 3)))


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Node.js scales", ["node.j", "scale"]),
        ("C++ and C#", ["c++", "c#"]),
        ("Tin’s uses, the tin's", ["tin", "use", "tin"]),
        ("It is what you have", []),
        ("Casting casts", ["cast", "cast"]),
    ],
)
def test_tokens(text, stems):
    """Names with signs stay one word; little words and possessives go; the rest is stemmed."""
    assert tokens(text) == stems


def test_scores_by_hand():
    """One "tin" of two words, two of four, none of two."""
    found = Keywords.from_texts(TEXTS).scores(tokens("tin"))
    assert found == pytest.approx([bm25(1, 2, 2), bm25(2, 4, 2), 0], rel=1e-5)


def test_rare_words_weigh_more():
    """ "Zinc" stands in one text, "tin" in two; texts without either are no hits."""
    keywords = Keywords.from_texts([*TEXTS, "lead pipe"])
    scores = keywords.scores(tokens("tin or zinc"))
    passages, found = best(scores, 5)
    assert passages[0] == 2
    assert set(passages.tolist()) == {0, 1, 2}
    assert found == pytest.approx(scores[passages])
    assert best(scores, 1).passages.tolist() == [2]


def test_unknown_words():
    """They score nothing, and neither does an empty question."""
    keywords = Keywords.from_texts(TEXTS)
    for query in (["copper"], []):
        assert len(best(keywords.scores(query), 5).passages) == 0
    assert "copper" not in keywords
    assert "tin" in keywords


def test_share():
    """Two of three texts hold "tin"."""
    assert Keywords.from_texts(TEXTS).share("tin") == pytest.approx(2 / 3)


def test_a_text_without_words_keeps_its_place():
    """Rows are passages, whatever these hold."""
    assert best(Keywords.from_texts(["…", "tin"]).scores(["tin"]), 5).passages.tolist() == [1]


def test_saved_ones_score_alike(tmp_path):
    """What is loaded gives the scores of what was saved."""
    keywords = Keywords.from_texts(TEXTS)
    keywords.save(tmp_path / "words")
    loaded = Keywords.load(tmp_path / "words")
    assert np.array_equal(loaded.scores(["tin", "zinc"]), keywords.scores(["tin", "zinc"]))


def test_a_damaged_folder(tmp_path):
    """It is refused with what to run."""
    with pytest.raises(IndexFolderError, match="stack-advisor index build"):
        Keywords.load(tmp_path)
