"""/stack in all its forms."""

from __future__ import annotations

from copy import deepcopy

from bot.store.tables import answers

from .fake_advisor import QUOTE
from .stage import on_both_servers, running
from .talk import QUESTION, buttons, command, settled, texts, whispered

pytestmark = on_both_servers


def test_a_question_is_answered_to_the_asker_only(slack, bot):
    """/stack with a question: an ephemeral answer, nothing in the channel."""
    answer = command(slack, QUESTION)
    assert answer["text"] == "Node.js: it fits (turns before: 0)."
    assert texts(answer).startswith(f"Question: {QUESTION}\n*Node.js: it fits (turns before: 0).* 86 % sure.")
    assert buttons(answer) == ["evidence", "decision", "share"]
    assert not slack.posts()


def test_a_command_is_acknowledged_at_once(slack, bot):
    """The acknowledgement does not wait for the answer."""
    delivery = slack.command(slack.alice, slack.general, "/stack", QUESTION)
    assert delivery.wait().seconds < 1
    slack.wait_for(lambda: slack.ephemerals(slack.alice))


def test_comparing_names_both_sides_and_the_criterion(slack, bot):
    """compare A and B on X reaches the advisor as one sentence."""
    command(slack, "compare Node.js and Python on hiring")
    assert bot.advisor.asked[-1].question == "Compare Node.js and Python for hiring"


def test_an_incomplete_comparison_gets_the_usage(slack, bot):
    """compare with one side is not guessed at."""
    assert "/stack compare A and B on X" in command(slack, "compare Node.js")["text"]
    assert not bot.advisor.asked


def test_empty_input_gets_the_usage(slack, bot):
    """Nothing typed: an example, not an error."""
    assert command(slack, "")["text"].startswith("*Usage*: `/stack &lt;question&gt;`")


def test_help_names_every_verb(slack, bot):
    """help lists what can be done."""
    shown = command(slack, "help")["text"]
    for verb in ("compare", "sources", "project show", "project set", "project forget"):
        assert verb in shown


def test_sources_are_listed(slack, bot):
    """sources shows the articles, one a line."""
    shown = texts(command(slack, "sources"))
    assert "I answer from 2 articles." in shown
    assert "• Article 1 · Some House · 2024\n• Article 2 · Some House · 2024" in shown


def test_a_project_is_set_shown_used_and_forgotten(slack, bot):
    """What is set tips the next private answer; what is forgotten does not."""
    assert "Saved" in command(slack, "project set we are four Python developers")["text"]
    assert "we are four Python developers" in texts(command(slack, "project show"))
    assert command(slack, QUESTION)["text"].startswith("Python:")
    assert "deleted" in command(slack, "project forget")["text"]
    assert "I know nothing about your project" in texts(command(slack, "project show"))
    assert command(slack, QUESTION)["text"].startswith("Node.js:")


def test_project_set_without_a_text_opens_the_form(slack, bot):
    """project set alone: the modal, which then saves."""
    slack.command(slack.alice, slack.general, "/stack", "project set").wait()
    slack.wait_for(lambda: slack.modal(slack.alice))
    slack.submit(slack.modal(slack.alice), {"project": "a small shop"}).wait()
    slack.wait_for(lambda: slack.modal(slack.alice) is None)
    assert "a small shop" in texts(command(slack, "project show"))


def test_a_profile_is_its_owners_alone(slack, bot):
    """Another person's profile is neither shown nor used."""
    command(slack, "project set we are four Python developers", slack.alice)
    assert "I know nothing" in texts(command(slack, "project show", slack.bob))
    assert command(slack, QUESTION, slack.bob)["text"].startswith("Node.js:")


def test_a_shared_answer_is_previewed_and_leaves_the_project_out(slack, bot):
    """The preview shows exactly what is posted, and that was computed without the project."""
    command(slack, "project set we are four Python developers in Graz")
    private = command(slack, QUESTION)
    assert private["text"].startswith("Python:")
    preview = whispered(slack, slack.alice, lambda: slack.click(slack.alice, private, "share").wait())
    assert not slack.posts()
    shown = texts(preview)
    assert "this is exactly what everybody in the channel would see" in shown
    slack.click(slack.alice, preview, "share_post").wait()
    slack.wait_for(lambda: slack.posts(slack.general))
    settled(bot)
    (posted,) = slack.posts(slack.general)
    assert texts(posted) == shown.split("\n", 1)[1]
    assert "*Node.js: it fits" in texts(posted)
    assert "Graz" not in str(slack.calls("chat.postMessage"))


