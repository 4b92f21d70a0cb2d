"""Counters for Prometheus. Labels are words of ours: no name, id or text of anybody ever becomes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

if TYPE_CHECKING:
    from collections.abc import Callable

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._questions = self._counter("questions", "Questions by surface and outcome", "surface", "outcome")
        self._answer = self._histogram(
            "answer_seconds", "From a question's arrival to its posted answer", "surface"
        )
        self._ack = self._histogram("ack_seconds", "From a request's arrival to its acknowledgement", "kind")
        self._abstentions = self._counter(
            "abstentions", "Answers that say the sources do not cover it", "reason"
        )
        self._feedback = self._counter("feedback", "Judgements of answers", "value")
        self._limited = self._counter("rate_limited", "Calls that Slack asked to repeat later")
        self._reconnects = self._counter("reconnects", "Sockets that were replaced", "why")
        self._failures = self._counter("failures", "Unexpected errors", "where")
        self._depth = Gauge("stack_advisor_queue_depth", "Questions in hand", registry=self.registry)

    def watch_queue(self, depth: Callable[[], int]) -> None:
        self._depth.set_function(depth)

    def question(self, surface: str, outcome: str) -> None:
        self._questions.labels(surface, outcome).inc()

    def answered(self, surface: str, seconds: float) -> None:
        self._answer.labels(surface).observe(seconds)

    def acknowledged(self, kind: str, seconds: float) -> None:
        self._ack.labels(kind).observe(seconds)

    def abstained(self, reason: str) -> None:
        self._abstentions.labels(reason).inc()

    def feedback(self, value: str) -> None:
        self._feedback.labels(value).inc()

    def rate_limited(self) -> None:
        self._limited.inc()

    def reconnected(self, why: str) -> None:
        self._reconnects.labels(why).inc()

    def failed(self, where: str) -> None:
        self._failures.labels(where).inc()

    def exposition(self) -> bytes:
        return bytes(generate_latest(self.registry))

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(f"stack_advisor_{name}", meaning, labels, registry=self.registry)

    def _histogram(self, name: str, meaning: str, *labels: str) -> Histogram:
        return Histogram(f"stack_advisor_{name}", meaning, labels, registry=self.registry, buckets=_SECONDS)
