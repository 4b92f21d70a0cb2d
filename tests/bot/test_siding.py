"""Questions that ask for what speaks for an option or against it, and those that only sound so."""

import pytest
from core_samples import asked

from bot.answer import Turn
from bot.question.siding import AskedSide, announces, beyond_asking

AGAINST, FOR, BOTH = ("against",), ("for",), ("for", "against")


@pytest.mark.parametrize(
    "text",
    [
        "disadvantages of Node?",
        "What are the biggest downsides when we use Node for our loaves?",
        "Any risks with Node?",
        "security risks of Node",
        "Node cons?",
        "and what are Node's weak points for a bakery? be brutal",
        "Does Node have any drawbacks?",
        "What problems does Node have?",
        "What speaks against Node?",
        "Is there anything against Node?",
        "arguments against Node",
        "reasons not to use Node",
        "why not Node?",
        "Why not Node instead of Python?",
        "why shouldn't we use Node?",
        "Why should we not use Node for loaves?",
        "Why do bakers leave Node?",
        "when should we not use Node?",
        "when not to use Node",
        "When is Node a bad choice?",
        "When does Node not make sense?",
        "what is Node bad at?",
        "What's wrong with Node?",
        "Where does Node fall short?",
        "what could go wrong with Node?",
        "What do bakers dislike about Node?",
        "What should we watch out for with Node?",
        "Our boss loves Node. Why should we not use it?",
        "What are the risks of migrating from Python to Node?",
        "downsides of replacing Python with Node",
        "risks of rewriting our Python bakery in Node?",
        "What are the benefits of leaving Node?",
        "What would we gain by dropping Node?",
    ],
)
def test_against(text):
    """However it is put, the question wants to hear what speaks against the option; no choice is asked for."""
    question = asked(text)
    assert question.asked_side == AskedSide(AGAINST, ("Node.js",))
    assert question.intent in {"list", "explain"}


@pytest.mark.parametrize(
    "text",
    [
        "pros of Node",
        "benefits of using Node?",
        "What are the advantages of Node over Python?",
        "Node.js pros",
        "what speaks for Node?",
        "the case for Node",
        "why choose Node?",
        "Why would I pick Node over Python?",
        "why Node?",
        "Why do bakers use Node?",
        "what is Node good at?",
        "What's great about Node?",
        "Where does Node shine?",
        "What does Node do well?",
        "when should we use Node?",
        "when to use Node",
        "When does Node make sense?",
        "What are the advantages of switching our ovens from Python to Node?",
        "What do we gain by moving from Python to Node?",
        "What are the downsides of leaving Node?",
        "What problems does Node solve?",
    ],
)
def test_for(text):
    """The same for what speaks for it; beside "over" it is the first of two."""
    question = asked(text)
    assert question.asked_side == AskedSide(FOR, ("Node.js",))
    assert question.intent in {"list", "explain"}


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("pros and cons of Node", ("Node.js",)),
        ("advantages and disadvantages of Node?", ("Node.js",)),
        ("strengths/weaknesses of Python", ("Python",)),
        ("What are the trade-offs of Node?", ("Node.js",)),
        ("Node pros cons", ("Node.js",)),
        ("pros and cons of moving from Python to Node", ("Node.js",)),
        ("What are the arguments for and against Node?", ("Node.js",)),
        ("pros and cons of Node vs Python", ("Node.js", "Python")),
        ("List the pros and cons of both", ()),
    ],
)
def test_both(text, options):
    """Pros and cons are both sides, of all that are named together."""
    assert asked(text).asked_side == AskedSide(BOTH, options)


@pytest.mark.parametrize(
    "text",
    [
        "Should we use Node despite its drawbacks?",
        "Given the downsides of Python, should we use Node?",
        "Which has fewer drawbacks, Node or Python?",
        "We run Node and want to reduce risks. Which backend?",
        "Is Node good for a bakery?",
        "I'm good in Python, is Node ok for us?",
        "Why should we take Node or Python?",
        "Node or Python, and when should we use which?",
        "Why is Node slower than Python?",
        "why can Node not use all ovens?",
        "Is there a use case for Node in our bakery?",
        "what are the benefits of ovens?",
        "Node is in use, which has its pros and cons. Should we switch?",
    ],
)
def test_neither(text):
    """A side in passing, a choice, a reason and what is no option ask for no side."""
    assert asked(text).asked_side is None


