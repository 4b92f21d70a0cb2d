"""The measures, each against a value worked out by hand."""

from __future__ import annotations

import json
import re

import pytest

from bot.errors import UsageError
from bot.evaluation import evaluate, judged
from bot.evaluation_page import page
from bot.judging import Asked, Case, Cited, Given, GoldPoint, Quote, covered, normalised, overlaps
from bot.question_set import read_set

TEXTS = {"001_one": "Tin is great for chat. Zinc is slow.", "002_two": "• Zinc learns machines"}


def point(article, quote):
    return GoldPoint(f"about {quote}", (Quote(article, quote),))


CHAT = Asked(
    id="a", question="Tin for chat?", kind="choose", answerable=True, verdict=("Tin",), unacceptable=("Zinc",),
    gold=(point("001", "Tin is great for chat."), point("002", "Zinc learns machines")),
    against=(point("001", "Zinc is slow."),),
)  # fmt: skip
OUT = Asked(id="b", question="Gold?", kind="out_of_scope", answerable=False)
HELLO = Asked(id="c", question="Hi", kind="smalltalk", answerable=True)


def case(asked=CHAT, **given):
    return Case(asked, Given(**given))


def test_normalised():
    """Case, emphasis, link targets, bullets and typography do not count."""
    assert normalised("• **Tin’s** [fast](x) –  `ok`") == "tin's fast - ok"


@pytest.mark.parametrize(
    ("cited", "gold", "same"),
    [
        ("so Tin is great, they say", "tin is great", True),  # the gold quote, at least 8 characters, inside
        ("so tin is it now", "tin is", False),  # shorter than 8; F1 = 2*2/(5+2) = .571
        ("Tin is great for chat and more", "Oh, tin is great for chat and more things", True),  # 25 inside
        ("a b c d", "a b c x y", False),  # F1 = 2*3/(4+5) = .667
        ("a b c d", "a b c d x y", True),  # F1 = 2*4/(4+6) = .8
        ("", "a", False),
    ],
)
def test_overlaps(cited, gold, same):
    """Containment, or words shared at F1 of at least .7."""
    assert overlaps(cited, gold) is same


def test_a_point_is_covered_in_its_own_article_only():
    """The same words in another article do not count."""
    assert covered(CHAT.gold[0], [Cited("001_one", "Tin is great for chat.")])
    assert not covered(CHAT.gold[0], [Cited("002_two", "Tin is great for chat.")])


def test_verdicts():
    """Right when acceptable and not withdrawn; wrong only when plainly unacceptable."""
    assert (case(choice="Tin").right, case(choice="Tin").wrong) == (True, False)
    assert (case(choice="Zinc").right, case(choice="Zinc").wrong) == (False, True)
    assert (case(choice="depends").right, case(choice="depends").wrong) == (False, False)
    assert case(choice="Tin", abstained=True).right is False
    assert case(OUT).right is None


def test_recall_precision_fairness():
    """One of two gold points, two of three citations to the point, the other side shown."""
    cited = (
        Cited("001_one", "Tin is great for chat."),
        Cited("001_one", "Zinc is slow."),
        Cited("002_two", "else"),
    )
    found = case(citations=cited)
    assert found.recall == 1 / 2
    assert found.precision == 2 / 3
    assert found.fair is True
    assert found.missed == (CHAT.gold[1],)
    assert case().recall == 0
    assert case().precision is None
    assert case().fair is False


def test_only_eight_citations_count():
    """What comes after the eighth is not read for recall, but shows the other side."""
    noise = tuple(Cited("002_two", f"noise {n}") for n in range(8))
    found = case(
        citations=(*noise, Cited("001_one", "Tin is great for chat."), Cited("001_one", "Zinc is slow."))
    )
    assert found.recall == 0
    assert found.fair is True


def test_abstention():
    """One rightly silent, one wrongly silent: precision 1/2, recall 1/1, F1 2/3; small talk is not judged."""
    answers = {"a": Given(abstained=True), "b": Given(abstained=True), "c": Given(abstained=True)}
    scores = evaluate([CHAT, OUT, HELLO], answers, TEXTS).scores
    assert scores["abstain_precision"] == 1 / 2
    assert scores["abstain_recall"] == 1
    assert scores["abstain_f1"] == pytest.approx(2 / 3)


def test_faithful_quotes():
    """One of two quotes stands in its article."""
    answers = {
        "a": Given(citations=(Cited("001_one", "Tin is great"), Cited("001_one", "Zinc learns machines")))
    }
    assert evaluate([CHAT], answers, TEXTS).scores["faithful_quotes"] == 1 / 2


def test_an_answer_that_is_missing_is_an_empty_one():
    """Nothing right, nothing cited, nothing abstained."""
    scores = evaluate([CHAT, OUT], {}, TEXTS).scores
    assert scores["verdict_accuracy"] == 0
    assert scores["point_recall@8"] == 0
    assert scores["abstain_f1"] == 0
    assert scores["faithful_quotes"] is None


