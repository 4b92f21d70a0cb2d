"""What can be pressed under an answer, in Home and in the message menu."""

from __future__ import annotations

from sqlalchemy import text

from bot.store.upkeep import _OF_A_TEAM

from .fake_advisor import QUOTE
from .stage import on_both_servers
from .talk import QUESTION, ask, command, direct, settled, texts, whispered

pytestmark = on_both_servers


def answer(slack):
    asked = ask(slack)
    return asked, slack.replies(asked)[0]


def test_evidence_is_shown_verbatim_to_whoever_asks(slack, bot):
    """Show evidence: every quote whole, with its source, to one person."""
    _, post = answer(slack)
    shown = whispered(slack, slack.bob, lambda: slack.click(slack.bob, post, "evidence").wait())
    assert f"> {QUOTE}" in texts(shown)
    assert shown["thread_ts"] == post["thread_ts"]
    assert len(slack.posts(slack.general)) == 1


def test_evidence_of_a_private_answer_stays_private(slack, bot):
    """Under an ephemeral answer the evidence is ephemeral too."""
    private = command(slack, QUESTION)
    shown = whispered(slack, slack.alice, lambda: slack.click(slack.alice, private, "evidence").wait())
    assert f"> {QUOTE}" in texts(shown)
    assert not slack.posts()


def test_tailoring_uses_the_profile_and_only_the_presser_sees_it(slack, bot):
    """Tailor to my project: the channel's answer stays, a private one is added."""
    command(slack, "project set we are four Python developers", slack.bob)
    _, post = answer(slack)
    shown = whispered(slack, slack.bob, lambda: slack.click(slack.bob, post, "tailor").wait())
    assert shown["text"].startswith("Python:")
    assert len(slack.posts(slack.general)) == 1


def test_tailoring_without_a_profile_asks_for_one_first(slack, bot):
    """The form opens, and saving it brings the tailored answer."""
    _, post = answer(slack)
    slack.click(slack.carol, post, "tailor").wait()
    slack.wait_for(lambda: slack.modal(slack.carol))
    view = slack.modal(slack.carol)
    shown = whispered(slack, slack.carol, lambda: slack.submit(view, {"project": "Python people"}).wait())
    assert shown["text"].startswith("Python:")


def test_a_tailored_follow_up_is_read_with_its_thread(slack, bot):
    """Pressed under the answer to a follow-up: what was said before it counts, itself and what came after do not."""
    command(slack, "project set we are four Python developers", slack.bob)
    asked = ask(slack)
    ask(slack, "And for machine learning?", thread_ts=asked["ts"])
    slack.message(slack.carol, slack.general, "Interesting.", asked["ts"])
    settled(bot)
    whispered(slack, slack.bob, lambda: slack.click(slack.bob, slack.replies(asked)[1], "tailor").wait())
    tailored = bot.advisor.asked[-1]
    assert (tailored.question, tailored.project) == (
        "And for machine learning?",
        "we are four Python developers",
    )
    assert [(turn.role, turn.text) for turn in tailored.context] == [
        ("user", QUESTION),
        ("advisor", "Node.js: it fits (turns before: 0)."),
    ]


def test_a_press_that_comes_to_nothing_is_told(slack, bot):
    """A modal that Slack does not open: a sentence to whoever pressed, for buttons and for the command."""
    _, post = answer(slack)
    slack.faults.failing = {"views.open": "expired_trigger_id"}
    told = whispered(slack, slack.carol, lambda: slack.click(slack.carol, post, "tailor").wait())
    assert told["text"] == "That did not work. Please try it once more."
    assert command(slack, "project set", slack.carol)["text"] == told["text"]
    assert "expired_trigger_id" in bot.log


def test_a_decision_is_recorded_once_in_the_thread(slack, bot):
    """Save decision posts the record where everybody asked, once however many press."""
    asked, post = answer(slack)
    slack.click(slack.alice, post, "decision").wait()
    slack.wait_for(lambda: len(slack.replies(asked)) == 2)
    told = whispered(slack, slack.bob, lambda: slack.click(slack.bob, post, "decision").wait())
    settled(bot)
    assert told["text"] == "The record of this decision was posted in this thread before."
    record = slack.replies(asked)[1]
    assert texts(record).startswith("```\n# Use Node.js")
    assert len(slack.replies(asked)) == 2


def test_a_decision_that_could_not_be_posted_can_be_saved_again(slack, bot):
    """Taken out of the channel and invited again: the button is not used up."""
    asked, post = answer(slack)
    slack.faults.failing = {"chat.postMessage": "not_in_channel"}
    slack.click(slack.alice, post, "decision").wait()
    settled(bot)
    slack.faults.failing = {}
    slack.click(slack.alice, post, "decision").wait()
    settled(bot)
    slack.click(slack.alice, post, "decision").wait()
    slack.wait_for(lambda: len(slack.replies(asked)) == 2)


