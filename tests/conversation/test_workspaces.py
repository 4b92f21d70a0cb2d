"""Several workspaces, several organisations, several replicas."""

from __future__ import annotations

import urllib.parse
import urllib.request

import pytest

from bot.slack.oauth import authorization_url

from .fake_advisor import SlowAdvisor
from .stage import running
from .talk import QUESTION, ask, command, direct, settled


def install(slack, bot, team):
    """What a person's browser does: the install page, the consent, the way back."""
    base = f"http://127.0.0.1:{bot.service.http.port}"
    page = urllib.request.urlopen(f"{base}/slack/install", timeout=5)
    cookie = page.headers["set-cookie"].split(";")[0]
    text = page.read().decode()
    state = text.split("state=")[1].split("&")[0].split('"')[0]
    query = urllib.parse.urlencode({"code": slack.oauth_code(team, slack.alice), "state": state})
    request = urllib.request.Request(f"{base}/slack/oauth_redirect?{query}", headers={"Cookie": cookie})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return answer.status


@pytest.fixture
def many(slack, tmp_path):
    oauth = {"bot_token": "", "app_token": "", "client_id": "123.456", "client_secret": "client-secret-value"}
    with running(
        slack, tmp_path, **oauth, signing_secret=slack.signing_secret, secret_key="a key for tokens"
    ) as bot:
        yield bot


def test_each_workspace_is_answered_with_its_own_token(slack, many):
    """Installed twice by OAuth: each gets its answers, and its profiles are its own."""
    second = slack.add_team("Second")
    dave = slack.add_user("Dave Dean", second.id)
    lobby = slack.add_channel("lobby", [dave])
    assert install(slack, many, slack.team) == 200
    assert install(slack, many, second.id) == 200
    first, other = ask(slack), ask(slack, user=dave, channel=lobby)
    assert slack.replies(first)[0]["text"] == slack.replies(other)[0]["text"]
    command(slack, "project set we are four Python developers", slack.alice)
    assert command(slack, QUESTION, dave, lobby)["text"].startswith("Node.js:")


def test_stored_tokens_are_sealed_and_an_uninstall_removes_them(slack, many):
    """No token stands readable in the database; afterwards none stands there at all."""
    install(slack, many, slack.team)
    ask(slack)
    settled(many)
    assert slack.bot_token not in _everything(many)
    assert "slack_bots: 1" in _everything(many)
    slack.uninstall(slack.team)
    slack.wait_for(lambda: "slack_bots: 0" in _everything(many))


def _everything(bot):
    from sqlalchemy import MetaData

    metadata = MetaData()
    metadata.reflect(bot.store.database.engine)
    with bot.store.database.reading() as connection:
        rows = {table.name: connection.execute(table.select()).all() for table in metadata.sorted_tables}
    return "\n".join(f"{name}: {len(found)} {found}" for name, found in rows.items())