def test_only_verdicts_are_judged_for_confidence():
    """What has no verdict to be right about, or no confidence, is left out."""
    cases = [case(choice="Tin", confidence=0.7), case(choice="Zinc", confidence=0.9), case(OUT), case()]
    assert judged(cases) == [(0.7, True), (0.9, False)]


def test_misses_are_worst_first():
    """Plainly wrong, then not right, then a missed point."""
    good = (Cited("001_one", "Tin is great for chat."),)
    asked = [CHAT, Asked(**{**_fields(CHAT), "id": "z"}), Asked(**{**_fields(CHAT), "id": "y"})]
    answers = {
        "a": Given(choice="Tin", citations=good),
        "z": Given(choice="Zinc", citations=good),
        "y": Given(choice="depends", citations=good),
    }
    assert [miss.asked.id for miss in evaluate(asked, answers, TEXTS).misses] == ["z", "y", "a"]


def _fields(asked):
    return {name: getattr(asked, name) for name in Asked.__dataclass_fields__}


def test_by_kind():
    """Each kind of question has its own scores."""
    found = evaluate([CHAT, OUT], {"a": Given(choice="Tin")}, TEXTS)
    assert found.by_kind["choose"]["verdict_accuracy"] == 1
    assert found.by_kind["out_of_scope"]["verdict_accuracy"] is None


def test_a_question_set_is_read():
    """Fields that are missing are empty; what is asked goes to the advisor with its thread and project."""
    line = {
        "id": 1,
        "question": "x",
        "kind": "choose",
        "context": [{"role": "user", "text": "y"}],
        "project": "p",
    }
    ((asked, inquiry),) = read_set(json.dumps(line) + "\n\n")
    assert (asked.id, asked.gold, asked.answerable) == ("1", (), True)
    assert (inquiry.context[0].text, inquiry.project) == ("y", "p")


@pytest.mark.parametrize(
    "line", ["no json", "[]", "{}", '{"id": "a", "question": "x", "kind": "choose", "gold": [{}]}']
)
def test_a_broken_question_set_names_the_line(line):
    """The second line is the broken one."""
    good = '{"id": "a", "question": "x", "kind": "choose"}'
    with pytest.raises(UsageError, match="Line 2 of the question set"):
        read_set(f"{good}\n{line}")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"verdict": "Python"}, "verdict: a list is wanted"),
        ({"unacceptable": [["Tin"]]}, "unacceptable.0: Input should be a valid string"),
        ({"gold": [{"point": "p", "any": [{"quote": "q"}]}]}, "gold.0.any.0.article: Field required"),
        ({"kind": None}, "kind: Field required"),
        ({"answerable": "perhaps"}, "answerable: Input should be a valid boolean"),
        ({"context": "before"}, "context: a list is wanted"),
        ({"id": 1}, "id: an earlier line has 1 too"),
    ],
)
def test_a_field_of_a_question_that_is_wrong(more, says):
    """The line is named with its field; an id stands for one question."""
    good = {"id": "1", "question": "x", "kind": "choose"}
    with pytest.raises(UsageError, match=re.escape(f"Line 2 of the question set is no question ({says}")):
        read_set("\n".join(json.dumps(entry) for entry in (good, good | {"id": "2"} | more)))


@pytest.mark.parametrize("separator", ["\u2028", "\x85"])
def test_a_separator_in_a_text_ends_no_line(separator):
    """What only some programs take for the end of a line may stand in a question."""
    line = {"id": "1", "question": f"one{separator}two", "kind": "choose"}
    ((asked, _),) = read_set(json.dumps(line, ensure_ascii=False))
    assert asked.question == line["question"]


def test_the_page_stands_alone():
    """Nothing is loaded from elsewhere, texts are escaped, and the run before stands beside the scores."""
    nasty = Asked(**{**_fields(CHAT), "question": "<script>alert(1)</script>"})
    found = evaluate([nasty, OUT], {"a": Given(choice="Zinc", confidence=0.8)}, TEXTS)
    html = page(
        found, {"scores": {"verdict_accuracy": 0.5}, "by_kind": {"choose": {"verdict_accuracy": 0.25}}}
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert all(outside not in html for outside in ("http://", "https://", "src=", "@import", "url("))
    assert "0.000 (before: 0.500)" in html
    assert "0.000 (before: 0.250)" in html
    assert "<svg" in html
    assert "about Zinc learns machines" in html
    assert 'class="wrong"' in html


def test_a_page_of_nothing():
    """No verdicts, no misses: still a page."""
    html = page(evaluate([HELLO], {}, TEXTS))
    assert "No verdict with a confidence." in html
