"""What is measured on: the questions, vectors that cluster, and fifty articles recombined from the digests."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import numpy.typing as npt
from measuring import ROOT

HEADLINE = "should we use Node for our streaming service?"
DIMENSIONS = 384
_SPARE = [
    "Python or Node.js for a machine learning service?",
    "which one is easier to hire for?",
    "we need a chat server for many simultaneous users",
    "what are the drawbacks of Node.js?",
]


def questions() -> list[str]:
    """The golden set's, or a few to stand in for it; the headline question first."""
    lines = [line for path in sorted((ROOT / "tests/golden").glob("*.jsonl")) for line in path.open("rb")]
    asked = [json.loads(line).get("question", "") for line in lines]
    return [HEADLINE, *(q for q in asked or _SPARE if q.strip() and q != HEADLINE)]


def clustered(count: int, queries: int, seed: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Unit vectors, some twenty around each centre, and queries drawn alike; the nearest have a cosine near .65."""
    source = np.random.default_rng(seed)
    centres = _unit(source.standard_normal((max(count // 20, 1), DIMENSIONS), dtype=np.float32))
    vectors = np.empty((count + queries, DIMENSIONS), np.float32)
    for first in range(0, len(vectors), 50_000):
        chunk = vectors[first : first + 50_000]
        noise = _unit(source.standard_normal(chunk.shape, dtype=np.float32))
        chunk[:] = _unit(centres[source.integers(0, len(centres), len(chunk))] + 0.8 * noise)
    return vectors[:count], vectors[count:]


def _unit(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def write_articles(folder: Path, count: int, seed: int = 11) -> None:
    """Each article takes twelve headed parts from the digests and shuffles their lines: no two are alike."""
    chance = random.Random(seed)
    parts = [part for path in sorted((ROOT / "corpus/articles").glob("*.md")) for part in _parts(path)]
    for number in range(count):
        chosen = [_shuffled(part, chance) for part in chance.sample(parts, min(12, len(parts)))]
        head = f"---\ntitle: Recombined {number}\npublisher: Paper {number}\npublished: '2024'\n---\n"
        (folder / f"article-{number:02}.md").write_text(head + "\n\n".join(chosen) + "\n", encoding="utf-8")


def _parts(path: Path) -> list[str]:
    body = path.read_text(encoding="utf-8").split("---\n", 2)[-1]
    return [f"## {part.strip()}" for part in body.split("\n## ")[1:]]


def _shuffled(part: str, chance: random.Random) -> str:
    heading, *blocks = part.split("\n\n")
    chance.shuffle(blocks)
    return "\n\n".join([heading, *blocks])
