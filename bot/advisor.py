"""The advisor: an inquiry in, an answer out, over one open index. No I/O beyond the index's own files."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot import about
from bot.annotations import load
from bot.answer import Answer, Inquiry, Role, Timings
from bot.citing import independent_sources
from bot.compose import Finding, compose
from bot.coverage import Coverage, judge
from bot.criteria import NOTHING, Recognised, Recogniser, Want, substance
from bot.question import Clause, Question, read
from bot.question.siding import Side, announces, beyond_asking
from bot.relevance import Nearness, Relevance
from bot.selection import Candidates, Siding, quote_scores, quotes, speaks
from bot.standing import Standing
from bot.verdict import (
    Decision,
    Relevant,
    Said,
    decide,
    leave_out,
    not_flatly,
    unless_outnumbered,
    weigh,
)
from index.keywords import tokens
from index.search import Index

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

# Passages that are retrieved for each clause of a question. Over 32 sets a hundred decided and quoted as well
# as all of 250 to 530 did (.650 right and .112 plainly wrong, for .650 and .110).
_RETRIEVED = 300
# Passages that the choice of quotes looks at.
_CANDIDATES = 60
# A question of which this share is about combining technologies asks whether to use both.
_ASKS_TO_MIX = 0.2
# A quote that is less like a criterion is about something else: of those below, hardly one in three was.
_SERVES = 0.35
# Of a clause that is nothing but an option's name; only where there is no other it counts.
_NAME_ALONE = 0.02
_ROLES: dict[Side, Role] = {"for": "reason", "against": "counter"}
# Support for an option that the asker's people know.
_KNOWS = 0.5


class Advisor:
    """Answers from one index; safe to share between threads, since nothing in it changes."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.notes = load(index.annotations)
        self._kinds = [criterion.kind for criterion in index.vocabulary.criteria]
        self._relevance = Relevance(index, self.notes)
        self._recogniser = Recogniser(index.vocabulary.criteria, index.phrase_space, index.phrase_words)
        self._standing = Standing(index, self.notes, self._relevance)

    @property
    def index_id(self) -> str:
        return self.index.manifest.id

    def sources(self) -> tuple[str, ...]:
        """One line of plain text an article: title, publisher, author, date."""
        return tuple(about.line(document.meta) for document in self.index.documents.values())

    def names(self) -> frozenset[str]:
        """Single words, in lower case, that name an option of the articles."""
        return frozenset(run[0] for run in self.notes.lexicon.names if len(run) == 1)

    def examples(self) -> tuple[str, ...]:
        """A question that chooses and one that compares, as the articles answer them; may be empty."""
        won = (number for number, _ in self._standing.plain_wins)
        covered = dict.fromkeys((*won, *self._standing.covered))
        names = [self.index.vocabulary.criteria[number].name for number in covered]
        return about.examples(self.notes.lexicon.options, names[:2])

    def answer(self, inquiry: Inquiry, citations: int = 8) -> Answer:
        return self.explain(inquiry, citations)[0]

    def explain(self, inquiry: Inquiry, citations: int = 8) -> tuple[Answer, Finding]:
        """The answer and what led to it, every step from question to verdict."""
        clock = _Clock()
        asked = read(inquiry, self.notes.lexicon)
        clock.lap("understand")
        vectors = self._encode(asked)
        clock.lap("embed")
        stated = self._stated(asked)
        # What a name alone is like is no need of anybody's.
        recognised = self._recognised(asked, vectors) if any(one.words for one in stated) else NOTHING
        wants = recognised.wants
        clock.lap("understand")
        words = [self.index.keywords.scores(one.words) for one in stated]
        sidings = self._sidings(asked)
        silent = [side for side in sidings if not speaks(self._standing.evidence.stances, side).any()]
        told = [side for side in sidings if side not in silent]
        clauses = self._retrieve(vectors, words, wants, told)
        need = self._relevance.to_question(_mean(vectors, [one.weight for one in stated]), clauses)
        clock.lap("retrieve")
        covered = self._judge(asked, wants, clauses, need)
        supported = covered.reason is None and asked.intent not in {"smalltalk", "meta"}
        said = self._said(stated, vectors, words, clauses) if supported else []
        even = self._standing.evidence.evenness(Relevant(clauses, need.meaning))
        decision = self._decide(asked, recognised, said, even) if supported else None
        clock.lap("decide")
        candidates = self._candidates(asked, wants, clauses, need, told) if supported else Candidates.of(())
        cited = quotes(candidates, decision.favoured if decision else (), citations, told)
        if decision:
            sources = independent_sources(cited)
            decision = unless_outnumbered(decision, sources.in_favour, sources.against)
        clock.lap("retrieve")
        elsewhere = self._elsewhere(wants) if decision else []
        finding = Finding(inquiry, asked, wants, covered, decision, cited, elsewhere, silent)
        answer = compose(finding, self.index, self.notes)
        clock.lap("decide")
        return answer.model_copy(update={"timings_ms": clock.timings()}), finding

    def _encode(self, asked: Question) -> Floats:
        return self.index.encoder.encode([clause.text or "nothing" for clause in asked.stated])

    def _stated(self, asked: Question) -> list[_Stated]:
        clauses = asked.stated
        bare = [self.notes.lexicon.without_names(clause.text) for clause in clauses]
        sided = asked.asked_side is not None
        return [
            _Stated(clause, tokens(beyond_asking(text) if sided else text), text != clause.text)
            for clause, text in zip(clauses, bare, strict=True)
        ]

    def _recognised(self, asked: Question, vectors: Floats) -> Recognised:
        """Who knows what is read from the words themselves: likeness to other teams' stories says nothing."""
        return self._without("team", self._recogniser.recognise(asked, vectors))

    def _without(self, kind: str, recognised: Recognised) -> Recognised:
        wants = [want for want in recognised.wants if self._kinds[want.criterion] != kind]
        return recognised._replace(wants=wants)

    def _retrieve(
        self, vectors: Floats, words: Sequence[Floats], wants: Sequence[Want], told: Sequence[Siding]
    ) -> Rows:
        """The clauses of what any part of the question finds, and the likeliest on what it turns on.

        Of the sides that it asks to be told, every clause.
        """
        found = np.zeros(len(self.index.passages), bool)
        for vector, same in zip(vectors, words, strict=True):
            found[self.index.retrieve(vector, same, _RETRIEVED).passages] = True
        clauses = found[self._standing.owners]
        for want in wants:
            clauses[self._standing.likeliest(want.criterion)] = True
        for side in told:
            clauses |= speaks(self._standing.evidence.stances, side)
        return np.flatnonzero(clauses)

    def _judge(self, asked: Question, wants: Sequence[Want], clauses: Rows, need: Nearness) -> Coverage:
        nearest = self.index.passages[self._standing.owners[clauses[int(np.argmax(need.cosines))]]]
        # A heading such as "Cons" says what it is about with its article only.
        topic = " › ".join((self.index.documents[nearest.doc_id].meta.title, *nearest.section[-1:]))
        return judge(asked, wants, need.cosines, self.index.keywords, topic)

    def _decide(
        self,
        asked: Question,
        recognised: Recognised,
        said: Sequence[Said],
        even: float,
    ) -> Decision | None:
        if asked.intent not in {"choose", "compare"} or len(self.notes.lexicon.options) < 2:
            return None
        wants = recognised.wants
        on_criteria = {want.criterion: self._standing.backing(want.criterion) for want in wants}
        mixing = sum(want.share for want in wants if self._kinds[want.criterion] == "combining")
        needs = weigh(
            self._standing.evidence,
            said,
            on_criteria,
            # What is said about using both is for or against no option.
            self._without("combining", recognised),
            self._leanings(asked),
        )
        decision = decide(
            leave_out(needs, self._numbers(asked.ruled_out | asked.passed_over)),
            separable=self._standing.workloads,
            asks_both=asked.asks_both or mixing >= _ASKS_TO_MIX,
            compares=asked.intent == "compare",
            even=even,
        )
        return not_flatly(decision, self._numbers(asked.flatly))

    def _numbers(self, options: frozenset[str]) -> frozenset[int]:
        return frozenset(map(self.notes.lexicon.options.index, options))

    def _said(
        self, stated: Sequence[_Stated], vectors: Floats, words: Sequence[Floats], clauses: Rows
    ) -> list[Said]:
        owners = self._standing.owners[clauses]
        near = self._relevance.to_clauses(vectors, [scores[owners] for scores in words], clauses)
        return [
            Said(one.clause, Relevant(clauses, row), one.substance, one.names_option)
            for one, row in zip(stated, near, strict=True)
        ]

    def _leanings(self, asked: Question) -> Floats:
        return np.array(
            [_KNOWS * asked.known.get(name, 0.0) for name in self.notes.lexicon.options], np.float32
        )

    def _elsewhere(self, wants: Sequence[Want]) -> list[tuple[str, str]]:
        """Workloads that the question does not mention, each with the option that plainly wins it."""
        asked = {want.criterion for want in wants}
        criteria = self.index.vocabulary.criteria
        wins = self._standing.plain_wins
        return [(criteria[number].name, option) for number, option in wins if number not in asked]

    def _sidings(self, asked: Question) -> list[Siding]:
        """What the question asks to hear, options in its order."""
        side, names = asked.asked_side, self.notes.lexicon.options
        if side is None:
            return []
        return [
            Siding(_ROLES[one], names.index(option)) for one in side.sides for option in side.options or names
        ]

    def _announces(self, passage: int) -> bool:
        return announces(self.notes.lexicon.without_names(self.index.passages[passage].text))

    def _candidates(
        self,
        asked: Question,
        wants: Sequence[Want],
        clauses: Rows,
        need: Nearness,
        told: Sequence[Siding],
    ) -> Candidates:
        """The passages that could be quoted, best first, each by its best clause.

        ``told``: the sides that they have to be on, if any.
        """
        owners, evidence = self._standing.owners[clauses], self._standing.evidence
        words = self.index.keywords.scores(tokens(asked.need))[owners]
        likeness = [(want.share, self._relevance.likeness(want.criterion)[clauses]) for want in wants]
        scores = quote_scores(need.meaning, words, likeness, self._standing.prior[clauses])
        best = _best_told(scores, [speaks(evidence.stances[clauses], side) for side in told])
        _, first = np.unique(owners[best], return_index=True)
        best = best[np.sort(first)[:_CANDIDATES]]
        if told:
            best = best[[not self._announces(passage) for passage in owners[best]]]
        serves = np.array([share * like[best] * (like[best] >= _SERVES) for share, like in likeness])
        rows, passages = clauses[best], owners[best]
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


