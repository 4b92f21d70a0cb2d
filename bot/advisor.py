"""The advisor: an inquiry in, an answer out, over one open index. No I/O beyond the index's own files."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot import about
from bot.annotations import load
from bot.answer import Answer, Inquiry, Timings
from bot.citing import independent_sources
from bot.compose import Finding, compose
from bot.coverage import Coverage, Reach, judge
from bot.criteria import NOTHING, Recognised, Recogniser, Want
from bot.offered import Offered
from bot.question import Question, read
from bot.quotable import Quotable
from bot.relevance import Relevance
from bot.retrieval import Retrieved, Retriever
from bot.selection import Chosen, quotes
from bot.standing import Standing
from bot.stated import Stated, stated_in
from bot.verdict import Decision, decide, leave_out, not_flatly, unless_outnumbered
from bot.weighing import weigh
from index.search import Index

Floats = npt.NDArray[np.float32]

# A question of which this share is about combining technologies asks whether to use both.
_ASKS_TO_MIX = 0.2
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
        self._retriever = Retriever(index, self._standing, self._relevance)
        self._quotable = Quotable(index, self.notes, self._standing, self._relevance)
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
        stated = stated_in(asked, self.notes.lexicon)
        recognised = self._recognised(asked, stated, vectors)
        wants = recognised.wants
        told, silent = self._quotable.sides(asked)
        clock.lap("understand")
        found = self._retriever.retrieve(stated, vectors, wants, told)
        clock.lap("retrieve")
        covered = self._judge(asked, wants, found, vectors)
        supported = covered.reason is None and asked.intent not in {"smalltalk", "meta"}
        decision = self._decide(asked, recognised, found) if supported else None
        clock.lap("decide")
        cited: list[Chosen] = []
        if supported:
            candidates = self._quotable.candidates(asked, wants, found, told)
            cited = quotes(candidates, decision.favoured if decision else (), citations, told)
        decision = decision and _as_quoted(decision, cited)
        clock.lap("retrieve")
        elsewhere = self._elsewhere(wants) if decision else []
        plain = self._plain(decision) if decision else frozenset()
        finding = Finding(inquiry, asked, wants, covered, decision, cited, elsewhere, silent, plain)
        answer = compose(finding, self.index, self.notes)
        clock.lap("decide")
        return answer.model_copy(update={"timings_ms": clock.timings()}), finding

    def _encode(self, asked: Question) -> Floats:
        return self.index.encoder.encode([clause.text or "nothing" for clause in asked.stated])

    def _recognised(self, asked: Question, stated: Sequence[Stated], vectors: Floats) -> Recognised:
        """Who knows what is read from the words themselves: likeness to other teams' stories says nothing."""
        if not any(one.is_need for one in stated):
            # What names alone, or "which is better?", are like is no need of anybody's.
            return NOTHING
        return self._without("team", self._recogniser.recognise(asked, vectors))

    def _without(self, kind: str, recognised: Recognised) -> Recognised:
        wants = [want for want in recognised.wants if self._kinds[want.criterion] != kind]
        return recognised._replace(wants=wants)

    def _judge(self, asked: Question, wants: Sequence[Want], found: Retrieved, vectors: Floats) -> Coverage:
        nearest = self.index.passages[found.nearest]
        # A heading such as "Cons" says what it is about with its article only.
        topic = " › ".join((self.index.documents[nearest.doc_id].meta.title, *nearest.section[-1:]))
        own, lacks_kind = self._own_likeness(asked, found, vectors), self._offered.missing(asked.asks_kinds)
        return judge(asked, wants, Reach(found.need.cosines, topic, own, lacks_kind), self.index.keywords)

    def _own_likeness(self, asked: Question, found: Retrieved, vectors: Floats) -> float:
        """How near a question is without its thread and project; 1 where it needs them, or has none."""
        rows = [at for at, clause in enumerate(asked.stated) if clause.source == "question"]
        if not (asked.in_context and asked.complete and rows):
            return 1.0
        texts = [asked.stated[row].text for row in rows]
        nearest = float(self._relevance.cosines(vectors[rows], found.clauses).max(initial=0))
        return max(nearest, self._recogniser.nearest(texts, vectors[rows]))

    def _decide(self, asked: Question, recognised: Recognised, found: Retrieved) -> Decision | None:
        if asked.intent not in {"choose", "compare"} or len(self.notes.lexicon.options) < 2:
            return None
        wants = recognised.wants
        on_criteria = {want.criterion: self._standing.backing(want.criterion) for want in wants}
        mixing = sum(want.share for want in wants if self._kinds[want.criterion] == "combining")
        needs = weigh(
            self._standing.evidence,
            found.said,
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
            even=self._standing.evidence.evenness(found.by_meaning),
        )
        return not_flatly(decision, self._numbers(asked.flatly))

    def _numbers(self, options: frozenset[str]) -> frozenset[int]:
        return frozenset(map(self.notes.lexicon.options.index, options))

    def _leanings(self, asked: Question) -> Floats:
        return np.array(
            [_KNOWS * asked.known.get(name, 0.0) for name in self.notes.lexicon.options], np.float32
        )

    def _plain(self, decision: Decision) -> frozenset[int]:
        """Criteria asked for on which several sources say plainly what wins them."""
        return frozenset(
            need.want.criterion
            for need in decision.needs
            if need.want
            and need.heaviest
            and self._standing.say_so(need.want.criterion, need.winner, need.heaviest)
        )

    def _elsewhere(self, wants: Sequence[Want]) -> list[tuple[str, str]]:
        """Workloads that the question does not mention, each with the option that plainly wins it."""
        asked = {want.criterion for want in wants}
        criteria = self.index.vocabulary.criteria
        wins = self._standing.plain_wins
        return [(criteria[number].name, option) for number, option in wins if number not in asked]


def _as_quoted(decision: Decision, cited: Sequence[Chosen]) -> Decision:
    sources = independent_sources(cited)
    return unless_outnumbered(decision, sources.in_favour, sources.against)


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
