"""The same conversations with the real advisor over the bundled articles."""

from __future__ import annotations

import re

import pytest

from bot.operating.current import CurrentAdvisor

from .stage import running
from .talk import ask, buttons, command, direct, settled, texts, whispered

STREAMING = "Should we use Node.js or Python for a streaming service?"


@pytest.fixture
def real(slack, tmp_path, advisor):
    with running(
        slack, tmp_path, advisor=CurrentAdvisor(advisor, "one", lambda: advisor, lambda: "one")
    ) as bot:
        yield bot
        slack.wait_for(lambda: not slack.unacked())
        assert not slack.violations


def test_a_mention_gets_a_verdict_with_quotes_that_stand_in_the_articles(slack, real):
    """Verdict, reasons with references, sources; and every quote of the evidence is in a stored document."""
    asked = ask(slack, STREAMING)
    (answer,) = slack.replies(asked)
    shown = texts(answer)
    assert shown.startswith("*Node.js for streaming media")
    assert re.search(r"^• .* (<https?://\S+\|\[\d+\]>|\[\d+\])$", shown, re.MULTILINE)
    assert "*Sources*" in shown
    evidence = whispered(slack, slack.bob, lambda: slack.click(slack.bob, answer, "evidence").wait())
    settled(real)
    quotes = re.findall(r"^> (.+)$", texts(evidence), re.MULTILINE)
    assert quotes
    stored = " ".join(document.text for document in real.advisor._advisor.index.documents.values())
    assert all(
        quote.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">") in stored for quote in quotes
    )


def test_a_follow_up_is_read_with_its_thread(slack, real):
    """ "And for machine learning?" after a question about streaming brings Python in, alone or beside Node.js."""
    asked = ask(slack, STREAMING)
    slack.message(slack.bob, slack.general, "And for machine learning?", asked["ts"])
    slack.wait_for(lambda: len(slack.replies(asked)) == 2)
    assert texts(slack.replies(asked)[1]).startswith(("*Python", "*Both: "))
    assert texts(slack.replies(asked)[0]).startswith("*Node.js for streaming media")


def test_a_private_profile_is_used_and_never_shown_in_a_channel(slack, real):
    """The project may tip the private answer; what is shared knows nothing of it."""
    direct(slack, "My project: Zebrafisch AG, a team of four Python developers")
    private = direct(slack, STREAMING)
    assert "share" in buttons(private)
    slack.click(slack.alice, private, "share").wait()
    slack.wait_for(lambda: slack.modal(slack.alice))
    slack.submit(slack.modal(slack.alice), {"where": slack.random}).wait()
    slack.wait_for(lambda: slack.posts(slack.random))
    assert "Zebrafisch" not in str(slack.posts(slack.random))


def test_what_the_articles_do_not_cover_is_not_guessed(slack, real):
    """COBOL: no verdict, and a sentence that says why, once."""
    answer = command(slack, "Should we use COBOL?")
    assert "don't cover COBOL" in answer["text"]
    assert texts(answer).count("cover COBOL") == 1
    assert buttons(answer) == ["share"]


def test_small_talk_and_meta_questions_get_a_sentence(slack, real):
    """Hello is answered, and so is the question what the bot knows."""
    assert direct(slack, "hello")["text"].startswith("Hello!")
    assert "sources" in texts(direct(slack, "What are your sources?", slack.bob))


def test_a_decision_is_recorded_with_its_sources(slack, real):
    """Save decision posts the record of the real answer into the thread."""
    asked = ask(slack, STREAMING)
    slack.click(slack.alice, slack.replies(asked)[0], "decision").wait()
    slack.wait_for(lambda: len(slack.replies(asked)) > 1)
    record = texts(slack.replies(asked)[1])
    assert "## Decision Outcome" in record
    assert "# Use Node" in record
