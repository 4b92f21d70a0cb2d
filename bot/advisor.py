"""The advisor: an inquiry in, an answer out, over one open index. No I/O beyond the index's own files."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot import about
from bot.annotations import load
from bot.answer import Answer, Inquiry, Timings
from bot.citing import independent_sources
from bot.compose import Finding, compose
from bot.coverage import Coverage, Reach, judge
from bot.criteria import NOTHING, Recognised, Recogniser, Want, substance
from bot.offered import Offered
from bot.question import Clause, Question, read
from bot.question.needs import states_something
from bot.relevance import Nearness, Relevance
from bot.selection import Candidates, quote_scores, quotes
from bot.standing import Standing
from bot.verdict import Decision, Said, decide, leave_out, not_flatly, unless_outnumbered, weigh
from index.keywords import tokens
from index.search import Index

Floats = npt.NDArray[np.float32]

# Passages that the choice of quotes looks at.
_CANDIDATES = 60
# A question of which this share is about combining technologies asks whether to use both.
_ASKS_TO_MIX = 0.2
# A quote that is less like a criterion is about something else: of those below, hardly one in three was.
_SERVES = 0.35
# Of a clause that is nothing but an option's name; only where there is no other it counts.
_NAME_ALONE = 0.02
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
        self._offered = Offered(
            self.notes.lexicon,
            index.vocabulary.technologies,
            list(index.documents.values()),
            index.passages,
        )

    @property
    def index_id(self) -> str:
        return self.index.manifest.id

    def sources(self) -> tuple[str, ...]:
        """One line of plain text an article: title, publisher, author, date."""
        return tuple(about.line(document.meta) for document in self.index.documents.values())

    def names(self) -> frozenset[str]:
        """Single words, in lower case, that name an option of the articles."""
        return frozenset(run[0] for run in self.notes.lexicon.names if len(run) == 1)

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
        need = self._relevance.to_question(_mean(vectors, [one.weight for one in stated]))
        # What names alone, or "which is better?", are like is no need of anybody's.
        recognised = self._recognised(asked, vectors) if any(one.is_need for one in stated) else NOTHING
        wants = recognised.wants
        covered = self._judge(asked, wants, need, vectors)
        supported = covered.reason is None and asked.intent not in {"smalltalk", "meta"}
        decision = self._decide(asked, stated, recognised, need, vectors) if supported else None
        clock.lap("decide")
        candidates = self._candidates(asked, wants, need) if supported else Candidates.of(())
        cited = quotes(candidates, decision.favoured if decision else (), citations)
        if decision:
            sources = independent_sources(cited)
            decision = unless_outnumbered(decision, sources.in_favour, sources.against)
        clock.lap("retrieve")
        elsewhere = self._elsewhere(wants) if decision else []
        finding = Finding(inquiry, asked, wants, covered, decision, cited, elsewhere)
        answer = compose(finding, self.index, self.notes)
        clock.lap("decide")
        return answer.model_copy(update={"timings_ms": clock.timings()}), finding

    def _encode(self, asked: Question) -> Floats:
        return self.index.encoder.encode([clause.text or "nothing" for clause in asked.stated])

    def _stated(self, asked: Question) -> list[_Stated]:
        clauses = asked.stated
        lexicon = self.notes.lexicon
        bare = [lexicon.without_names(clause.text) for clause in clauses]
        return [
            _Stated(clause, tokens(text), text != clause.text, states_something(clause.text, lexicon))
            for clause, text in zip(clauses, bare, strict=True)
        ]

    def _recognised(self, asked: Question, vectors: Floats) -> Recognised:
        """Who knows what is read from the words themselves: likeness to other teams' stories says nothing."""
        return self._without("team", self._recogniser.recognise(asked, vectors))

    def _without(self, kind: str, recognised: Recognised) -> Recognised:
        wants = [want for want in recognised.wants if self._kinds[want.criterion] != kind]
        return recognised._replace(wants=wants)

    def _judge(self, asked: Question, wants: Sequence[Want], need: Nearness, vectors: Floats) -> Coverage:
        nearest = self.index.passages[self._standing.owners[int(np.argmax(need.cosines))]]
        # A heading such as "Cons" says what it is about with its article only.
        topic = " › ".join((self.index.documents[nearest.doc_id].meta.title, *nearest.section[-1:]))
        own, lacks_kind = self._own_likeness(asked, vectors), self._offered.missing(asked.asks_kinds)
        return judge(asked, wants, Reach(need.cosines, topic, own, lacks_kind), self.index.keywords)

    def _own_likeness(self, asked: Question, vectors: Floats) -> float:
        """How near a question is without its thread and project; 1 for one that cannot do without them."""
        rows = [at for at, clause in enumerate(asked.stated) if clause.source == "question"]
        if not (asked.complete and rows):
            return 1.0
        texts = [asked.stated[row].text for row in rows]
        nearest = float((self.index.clause_vectors @ vectors[rows].T).max(initial=0))
        return max(nearest, self._recogniser.nearest(texts, vectors[rows]))

    def _decide(
        self,
        asked: Question,
        stated: Sequence[_Stated],
        recognised: Recognised,
        need: Nearness,
        vectors: Floats,
    ) -> Decision | None:
        if asked.intent not in {"choose", "compare"} or len(self.notes.lexicon.options) < 2:
            return None
        evidence, wants = self._standing.evidence, recognised.wants
        on_criteria = {want.criterion: self._standing.backing(want.criterion) for want in wants}
        mixing = sum(want.share for want in wants if self._kinds[want.criterion] == "combining")
        needs = weigh(
            evidence,
            self._said(stated, vectors),
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
            even=evidence.evenness(need.meaning),
        )
        return not_flatly(decision, self._numbers(asked.flatly))

    def _numbers(self, options: frozenset[str]) -> frozenset[int]:
        return frozenset(map(self.notes.lexicon.options.index, options))

    def _said(self, stated: Sequence[_Stated], vectors: Floats) -> list[Said]:
        words = [self.index.keywords.scores(one.words)[self._standing.owners] for one in stated]
        near = self._relevance.to_clauses(vectors, words)
        return [
            Said(one.clause, row, one.substance, one.names_option)
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

    def _candidates(self, asked: Question, wants: Sequence[Want], need: Nearness) -> Candidates:
        """The passages that could be quoted, best first, each by its best clause."""
        owners, evidence = self._standing.owners, self._standing.evidence
        words = self.index.keywords.scores(tokens(asked.need))[owners]
        likeness = [(want.share, self._relevance.likeness(want.criterion)) for want in wants]
        scores = quote_scores(need.meaning, words, likeness, self._standing.prior)
        rows = _best(scores, 2 * _CANDIDATES)
        _, first = np.unique(owners[rows], return_index=True)
        rows = rows[np.sort(first)[:_CANDIDATES]]
        serves = np.array([share * like[rows] * (like[rows] >= _SERVES) for share, like in likeness])
        return Candidates(
            passage=owners[rows],
            source=evidence.sources[rows],
            cluster=self._standing.clusters[owners[rows]],
            score=scores[rows],
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
    says_more: bool

    @property
    def is_need(self) -> bool:
        return self.says_more and bool(self.words)

    @property
    def substance(self) -> float:
        return substance(self.words)

    @property
    def weight(self) -> float:
        """In the question as a whole; a name alone says next to nothing."""
        return self.clause.weight * max(self.substance, _NAME_ALONE)


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