@dataclass(frozen=True, slots=True)
class _Stated:
    """A clause of the question and what it says beside the names of options, as stems."""

    clause: Clause
    words: list[str]
    names_option: bool

    @property
    def substance(self) -> float:
        return substance(self.words)

    @property
    def weight(self) -> float:
        """In the question as a whole; a name alone says next to nothing."""
        return self.clause.weight * max(self.substance, _NAME_ALONE)


def _best_told(scores: Floats, told: Sequence[npt.NDArray[np.bool_]]) -> npt.NDArray[np.int64]:
    """The rows of the highest scores, best first; of each kind that is ``told`` as many."""
    if not told:
        return _best(scores, 2 * _CANDIDATES)
    kinds = [np.flatnonzero(kind) for kind in told]
    rows = np.unique(
        np.concatenate([kind[_best(scores[kind], _CANDIDATES // len(told) + 1)] for kind in kinds])
    )
    return rows[np.argsort(-scores[rows], kind="stable")]


def _best(scores: Floats, count: int) -> npt.NDArray[np.int64]:
    """The rows of the highest scores, best first; of equals the first."""
    least = np.partition(scores, -count)[-count] if count < len(scores) else -np.inf
    rows = np.flatnonzero(scores >= least)
    return rows[np.argsort(-scores[rows], kind="stable")[:count]]


def _mean(vectors: Floats, weights: Sequence[float]) -> Floats:
    """The weighted mean of the clauses' vectors, of unit length: it spares encoding the whole once more."""
    mean = np.array(weights, np.float32) @ vectors
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)


class _Clock:
    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self._laps[name] = self._laps.get(name, 0.0) + 1000 * (now - self._last)
        self._last = now

    def timings(self) -> Timings:
        total = 1000 * (time.perf_counter() - self._start)
        return Timings(**{name: round(value, 3) for name, value in (self._laps | {"total": total}).items()})
