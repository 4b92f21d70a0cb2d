"""Direct messages: private advice and its memory."""

from __future__ import annotations

import pytest

from bot.store.tables import answers, profiles, turns

from .fake_advisor import QUOTE, SlowAdvisor
from .stage import on_both_servers, running
from .talk import QUESTION, buttons, command, direct, settled, texts, whispered

pytestmark = on_both_servers


def test_a_direct_question_is_answered_in_its_thread(slack, bot):
    """The first message has no thread: the answer opens one."""
    said = slack.direct(slack.alice, QUESTION)
    slack.wait_for(lambda: slack.replies(said))
    (answer,) = slack.replies(said)
    assert answer["thread_ts"] == said["ts"]
    assert buttons(answer) == ["evidence", "decision", "share"]


def test_the_profile_tips_direct_answers(slack, bot):
    """Told about the project, the bot answers for it."""
    assert "Saved" in direct(slack, "My project: we are four Python developers")["text"]
    settled(bot)
    assert direct(slack, QUESTION)["text"].startswith("Python:")


def test_a_follow_up_in_a_direct_thread_knows_what_was_said(slack, bot):
    """The second question is read with the first one and its answer."""
    said = slack.direct(slack.alice, QUESTION)
    slack.wait_for(lambda: slack.replies(said))
    settled(bot)
    slack.direct(slack.alice, "and for machine learning?", said["ts"])
    slack.wait_for(lambda: len(slack.replies(said)) == 2)
    context = bot.advisor.asked[-1].context
    assert [(turn.role, turn.text) for turn in context] == [
        ("user", QUESTION),
        ("advisor", "Node.js: it fits (turns before: 0)."),
    ]


def test_three_questions_make_a_profile(slack, bot):
    """The interview asks three things in a thread and saves what was said."""
    start = slack.direct(slack.alice, "Set up my project")
    answers = ("a shop for 2,000 people", "skip", "cost")
    for number, text in enumerate(answers, start=1):
        slack.wait_for(lambda: len(slack.replies(start)) == number)  # noqa: B023
        settled(bot)
        assert f"({number} of 3" in slack.replies(start)[-1]["text"]
        slack.direct(slack.alice, text, start["ts"])
    slack.wait_for(lambda: len(slack.replies(start)) == 4)
    settled(bot)
    assert "Saved" in slack.replies(start)[-1]["text"]
    assert "Building: a shop for 2,000 people.\nMatters most: cost." in texts(command(slack, "project show"))
    assert not bot.advisor.asked


def test_an_interview_can_be_stopped(slack, bot):
    """stop ends it and saves nothing that was not said."""
    start = slack.direct(slack.alice, "set up my project")
    slack.wait_for(lambda: len(slack.replies(start)) == 1)
    settled(bot)
    slack.direct(slack.alice, "stop", start["ts"])
    slack.wait_for(lambda: len(slack.replies(start)) == 2)
    assert slack.replies(start)[-1]["text"] == "Stopped. Nothing was saved."


def test_a_question_during_an_interview_is_answered_elsewhere(slack, bot):
    """A new question outside the interview's thread is a question."""
    start = slack.direct(slack.alice, "set up my project")
    slack.wait_for(lambda: slack.replies(start))
    settled(bot)
    assert direct(slack, QUESTION)["text"].startswith("Node.js:")


def test_forget_deletes_everything_at_once(slack, bot):
    """forget in a direct message: profile, conversation, private answers, feedback are gone."""
    direct(slack, "My project: we are four Python developers")
    said = slack.direct(slack.alice, QUESTION)
    slack.wait_for(lambda: slack.replies(said))
    settled(bot)
    slack.click(slack.alice, slack.replies(said)[0], "feedback", "positive").wait()
    slack.wait_for(lambda: list(bot.store.feedback.rows()))
    assert "deleted" in direct(slack, "forget me")["text"]
    assert not list(bot.store.feedback.rows())
    slack.direct(slack.alice, "and for machine learning?", said["ts"])
    slack.wait_for(lambda: len(slack.replies(said)) == 3)
    assert bot.advisor.asked[-1].context == ()
    assert bot.advisor.asked[-1].project is None


