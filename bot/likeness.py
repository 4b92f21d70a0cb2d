"""How near texts are to each criterion of a vocabulary: by meaning, and by shared words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.keywords import Keywords, tokens
from index.phrase_space import PhraseSpace
from index.vocabulary import Criterion

Floats = npt.NDArray[np.float32]

# A criterion's likeness to a text is the mean of its nearest phrases: of held-out situations, three put
# .65 on the right criterion first and .83 among the first three (one: .55/.75, five: .64/.83).
_NEAREST = 3
# A term of the criterion in the text adds this much cosine, at most twice.
_TERM, _MOST_TERMS = 0.05, 2
# BM25 of the text with the phrases, scaled to its best criterion, adds up to this much: of held-out
# situations .70 come first then, and .89 among three (without: .65, .84).
_WORDS = 0.2
# A best criterion with less BM25 than this shares no telling word.
_TELLING = 8.0


class PhraseLikeness:
    """Phrases laid out so that one product and one partition score every criterion."""

    def __init__(self, criteria: Sequence[Criterion], space: PhraseSpace, words: Keywords) -> None:
        self._space = space
        self._words = words
        self._layout = _layout([len(criterion.phrases) for criterion in criteria])
        self._terms = _by_word(criteria)

    def __call__(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """``vectors``: one row a text. Shape ``(texts, criteria)``."""
        stems = [tokens(text) for text in texts]
        shared = np.array([self._words.scores(words) for words in stems])
        nearest = self._nearest(np.concatenate([self._space.cosines(vectors), shared]))
        found, worded = nearest[: len(texts)], nearest[len(texts) :]
        found += _WORDS * worded / np.maximum(worded.max(axis=1, keepdims=True), _TELLING)
        for row, words in enumerate(stems):
            found[row] += _TERM * np.minimum(_MOST_TERMS, self._terms_among(set(words)))
        return found

    def _nearest(self, scores: Floats) -> Floats:
        """Mean of each criterion's best phrases; ``scores`` has a column a phrase."""
        padded = np.full((len(scores), scores.shape[1] + 1), -1, np.float32)
        padded[:, :-1] = scores
        best = np.partition(padded[:, self._layout], -_NEAREST, axis=2)[:, :, -_NEAREST:]
        return np.asarray(best.sum(axis=2) / _NEAREST, np.float32)

    def _terms_among(self, words: set[str]) -> Floats:
        """How many terms of each criterion stand among these stems."""
        hits = np.zeros(len(self._layout), np.float32)
        for word in words:
            for number, term in self._terms.get(word, ()):
                hits[number] += term <= words
        return hits


def _layout(counts: Sequence[int]) -> npt.NDArray[np.int64]:
    """Rows of phrase numbers, one a criterion; short ones are filled up with a number past the end."""
    rows = np.full((len(counts), max([_NEAREST, *counts])), sum(counts), np.int64)
    start = 0
    for row, count in zip(rows, counts, strict=True):
        row[:count] = np.arange(start, start + count)
        start += count
    return rows


def _by_word(criteria: Sequence[Criterion]) -> dict[str, list[tuple[int, frozenset[str]]]]:
    """Terms by one of their stems, each with its criterion's number: a question holds few of them."""
    found: dict[str, list[tuple[int, frozenset[str]]]] = {}
    for number, criterion in enumerate(criteria):
        for term in {frozenset(tokens(term)) for term in criterion.terms} - {frozenset()}:
            found.setdefault(min(term), []).append((number, term))
    return found
