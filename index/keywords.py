"""BM25 over stemmed words, by bm25s (kept, MIT, NumPy only, scores thousands of passages in 0.1 ms).

Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework"; bm25s uses Lucene's variant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt
import Stemmer

from index.errors import IndexFolderError
from index.records import Hit

_TOKEN = re.compile(r"[a-z0-9+#]+(?:[.'’][a-z0-9]+)*")
STOP_WORDS = frozenset(
    "a about after all also am an and any are as at be because been but by can could did do does for from had has "
    "have he her his how i if in into is it its just like may me might more most my no not of on one or our out "
    "she should so some such than that the their them then there these they this those to too up us very was we "
    "were what when where which while who why will with would you your s t re ve ll d m".split()
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
    def __init__(self, retriever: bm25s.BM25) -> None:
        self._retriever = retriever
        self._known: dict[str, int] = retriever.vocab_dict

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> Keywords:
        corpus = [tokens(text) or ["\0"] for text in texts]
        retriever = bm25s.BM25(method="lucene")
        retriever.index(corpus, show_progress=False)
        return cls(retriever)

    @classmethod
    def load(cls, folder: Path) -> Keywords:
        try:
            return cls(bm25s.BM25.load(str(folder), show_progress=False))
        except (OSError, ValueError, KeyError) as error:
            raise IndexFolderError(f"{folder} is damaged: run `stack-advisor index build`.") from error

    def save(self, folder: Path) -> None:
        self._retriever.save(str(folder), show_progress=False)

    def __contains__(self, token: str) -> bool:
        return token in self._known

    def share(self, token: str) -> float:
        """Of all passages, those that hold this stem."""
        pointers = self._retriever.scores["indptr"]
        at = self._known[token]
        return float(pointers[at + 1] - pointers[at]) / int(self._retriever.scores["num_docs"])

    def scores(self, query: Sequence[str]) -> npt.NDArray[np.float32]:
        """BM25 of every passage for these stems; zeros when none is known."""
        ids = [self._known[token] for token in query if token in self._known]
        count = int(self._retriever.scores["num_docs"])
        if not ids:
            return np.zeros(count, np.float32)
        return np.asarray(self._retriever.get_scores_from_ids(ids), np.float32)

    def search(self, query: Sequence[str], k: int) -> list[Hit]:
        scores = self.scores(query)
        best = np.argsort(-scores, kind="stable")[:k]
        return [Hit(int(at), float(scores[at])) for at in best if scores[at] > 0]
