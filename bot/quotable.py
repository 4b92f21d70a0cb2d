"""What could be quoted of what was retrieved, and the sides that a question asks to hear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bot.answer import Role
from bot.question.siding import Side, announces
from bot.scoring import quote_scores
from bot.selection import Candidates, Siding, speaks
from index.keywords import tokens

if TYPE_CHECKING:
    from bot.annotations import Annotations
    from bot.criteria import Want
    from bot.question import Question
    from bot.relevance import Relevance
    from bot.retrieval import Retrieved
    from bot.standing import Standing
    from index.search import Index

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

# Passages that the choice of quotes looks at.
_CANDIDATES = 60
# A quote that is less like a criterion is about something else: of those below, hardly one in three was.
_SERVES = 0.35
_ROLES: dict[Side, Role] = {"for": "reason", "against": "counter"}


class Quotable:
    def __init__(self, index: Index, notes: Annotations, standing: Standing, relevance: Relevance) -> None:
        self._index, self._lexicon = index, notes.lexicon
        self._standing, self._relevance = standing, relevance

    def sides(self, asked: Question) -> tuple[list[Siding], list[Siding]]:
        """Those that the question asks to hear and the articles tell, and those they say nothing on."""
        told: list[Siding] = []
        silent: list[Siding] = []
        for side in self._sidings(asked):
            is_told = speaks(self._standing.evidence.stances, side).any()
            (told if is_told else silent).append(side)
        return told, silent

    def _sidings(self, asked: Question) -> list[Siding]:
        """Options in the question's order."""
        side, names = asked.asked_side, self._lexicon.options
        if side is None:
            return []
        return [
            Siding(_ROLES[one], names.index(option)) for one in side.sides for option in side.options or names
        ]

    def candidates(
        self, asked: Question, wants: Sequence[Want], found: Retrieved, told: Sequence[Siding]
    ) -> Candidates:
        """Passages, best first, each by its best clause; ``told``: the sides they have to be on, if any."""
        clauses, evidence = found.clauses, self._standing.evidence
        words, named = (
            self._index.keywords.scores(tokens(text))[found.passages] for text in (asked.need, _named(asked))
        )
        likeness = [(want.share, self._relevance.likeness(want.criterion)[clauses]) for want in wants]
        scores = quote_scores(found.need.meaning, words, named, likeness, self._standing.prior[clauses])
        best = _best_told(scores, [speaks(evidence.stances[clauses], side) for side in told])
        _, first = np.unique(found.passages[best], return_index=True)
        best = best[np.sort(first)[:_CANDIDATES]]
        if told:
            best = best[[not self._announces(passage) for passage in found.passages[best]]]
        serves = np.array([share * like[best] * (like[best] >= _SERVES) for share, like in likeness])
        rows, passages = clauses[best], found.passages[best]
        return Candidates(
            passage=passages,
            source=evidence.sources[rows],
            cluster=self._standing.clusters[passages],
            score=scores[best],
            stances=evidence.stances[rows],
            weakness=self._standing.weaknesses[rows],
            need=np.where(serves.any(axis=0), serves.argmax(axis=0), -1) if wants else np.full(len(rows), -1),
            vector=self._relevance.beyond(rows),
        )

    def _announces(self, passage: int) -> bool:
        return announces(self._lexicon.without_names(self._index.passages[passage].text))


def _named(asked: Question) -> str:
    """The members of options' families that it asks of; in a choice they only stand for their options."""
    if asked.intent in {"choose", "compare"}:
        return ""
    return " ".join(mention.surface for mention in asked.mentions if mention.member)


def _best_told(scores: Floats, told: Sequence[npt.NDArray[np.bool_]]) -> Rows:
    """The rows of the highest scores, best first; of each kind that is ``told`` as many."""
    if not told:
        return _best(scores, 2 * _CANDIDATES)
    kinds = [np.flatnonzero(kind) for kind in told]
    rows = np.unique(
        np.concatenate([kind[_best(scores[kind], _CANDIDATES // len(told) + 1)] for kind in kinds])
    )
    return rows[np.argsort(-scores[rows], kind="stable")]


def _best(scores: Floats, count: int) -> Rows:
    """The rows of the highest scores, best first; of equals the first."""
    least = np.partition(scores, -count)[-count] if count < len(scores) else -np.inf
    rows = np.flatnonzero(scores >= least)
    return rows[np.argsort(-scores[rows], kind="stable")[:count]]
