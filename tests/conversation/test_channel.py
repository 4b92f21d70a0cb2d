"""Mentions and follow-ups in channels."""

from __future__ import annotations

from .stage import on_both_servers, running
from .talk import QUESTION, ask, buttons, settled, texts

pytestmark = on_both_servers


def quiet(slack, bot, message):
    """Wait until everything about a message was taken and worked on."""
    slack.wait_for(lambda: slack.delivered(message) and all(d.acks for d in slack.delivered(message)))
    settled(bot)


def test_a_mention_is_answered_in_its_thread(slack, bot):
    """A mention gets one answer in its thread; the verdict sentence is the notification's text."""
    asked = ask(slack)
    (answer,) = slack.replies(asked)
    assert answer["thread_ts"] == asked["ts"]
    assert answer["text"] == "Node.js: it fits (turns before: 0)."
    assert texts(answer).startswith("*Node.js: it fits (turns before: 0).* 86 % sure.")


def test_an_answer_shows_both_sides_conflicts_and_sources(slack, bot):
    """Reasons, the other side, conflicts, what would change it and the sources all stand in the message."""
    ask(slack)
    shown = texts(slack.posts(slack.general)[0])
    for heading in (
        "Why",
        "The other side",
        "Where the sources disagree",
        "What would change this",
        "Sources",
    ):
        assert f"*{heading}*" in shown
    assert "• It holds many open connections. <https://example.org/articles/1#:~:text=" in shown
    assert (
        "[1] Article 1 · Some House · 2024 · “Performance” · <https://example.org/articles/1#:~:text="
        in shown
    )
    assert "Automated answer, built from quotes; it can be wrong." in shown


def test_a_channel_answer_offers_no_sharing(slack, bot):
    """What stands in a channel is shared already; tailoring is private and offered there."""
    ask(slack)
    assert buttons(slack.posts(slack.general)[0]) == ["evidence", "tailor", "decision"]


def test_metadata_holds_no_words(slack, bot):
    """Message metadata is readable by any app: it holds a mark, and nothing that was said."""
    asked = ask(slack)
    (answer,) = slack.replies(asked)
    assert set(answer["metadata"]["event_payload"]) == {"job"}
    assert answer["metadata"]["event_payload"]["job"].isalnum()


def test_one_mention_in_a_thread_is_answered_once(slack, bot):
    """A mention in a thread arrives as two events and gets one answer."""
    asked = ask(slack)
    again = ask(slack, "And for data processing?", thread_ts=asked["ts"])
    quiet(slack, bot, again)
    assert len(slack.delivered(again)) == 2
    assert len(slack.replies(asked)) == 2


def test_redelivered_events_are_answered_once(slack, bot):
    """The same event a second and third time changes nothing."""
    asked = ask(slack)
    for delivery in slack.delivered(asked):
        slack.redeliver(delivery)
        slack.redeliver(delivery)
    slack.wait_for(lambda: all(len(d.acks) == 3 for d in slack.delivered(asked)))
    settled(bot)
    assert len(slack.replies(asked)) == 1


def test_redelivery_after_a_restart_is_answered_once(slack, tmp_path):
    """What was seen is remembered by the store, not by the process."""
    with running(slack, tmp_path) as first:
        asked = ask(slack)
        quiet(slack, first, asked)
    with running(slack, tmp_path) as second:
        for delivery in slack.delivered(asked):
            slack.redeliver(delivery)
        slack.wait_for(lambda: all(len(d.acks) >= 2 for d in slack.delivered(asked)))
        settled(second)
    assert len(slack.replies(asked)) == 1


def test_a_follow_up_needs_no_mention_and_knows_the_thread(slack, bot):
    """A question in the bot's thread is answered with the turns before it: question, answer."""
    asked = ask(slack)
    slack.message(slack.alice, slack.general, "And what about machine learning?", asked["ts"])
    slack.wait_for(lambda: len(slack.replies(asked)) == 2)
    assert slack.replies(asked)[1]["text"] == "Node.js: it fits (turns before: 2)."
    context = bot.advisor.asked[-1].context
    assert [turn.role for turn in context] == ["user", "advisor"]
    assert context[0].text == QUESTION


def test_two_people_may_ask_in_one_thread(slack, bot):
    """Somebody else's follow-up right after the answer is meant for the bot too."""
    asked = ask(slack)
    slack.message(slack.bob, slack.general, "What if we have to process images?", asked["ts"])
    slack.wait_for(lambda: len(slack.replies(asked)) == 2)
    slack.message(slack.alice, slack.general, "And how about hiring?", asked["ts"])
    slack.wait_for(lambda: len(slack.replies(asked)) == 3)


