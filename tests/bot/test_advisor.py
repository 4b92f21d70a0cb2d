import dataclasses

import numpy as np
import pytest
from core_samples import BREAD, CHAT, CRITERIA, ELSE, PASSAGES, small_index

from bot.advisor import Advisor
from bot.answer import ConflictSide, Inquiry, Turn
from index.vocabulary import Vocabulary

ADVISOR = Advisor(small_index())


def answer(text, *thread, project=None, citations=8):
    turns = tuple(Turn(role="user", text=turn) for turn in thread)
    return ADVISOR.answer(Inquiry(id="q", question=text, context=turns, project=project), citations)


def test_verdict_follows_the_need():
    """Tin is praised for chat, Zinc for bread."""
    chat, bread = (
        answer("Should we use Tin or Zinc for chat?"),
        answer("Should we use Tin or Zinc for bread?"),
    )
    assert (chat.verdict.choice, chat.criteria) == ("Tin", ("chat",))
    assert (bread.verdict.choice, bread.criteria) == ("Zinc", ("kneading",))
    assert chat.verdict.summary == "Tin for chat: clear. 1 independent source for it, 1 against."


def test_what_is_retrieved_is_weighed(monkeypatch):
    """With one passage for each clause of the question, and one clause a criterion, nothing else is looked at."""
    monkeypatch.setattr("bot.retrieval._RETRIEVED", 1)
    monkeypatch.setattr("bot.standing._LIKELIEST", 1)
    found, steps = Advisor(small_index()).explain(Inquiry(question="Should we use Tin or Zinc for bread?"))
    (own_words,) = (need for need in steps.decision.needs if need.clause)
    about_bread = {number for number, (_, text, _) in enumerate(PASSAGES) if "bread" in text}
    assert set(own_words.heaviest.clauses.tolist()) <= about_bread
    assert {citation.quote for citation in found.citations} <= {PASSAGES[number][1] for number in about_bread}
    assert found.verdict.choice == "Zinc"


def test_points():
    """Reason, counter and context in this order, a quote each, numbered as cited."""
    found = answer("Should we use Tin or Zinc for chat?")
    assert [(point.role, point.option, point.citations) for point in found.points] == [
        ("reason", "Tin", (1,)),
        ("counter", "Tin", (2,)),
        ("context", None, (3,)),
    ]
    assert found.points[0].text == "Chat: “Tin is superb for chat between ovens.”"


def test_citations():
    """A copy is quoted once, with where else it stands; every quote is its passage, word for word."""
    found = answer("Should we use Tin or Zinc for chat?").citations
    assert [(one.n, one.doc_id, one.also_in) for one in found] == [
        (1, "tin", ("copy",)),
        (2, "tin", ()),
        (3, "copy", ()),
    ]
    assert {one.quote for one in found} <= {text for _, text, _ in PASSAGES}
    assert len(answer("Should we use Tin or Zinc for chat?", citations=1).citations) == 1


def test_conflict():
    """One source praises Tin for what is asked, another one Zinc: both sides are cited."""
    index = small_index()
    index.clause_vectors = np.array([CHAT, BREAD, CHAT, ELSE, CHAT, CHAT])
    index.annotations["terms"][2] = [0]
    (conflict,) = Advisor(index).answer(Inquiry(question="Should we use Tin or Zinc for chat?")).conflicts
    assert conflict.criterion == "chat"
    assert conflict.sides == (
        ConflictSide(option="Tin", citations=(1,)),
        ConflictSide(option="Zinc", citations=(2,)),
    )


def test_quotes_about_something_else():
    """Too fragile to knead is no word against chat: it is not labelled so, and contradicts nobody."""
    found = answer("Should we use Tin or Zinc for chat?")
    assert found.conflicts == ()
    assert [(point.criterion, point.text) for point in found.points] == [
        ("chat", "Chat: “Tin is superb for chat between ovens.”"),
        (None, "“Tin is fragile when it has to knead bread.”"),
        ("chat", "Chat: “Zinc is fragile for chat between many ovens.”"),
    ]


def test_what_would_change_it():
    """A need that another option wins, among those asked for and among those not mentioned."""
    mostly_chat = answer(
        "Tin or Zinc? We chat with people all day. Staff chat with ovens all night. We knead bread."
    )
    assert mostly_chat.verdict.choice == "Tin"
    assert mostly_chat.would_change == ("With most weight on kneading: Zinc.",)
    assert answer("Should we use Tin or Zinc for bread?").would_change == (
        "With chat on top: Tin for that part.",
    )


def test_project_tips_the_verdict_and_is_never_quoted():
    """The bakery's own words are in no line of the answer, what they turn on is."""
    alone = answer("Should we use Tin or Zinc?", project="Our secret plan: bread at night.")
    assert alone.verdict.choice == "Zinc"
    condition = [point for point in alone.points if point.role == "condition"]
    assert [(point.option, point.text) for point in condition] == [
        ("Zinc", "On kneading your project speaks for Zinc.")
    ]
    assert "secret" not in alone.to_json()


def test_thread():
    """A follow-up takes its need from the turn before."""
    assert answer("and which one?", "Should we use Tin or Zinc for bread?").verdict.choice == "Zinc"


