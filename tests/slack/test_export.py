"""Feedback as lines of a question set."""

from __future__ import annotations

import json

import pytest

from bot import question_set
from bot.answer import Answer, Citation, IndexStamp, Point, Verdict
from bot.slack.export import question_lines
from bot.store import FeedbackRow

ANSWER = Answer(
    question="Node or Python for chat?",
    intent="choose",
    criteria=("chat",),
    verdict=Verdict(choice="Node.js", strength="clear", confidence=0.9, summary="Node.js."),
    points=(
        Point(role="reason", text="Many connections.", citations=(1,)),
        Point(role="counter", text="Heavy computing.", citations=(2,)),
    ),
    citations=(
        Citation(n=1, doc_id="003_agile", title="t", quote="for chat apps", start=0, end=13),
        Citation(n=2, doc_id="001_net", title="t", quote="CPU-intensive", start=0, end=13),
    ),
    index=IndexStamp(id="i1", built="2026"),
)
KEYS = "id question kind context project answerable verdict unacceptable criteria gold against".split()


def row(value, *, private=False):
    return FeedbackRow("a1", value, private, "i1", ANSWER.to_json(), 0.0)


def test_a_liked_answer_becomes_gold():
    """Its verdict is acceptable, its reasons are gold, its counterpoints stand against."""
    (line,) = map(json.loads, question_lines([row("up")]))
    assert list(line)[: len(KEYS)] == KEYS
    assert (line["verdict"], line["unacceptable"], line["index"]) == (["Node.js"], [], "i1")
    assert line["gold"] == [
        {"point": "Many connections.", "any": [{"article": "003_agile", "quote": "for chat apps"}]}
    ]
    assert line["against"] == [
        {"point": "Heavy computing.", "any": [{"article": "001_net", "quote": "CPU-intensive"}]}
    ]


def test_a_disliked_verdict_is_unacceptable():
    """And nothing of the answer counts as gold."""
    (line,) = map(json.loads, question_lines([row("down")]))
    assert (line["verdict"], line["unacceptable"], line["gold"]) == ([], ["Node.js"], [])


def test_private_questions_stay_out_unless_asked_for():
    """Ids stay the same either way."""
    rows = [row("up", private=True), row("up")]
    assert [json.loads(line)["id"] for line in question_lines(rows)] == ["feedback-2"]
    assert len(list(question_lines(rows, private=True))) == 2


def test_the_lines_are_a_question_set():
    """`eval` reads them as they are: question, acceptable verdict and gold quotes arrive there."""
    text = "\n".join(question_lines([row("up"), row("down")]))
    (liked, inquiry), (disliked, _) = question_set.read_set(text)
    assert inquiry.question == ANSWER.question
    assert (liked.verdict, disliked.unacceptable) == (("Node.js",), ("Node.js",))
    assert [quote.quote for point in liked.gold for quote in point.any] == ["for chat apps"]
    assert liked.id != disliked.id


@pytest.mark.parametrize("strange", ["one\u2028two", "one\x85two", "half \ud83d a character"])
def test_a_line_stays_one_line_whatever_was_asked(strange):
    """Separators that only some programs know, and what cannot be printed as it is."""
    asked = ANSWER.model_copy(update={"question": strange})
    body = json.dumps(asked.model_dump(by_alias=True))
    text = "\n".join(question_lines([FeedbackRow("a1", "up", False, "i1", body, 0.0)]))
    assert text.isascii()
    assert [json.loads(line)["question"] for line in text.splitlines()] == [strange]
