"""Measure on this machine and print one table: `make bench`.

    python tests/benchmarks/bench.py [--quick] [--stance LABELLED.csv]

Every ratio is of two figures of the same run, taken in turn; trust the ratios more than the figures. The peers
need the extra `bench`; --stance cross-validates the sentence stance on a CSV file of labelled sentences.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bot import settings

# As `stack-advisor` does, and before numpy is imported.
settings.on_one_thread()

import answering
import building
import peers
import searching
import starting
import topics
from measuring import ROOT
from rows import Row, table

SIZES = (10_000, 100_000, 1_000_000)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="neither a million passages nor the peers")
    parser.add_argument("--stance", default=os.environ.get("STANCE"), help="CSV file of labelled sentences")
    asked = parser.parse_args()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="stack-advisor-bench-") as scratch:
        rows = _measured(Path(scratch), quick=asked.quick, stance=asked.stance)
    print(table(rows))
    print(f"\n{os.cpu_count()} cores, {time.perf_counter() - start:.0f} s in all.")
    return int(any(row.met is False for row in rows))


def _measured(scratch: Path, *, quick: bool, stance: str | None) -> list[Row]:
    index = scratch / "index"
    _apart("building the bundled index", _build, index)
    rows = _apart("answering", answering.measure, index)
    rows += _apart("starting", starting.measure, index)
    rows += _apart("building", building.measure, index, scratch)
    rows += _apart("topics", topics.measure, scratch / "topics")
    rows += _apart("searching", searching.measure, scratch, SIZES[:2] if quick else SIZES)
    if stance:
        rows += _apart("stance", _stance, stance)
    if not quick:
        rows += _apart("peers", peers.measure, index)
    return rows


def _apart(name: str, call: Any, *arguments: Any) -> Any:
    """In a process of its own, so that what one part imports and allocates weighs on no other."""
    print(f"{name} …", file=sys.stderr, flush=True)
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            return alone.submit(call, *arguments).result()
    except Exception as error:  # noqa: BLE001  one part that fails costs only its own lines
        return [Row(name, "not measured", f"{type(error).__name__}: {error}"[:70], met=False)]


def _build(index: Path) -> None:
    from bot import indexing
    from index.export import BUNDLED_MODEL

    indexing.build(ROOT / "corpus", index, BUNDLED_MODEL, lambda *_: None)


def _stance(path: str) -> list[Row]:
    from fit_stance import cross_validate

    figures = cross_validate(Path(path))
    f1, wrong = figures["weighted_f1"], figures["wrong_way"]
    return [
        Row("sentence stance, cross-validated", f"weighted F1 {f1:.3f}", "", None, "≥ .86", f1 >= 0.86),
        Row("sentences read the wrong way", f"{100 * wrong:.1f} %", "", None, "≤ 5 %", wrong <= 0.05),
    ]


if __name__ == "__main__":
    sys.exit(main())