def test_a_conversation_between_people_is_left_alone(slack, bot):
    """Once one person answers the other, the bot says nothing until it is mentioned again."""
    asked = ask(slack)
    chat = slack.message(slack.bob, slack.general, "I tried that last year, it was painful.", asked["ts"])
    quiet(slack, bot, chat)
    more = slack.message(slack.alice, slack.general, "Why was it painful?", asked["ts"])
    quiet(slack, bot, more)
    assert len(slack.replies(asked)) == 1
    ask(slack, "what do you say?", thread_ts=asked["ts"])
    assert len(slack.replies(asked)) == 2


def test_thanks_and_messages_to_others_are_left_alone(slack, bot):
    """No question, a mention of somebody else, a name in front: not for the bot."""
    asked = ask(slack)
    for text in ("Thanks a lot!", f"<@{slack.bob}> what do you think?", "Carol, is that right?"):
        said = slack.message(slack.alice, slack.general, text, asked["ts"], raw=True)
        quiet(slack, bot, said)
    assert len(slack.replies(asked)) == 1


def test_a_thread_without_the_bot_is_none_of_its_business(slack, bot):
    """Questions among people, in threads or not, get no answer without a mention."""
    first = slack.message(slack.alice, slack.general, "Should we use Go?")
    second = slack.message(slack.bob, slack.general, "What do you think about Go?", first["ts"])
    quiet(slack, bot, second)
    assert not slack.posts(slack.general)


def test_bots_edits_and_deletions_are_ignored(slack, bot):
    """Another bot's mention, an edited question, a deleted one: no answer, no loop."""
    other = slack.bot_message(slack.general, f"<@{slack.bot}> should we use Go?", slack.other_bot)
    quiet(slack, bot, other)
    assert not slack.posts(slack.general)
    asked = ask(slack)
    slack.edit(asked, f"<@{slack.bot}> should we use Rust?")
    slack.delete(asked)
    slack.wait_for(lambda: not slack.unacked())
    settled(bot)
    assert len(slack.posts(slack.general)) == 1


def test_an_empty_mention_is_answered_with_help(slack, bot):
    """Only the bot's name: it says how to ask."""
    asked = slack.mention(slack.alice, slack.general, f"<@{slack.bot}>", raw=True)
    slack.wait_for(lambda: slack.replies(asked))
    assert "mention me with your question" in slack.replies(asked)[0]["text"]


def test_an_abstention_says_so(slack, bot):
    """What the sources do not cover gets no verdict."""
    ask(slack, "Should we use COBOL?")
    assert "My sources do not cover this" in slack.posts(slack.general)[0]["text"]


def test_a_failing_advisor_ends_in_a_sentence_with_a_reference(slack, bot):
    """An unexpected error shows no exception, and the reference is in the log."""
    ask(slack, "please explode")
    (post,) = slack.posts(slack.general)
    assert post["text"].startswith("Something went wrong and there is no answer.")
    assert "RuntimeError" not in str(post)
    assert "xoxb" not in str(post)
    reference = post["text"].rsplit("reference ", 1)[1].rstrip(").")
    assert reference in bot.log
    assert "explode" not in bot.log
    assert "xoxb" not in bot.log


def test_a_channel_that_is_not_listed_gets_no_answer(slack, tmp_path):
    """Only the asker is told, nothing is answered, and follow-ups are ignored."""
    with running(slack, tmp_path, channels=frozenset({slack.general})) as bot:
        asked = slack.mention(slack.alice, slack.random, QUESTION)
        slack.wait_for(lambda: slack.ephemerals(slack.alice))
        settled(bot)
        assert "not switched on in this channel" in slack.ephemerals(slack.alice)[0]["text"]
        assert not slack.replies(asked)
        assert not bot.advisor.asked


def test_a_thread_that_may_not_be_read_is_answered_without_it(slack, bot):
    """Without the history scope a mention in a thread is answered, only without its context."""
    slack.faults.missing_scopes = {"conversations.replies": "channels:history"}
    asked = ask(slack)
    ask(slack, "And for machine learning?", thread_ts=asked["ts"])
    assert slack.replies(asked)[1]["text"] == "Node.js: it fits (turns before: 0)."


def test_a_long_thread_is_read_to_its_end(slack, bot):
    """The context is the last twelve turns of a thread that comes in many pages."""
    slack.faults.page_size = 3
    start = slack.message(slack.alice, slack.general, "Planning the new service")
    for number in range(20):
        slack.message(slack.bob, slack.general, f"thought number {number}", start["ts"])
    ask(slack, "so which one?", thread_ts=start["ts"])
    said = [turn.text for turn in bot.advisor.asked[-1].context]
    assert said == [f"thought number {number}" for number in range(8, 20)]
