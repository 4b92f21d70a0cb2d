"""What the advisor reads into articles against what readers said of them; none of these had a part in any fit."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from stance_labels import read_labels

from bot import wiring
from bot.advisor import Advisor
from bot.question_set import read_set

GOLDEN = Path(__file__).parent
TOPICS = ("mobile", "hosting", "brokers", "iac")
# Of what is read at all, so much is read the right way, and of the quotes that are shown as reasons and as the
# other side so much is it to the readers. A little under what is reached.
BUNDLED = {"read": 0.95, "reason": 0.97, "counter": 0.88}
OTHERS = {"read": 0.76, "reason": 0.84, "counter": 0.68}


@pytest.fixture(scope="module")
def bundled(advisor):
    return _shares([(advisor, GOLDEN)])


@pytest.fixture(scope="module")
def others(index_of):
    folders = [GOLDEN / topic for topic in TOPICS]
    return _shares([(wiring.open_advisor(index_of(folder / "articles")), folder) for folder in folders])


def test_the_bundled_articles(bundled):
    """Digests say plainly what they say."""
    assert {what: share for what, share in bundled.items() if share < BUNDLED[what]} == {}


def test_other_topics(others):
    """Told experience is harder."""
    assert {what: share for what, share in others.items() if share < OTHERS[what]} == {}


def _shares(sets):
    right, judged = Counter(), Counter()
    for advisor, folder in sets:
        labels = {(one.doc_id, one.start, one.end): one.labels for one in read_labels(folder / "stances.tsv")}
        for what, agrees in (*_read(advisor, labels), *_shown(advisor, labels, folder)):
            right[what] += agrees
            judged[what] += 1
    return {what: right[what] / judged[what] for what in judged}


def _read(advisor: Advisor, labels):
    index = advisor.index
    for clause, claim in zip(index.clauses, advisor.notes.claims, strict=True):
        passage = index.passages[clause.passage]
        told = labels[passage.doc_id, passage.start + clause.start, passage.start + clause.end]
        for option, stance in claim.stances.items():
            if stance and option in told:
                yield "read", stance * told[option] > 0


def _shown(advisor: Advisor, labels, folder):
    """A reason praises the option that it is for, or only blames others; the other side does the reverse."""
    options = advisor.notes.lexicon.options
    by_passage = _by_passage(advisor, labels)
    for _, inquiry in read_set((folder / "questions.jsonl").read_text(encoding="utf-8")):
        _, finding = advisor.explain(inquiry)
        favoured = {options[number] for number in finding.decision.favoured} if finding.decision else set()
        for quote in finding.quotes:
            if quote.option is not None and quote.role in {"reason", "counter"}:
                told, option = by_passage[quote.candidate.passage], options[quote.option]
                against = quote.role == "counter" and option in favoured
                others = [value for name, value in told.items() if name != option]
                about = told[option] or -sum(others)
                yield quote.role, about < 0 if against else about > 0


def _by_passage(advisor: Advisor, labels):
    told = [Counter() for _ in advisor.index.passages]
    for clause in advisor.index.clauses:
        passage = advisor.index.passages[clause.passage]
        told[clause.passage].update(
            labels[passage.doc_id, passage.start + clause.start, passage.start + clause.end]
        )
    return told