def test_forget_drops_what_is_not_answered_yet(slack, tmp_path):
    """A private question that is being worked on leaves no answer behind, neither shown nor stored; one in a channel
    is nobody's secret and gets its answer."""
    advisor = SlowAdvisor()
    with running(slack, tmp_path, advisor=advisor) as bot:
        said = slack.direct(slack.alice, QUESTION)
        asked = slack.mention(slack.alice, slack.general, QUESTION)
        assert advisor.started.wait(5)
        slack.wait_for(
            lambda: len(bot.store.jobs.states()) == 1 and bot.store.jobs.states().get("running") == 2
        )
        assert "are dropped" in command(slack, "project forget")["text"]
        advisor.go_on.set()
        slack.wait_for(lambda: slack.replies(asked))
        settled(bot)
        assert not slack.replies(said)
        with bot.store.database.reading() as connection:
            kept = connection.execute(answers.select()).all()
        assert [row.surface for row in kept] == ["channel"]


@pytest.mark.parametrize("said", [QUESTION, "My project: the Zebrafisch warehouse"])
def test_what_is_being_posted_when_somebody_is_forgotten_is_not_kept(slack, tmp_path, said):
    """The reply stands there, but whether it does was still to be looked up."""
    with running(slack, tmp_path, first_pause=0.5) as bot:
        slack.faults.lost_answers = 1.0
        slack.direct(slack.alice, said)
        slack.wait_for(lambda: slack.faults.counts["lost_answers"])
        command(slack, "project forget")
        slack.faults.lost_answers = 0.0
        settled(bot)
        with bot.store.database.reading() as connection:
            for table in (answers, turns, profiles):
                assert not connection.execute(table.select()).all()
        assert bot.store.jobs.states() == {"cancelled": 1}


def test_a_direct_message_leaves_no_trace_elsewhere(slack, bot):
    """Nothing of a private conversation is in a log line, a metric or message metadata."""
    direct(slack, "My project: the Zebrafisch warehouse, with Python")
    direct(slack, "Should Zebrafisch use Node.js?")
    settled(bot)
    assert "Zebrafisch" not in bot.log
    assert b"Zebrafisch" not in bot.service.metrics.exposition()
    assert "Zebrafisch" not in str([m.get("metadata") for m in slack.posts()])


def test_a_direct_answer_is_shared_to_a_chosen_channel(slack, bot):
    """From a direct message the channel is chosen in a modal that shows the post."""
    direct(slack, "My project: we are four Python developers in Graz")
    private = direct(slack, QUESTION)
    slack.click(slack.alice, private, "share").wait()
    slack.wait_for(lambda: slack.modal(slack.alice))
    view = slack.modal(slack.alice)
    shown = texts(view)
    assert "*Node.js: it fits" in shown
    assert "Graz" not in shown
    slack.submit(view, {"where": slack.random}).wait()
    slack.wait_for(lambda: slack.posts(slack.random))
    assert texts(slack.posts(slack.random)[0]) == shown.split("\n", 1)[1]


def _share(slack, private, channel):
    slack.click(slack.alice, private, "share").wait()
    slack.wait_for(lambda: slack.modal(slack.alice))
    slack.submit(slack.modal(slack.alice), {"where": channel}).wait()
    slack.wait_for(lambda: slack.posts(channel))
    return slack.posts(channel)[-1]


def test_an_answer_shared_twice_works_in_both_channels(slack, bot):
    """Each post is an answer of its own."""
    private = direct(slack, QUESTION)
    posts = [_share(slack, private, channel) for channel in (slack.general, slack.random)]
    settled(bot)
    for post in posts:
        shown = whispered(slack, slack.bob, lambda: slack.click(slack.bob, post, "evidence").wait())  # noqa: B023
        assert f"> {QUOTE}" in texts(shown)


def test_a_share_of_what_was_forgotten_is_refused_in_its_form(slack, bot):
    """The form stays open and says why; nothing is posted."""
    private = direct(slack, QUESTION)
    slack.click(slack.alice, private, "share").wait()
    slack.wait_for(lambda: slack.modal(slack.alice))
    direct(slack, "forget me")
    slack.submit(slack.modal(slack.alice), {"where": slack.general}).wait()
    settled(bot)
    assert slack.modal(slack.alice)
    assert not slack.posts(slack.general)


def test_what_is_known_is_shown_with_what_can_be_done_about_it(slack, bot):
    """Asked for in one's own words; forgetting there takes the place of what was shown."""
    direct(slack, "My project: we are four Python developers")
    settled(bot)
    shown = direct(slack, "What do you know about me?")
    assert "we are four Python developers" in texts(shown)
    assert buttons(shown) == ["profile_edit", "profile_forget"]
    slack.click(slack.alice, shown, "profile_forget").wait()
    slack.wait_for(lambda: "deleted" in texts(shown))
    settled(bot)
    shown = direct(slack, "my project")
    assert "I know nothing about your project" in texts(shown)
