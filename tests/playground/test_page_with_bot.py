"""The page with the bot itself behind it, in headless Chromium."""

from __future__ import annotations

import struct

import pytest
import take_screenshots
from conversation.stage import running
from take_screenshots import answered, chromium, say, take, visit

from bot.operating.current import CurrentAdvisor
from bot.playground.main import serving

pytest.importorskip("playwright.sync_api", reason="pip install playwright")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        take_screenshots.CHROMIUM is None, reason="no Chromium on PATH: apt-get install chromium"
    ),
]


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def slack(browser, tmp_path):  # the browser first: its threads are there before and after each test
    with serving(0) as server, running(server, tmp_path):
        yield server


@pytest.fixture
def page(browser, slack):
    found = visit(browser, slack.url)
    yield found
    found.close()


def test_an_answer_is_shared_from_a_private_conversation(slack, page):
    """The channel is chosen from a list in the modal, below which stands what will be posted there."""
    page.get_by_role("button", name="Stack Advisor", exact=True).click()
    say(page, "Should we use Node.js or Python for streaming?")
    answered(page)
    page.get_by_role("button", name="Share…").click()
    modal = page.get_by_role("dialog")
    modal.get_by_label("Post it to").select_option("#random")
    modal.get_by_role("button", name="Post").click()
    modal.wait_for(state="hidden")
    slack.wait_for(lambda: slack.posts(slack.random))
    page.get_by_role("button", name="# random").click()
    posted = page.get_by_role("log", name="Messages")
    posted.get_by_text("Question: Should we use Node.js or Python for streaming?").wait_for()


def test_a_suggested_prompt_opens_its_answer(page):
    """Whoever chooses a prompt sees the reply, which comes in a thread."""
    page.get_by_role("button", name="Stack Advisor", exact=True).click()
    page.get_by_role("button", name="Compare two options").click()
    answered(page)


def test_a_long_answer_is_shown_from_its_verdict_on(page):
    """An answer that is taller than the window is read from its beginning, not from its last source."""
    page.set_viewport_size({"width": 1180, "height": 420})
    say(page, "@Stack Advisor should we use Node or Python?")
    answered(page)
    inside = page.get_by_role("log", name="Replies").bounding_box()
    verdict = page.get_by_role("complementary").get_by_text("Node.js: it fits").bounding_box()
    sources = page.get_by_role("complementary").get_by_text("Automated answer").bounding_box()
    assert inside["y"] <= verdict["y"] < inside["y"] + inside["height"]
    assert sources["y"] > inside["y"] + inside["height"]


def test_the_readmes_pictures_can_be_taken(browser, advisor, tmp_path):
    """Channel, command, private advice and Home tab, from the real advisor: each a PNG of the window's size that
    is small enough to be kept with the project."""
    real = CurrentAdvisor(advisor, "one", lambda: advisor, lambda: "one")
    with serving(0) as slack, running(slack, tmp_path, advisor=real):
        taken = take(visit(browser, slack.url), tmp_path)
    assert [path.name for path in taken] == ["channel.png", "command.png", "direct.png", "home.png"]
    for path in taken:
        content = path.read_bytes()
        assert content.startswith(b"\x89PNG")
        assert struct.unpack(">II", content[16:24]) == tuple(take_screenshots.SIZE.values())
        assert len(content) < take_screenshots.MOST_BYTES
    assert len({path.read_bytes() for path in taken}) == len(taken)
