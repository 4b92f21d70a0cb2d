"""Topics that the vocabulary was not written for, three options each, in Markdown, HTML and plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import wiring
from bot.evaluation import evaluate
from bot.judging import normalised
from bot.question_set import given, read_set

TOPICS = {
    "mobile": {"React Native", "Flutter", "Kotlin Multiplatform"},
    "hosting": {"Lambda", "Kubernetes", "Heroku"},
    "brokers": {"Kafka", "RabbitMQ", "NATS"},
    "iac": {"Terraform", "Pulumi", "CloudFormation"},
}
MEASURES = (
    "verdict_accuracy", "point_recall@8", "citation_precision@8", "shows_other_side", "abstain_f1", "faithful_quotes",
)  # fmt: skip
# Of each measure a little under what is reached.
AT_LEAST = {
    "mobile": (0.60, 0.45, 0.30, 0.20, 1.0, 1.0),
    "hosting": (0.60, 0.50, 0.38, 0.38, 1.0, 1.0),
    "brokers": (0.66, 0.40, 0.26, 0.20, 1.0, 1.0),
    "iac": (0.55, 0.42, 0.25, 0.15, 0.8, 1.0),
}
MOST_WRONG = 0.18


@pytest.fixture(scope="module", params=TOPICS)
def topic(request, index_of):
    """Name, questions and advisor."""
    folder = Path(__file__).parent / request.param
    questions = read_set((folder / "questions.jsonl").read_text(encoding="utf-8"))
    return request.param, questions, wiring.open_advisor(index_of(folder / "articles"))


def test_options_come_from_the_titles(topic):
    """No front matter names them, and no file of the corpus does."""
    name, _, advisor = topic
    assert set(advisor.notes.lexicon.options) == TOPICS[name]


def test_gold_quotes_stand_in_the_articles(topic):
    """Every quote that a good answer should cite, markup aside."""
    _, questions, advisor = topic
    texts = {doc_id: normalised(document.text) for doc_id, document in advisor.index.documents.items()}
    for asked, _ in questions:
        for point in (*asked.gold, *asked.against):
            for quote in point.any:
                (text,) = (text for doc_id, text in texts.items() if doc_id.startswith(quote.article))
                assert normalised(quote.quote) in text, asked.id


def test_measures(topic):
    """None falls below its line, and not too many verdicts are plainly wrong."""
    name, questions, advisor = topic
    answers = {asked.id: given(advisor.answer(inquiry)) for asked, inquiry in questions}
    texts = {doc_id: document.text for doc_id, document in advisor.index.documents.items()}
    scores = evaluate([asked for asked, _ in questions], answers, texts).scores
    lines = zip(MEASURES, AT_LEAST[name], strict=True)
    assert {measure: scores[measure] for measure, least in lines if scores[measure] < least} == {}
    assert scores["wrong_direction"] <= MOST_WRONG
