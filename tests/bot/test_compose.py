from types import SimpleNamespace

import numpy as np
import pytest
from core_samples import small_index

from bot.annotations import load
from bot.answer import Answer, IndexStamp, Verdict
from bot.compose import _known_by_project, _other_side, _points, _shown
from bot.selection import Candidate, Chosen

INDEX = small_index()
NOTES = load(INDEX.annotations)
ANSWER = Answer(
    question="",
    intent="choose",
    options=("Tin", "Zinc"),
    criteria=("chat",),
    index=IndexStamp(id="", built=""),
)


def chosen(passage, role, need):
    stances = np.zeros(2, np.float32)
    return Chosen(Candidate(passage, 0, passage, 1.0, stances, False, need, stances), role, 0)


@pytest.mark.parametrize(
    ("needs", "subjects"),
    [
        ((0, 0, 0), ["Chat: ", "", ""]),
        ((0, -1, -1), ["Chat: ", "Also: ", ""]),
        ((-1, -1, 0), ["", "", "Chat: "]),
    ],
)
def test_subject_is_said_when_it_changes(needs, subjects):
    """What is about nothing that was asked for must not seem to be about what stands above it."""
    told = [chosen(passage, "reason", need) for passage, need in enumerate(needs)]
    finding = SimpleNamespace(decision=SimpleNamespace(choice=0), quotes=told)
    quotes = [f"“{passage.text}”" for passage in INDEX.passages[:3]]
    found = _points(ANSWER, finding, INDEX, NOTES)
    assert [point.text for point in found] == [a + b for a, b in zip(subjects, quotes, strict=True)]


def test_subject_is_said_again_on_the_other_side():
    """A new list begins without what the one above it was about."""
    told = [chosen(0, "reason", 0), chosen(1, "counter", 0), chosen(2, "context", -1)]
    finding = SimpleNamespace(decision=SimpleNamespace(choice=0), quotes=told)
    found = _points(ANSWER, finding, INDEX, NOTES)
    assert [point.text.partition("“")[0] for point in found] == ["Chat: ", "Chat: ", ""]


@pytest.mark.parametrize(
    ("known", "lines"),
    [
        ({"Tin": 1.0}, ["Your team knows Tin, which speaks for it here."]),
        ({"Tin": 1.0, "Zinc": -1.0}, ["Your team knows Tin, which speaks for it here."]),
        ({"Zinc": -1.0}, ["Your team does not know Zinc, which speaks against it here."]),
        ({}, []),
    ],
)
def test_what_only_the_project_says_of_the_team(known, lines):
    """It tips the verdict, so it is named, by the option and in no word of the description."""
    question = SimpleNamespace(known_by_project=known)
    found = _known_by_project(SimpleNamespace(question=question, decision=SimpleNamespace()))
    assert [point.text for point in found] == lines
    assert {point.role for point in found} <= {"condition"}
    assert _known_by_project(SimpleNamespace(question=question, decision=None)) == []


def test_a_headline_names_what_a_quote_shows():
    """That an option wins a need is only said where a quote on that need praises it."""
    won = {"Tin": ["chat"], "Zinc": ["chat"]}

    def quoted(need, *stances):
        return Chosen(Candidate(0, 0, 0, 1.0, np.array(stances), False, need, np.zeros(2)), "reason", 0)

    assert _shown(ANSWER, won, [quoted(0, 0.2, 0.1)]) == {"Tin": ["chat"]}
    assert _shown(ANSWER, won, [quoted(-1, 0.9, 0.2)]) == {}
    # "Both chat well" shows that neither wins.
    assert _shown(ANSWER, won, [quoted(0, 0.9, 0.9)]) == {}


@pytest.mark.parametrize(
    ("text", "zinc", "winner", "lines"),
    [
        ("If you bake for many shops, Zinc is easier.", 0.9, 0, ["If you bake for many shops: Zinc."]),
        # What is asked for is the case already.
        ("If you chat in many shops, Zinc is easier.", 0.9, 0, []),
        ("Zinc is superb for chat.", 0.9, 1, ["With most weight on chat: Zinc."]),
        ("Zinc is superb for chat.", 0.9, 0, []),
        ("Zinc may do for chat.", 0.5, 1, []),
    ],
)
def test_what_the_other_side_tells_would_change_it(text, zinc, winner, lines):
    """The condition that its quote states, or the need that it is about where its option is ahead."""
    stances = np.array([0.0, zinc], np.float32)
    against = Chosen(Candidate(0, 0, 0, 1.0, stances, False, 0, stances), "counter", 1)
    want = SimpleNamespace(criterion=0)
    finding = SimpleNamespace(
        decision=SimpleNamespace(needs=(SimpleNamespace(want=want, winner=winner),)),
        question=SimpleNamespace(need="chat all day"),
        wants=(want,),
        quotes=(against,),
    )
    verdict = Verdict(choice="Tin", strength="lean", confidence=0.7, summary="Tin: a lean.")
    index = SimpleNamespace(passages=[SimpleNamespace(text=text)])
    assert list(_other_side(ANSWER, finding, verdict, index, NOTES)) == lines