def test_a_forged_state_installs_nothing(slack, many):
    """A way back without having set out is refused."""
    base = f"http://127.0.0.1:{many.service.http.port}"
    query = urllib.parse.urlencode({"code": slack.oauth_code(slack.team, slack.alice), "state": "forged"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{base}/slack/oauth_redirect?{query}", timeout=5)
    assert refused.value.code == 400
    assert "client-secret-value" not in refused.value.read().decode()


def test_the_consent_page_belongs_to_the_api():
    """GovSlack's API goes with GovSlack's page."""
    assert authorization_url("https://slack.com/api/") == "https://slack.com/oauth/v2/authorize"
    assert authorization_url("https://slack-gov.com/api/") == "https://slack-gov.com/oauth/v2/authorize"


@pytest.fixture
def shared(slack):
    """A channel with somebody of another organisation in it."""
    partner = slack.add_team("Partner")
    erin = slack.add_user("Erin East", partner.id)
    place = slack.add_channel("with-partner", [slack.alice, erin], shared=True)
    return erin, place


def test_people_of_other_organisations_are_answered_in_public_only(slack, bot, shared):
    """They see the channel's answer; project profiles are for members."""
    erin, place = shared
    asked = ask(slack, user=erin, channel=place)
    assert len(slack.replies(asked)) == 1
    slack.click(erin, slack.replies(asked)[0], "tailor").wait()
    slack.wait_for(lambda: slack.ephemerals(erin))
    assert "members of this workspace" in slack.ephemerals(erin)[0]["text"]
    assert slack.modal(erin) is None


def test_a_shared_channel_is_answered_by_the_workspace_that_installed_the_app(slack, many, shared):
    """The event of a guest organisation's member bears that organisation's team, for which there is no token."""
    erin, place = shared
    assert install(slack, many, slack.team) == 200
    asked = ask(slack, user=erin, channel=place)
    assert len(slack.replies(asked)) == 1
    kept = many.store.threads.get(slack.team, place, asked["ts"])
    assert kept is not None


def test_people_of_other_organisations_can_be_ignored(slack, tmp_path, shared):
    """By setting."""
    erin, place = shared
    with running(slack, tmp_path, answers_externals=False) as bot:
        asked = slack.mention(erin, place, QUESTION)
        slack.wait_for(lambda: slack.delivered(asked) and not slack.unacked())
        settled(bot)
        assert not slack.replies(asked)
        ask(slack, channel=place)


def test_a_guest_is_answered_like_anybody(slack, bot):
    """In the channels they are in, and privately."""
    ask(slack, user=slack.guest)
    assert direct(slack, QUESTION, slack.guest)["text"].startswith("Node.js:")


def test_two_replicas_answer_once(slack, tmp_path):
    """Both are connected and get doubled events: the store decides who answers."""
    with running(slack, tmp_path) as first, running(slack, tmp_path) as second:
        slack.faults.redeliver = 1.0
        asked = [slack.mention(slack.alice, slack.general, f"{QUESTION} {n}") for n in range(10)]
        slack.wait_for(lambda: all(slack.replies(message) for message in asked))
        slack.wait_for(lambda: all(len(d.acks) >= 2 for m in asked for d in slack.delivered(m)))
        settled(first)
        settled(second)
        assert [len(slack.replies(message)) for message in asked] == [1] * 10


def test_a_stopped_session_gets_no_answer_but_a_word(slack, tmp_path):
    """Stop while the advisor is at work: one sentence, no answer."""
    advisor = SlowAdvisor()
    with running(slack, tmp_path, advisor=advisor) as bot:
        said = slack.direct(slack.alice, QUESTION)
        assert advisor.started.wait(5)
        slack.stop_session(slack.alice, slack.dm(slack.alice), said["ts"])
        slack.wait_for(lambda: slack.replies(said))
        advisor.go_on.set()
        settled(bot)
        assert [post["text"] for post in slack.replies(said)] == [
            "Stopped. Nothing more will come for that question."
        ]


def test_the_acknowledgement_does_not_wait_for_answers_in_flight(slack, tmp_path):
    """With every worker busy, a mention and a command are acknowledged within a second."""
    advisor = SlowAdvisor()
    with running(slack, tmp_path, advisor=advisor, workers=1) as bot:
        for _ in range(5):
            slack.mention(slack.bob, slack.general, QUESTION)
        assert advisor.started.wait(5)
        delivery = slack.command(slack.alice, slack.general, "/stack", QUESTION)
        assert delivery.wait().seconds < 1
        slack.wait_for(lambda: not slack.unacked())
        assert max(ack.seconds for ack in slack.acks) < 1
        advisor.go_on.set()
        settled(bot)
        assert len(slack.posts(slack.general)) == 5


def test_readiness_follows_the_socket(slack, tmp_path):
    """Ready when connected, not while there is no socket."""
    with running(slack, tmp_path) as bot:
        checks = bot.service.checks()
        assert {name: check() for name, check in checks.items()} == {
            "index": True,
            "slack": True,
            "store": True,
        }
        bot.service.socket._handler.client.disconnect()
        assert not checks["slack"]()
