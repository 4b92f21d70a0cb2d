"""A new index is taken up while the bot runs."""

from __future__ import annotations

import threading

import pytest

from bot import indexing, settings, wiring
from bot.answer import Answer, IndexStamp, Inquiry, Verdict
from bot.errors import StackAdvisorError
from bot.operating.current import CurrentAdvisor


class Advisor:
    def __init__(self, name):
        self.index_id = name

    def sources(self):
        return (self.index_id,)

    def examples(self):
        return (f"{self.index_id} or none?",)

    def names(self):
        return frozenset({self.index_id})

    def answer(self, inquiry):
        verdict = Verdict(choice="A", strength="clear", confidence=1, summary="A.")
        stamp = IndexStamp(id=self.index_id, built="2026")
        return Answer(
            question=inquiry.question, intent="choose", options=("A", "B"), verdict=verdict, index=stamp
        )


class Shelf:
    """An index folder as a test needs it."""

    def __init__(self):
        self.current, self.broken, self.loads = "one", None, 0
        self.loaded = threading.Event()

    def advisor(self, **more):
        """Over the first one, as it was opened before."""
        return CurrentAdvisor(Advisor("one"), "one", self.load, lambda: self.current, **more)

    def load(self):
        self.loads += 1
        if self.broken is not None:
            raise self.broken
        self.loaded.set()
        return Advisor(self.current)


def test_the_same_index_is_not_opened_again():
    """Looking is cheap when nothing has changed."""
    shelf = Shelf()
    advisor = shelf.advisor()
    assert not advisor.look()
    assert shelf.loads == 0


def test_a_new_index_answers_from_now_on():
    """Id, sources, names and answers are the new one's."""
    shelf = Shelf()
    advisor = shelf.advisor()
    shelf.current = "two"
    assert advisor.look()
    assert (advisor.index_id, advisor.sources()) == ("two", ("two",))
    assert advisor.names() == {"two"}
    assert advisor.examples() == ("two or none?",)
    assert advisor.answer(Inquiry(question="?")).index.id == "two"


@pytest.mark.parametrize(
    "damage", [StackAdvisorError("damaged"), MemoryError(), UnicodeDecodeError("utf-8", b"", 0, 1, "")]
)
def test_a_damaged_new_index_changes_nothing_and_is_not_tried_for_ever(damage):
    """The former one goes on; the same damaged one is not opened again. Whatever is wrong with it."""
    shelf = Shelf()
    advisor = shelf.advisor()
    shelf.current, shelf.broken = "two", damage
    assert not advisor.look()
    assert not advisor.look()
    assert (advisor.index_id, shelf.loads) == ("one", 1)


def test_it_looks_by_itself_while_it_is_entered():
    """No call is needed, and leaving ends the watch."""
    shelf = Shelf()
    with shelf.advisor(look_seconds=0.01) as advisor:
        shelf.loaded.clear()
        shelf.current = "two"
        assert shelf.loaded.wait(5)
    assert advisor.index_id == "two"
    assert "index-watch" not in [thread.name for thread in threading.enumerate()]


def test_a_record_names_the_decision():
    """In Markdown, dated today."""
    advisor = Shelf().advisor()
    assert "# Use A" in advisor.record(advisor.answer(Inquiry(question="A or B?")))


def test_an_index_is_opened_once_at_the_start(tiny_index, monkeypatch):
    """What found it sound is what answers: nothing is read twice, and the first look changes nothing."""
    opened = []
    monkeypatch.setattr(
        indexing, "opened", lambda folder, real=indexing.opened: opened.append(real(folder)) or opened[-1]
    )
    advisor = wiring._current_advisor(tiny_index)
    assert not advisor.look()
    assert len(opened) == 1
    assert advisor.index_id == opened[0].manifest.id


def test_an_index_built_over_the_one_at_the_start_is_taken_up(tiny_index, tiny_corpus):
    """By its generation: the articles may be the same as before."""
    advisor = wiring._current_advisor(tiny_index)
    indexing.build(tiny_corpus, tiny_index, settings.load().model, lambda *_: None)
    assert advisor.look()
