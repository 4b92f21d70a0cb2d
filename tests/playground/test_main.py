"""`stack-advisor playground` serves until Ctrl-C and leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import textwrap
from contextlib import nullcontext
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from bot.errors import UsageError
from bot.playground.main import run, serving


def fetch(url, body=None, **headers):
    data = json.dumps(body).encode() if body is not None else None
    with urlopen(Request(url, data=data, headers=headers)) as answer:
        return answer.headers, answer.read().decode()


def test_a_taken_port_says_what_to_do():
    """One line, with the remedy."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"^Port {port} cannot be used .Address already in use.*--port"):
            run(lambda *_: nullcontext(), port, print)


def test_a_port_that_is_none_says_so():
    """A number too large is the same kind of mistake."""
    with pytest.raises(UsageError, match=r"^Port 99999 cannot be used .no such port"):
        run(lambda *_: nullcontext(), 99999, print)


def test_ctrl_c_ends_it_cleanly():
    """The bot is started against the server, the address is told, an interrupt ends both with exit code 0."""
    program = """
        import sys
        from contextlib import contextmanager
        from bot.playground.main import run

        @contextmanager
        def start(api_url, bot_token, app_token):
            print("started", api_url.startswith("http://127.0.0.1:"), bot_token[:5], app_token[:5])
            yield
            print("stopped")

        sys.exit(run(start, 0, lambda line: print(line, flush=True)))
    """
    command = [sys.executable, "-u", "-c", textwrap.dedent(program)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    lines = [process.stdout.readline() for _ in range(3)]
    os.kill(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=10)
    assert lines[0].split() == ["started", "True", "xoxb-", "xapp-"]
    assert "http://127.0.0.1:" in lines[1]
    assert (rest.strip(), process.returncode) == ("stopped", 0)


def test_the_page_loads_nothing_from_elsewhere():
    """Its files come from this server, and its policy forbids any other."""
    with serving(0) as slack:
        headers, page = fetch(f"{slack.url}/")
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "Nothing leaves this machine" in page
        for name in ("app.js", "blocks.js", "rooms.js", "text.js", "style.css"):
            _, text = fetch(f"{slack.url}/playground/{name}")
            assert "//cdn" not in text
            assert "innerHTML" not in text


@pytest.mark.parametrize("path", ["/playground/main.py", "/playground/..%2fmain.py", "/playground/page"])
def test_only_the_pages_files_are_served(path):
    """Nothing else of the package can be fetched."""
    with serving(0) as slack, pytest.raises(HTTPError, match="404"):
        fetch(f"{slack.url}{path}")


def test_a_foreign_page_cannot_use_the_playground():
    """A request from another origin, or to another name for this machine, is refused."""
    with serving(0) as slack:
        doing = {"do": "say", "user": slack.alice, "channel": slack.general, "text": "hi"}
        for forged in ({"Origin": "https://evil.example"}, {"Host": "evil.example"}):
            with pytest.raises(HTTPError, match="403"):
                fetch(f"{slack.url}/playground/do", doing, **forged)
        fetch(f"{slack.url}/playground/do", doing, Origin=slack.url)
        assert [m["text"] for m in slack.workspace.channels[slack.general].messages] == ["hi"]


def first_view(slack, user):
    with urlopen(f"{slack.url}/playground/live?user={user}") as stream:
        return json.loads(stream.readline().decode().removeprefix("data: "))


def test_a_person_is_sent_only_what_they_may_see():
    """Private messages, private channels and conversations of others are not even transmitted."""
    with serving(0) as slack:
        slack.message(slack.alice, slack.private, "secret plan")
        slack.direct(slack.alice, "my project")
        slack.tell(slack.alice, slack.general, "for your eyes")
        mine, theirs = (json.dumps(first_view(slack, user)) for user in (slack.alice, slack.carol))
        for private in ("secret plan", "my project", "for your eyes"):
            assert private in mine
            assert private not in theirs


@pytest.mark.parametrize(
    ("typed", "told"),
    [("/dance", "not a valid command"), ("/stack help", "dispatch_failed")],
    ids=["unknown command", "nobody listens"],
)
def test_a_command_that_cannot_run_says_so(typed, told):
    """The person sees why, in private."""
    with serving(0) as slack:
        body = {"do": "say", "user": slack.alice, "channel": slack.general, "text": typed}
        fetch(f"{slack.url}/playground/do", body)
        slack.wait_for(lambda: slack.ephemerals(slack.alice))
        assert told in slack.ephemerals(slack.alice)[0]["text"]
