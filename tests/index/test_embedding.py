"""Texts to vectors, computed or kept."""

from __future__ import annotations

import numpy as np
import pytest

from index.embedding import Texts, check_export, clause_text, embed
from index.encoder import WEIGHTS
from index.errors import ModelError
from index.export import BUNDLED_MODEL
from index.records import Clause, Passage
from index.search import open_index

# Unit vectors in three dimensions; the cosine of two is the sum of products.
NORTH, EAST = [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]


def test_an_export_that_is_the_same():
    """Rounding is forgiven: .8 · .80004 + .6 · .59995 is 1 to the fourth digit; nothing to compare is fine."""
    check_export(np.array([NORTH, [0.8, 0.6, 0]]), np.array([NORTH, [0.80004, 0.59995, 0]]))
    check_export(np.empty((0, 3)), np.empty((0, 3)))


@pytest.mark.parametrize("row", [EAST, [0.0, 0.9998, 0.02]])
def test_an_export_that_differs(row):
    """One row at a right angle, or with a cosine of .9998, is enough."""
    with pytest.raises(ModelError, match=r"at least 0\.9999 wanted"):
        check_export(np.array([EAST, NORTH]), np.array([EAST, row]))


def test_a_clause_is_embedded_with_its_headings():
    """Of "Tin is soft, but cheap" the second part, below its section."""
    passage = Passage("doc", 0, 22, "Tin is soft, but cheap", ("Metals",))
    assert clause_text(passage, Clause(0, 13, 22)) == "Metals: but cheap"


def test_only_new_texts_are_computed(tiny_index, tmp_path):
    """What the index holds keeps its vector to the last bit, whether it was a passage, a clause or a phrase."""
    index = open_index(tiny_index)
    old, phrase = index.passages[0].indexed_text, index.vocabulary.phrases[0]
    stages = []
    texts = Texts([old, "Copper is red."], [old, "Copper is red."], [phrase])
    found = embed(texts, tiny_index, tmp_path / "encoder", BUNDLED_MODEL, lambda *stage: stages.append(stage))
    assert stages == [("embedding", 0, 1), ("embedding", 1, 1)]
    assert found.computed == 1
    assert np.array_equal(found.passages[0], index.nearest.vectors([0])[0])
    assert np.array_equal(found.clauses, found.passages)
    assert np.array_equal(found.phrases[0], index.phrases[0])
    assert found.passages[1] == pytest.approx(index.encoder.encode(["Copper is red."])[0], abs=1e-6)


def test_the_encoder_is_shared(tiny_index, tmp_path):
    """Its 90 MB are linked, not copied, where the file system can."""
    embed(Texts(["Tin."], [], []), tiny_index, tmp_path / "encoder", BUNDLED_MODEL, lambda *_: None)
    source = open_index(tiny_index).generation / "encoder" / WEIGHTS
    assert (tmp_path / "encoder" / WEIGHTS).samefile(source)