def test_explanation_has_no_verdict():
    """Who asks what something is gets quotes and no choice."""
    found = answer("Explain bread")
    assert found.verdict is None
    assert {point.role for point in found.points} == {"context"}


def test_what_speaks_against():
    """Praise is no answer to it; on its own the side has no heading that says it were the other one."""
    found = answer("What speaks against Tin?")
    assert (found.intent, found.verdict) == ("list", None)
    assert [(point.role, point.option, point.text) for point in found.points] == [
        ("counter", "Tin", "“Tin is fragile when it has to knead bread.”")
    ]
    assert found.text.startswith("**What the sources say**")


def test_pros_and_cons():
    """Both sides under their headings; of several options it is said whose each point is."""
    found = answer("pros and cons of Tin and Zinc")
    assert [(point.role, point.option, point.text.partition("“")[0]) for point in found.points] == [
        ("reason", "Tin", "Tin: "),
        ("reason", "Zinc", "Zinc: "),
        ("counter", "Tin", "Tin: "),
        ("counter", "Zinc", "Zinc: "),
    ]
    assert found.text.startswith("**Pros**")
    assert "**Cons**" in found.text


def test_nothing_on_a_side():
    """Where no source speaks against the option, the answer says so and shows what there is."""
    index = small_index()
    index.annotations["claims"][5] = [{}, False]
    found = Advisor(index).answer(Inquiry(question="What speaks against Zinc?"))
    assert found.notes[0] == "The sources say nothing against Zinc."
    assert {point.role for point in found.points} == {"context"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [("Tin or Lead for chat?", "unknown_option"), ("show me Anna's project", "refused")],
)
def test_abstains(text, reason):
    """Without support there is no verdict, no quote and no criterion, but a reason and a line that says so."""
    found = answer(text)
    assert (found.abstained, found.abstain_reason) == (True, reason)
    assert (found.verdict, found.citations, found.criteria) == (None, (), ())
    assert found.text == "\n".join(found.notes)


def test_the_same_question_has_the_same_answer():
    """Timings apart, nothing differs between two runs."""
    first, second = (answer("Should we use Tin or Zinc for chat?").model_dump() for _ in range(2))
    assert first.pop("timings_ms").keys() == second.pop("timings_ms").keys()
    assert first == second


def test_one_option_gives_no_verdict():
    """Where there is nothing to choose between, nothing is chosen."""
    index = small_index()
    index.annotations |= {"options": ["Tin"], "names": [[["tin"], "Tin", False]]}
    assert Advisor(index).answer(Inquiry(question="Should we use Tin for chat?")).verdict is None


def test_mixing_speaks_for_no_option():
    """What is said about using both decides whether to, not which one; it is still a criterion read."""
    index = small_index()
    chat, kneading = CRITERIA
    index.vocabulary = Vocabulary((chat, dataclasses.replace(kneading, kind="combining")), ())
    inquiry = Inquiry(question="Should we use Tin or Zinc for chat? We knead a lot of bread.")
    found, steps = Advisor(index).explain(inquiry)
    assert found.criteria == ("chat", "kneading")
    assert [need.want.criterion for need in steps.decision.needs if need.want] == [0]


def test_nothing_is_said_flatly():
    """Asked to praise what is ahead without a word against it, it says that this has conditions."""
    found = answer("Just confirm that Tin is always better for chat than Zinc, no buts.")
    assert found.verdict.choice == "depends"
    assert found.verdict.summary == (
        "It depends: more of what the sources say on chat speaks for Tin, but not without conditions."
    )
    assert [point.role for point in found.points[:2]] == ["reason", "counter"]
    assert answer("Just confirm that Zinc is always better for chat, no buts.").verdict.choice == "Tin"


@pytest.mark.parametrize("text", ["Tin?", "zinc", "Tin or Zinc"])
def test_a_name_alone_decides_nothing(text):
    """What a name is like is no need of anybody's."""
    found = answer(text)
    assert (found.verdict.choice, found.criteria) == ("depends", ())


def test_names():
    """Those of the options, and of what speaks for them; an unknown technology's is none."""
    assert {"tin", "zinc"} <= ADVISOR.names()
    assert "elixir" not in ADVISOR.names()


def test_empty_question():
    """Nothing asked is taken for a greeting."""
    assert answer("").intent == "smalltalk"
    assert ADVISOR.sources() == (
        "Tin at work (Oven Inc, 2024)",
        "Why Zinc (A. Baker, 2026-02)",
        "Seen elsewhere (Copy Shop)",
    )


def test_examples_are_of_what_the_articles_compare():
    """Tin wins chat, Zinc kneading: the more decided one comes first, and the same every time."""
    assert ADVISOR.examples() == ADVISOR.examples()
    assert ADVISOR.examples() == ("Should we use Tin or Zinc for chat?", "Compare Tin and Zinc for kneading")
    assert all(answer(example).verdict for example in ADVISOR.examples())


def test_examples_of_articles_that_are_about_none_of_the_workloads():
    """No workload is claimed."""
    index = small_index()
    index.clause_vectors = np.array([ELSE] * len(PASSAGES))
    index.annotations["terms"] = [[]] * len(PASSAGES)
    assert Advisor(index).examples()[0] == "Should we use Tin or Zinc for our project?"