def test_a_private_decision_opens_for_its_owner(slack, bot):
    """A private answer's record names the project and opens in a modal."""
    command(slack, "project set Python shop in Graz")
    private = command(slack, QUESTION)
    slack.click(slack.alice, private, "decision").wait()
    slack.wait_for(lambda: slack.modal(slack.alice))
    assert "Python shop in Graz" in texts(slack.modal(slack.alice))
    assert not slack.posts()


def test_feedback_is_recorded_once_a_person_and_answer(slack, bot):
    """Twice the same thumb is one; the other thumb replaces it; somebody else's is another."""
    _, post = answer(slack)
    for user, thumb in ((slack.alice, "positive"), (slack.alice, "positive"), (slack.bob, "negative")):
        whispered(slack, user, lambda: slack.click(user, post, "feedback", thumb).wait())  # noqa: B023
    assert sorted(row.value for row in bot.store.feedback.rows()) == ["down", "up"]
    whispered(slack, slack.alice, lambda: slack.click(slack.alice, post, "feedback", "negative").wait())
    assert [row.value for row in bot.store.feedback.rows()] == ["down", "down"]
    assert {row.index_id for row in bot.store.feedback.rows()} == {"fake-index"}


def test_a_forged_button_value_shows_nothing_of_others(slack, bot):
    """Another person's private answer cannot be reached by its id, nor a channel's from elsewhere."""
    command(slack, "project set Python shop in Graz", slack.bob)
    command(slack, QUESTION, slack.bob)
    secret = bot.store.answers.get(_latest(bot, private=1))
    private = command(slack, QUESTION, slack.alice)
    forged = {"actions": [{"action_id": "evidence", "type": "button", "block_id": "b", "value": secret.id}]}
    told = whispered(
        slack, slack.alice, lambda: slack.click(slack.alice, private, "evidence", overrides=forged).wait()
    )
    assert "Only the person who got this private answer" in told["text"]
    answer(slack)
    public = bot.store.answers.get(_latest(bot, private=0))
    forged["actions"][0]["value"] = public.id
    elsewhere = ask(slack, channel=slack.random)
    told = whispered(
        slack,
        slack.alice,
        lambda: slack.click(slack.alice, slack.replies(elsewhere)[0], "evidence", overrides=forged).wait(),
    )
    assert "no longer stored" in told["text"]


def _latest(bot, private):
    with bot.store.database.reading() as connection:
        query = "SELECT id FROM answers WHERE private = :p ORDER BY created_at DESC LIMIT 1"
        return connection.execute(text(query), {"p": private}).scalar_one()


def test_home_shows_the_profile_and_the_sources(slack, bot):
    """The Home tab: what is known, what can be asked, what is read."""
    slack.open_home(slack.alice)
    slack.wait_for(lambda: slack.home(slack.alice))
    shown = texts(slack.home(slack.alice))
    assert "Nothing yet." in shown
    assert "Article 1 · Some House · 2024" in shown
    assert "deleted after 30 days" in shown


def test_the_profile_is_edited_and_forgotten_at_home(slack, bot):
    """Edit opens the form, saving redraws Home, forget empties it."""
    slack.open_home(slack.alice)
    slack.wait_for(lambda: slack.home(slack.alice))
    slack.click(slack.alice, slack.home(slack.alice), "profile_edit").wait()
    slack.wait_for(lambda: slack.modal(slack.alice))
    slack.submit(slack.modal(slack.alice), {"project": "a Python shop"}).wait()
    slack.wait_for(lambda: "a Python shop" in texts(slack.home(slack.alice)))
    slack.click(slack.alice, slack.home(slack.alice), "profile_forget").wait()
    slack.wait_for(lambda: "Nothing yet." in texts(slack.home(slack.alice)))


def test_who_has_no_profile_can_be_forgotten_at_home_too(slack, bot):
    """What was asked in private is kept without one."""
    direct(slack, QUESTION)
    settled(bot)
    slack.open_home(slack.alice)
    slack.wait_for(lambda: slack.home(slack.alice))
    slack.click(slack.alice, slack.home(slack.alice), "profile_forget").wait()
    with bot.store.database.reading() as connection:
        assert not connection.execute(text("SELECT * FROM turns")).all()


def test_the_shortcut_asks_about_somebody_elses_message(slack, bot):
    """The message menu answers privately to what the message asks."""
    said = slack.message(slack.bob, slack.general, "Which language for streaming?")
    shown = whispered(
        slack, slack.alice, lambda: slack.shortcut(slack.alice, said, "ask_about_message").wait()
    )
    assert texts(shown).startswith("Question: Which language for streaming?")
    assert not slack.posts()


def test_an_uninstall_deletes_the_workspaces_data(slack, bot):
    """Nothing of a workspace stays when it removes the app."""
    direct(slack, "My project: we are four Python developers")
    direct(slack, QUESTION)
    settled(bot)
    slack.uninstall(slack.team)
    slack.wait_for(lambda: _rows(bot) == 0)


def _rows(bot):
    with bot.store.database.reading() as connection:
        return sum(len(connection.execute(table.select()).all()) for table in _OF_A_TEAM)
