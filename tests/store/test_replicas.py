"""Two running bots on one PostgreSQL server."""

from __future__ import annotations

from conversation.stage import running

from bot.playground.slackserver import SlackServer

QUESTION = "Should we use Node.js or Python for streaming?"


def test_two_replicas_on_postgresql_answer_each_question_once(postgres_url, tmp_path):
    """Every event arrives twice, at either of them, and the database decides who answers."""
    with (
        SlackServer() as slack,
        running(slack, tmp_path, database_url=postgres_url) as first,
        running(slack, tmp_path, database_url=postgres_url, secret_key="") as second,
    ):
        slack.faults.redeliver = 1.0
        asked = [slack.mention(slack.alice, slack.general, f"{QUESTION} {n}") for n in range(10)]
        direct = slack.direct(slack.bob, QUESTION)
        slack.wait_for(lambda: all(slack.replies(message) for message in [*asked, direct]))
        slack.wait_for(lambda: all(len(d.acks) >= 2 for m in asked for d in slack.delivered(m)))
        for bot in (first, second):
            assert bot.service.desk.workers.drain(10)
            assert bot.service.desk.outbox.drain(10)
        assert [len(slack.replies(message)) for message in [*asked, direct]] == [1] * 11
        assert not slack.violations


def test_what_one_replica_leaves_another_finishes(postgres_url, tmp_path):
    """Stopped while Slack holds the answer up, the question is handed to the one that stays."""
    with (
        SlackServer() as slack,
        running(slack, tmp_path, database_url=postgres_url, lease_seconds=1) as stays,
    ):
        slack.faults.rate_limited, slack.faults.retry_after = 1.0, 60
        with running(slack, tmp_path, database_url=postgres_url, stop_seconds=0.1):
            asked = slack.mention(slack.alice, slack.general, QUESTION)
            slack.wait_for(lambda: slack.faults.counts["rate_limited"])
            slack.faults.rate_limited = 0.0
        # Whoever had it: the one that is gone hands it back, the other's own wait is not what is tested here.
        _hurry(stays)
        slack.wait_for(lambda: slack.replies(asked))
        assert len(slack.replies(asked)) == 1


def _hurry(bot):
    """End the minute's wait that Slack has asked for."""
    with bot.service.desk.outbox._changed:
        for lane in bot.service.desk.outbox._lanes.values():
            lane.ready_at = 0.0
        bot.service.desk.outbox._changed.notify_all()
