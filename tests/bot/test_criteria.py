from pathlib import Path

import numpy as np
import pytest
import yaml
from core_samples import BREAD, CHAT, CRITERIA, ELSE, PHRASES, space

from bot.criteria import Recogniser
from bot.question import Clause, Question
from index.keywords import Keywords
from index.vocabulary import Criterion

SITUATIONS = Path(__file__).parents[1] / "golden" / "held_out_situations.yaml"


def recogniser(criteria=CRITERIA, phrases=PHRASES):
    return Recogniser(
        criteria, space(phrases, criteria), Keywords.from_texts([p for one in criteria for p in one.phrases])
    )


def recognised(vectors, *clauses, **kwargs):
    asked = Question("", "choose", tuple(Clause(*clause) for clause in clauses))
    return recogniser(**kwargs).recognise(asked, np.array(vectors, np.float32)).wants


def test_likeness_is_the_mean_of_the_nearest_three():
    """Cosines with the phrases of the second: 1, .5, .5, 0, so 2 / 3; the first has exactly three."""
    phrases = np.array([CHAT, CHAT, ELSE, BREAD, (BREAD + ELSE) / 2, (BREAD + ELSE) / 2, ELSE])
    found = recogniser(phrases=phrases).likeness(["xyz"], np.array([BREAD]))
    assert found[0] == pytest.approx([0, 2 / 3], abs=1e-6)


def test_likeness_of_terms():
    """Without any shared meaning a term adds .05, and BM25 of the shared words up to .2 more."""
    found = recogniser().likeness(["chat"], np.array([ELSE]))[0]
    assert 0.05 < found[0] <= 0.25
    assert found[1] == 0


def test_shares():
    """A clause that counts 1 and one that counts .6 share what is wanted 1 to .6."""
    first, second = recognised([CHAT, BREAD], ("xyz",), ("abc", 0.6, "thread"))
    assert (first.criterion, second.criterion) == (0, 1)
    assert (first.share, second.share) == pytest.approx((1 / 1.6, 0.6 / 1.6))
    assert second.clause == Clause("abc", 0.6, "thread")


def test_what_the_corpus_speaks_of_is_likelier():
    """A clause that may mean either of two means the one that is spoken of a quarter as much by a fifth."""
    both = (CHAT + BREAD) / np.sqrt(2)
    asked = Question("", "choose", (Clause("xyz"),))
    found = recogniser(phrases=np.array([CHAT, CHAT, CHAT, BREAD, BREAD, BREAD, BREAD]))
    found._spoken_of = np.array([1, 0.25], np.float32)
    first, second = found.recognise(asked, both[None]).wants
    assert (first.criterion, second.criterion) == (0, 1)
    assert (first.share, second.share) == pytest.approx((0.8, 0.2))


def test_faint_clauses_say_little():
    """Likeness .4 is .4 of the way from .3 (nothing) to .55 (plain): 1 against .4, and .7 of all is sure."""
    faint = 0.4 * BREAD + np.sqrt(1 - 0.4**2) * ELSE
    asked = Question("", "choose", (Clause("xyz"), Clause("abc")))
    (first, second), sure = recogniser().recognise(asked, np.array([CHAT, faint], np.float32))
    assert (first.share, second.share) == pytest.approx((1 / 1.4, 0.4 / 1.4))
    assert sure == pytest.approx(0.7)
    assert recognised([ELSE], ("xyz",)) == []


def test_implied():
    """What a criterion implies is wanted by .4 of it, from the same clause."""
    criteria = (
        Criterion("chat", situations=("a",), implies=("kneading",)),
        Criterion("kneading", situations=("b",)),
    )
    phrases = np.array([CHAT, CHAT, CHAT, BREAD, BREAD, BREAD])
    first, second = recognised([CHAT], ("xyz",), criteria=criteria, phrases=phrases)
    assert (second.criterion, second.clause) == (1, first.clause)
    assert (first.share, second.share) == pytest.approx((1 / 1.4, 0.4 / 1.4))


def test_short_clauses_say_less():
    """One word of content counts 1 / (1 + 4), four count 4 / (4 + 4)."""
    first, second = recognised([CHAT, BREAD], ("ovens hum, trays slide",), ("ovens",))
    assert (first.share, second.share) == pytest.approx((0.5 / 0.7, 0.2 / 0.7))


@pytest.mark.parametrize(
    ("scale", "text", "added"),
    [
        ("large", "9k users", 0.1),
        ("large", "900 users", 0),
        ("large", "12 users", -0.2),
        ("small", "9k users", -0.2),
        ("small", "12 users", 0.1),
        ("team", "20 developers", 0.2),
        ("team", "12 developers", 0),
        ("team", "4 developers", -0.2),
        ("data", "60 TB", 0.1),
        ("data", "700 GB", 0),
        ("data", "30 gigs", -0.2),
        ("large data", "30 gigs, 9k users", -0.1),
    ],
)
def test_numbers(scale, text, added):
    """From 2,000 users, 15 developers, 2 TB on it is large; below 500 users, 9 developers, 500 GB it is not."""
    criteria = (Criterion("scaled", situations=("a",), scale=scale), Criterion("bread", situations=("b",)))
    plain = np.sqrt(0.5)
    phrases = np.array([CHAT, CHAT, CHAT, BREAD, BREAD, BREAD])
    wants = recognised([(CHAT + BREAD) * plain], (text,), criteria=criteria, phrases=phrases)
    both = {0: plain + added, 1: plain}
    # What is .15 or more behind the best is not meant at all.
    meant = {number: likeness for number, likeness in both.items() if likeness > max(both.values()) - 0.15}
    assert {want.criterion: want.likeness for want in wants} == pytest.approx(meant, abs=1e-6)


def test_no_vocabulary():
    """Without criteria nothing is recognised."""
    assert recognised([CHAT], ("xyz",), criteria=(), phrases=np.zeros((0, 3), np.float32)) == []


def test_held_out_situations(advisor):
    """Of situations worded as no phrase is, .68 bring their criterion first and .85 among the first three."""
    index = advisor.index
    names = [criterion.name for criterion in index.vocabulary.criteria]
    told = [(name, text) for name, texts in yaml.safe_load(SITUATIONS.read_text()).items() for text in texts]
    texts = [text for _, text in told]
    found = Recogniser(index.vocabulary.criteria, index.phrase_space, index.phrase_words)
    ranked = np.argsort(-found.likeness(texts, index.encoder.encode(texts)), axis=1)
    places = [list(row).index(names.index(name)) for row, (name, _) in zip(ranked, told, strict=True)]
    assert sum(place < 1 for place in places) / len(places) >= 0.68
    assert sum(place < 3 for place in places) / len(places) >= 0.85
