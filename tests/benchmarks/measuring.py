"""Clocks: a call's milliseconds, and a child process's seconds and peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Child:
    """What one process took, from start to exit."""

    seconds: float
    megabytes: float
    output: str


def milliseconds(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


def in_turn(times: int, *calls: Callable[[], Any]) -> list[float]:
    """Medians of the calls' milliseconds; they take turns, so that a busy moment hits all of them alike."""
    taken = [[milliseconds(call) for call in calls] for _ in range(times)]
    return [median(column) for column in zip(*taken, strict=True)]


def percentile(values: Sequence[float], share: float) -> float:
    return float(np.quantile(values, share))


def child(*command: str, **environment: str) -> Child:
    """Runs one Python process of this environment.

    The kernel counts what the parent held when it forked, too: measure from a process that holds little.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        output = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Child(seconds, usage.ru_maxrss / unit, output)


def children_in_turn(times: int, *calls: Callable[[], Child]) -> list[tuple[float, float]]:
    """Medians of seconds and megabytes; each is run once before, so that the page cache is warm for all."""
    for call in calls:
        call()
    runs = [[call() for call in calls] for _ in range(times)]
    return [
        (median(one.seconds for one in column), median(one.megabytes for one in column))
        for column in zip(*runs, strict=True)
    ]
