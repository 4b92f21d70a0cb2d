"""What is said of what one can ask."""

from __future__ import annotations

from bot.slack import words

EXAMPLES = ("Should we use Tin or Zinc for bread?", "Compare Tin and Zinc for cake")


def test_prompts_are_questions_that_the_articles_answer():
    """Four, the most that Slack shows."""
    assert words.prompts(EXAMPLES) == (
        ("Choose for a project", "Should we use Tin or Zinc for bread?"),
        ("Compare two options", "Compare Tin and Zinc for cake"),
        ("Tell me about your project", "Set up my project"),
        ("See what I know", "What are your sources?"),
    )


def test_articles_that_compare_nothing_are_asked_what_they_can_say():
    """No made-up options to press on."""
    assert words.prompts(())[0] == ("See what I can do", "What can you do?")
    assert len(words.prompts(())) == 3


def test_help_and_usage_show_the_examples_as_they_are_typed():
    """After the command, in small letters."""
    said = words.help_text(EXAMPLES)
    assert "`/stack should we use Tin or Zinc for bread?`" in said
    assert "`/stack compare Tin and Zinc for cake`" in said
    assert words.usage(EXAMPLES).splitlines()[0].endswith("`/stack should we use Tin or Zinc for bread?`")
    assert words.usage_compare(EXAMPLES).endswith("`/stack compare Tin and Zinc for cake`")


def test_without_examples_help_names_no_technology():
    """A and B stand for any."""
    assert "`/stack should we use A or B for our project?`" in words.help_text(())
    assert words.usage_compare(()).endswith("`/stack compare A and B on cost`")


def test_long_names_leave_room_for_the_rest():
    """Two examples of 200 characters at most, however an option is called."""
    long = (f"Should we use {'Tin ' * 900}or Zinc?", f"Compare Zinc and {'Tin ' * 900}")
    assert len(words.help_text(long)) - len(words.help_text(())) < 400