def test_a_sign_for_a_name_in_the_text_names_nothing():
    """Texts pasted from a messenger hold this sign where a picture was."""
    assert asked("\N{OBJECT REPLACEMENT CHARACTER} disadvantages of Node?").asked_side == AskedSide(
        AGAINST, ("Node.js",)
    )


def test_in_a_thread():
    """What speaks against it is asked there as well, but "why not the other?" asks for the verdict again."""
    thread = "Should we use Node for our loaves?"
    assert asked("What speaks against Node?", thread).asked_side == AskedSide(AGAINST, ("Node.js",))
    assert asked("why not Python?", thread).asked_side is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What speaks against it?", AskedSide(AGAINST, ("Node.js",))),
        ("and its drawbacks?", AskedSide(AGAINST, ("Node.js",))),
        ("pros and cons?", AskedSide(BOTH, ("Node.js",))),
        ("what are the benefits of ovens?", None),
        ("is it good?", None),
    ],
)
def test_it_is_what_the_thread_is_about(text, expected):
    """The option asked about, or the one that the last answer opens with; of two nobody knows which."""
    assert asked(text, "Should we use Node for our loaves?").asked_side == expected
    advised = Turn(role="advisor", text="**Node.js for live bread: a lean.** Python is slower.")
    assert asked(text, "Node or Python for live bread?", advised).asked_side == expected
    if expected is None or "it" in text:
        assert asked(text, "Node or Python for our loaves?").asked_side is None


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("pros and cons?", BOTH),
        ("what are the risks?", AGAINST),
        ("any downsides?", AGAINST),
        ("what could go wrong?", AGAINST),
        ("what's the catch?", AGAINST),
    ],
)
def test_bare_nouns_are_about_all_that_the_thread_weighs(text, sides):
    """Of the option that the last answer advised, else of each that was named; alone of nothing."""
    weighed = "Node or Python for live bread?"
    advised = Turn(role="advisor", text="**Python for live bread: a lean.** Node.js is slower.")
    undecided = Turn(role="advisor", text="**It depends: Node.js and Python are even.**")
    assert asked(text, weighed, advised).asked_side == AskedSide(sides, ("Python",))
    assert asked(text, weighed, undecided).asked_side == AskedSide(sides, ("Node.js", "Python"))
    assert asked(text, weighed, undecided).intent in {"list", "explain"}
    assert asked(text).asked_side is None


@pytest.mark.parametrize(
    "text", ["and Python?", "What about Python?", "ok, and for Python?", "same for Python"]
)
def test_the_same_side_of_another(text):
    """Behind a question for a side another name asks for that one's, also a turn later; else it asks to choose."""
    against = AskedSide(AGAINST, ("Python",))
    assert asked(text, "What speaks against Node?").asked_side == against
    assert asked(text, "What speaks against Python?", "and Node?").asked_side == against
    assert asked(text, "Should we use Node for our loaves?").asked_side is None


@pytest.mark.parametrize("text", ["and Python for live bread?", "so Python then?", "and if we know Python?"])
def test_another_question_asks_for_no_side(text):
    """A need, a conclusion or a condition behind it is about the choice again."""
    assert asked(text, "What speaks against Node?").asked_side is None


def test_asking_is_no_need():
    """In a thread the need is the one told before; what is asked beside the side is one, too."""
    needs = [one.text for one in asked("What speaks against Node?", "We bake loaves live.").clauses]
    assert needs == ["We bake loaves live"]
    assert beyond_asking("security risks of").split() == ["security"]


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("Despite its many strengths, has some drawbacks as well.", True),
        (" is not without its drawbacks.", True),
        ("One drawback of  is that it burns loaves.", False),
    ],
)
def test_announces(text, empty):
    """Where nothing is left but that there are sides, nothing is said."""
    assert announces(text) is empty