def test_a_share_is_posted_once(slack, bot):
    """Pressing twice posts once."""
    private = command(slack, QUESTION)
    first, second = (
        whispered(slack, slack.alice, lambda: slack.click(slack.alice, private, "share").wait())
        for _ in range(2)
    )
    again = deepcopy(first)
    slack.click(slack.alice, first, "share_post").wait()
    slack.wait_for(lambda: texts(first) == "Posted to the channel.")
    slack.click(slack.alice, again, "share_post").wait()
    slack.click(slack.alice, second, "share_post").wait()
    slack.wait_for(lambda: texts(second) == "This was posted to the channel before.")
    settled(bot)
    assert len(slack.posts(slack.general)) == 1


def test_what_is_shared_stays_everybodys(slack, bot):
    """Looking at the preview once more takes the posted answer's buttons from nobody."""
    private = command(slack, QUESTION)
    preview = whispered(slack, slack.alice, lambda: slack.click(slack.alice, private, "share").wait())
    slack.click(slack.alice, preview, "share_post").wait()
    slack.wait_for(lambda: slack.posts(slack.general))
    settled(bot)
    whispered(slack, slack.alice, lambda: slack.click(slack.alice, private, "share").wait())
    (posted,) = slack.posts(slack.general)
    shown = whispered(slack, slack.bob, lambda: slack.click(slack.bob, posted, "evidence").wait())
    assert f"> {QUOTE}" in texts(shown)


def test_a_cancelled_share_posts_nothing(slack, bot):
    """Cancel means cancel."""
    private = command(slack, QUESTION)
    preview = whispered(slack, slack.alice, lambda: slack.click(slack.alice, private, "share").wait())
    slack.click(slack.alice, preview, "share_cancel").wait()
    settled(bot)
    assert not slack.posts()


def test_a_share_that_cannot_be_posted_says_what_to_do(slack, bot):
    """Where the bot is no member, the person is told to invite it, and can press again afterwards."""
    private = command(slack, QUESTION)
    preview = whispered(slack, slack.alice, lambda: slack.click(slack.alice, private, "share").wait())
    slack.faults.failing = {"chat.postMessage": "not_in_channel"}
    told = whispered(slack, slack.alice, lambda: slack.click(slack.alice, preview, "share_post").wait())
    assert "Invite me to that channel" in told["text"]
    settled(bot)
    slack.faults.failing = {}
    slack.click(slack.alice, preview, "share_post").wait()
    slack.wait_for(lambda: slack.posts(slack.general))


def test_a_channel_that_is_not_listed_cannot_be_shared_to(slack, tmp_path):
    """Private answers come anywhere; sharing follows the list."""
    with running(slack, tmp_path, channels=frozenset({slack.random})):
        private = command(slack, QUESTION)
        told = whispered(slack, slack.alice, lambda: slack.click(slack.alice, private, "share").wait())
        assert "I am not switched on in that channel" in told["text"]


def test_mentions_in_a_question_are_plain_words(slack, bot):
    """What Slack marks up arrives at the advisor as a person reads it."""
    command(
        slack,
        f"does <@{slack.bob}|bob> know <#{slack.random}|random> &lt;Go&gt; <https://go.dev|go.dev>?",
        raw=True,
    )
    assert bot.advisor.asked[-1].question == "does @bob know #random <Go> go.dev?"


def test_who_is_forgotten_shares_nothing_more(slack, bot):
    """What was about to be posted is dropped, and nothing is said about it in the channel."""
    private = command(slack, QUESTION)
    preview = whispered(slack, slack.alice, lambda: slack.click(slack.alice, private, "share").wait())
    slack.faults.rate_limited = 1.0
    slack.click(slack.alice, preview, "share_post").wait()
    slack.wait_for(lambda: slack.faults.counts["rate_limited"])
    command(slack, "forget me")
    slack.faults.rate_limited = 0.0
    settled(bot)
    assert not slack.posts(slack.general)
    with bot.store.database.reading() as connection:
        assert connection.execute(answers.select()).all() == []


def test_what_cannot_be_seen_is_not_stored(slack, bot):
    """Controls in a form would be refused by PostgreSQL, and turn text about for whoever reads it."""
    slack.command(slack.alice, slack.general, "/stack", "project edit").wait()
    slack.wait_for(lambda: slack.modal(slack.alice))
    slack.submit(slack.modal(slack.alice), {"project": "Py\x00thon \u202epeople"}).wait()
    settled(bot)
    assert "\nPython people" in texts(command(slack, "project"))
