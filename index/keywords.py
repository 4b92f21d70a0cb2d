"""BM25 over stemmed words, by bm25s (kept, MIT, NumPy only, scores thousands of passages in 0.1 ms).

Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework"; bm25s uses Lucene's variant.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import Stemmer

from index.errors import BrokenIndexError
from index.records import Ranking

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.integer[Any]]

WORDS, STARTS, ROWS, WEIGHTS = "words.json", "starts.npy", "rows.npy", "weights.npy"
_TOKEN = re.compile(r"[a-z0-9+#]+(?:[.'’][a-z0-9]+)*")
STOP_WORDS = frozenset(
    "a about after all also am an and any are as at be because been but by can could did do does for from "
    "had has have he her his how i if in into is it its just like may me might more most my no not of on "
    "one or our out she should so some such than that the their them then there these they this those to "
    "too up us very was we were what when where which while who why will with would you your s t re ve ll "
    "d m".split()
)
_stemmer = Stemmer.Stemmer("english")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


def tokens(text: str) -> list[str]:
    """Stems of the words that carry meaning; "Node.js" stays one."""
    words = _TOKEN.findall(text.lower().replace("’", "'"))
    return [stem(word.removesuffix("'s")) for word in words if word not in STOP_WORDS]


class Keywords:
    """BM25 computed once a word and passage; a query adds up its words' columns.

    bm25s does the computing when an index is built. To answer, its stored columns are enough: importing it,
    and SciPy with it, would cost a quarter of a second and 30 MB at every start.
    """

    def __init__(
        self, known: dict[str, int], starts: Integers, rows: Integers, weights: Floats, count: int
    ) -> None:
        """Compressed columns: word ``w`` has ``rows[starts[w]:starts[w + 1]]`` and their ``weights``."""
        self._known, self._starts, self._rows, self._weights = known, starts, rows, weights
        self._count = count

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> Keywords:
        import bm25s  # noqa: PLC0415  only a build pays for it

        # A text without words keeps its place by a word that no query holds.
        corpus = [tokens(text) or ["\0"] for text in texts]
        if not corpus:
            return cls({}, np.zeros(1, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32), 0)
        retriever = bm25s.BM25(method="lucene")
        retriever.index(corpus, show_progress=False)
        columns = retriever.scores
        known = {str(word): int(number) for word, number in retriever.vocab_dict.items()}
        return cls(known, columns["indptr"], columns["indices"], columns["data"], len(corpus))

    @classmethod
    def load(cls, folder: Path) -> Keywords:
        try:
            known = json.loads((folder / WORDS).read_text(encoding="utf-8"))
            starts, rows, weights = (np.load(folder / name) for name in (STARTS, ROWS, WEIGHTS))
            return cls(known["words"], starts, rows, weights, int(known["passages"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BrokenIndexError(f"{folder} is damaged") from error

    def save(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        stored = {"passages": self._count, "words": self._known}
        (folder / WORDS).write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
        for name, values in ((STARTS, self._starts), (ROWS, self._rows), (WEIGHTS, self._weights)):
            np.save(folder / name, values)

    def __contains__(self, token: str) -> bool:
        return token in self._known

    def share(self, token: str) -> float:
        """Of all passages, those that hold this stem."""
        at = self._known[token]
        return float(self._starts[at + 1] - self._starts[at]) / self._count

    def scores(self, query: Sequence[str]) -> Floats:
        """BM25 of every passage for these stems; zeros when none is known."""
        found = np.zeros(self._count, np.float32)
        for token in query:
            at = self._known.get(token)
            if at is not None:
                column = slice(self._starts[at], self._starts[at + 1])
                found[self._rows[column]] += self._weights[column]
        return found


def best(scores: Floats, k: int) -> Ranking:
    """The ``k`` passages of the highest scores, among those that hold a word of the query."""
    found = np.flatnonzero(scores > 0)
    order = np.argsort(-scores[found], kind="stable")[:k]
    return Ranking(found[order], scores[found[order]])
