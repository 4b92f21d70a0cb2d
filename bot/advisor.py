"""The advisor: an inquiry in, an answer out, over one open index. No I/O beyond the index's own files."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from bot import annotations, question, verdict
from bot.answer import Answer, Inquiry, Timings
from bot.compose import Finding, compose
from bot.coverage import Coverage, judge
from bot.criteria import Recogniser, Want
from bot.question import Question
from bot.relevance import Relevance
from bot.selection import Candidate, quote_scores
from bot.verdict import Evidence
from index.keywords import tokens
from index.search import Index

Floats = npt.NDArray[np.float32]

# Passages that the choice of quotes looks at.
_CANDIDATES = 60
# A question of which this share is about combining technologies asks whether to use both.
_ASKS_TO_MIX = 0.2
# A workload is plainly covered when a clause is this near to it, and plainly won by this margin.
_PLAINLY_ABOUT, _PLAINLY_WON = 0.55, 0.5
# Support for an option that the asker's people know.
_KNOWS = 0.5


@dataclass(frozen=True)
class Explanation:
    """Every step from question to verdict, for `ask --explain`."""

    question: Question
    wants: tuple[Want, ...]
    coverage: Coverage
    decision: verdict.Decision | None
    candidates: tuple[Candidate, ...]


class Advisor:
    """Answers from one index; safe to share between threads, since nothing in it changes."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.notes = annotations.load(index.annotations)
        self._relevance = Relevance(index, self.notes)
        self._recogniser = Recogniser(index.vocabulary.criteria, index.phrases, index.phrase_words)
        kinds = [criterion.kind for criterion in index.vocabulary.criteria]
        self._combining = kinds.index("combining") if "combining" in kinds else -1
        self._separable = frozenset(
            number for number, criterion in enumerate(index.vocabulary.criteria) if criterion.kind == "workload"
        )

    @property
    def index_id(self) -> str:
        return self.index.manifest.id

    def sources(self) -> tuple[str, ...]:
        return tuple(document.meta.title for document in self.index.documents.values())

    def answer(self, inquiry: Inquiry, citations: int = 8) -> Answer:
        return self.explain(inquiry, citations)[0]

    def explain(self, inquiry: Inquiry, citations: int = 8) -> tuple[Answer, Explanation]:
        clock = _Clock()
        asked = question.read(inquiry, self.notes.lexicon)
        clock.lap("understand")
        vectors = self._encode(asked)
        need = _mean(vectors, [clause.weight for clause in asked.clauses])
        clock.lap("embed")
        wants = tuple(self._recogniser.recognise(asked, vectors))
        # Who knows what is read from the words themselves; likeness to other teams' stories says nothing.
        wants = tuple(want for want in wants if self.index.vocabulary.criteria[want.criterion].kind != "team")
        cosines = self._relevance.cosines(need)
        covered = judge(asked, wants, cosines, self.index.keywords, self._topic(int(np.argmax(cosines))))
        decision = self._decide(asked, wants, need) if covered.reason is None else None
        clock.lap("decide")
        candidates = self._candidates(asked, wants, need) if covered.reason is None else ()
        clock.lap("retrieve")
        elsewhere = self._elsewhere(wants) if decision else ()
        finding = Finding(inquiry, asked, wants, covered, decision, candidates, citations, elsewhere)
        answer = compose(finding, self.index, self.notes)
        clock.lap("decide")
        return answer.model_copy(update={"timings_ms": clock.timings()}), Explanation(
            asked, wants, covered, decision, tuple(candidates)
        )

    def _encode(self, asked: Question) -> Floats:
        return self.index.encoder.encode([clause.text for clause in asked.clauses] or [asked.text or "nothing"])

    def _topic(self, clause: int) -> str:
        passage = self.index.passages[self.index.clauses[clause].passage]
        return passage.section[-1] if passage.section else self.index.documents[passage.doc_id].meta.title

    def _elsewhere(self, wants: Sequence[Want]) -> list[tuple[str, str]]:
        """Workloads that the question does not mention, each with the option that plainly wins it."""
        asked = {want.criterion for want in wants}
        return [(name, option) for number, name, option in self._plain_wins if number not in asked]

    @cached_property
    def _usual(self) -> Floats:
        return verdict.usual_shares(self._evidence)

    @cached_property
    def _owners(self) -> npt.NDArray[np.int64]:
        """The passage of each clause."""
        return np.array([clause.passage for clause in self.index.clauses], np.int64)

    @cached_property
    def _plain_wins(self) -> list[tuple[int, str, str]]:
        found = []
        for number in sorted(self._separable):
            likeness = self._relevance.likeness(number)
            if float(likeness.max(initial=0)) < _PLAINLY_ABOUT:
                continue
            support = verdict.support(self._evidence, self._relevance.to_criterion(number), self._usual)
            ordered = np.sort(support)
            if len(ordered) > 1 and ordered[-1] - ordered[-2] >= _PLAINLY_WON:
                option = self.notes.lexicon.options[int(np.argmax(support))]
                found.append((-float(ordered[-1] - ordered[-2]), number, option))
        criteria = self.index.vocabulary.criteria
        return [(number, criteria[number].name, option) for _, number, option in sorted(found)]

    @cached_property
    def _evidence(self) -> Evidence:
        options = self.notes.lexicon.options
        documents = list(self.index.documents)
        stances = np.array(
            [[claim.stances.get(option, 0.0) for option in options] for claim in self.notes.claims], np.float32
        ).reshape(len(self.notes.claims), len(options))
        passages = [self.index.passages[clause.passage] for clause in self.index.clauses]
        copies = self.notes.copies
        weights = [
            (1.0 if copies[clause.passage] == clause.passage else 0.0) * self._trust(passage.doc_id, claim.stances)
            for clause, passage, claim in zip(self.index.clauses, passages, self.notes.claims, strict=True)
        ]
        return Evidence(
            stances,
            np.array([documents.index(passage.doc_id) for passage in passages], np.int64),
            np.array(weights, np.float32),
            np.array([claim.even for claim in self.notes.claims], bool),
        )

    def _trust(self, doc_id: str, stances: dict[str, float] | object) -> float:
        """A publisher that sells one option and not the others counts half when it praises that one."""
        sold = self.notes.sellers.get(doc_id, ())
        partisan = 0 < len(sold) < len(self.notes.lexicon.options)
        praised = isinstance(stances, dict) and any(stances.get(option, 0) > 0 for option in sold)
        return 0.5 if partisan and praised else 1.0

    def _decide(self, asked: Question, wants: Sequence[Want], need: Floats) -> verdict.Decision | None:
        if asked.intent not in {"choose", "compare"} or len(self.notes.lexicon.options) < 2:
            return None
        to_question = self._relevance.to_question(need)
        to_criteria = {want.criterion: self._relevance.to_criterion(want.criterion) for want in wants}
        leanings = np.array([_KNOWS * asked.known.get(option, 0.0) for option in self.notes.lexicon.options], np.float32)
        needs = verdict.weigh(self._evidence, to_question, to_criteria, wants, leanings, self._usual)
        best = np.argsort(-to_question, kind="stable")[:10]
        even = float(self._evidence.even[best].mean()) if len(best) else 0.0
        mixing = sum(want.share for want in wants if want.criterion == self._combining)
        return verdict.decide(
            needs,
            separable=self._separable,
            asks_both=asked.asks_both or mixing >= _ASKS_TO_MIX,
            compares=asked.intent == "compare",
            even=even,
        )

    def _candidates(self, asked: Question, wants: Sequence[Want], need: Floats) -> list[Candidate]:
        """The passages that could be quoted, best first, each by its best clause."""
        likeness = [self._relevance.likeness(want.criterion) for want in wants]
        words = self.index.keywords.scores(tokens(asked.need))
        meaning = (self._relevance.cosines(need) + self._relevance.centred_cosines(need)) / 2
        shares = [want.share for want in wants]
        scores = quote_scores(meaning, words[self._owners], list(zip(shares, likeness, strict=True)))
        rows = np.argsort(-scores, kind="stable")[: 2 * _CANDIDATES]
        by_need = np.array([share * like[rows] for share, like in zip(shares, likeness, strict=True)])
        needs = by_need.argmax(axis=0) if len(wants) else np.full(len(rows), -1)
        found: dict[int, Candidate] = {}
        for row, serves in zip(rows.tolist(), needs.tolist(), strict=True):
            passage = int(self._owners[row])
            if passage not in found and len(found) < _CANDIDATES:
                found[passage] = self._candidate(passage, row, float(scores[row]), serves)
        return list(found.values())

    def _candidate(self, passage: int, row: int, score: float, serves: int) -> Candidate:
        return Candidate(
            passage=passage,
            source=int(self._evidence.sources[row]),
            cluster=self.notes.copies[passage],
            score=score,
            stances=self._evidence.stances[row],
            need=serves,
            vector=self._relevance.vector(row),
        )


def _mean(vectors: Floats, weights: Sequence[float]) -> Floats:
    """The weighted mean of the clauses' vectors, of unit length: it spares encoding the whole once more."""
    mean = np.average(vectors, axis=0, weights=weights or None)
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


