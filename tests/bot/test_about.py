import pytest
from core_samples import small_index

from bot import about
from bot.annotations import load
from bot.question import Question

INDEX = small_index()
NOTES = load(INDEX.annotations)


def replied(text, intent="meta"):
    return about.reply(Question(text, intent, ()), INDEX, NOTES)


@pytest.mark.parametrize(
    ("text", "start"),
    [("hello", "Hello!"), ("thanks a lot", "You're welcome."), ("got it, cheers", "You're welcome.")],
)
def test_small_talk(text, start):
    """A greeting is greeted, thanks are taken."""
    (line,) = replied(text, "smalltalk")
    assert line.startswith(start)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("who wrote Why Zinc?", ("“Why Zinc” (publisher unknown) is by A. Baker, dated 2026-02.",)),
        (
            "when was the one by Copy Shop published?",
            ("“Seen elsewhere” (Copy Shop) is with no author named, undated.",),
        ),
        ("are your sources neutral?", ("Oven Inc sells services in Tin.",)),
        (
            "how old are your sources?",
            (
                "My sources are from 2024 to 2026 (1 more article without a date); I know nothing beyond them.",
            ),
        ),
        (
            "what have you read?",
            (
                "I have read 3 articles:",
                "Tin at work (Oven Inc, 2024)",
                "Why Zinc (A. Baker, 2026-02)",
                "Seen elsewhere (Copy Shop)",
            ),
        ),
        (
            "do you store this?",
            (
                "What you tell me about a project is used in private answers only; `forget` deletes it at once.",
            ),
        ),
    ],
)
def test_replies(text, lines):
    """Authors, sellers, age, titles and privacy: each question gets its own facts."""
    assert replied(text) == lines


def test_ability_names_the_options():
    """Whoever asks what it can do learns what it is about."""
    assert "They are about Tin and Zinc." in replied("what can you do?")[0]


def test_suggested_questions_are_understood():
    """What the advisor proposes to ask next is a question that it answers."""
    from core_samples import asked

    assert {asked(text).intent for text in about.TRY} == {"meta"}


@pytest.mark.parametrize(
    ("published", "year"),
    [("2025", "2025"), ("March 14th, 2025", "2025"), ("14.03.2025", "2025"), ("spring", ""), (None, "")],
)
def test_the_year_of_a_date(published, year):
    """It stands wherever people write it."""
    assert about.year(published) == year


def test_examples_name_two_options_and_what_they_are_compared_on():
    """The first workload to choose for, the second to compare on."""
    assert about.examples(("Tin", "Zinc", "Lead"), ("bread", "cake")) == (
        "Should we use Tin or Zinc for bread?",
        "Compare Tin and Zinc for cake",
    )
    assert about.examples(("Tin", "Zinc"), ("bread",))[1] == "Compare Tin and Zinc for bread"
    assert about.examples(("Tin", "Zinc"), ())[0] == "Should we use Tin or Zinc for our project?"


def test_one_option_makes_no_example():
    """There is nothing to choose or compare."""
    assert about.examples(("Tin",), ("bread",)) == ()
