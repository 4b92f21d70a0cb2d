"""The public shape of an answer."""

from __future__ import annotations

import json

import jsonschema
from answer_samples import SAMPLE

from bot import schema
from bot.gaps import line
from bot.verification import fault
from index.records import Document, Metadata

TEXT = "Tin is fast. Tin is fast."
DOCUMENTS = {"one": Document("one", TEXT, (), Metadata(), "")}


def test_the_committed_schema_is_the_models_own():
    """After a change to the models: `python -m bot.schema`."""
    assert schema.FILE.read_text(encoding="utf-8") == schema.schema_text()


def test_an_answer_fits_the_schema():
    """With and without an id; a field too many does not fit."""
    committed = json.loads(schema.schema_text())
    jsonschema.Draft202012Validator.check_schema(committed)
    for answer in (SAMPLE, SAMPLE.model_copy(update={"id": "q1"})):
        jsonschema.validate(json.loads(answer.to_json()), committed)
    strange = json.loads(SAMPLE.to_json()) | {"more": 1}
    assert list(jsonschema.Draft202012Validator(committed).iter_errors(strange))


def _cited(**changes):
    citation = {"n": 1, "doc_id": "one", "quote": "Tin is fast.", "start": 13, "end": 25} | changes
    return fault({"citations": [citation]}, DOCUMENTS)


def test_quotes_that_hold():
    """Text and offsets agree."""
    assert _cited() is None
    assert fault({}, DOCUMENTS) is None


def test_quotes_that_do_not_hold():
    """Another place, other words, another article, nothing at all."""
    assert _cited(start=1) == "citation 1 of one: the quote stands at another place"
    assert _cited(quote="Tin is slow.") == "citation 1 of one: the article does not say that"
    assert _cited(doc_id="two") == "citation 1 of two: the index holds no such article"
    assert _cited(start=None) == "citation 1 of one: it lacks quote, start or end"
    assert _cited(quote="", start=0, end=0) == "citation 1 of one: the article does not say that"
    assert _cited(start=-12, end=25) is not None


def test_gaps():
    """Only what the sources lack is a gap: no answered question, and nothing that was refused."""
    gap = SAMPLE.model_copy(update={"abstained": True, "abstain_reason": "not_covered", "verdict": None})
    entry = {"id": "1", "time": "now", "reason": "not_covered", "nearest": "ovens"}
    assert json.loads(line(gap, "ovens", "1", "now", with_text=False)) == entry
    assert json.loads(line(gap, "ovens", "1", "now", with_text=True)) == entry | {"text": SAMPLE.question}
    assert line(SAMPLE, "ovens", "1", "now", with_text=True) is None
    refused = gap.model_copy(update={"abstain_reason": "refused"})
    assert line(refused, "ovens", "1", "now", with_text=True) is None
