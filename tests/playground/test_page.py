"""The page, in headless Chromium: what people can do there, and what they cannot see."""

from __future__ import annotations

import os
import shutil

import pytest

from bot.playground.main import serving

from .tiny_app import running

playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH: apt-get install chromium"),
]
ASK = "@Stack Advisor Node or Python?"


@pytest.fixture(scope="module")
def browser():
    # A browser may not use its sandbox as root, which is who runs in most containers.
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=options)
        context = found.new_context(viewport={"width": 1400, "height": 900})
        context.set_default_timeout(5000)
        yield context
        found.close()


@pytest.fixture
def slack(browser):  # the browser first: its threads are there before and after each test
    with serving(0) as server, running(server.api_url, server.bot_token, server.app_token):
        yield server


@pytest.fixture
def page(browser, slack):
    found = browser.new_page()
    problems = []
    found.on("pageerror", lambda error: problems.append(str(error)))
    found.on(
        "requestfailed", lambda request: problems.append(request.url) if "live" not in request.url else None
    )
    found.goto(slack.url)
    yield found
    found.close()
    assert problems == []


def say(page, text, label="Message"):
    page.get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Enter")


def thread(page):
    return page.get_by_role("complementary")


def test_a_mention_is_answered_with_the_real_blocks(slack, page):
    """The question is sent by Enter, its thread opens, and every block that was posted is drawn."""
    say(page, ASK)
    answer = thread(page).locator(".message").nth(1)
    answer.get_by_role("button", name="Show evidence").wait_for()
    assert answer.locator(".block").count() == len(slack.posts(slack.general)[0]["blocks"])
    assert answer.get_by_role("link", name="the guide").get_attribute("href") == "https://example.org/a"
    assert answer.get_by_role("table").inner_text().split() == ["a", "b", "1", "2"]
    assert answer.get_by_role("listitem").all_inner_texts() == ["fast I/O [1]", "one language"]
    assert page.get_by_role("note").inner_text().startswith("This is a stand-in for Slack")


def test_what_is_private_is_seen_by_one_person(slack, page):
    """Pressing a button gives a marked private message, which another person does not find."""
    say(page, ASK)
    thread(page).get_by_role("button", name="Show evidence").click()
    private = page.get_by_text("Only visible to you")
    private.wait_for()
    assert "Here is the evidence" in thread(page).inner_text()
    page.get_by_label("You are").select_option("Bob Brown")
    page.get_by_role("button", name="1 reply").click()
    thread(page).get_by_role("button", name="Show evidence").wait_for()
    assert private.count() == 0
    assert "Here is the evidence" not in page.content()


def test_a_modal_opens_complains_and_is_sent(slack, page):
    """What was typed survives an error; afterwards the modal closes and the answer is in the private room."""
    say(page, ASK)
    thread(page).get_by_role("button", name="Tailor to my project").click()
    modal = page.get_by_role("dialog")
    assert modal.get_by_label("What do you build?").evaluate("field => field === document.activeElement")
    modal.get_by_label("What do you build?").fill("x")
    modal.get_by_role("button", name="Save").click()
    modal.get_by_role("alert").wait_for()
    assert modal.get_by_label("What do you build?").input_value() == "x"
    modal.get_by_label("What do you build?").fill("A streaming service")
    modal.get_by_role("button", name="Save").click()
    modal.wait_for(state="hidden")
    page.get_by_role("button", name="Stack Advisor", exact=True).click()
    page.get_by_text("Saved: A streaming service").wait_for()


def test_escape_closes_a_modal(slack, page):
    """The server hears of it, so it does not come back."""
    say(page, ASK)
    thread(page).get_by_role("button", name="Tailor to my project").click()
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    assert slack.modal(slack.alice) is None


def test_a_command_answers_in_private(slack, page):
    """`/stack` in the composer runs the command."""
    say(page, "/stack help")
    page.get_by_text("Only for you: help").wait_for()
    page.get_by_text("Only visible to you").wait_for()


def test_a_private_conversation_starts_with_prompts(slack, page):
    """Opening the conversation shows the suggested prompts; choosing one asks it."""
    page.get_by_role("button", name="Stack Advisor", exact=True).click()
    page.get_by_role("button", name="Node or Python?").click()
    page.get_by_text("In private: Should we use Node or Python?").wait_for()


def test_the_home_tab_is_drawn(slack, page):
    """What the bot publishes for this person."""
    page.get_by_role("button", name="Home tab").click()
    page.get_by_text("Your profile is empty.").wait_for()


def test_the_message_menu_asks_about_a_message(slack, page):
    """The shortcut is in the menu of every message."""
    slack.message(slack.bob, slack.general, "We rewrite everything in Rust.")
    page.get_by_label("Message menu").first.click()
    page.get_by_role("button", name="Ask Stack Advisor about this message").click()
    page.get_by_text("About this message: …").wait_for()


def test_a_new_line_is_typed_with_shift(slack, page):
    """Shift-Enter does not send."""
    box = page.get_by_label("Message", exact=True)
    box.fill("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    assert box.input_value() == "one\ntwo"
    page.keyboard.press("Enter")
    slack.wait_for(lambda: slack.workspace.channels[slack.general].messages)
    assert slack.workspace.channels[slack.general].messages[0]["text"] == "one\ntwo"


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script> &amp; &lt;b&gt;",
    "[docs](javascript:alert(1)) <javascript:alert(1)|docs>",
    "```\n</textarea><svg onload=alert(1)>",
    "\u202egnol\u202c *_~`* <!channel> <@U000|x>",
]


def test_hostile_text_stays_text(slack, page):
    """Nothing that a person or a bot writes becomes an element, a script or a dangerous link."""
    for text in HOSTILE:
        slack.message(slack.bob, slack.general, text)
        slack.message(slack.bob, slack.general, text, raw=True)
        blocks = [
            {"type": "markdown", "text": text},
            {"type": "section", "text": {"type": "mrkdwn", "text": text}},
        ]
        slack.message(slack.bob, slack.general, text, blocks=blocks)
    page.get_by_role("article").nth(3 * len(HOSTILE) - 1).wait_for()
    log = page.get_by_role("log", name="Messages")
    assert log.locator("img, script, svg:not(.icon), textarea, iframe").count() == 0
    links = [link.get_attribute("href") for link in log.get_by_role("link").all()]
    assert not [href for href in links if not href.startswith(("http:", "https:", "mailto:"))]
    assert "<img src=x onerror=alert(1)>" in log.inner_text()


@pytest.mark.parametrize(("width", "scheme"), [(400, "light"), (1400, "dark")])
def test_it_fits_a_phone_and_a_desk(slack, page, width, scheme):
    """Nothing sticks out sideways, and the banner stays in sight, with a thread open."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    say(page, ASK)
    thread(page).get_by_label("More actions").click()
    menu = thread(page).get_by_role("button", name="Save decision").bounding_box()
    assert menu["x"] + menu["width"] <= width
    page.keyboard.press("Escape")
    assert thread(page).get_by_role("button", name="Save decision").is_hidden()
    assert thread(page).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_role("note").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)" if scheme == "light" else "rgb(26, 29, 33)"
    )
