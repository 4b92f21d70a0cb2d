"""How long a whole answer takes, over encoding its question once."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from measuring import in_turn
from rows import Row, at_most
from synthetic import HEADLINE, questions

from bot import wiring
from bot.answer import Inquiry
from index.export import BUNDLED_MODEL, SentenceModel

ROUNDS = 15


def measure(index: Path) -> list[Row]:
    advisor = wiring.open_advisor(index)
    encoder = advisor.index.encoder
    asked = questions()[:60]

    def both(question: str, rounds: int) -> tuple[float, float]:
        inquiry = Inquiry(question=question)
        encode, answer = in_turn(rounds, lambda: encoder.encode([question]), lambda: advisor.answer(inquiry))
        return encode, answer

    for question in asked:
        both(question, 1)
    headline = both(HEADLINE, 4 * ROUNDS)
    every = [both(question, ROUNDS) for question in asked]
    original = SentenceModel(BUNDLED_MODEL)
    slow, again = in_turn(
        ROUNDS,
        lambda: original.encode([HEADLINE], lambda _: None),
        lambda: advisor.answer(Inquiry(question=HEADLINE)),
    )
    encode, answer = (median(pair[at] for pair in every) for at in (0, 1))
    ratio = median(pair[1] / pair[0] for pair in every)
    return [
        at_most(
            "answer, headline question", f"{headline[1]:.1f} ms", f"encoding it: {headline[0]:.1f} ms",
            headline[1] / headline[0], 1.6,
        ),
        at_most(
            f"answer, {len(asked)} questions", f"{answer:.1f} ms", f"encoding each: {encode:.1f} ms", ratio, 2.5
        ),
        Row("answer, headline question", f"{again:.1f} ms", f"sentence-transformers encodes: {slow:.1f} ms", again / slow),
    ]  # fmt: skip
