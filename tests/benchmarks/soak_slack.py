"""Load and faults in one run: many people ask while everything goes wrong that can.

    python tests/benchmarks/soak_slack.py                  1,000 questions, 20 a second
    python tests/benchmarks/soak_slack.py --minutes 10     the same for ten minutes, with the memory's course
    python tests/benchmarks/soak_slack.py --stand-in       an advisor that answers at once: the delivery alone

The bot is `stack-advisor serve` over the bundled articles.

Events arrive twice, calls are answered 429 or `ratelimited` without a time, sockets drop, and half-way
the process is killed and started again. Afterwards every question has exactly one visible outcome, and no
private word stands where it does not belong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

from bot import indexing, settings
from bot.playground.slackserver import SlackServer

SECRET = "Zebrafisch"
STAND_IN = Path(__file__).with_name("soak_bot.py")
CASE = re.compile(r"case (\d{5})\?")


@dataclass(frozen=True)
class Plan:
    questions: int = 1_000
    people: int = 200
    channels: int = 20
    rate: float = 20.0
    drop_every: float = 10.0
    settle_seconds: float = 60.0
    index: Path | None = None  # for `stack-advisor serve`; without one a stand-in answers, at once


@dataclass
class Report:
    outcomes: dict[str, int] = field(default_factory=dict)
    not_once: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    ack_p50: float = 0.0
    ack_p99: float = 0.0
    ack_most: float = 0.0
    answer_p50: float = 0.0
    answer_p99: float = 0.0
    leaks: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    faults: dict[str, int] = field(default_factory=dict)
    memory_mb: list[float] = field(default_factory=list)
    exit_code: int | None = None

    @property
    def memory_growth(self) -> float:
        """Median of the last quarter against that of the second, in percent."""
        quarter = len(self.memory_mb) // 4
        if quarter == 0:
            return 0.0
        early = statistics.median(self.memory_mb[quarter : 2 * quarter])
        return 100 * (statistics.median(self.memory_mb[-quarter:]) / early - 1)


class Bot:
    """The process, killed and started at will; its log is one file over all its lives."""

    def __init__(self, slack: SlackServer, folder: Path, index: Path | None) -> None:
        self.log = folder / "bot.log"
        real = ["-m", "bot.cli.main", "serve", "--index", str(index)]
        self._command = [sys.executable, *(real if index else [str(STAND_IN)])]
        self.health_port = _free_port()
        self._env = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_API_URL": slack.api_url,
            "STACK_ADVISOR_HOST": "127.0.0.1",
            "STACK_ADVISOR_HEALTH_PORT": str(self.health_port),
            "DATABASE_URL": f"sqlite:///{folder}/bot.db",
            "STACK_ADVISOR_SECRET_KEY": "a secret for the soak",
            "STACK_ADVISOR_LEASE_SECONDS": "3",
            "STACK_ADVISOR_QUEUE_SIZE": "2000",
            "STACK_ADVISOR_PERSON_LIMIT": "100000",
            "STACK_ADVISOR_CHANNEL_LIMIT": "100000",
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self._command, env=self._env, stderr=log, stdout=log)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def memory_mb(self) -> float | None:
        try:
            return psutil.Process(self.process.pid).memory_info().rss / 1e6 if self.process else None
        except psutil.Error:
            return None

    def metrics(self) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.health_port}/metrics", timeout=5) as answer:
            return answer.read().decode()

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.health_port}/readyz", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False


@dataclass
class Asked:
    name: str
    kind: str
    user: str
    at: float
    key: str = ""


class Crowd:
    """People who ask: in channels, in threads, privately, by command."""

    def __init__(self, slack: SlackServer, plan: Plan) -> None:
        self.slack, self.plan = slack, plan
        self.rng = random.Random(1)
        self.people = [slack.add_user(f"Person {n}", slack.team) for n in range(plan.people)]
        self.channels = [slack.add_channel(f"topic-{n}", self.people) for n in range(plan.channels)]
        self.asked: list[Asked] = []
        self._threads: list[tuple[str, str]] = []

    def tell_secrets(self) -> None:
        """A tenth of the people have a profile with a word that must never appear in public."""
        for user in self.people[:: max(1, len(self.people) // 10)]:
            self.slack.command(
                user, self.channels[0], "/stack", f"project set {SECRET} AG, we know Python"
            ).wait()

    def ask(self, number: int) -> None:
        user = self.rng.choice(self.people)
        text = f"Should we use Node.js or Python for streaming, case {number:05d}?"
        kind = self.rng.choices(("mention", "thread", "direct", "command"), (5, 2, 2, 1))[0]
        asked = Asked(f"{number:05d}", kind, user, time.time())
        if kind == "command":
            self.slack.command(user, self.rng.choice(self.channels), "/stack", text)
        else:
            message = self._say(kind, user, text)
            asked.key = f"{self.slack.team}:{message['channel']}:{message['ts']}"
        self.asked.append(asked)

    def _say(self, kind: str, user: str, text: str) -> dict:
        if kind == "direct":
            return self.slack.direct(user, f"{text} {SECRET}")
        if kind == "thread" and self._threads:
            channel, thread = self.rng.choice(self._threads[-20:])
            return self.slack.mention(user, channel, text, thread)
        message = self.slack.mention(user, self.rng.choice(self.channels), text)
        self._threads.append((message["channel"], message["ts"]))
        return message


def run(plan: Plan) -> Report:
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, SlackServer() as slack:
        bot, crowd, report = Bot(slack, Path(folder), plan.index), Crowd(slack, plan), Report()
        bot.start()
        ended = threading.Event()
        watch = threading.Thread(target=_watch_memory, args=(bot, report, ended))
        try:
            _until(bot.is_ready, 30)
            crowd.tell_secrets()
            watch.start()
            _set_faults(slack, plan)
            _load(slack, plan, bot, crowd)
            _until(lambda: _all_once(slack, crowd), plan.settle_seconds)
            _inspect(slack, bot, crowd, report)
            report.exit_code = bot.stop()
        finally:
            ended.set()
            if bot.process is not None and bot.process.poll() is None:
                bot.kill()
            if watch.is_alive():
                watch.join()
        return report


def _set_faults(slack: SlackServer, plan: Plan) -> None:
    slack.faults.redeliver = 0.05
    slack.faults.rate_limited = 0.02
    slack.faults.rate_limited_bare = 0.01
    slack.faults.drop_sockets_every = plan.drop_every


def _load(slack: SlackServer, plan: Plan, bot: Bot, crowd: Crowd) -> None:
    """Ask at an even pace; half-way, kill the process and start it again while people go on asking."""
    started = time.monotonic()
    pause = threading.Event()
    for number in range(plan.questions):
        if number == plan.questions // 2:
            bot.kill()
            bot.start()
        crowd.ask(number)
        pause.wait(max(0.0, started + (number + 1) / plan.rate - time.monotonic()))


def _outcomes(slack: SlackServer, crowd: Crowd) -> Counter[str]:
    """How often each question was answered where its asker can see it."""
    seen: Counter[str] = Counter()
    for post in slack.posts():
        seen[(post.get("metadata") or {}).get("event_payload", {}).get("job", "")] += 1
    for user in crowd.people:
        for whisper in slack.ephemerals(user):
            if case := CASE.search(json.dumps(whisper)):
                seen[f"{'offer' if _offers(whisper) else 'case'} {case[1]}"] += 1
            if whisper["user"] == "USLACKBOT":
                seen[f"told {user}"] += 1
    return seen


def _offers(whisper: dict) -> bool:
    """Whether this is the sentence that offers an answer which may have arrived before the process died."""
    buttons = [part for block in whisper.get("blocks", []) for part in block.get("elements", [])]
    return any(button.get("action_id") == "again" for button in buttons)


def _counts(slack: SlackServer, crowd: Crowd) -> dict[str, int]:
    seen = _outcomes(slack, crowd)
    counts = {}
    for asked in crowd.asked:
        mark = hashlib.sha256(asked.key.encode()).hexdigest()[:24] if asked.key else f"case {asked.name}"
        # An offer beside the answer itself is no second answer; alone it is the outcome.
        counts[asked.name] = seen[mark] or seen[f"offer {asked.name}"]
        if not asked.key and counts[asked.name] == 0 and seen[f"told {asked.user}"]:
            # The command found nobody while the process was gone, and Slack has said so.
            seen[f"told {asked.user}"] -= 1
            counts[asked.name] = 1
    return counts


def _all_once(slack: SlackServer, crowd: Crowd) -> bool:
    return all(count == 1 for count in _counts(slack, crowd).values())


def _inspect(slack: SlackServer, bot: Bot, crowd: Crowd, report: Report) -> None:
    slack.faults.rate_limited = slack.faults.rate_limited_bare = slack.faults.drop_sockets_every = 0.0
    counts = _counts(slack, crowd)
    kinds = {asked.name: asked.kind for asked in crowd.asked}
    report.outcomes = dict(Counter(f"{kinds[name]} {count}" for name, count in counts.items()))
    report.not_once = [f"{name} ({kinds[name]}): {count}" for name, count in counts.items() if count != 1]
    report.offered = [name for name in _outcomes(slack, crowd) if name.startswith("offer ")]
    acks = sorted(ack.seconds for ack in slack.acks)
    report.ack_p50, report.ack_p99, report.ack_most = _share(acks, 0.5), _share(acks, 0.99), acks[-1]
    waits = sorted(_waits(slack, crowd))
    report.answer_p50, report.answer_p99 = _share(waits, 0.5), _share(waits, 0.99)
    report.leaks = _leaks(slack, bot, crowd)
    report.violations = [str(violation) for violation in slack.violations]
    report.faults = dict(slack.faults.counts)


def _waits(slack: SlackServer, crowd: Crowd) -> list[float]:
    at = {hashlib.sha256(a.key.encode()).hexdigest()[:24]: a.at for a in crowd.asked if a.key}
    marks = [
        ((m.get("metadata") or {}).get("event_payload", {}).get("job", ""), float(m["ts"]))
        for m in slack.posts()
    ]
    return [ts - at[mark] for mark, ts in marks if mark in at]


def _leaks(slack: SlackServer, bot: Bot, crowd: Crowd) -> list[str]:
    """Where a private word or a token stands although it should not."""
    public = [m for channel in crowd.channels for m in slack.posts(channel)]
    places = {
        "channel posts": json.dumps(public),
        "metadata": json.dumps([m.get("metadata") for m in slack.posts()]),
        "log": bot.log.read_text(),
        "metrics": bot.metrics(),
    }
    words = (SECRET, slack.bot_token, slack.app_token)
    found = [f"{word} in {place}" for place, text in places.items() for word in words if word in text]
    return found + ["a question in the log" for _ in [1] if "for streaming" in places["log"]]


def _watch_memory(bot: Bot, report: Report, ended: threading.Event) -> None:
    while not ended.wait(1.0):
        size = bot.memory_mb()
        if size is not None:
            report.memory_mb.append(round(size, 1))


def _share(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def _until(holds, seconds: float) -> None:
    """Wait for something another process does; there is no event to wait for, so it is asked for."""
    deadline, pause = time.monotonic() + seconds, threading.Event()
    while not holds() and time.monotonic() < deadline:
        pause.wait(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _index() -> Path:
    """The index of the bundled articles, up to date."""
    given = settings.load()
    folder = given.index_of(given.corpus)
    indexing.ensure_index(given.corpus, folder, given.model, lambda *_: None)
    return folder


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--minutes", type=float, default=0.0, help="ask for so long instead")
    parser.add_argument("--rate", type=float, default=20.0, help="questions a second")
    parser.add_argument("--stand-in", action="store_true", help="answer without the advisor, at once")
    args = parser.parse_args()
    questions = int(args.minutes * 60 * args.rate) or args.questions
    report = run(Plan(questions=questions, rate=args.rate, index=None if args.stand_in else _index()))
    shown = asdict(report)
    course = shown.pop("memory_mb")
    shown["memory_mb"] = course[:: max(1, len(course) // 20)]
    print(json.dumps({**shown, "memory_growth_percent": round(report.memory_growth, 1)}, indent=2))
    return 1 if report.not_once or report.leaks or report.violations or report.ack_p99 >= 1 else 0


if __name__ == "__main__":
    sys.exit(main())
