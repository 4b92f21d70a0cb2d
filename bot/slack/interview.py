"""The three short questions about a project, and what people may type instead of answering them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

QUESTIONS = (
    "What are you building, and for how many people? (1 of 3; “skip” and “stop” work too)",
    "Which languages and frameworks does the team know well? (2 of 3)",
    "What matters most: speed of development, performance, cost, hiring, something else? (3 of 3)",
)
_LABELS = ("Building", "Team knows", "Matters most")
LONGEST_PROFILE = 3_000

Wish = Literal["set", "show", "forget", "interview", "help"]
_SET = re.compile(
    r"^\s*(?:my project|our project|project(?: is| set)?|set (?:my )?project)\s*"
    r"(?::|\bis\b)\s*(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WISHES: tuple[tuple[Wish, re.Pattern[str]], ...] = (
    (
        "forget",
        re.compile(
            r"^\W*forget(?: (?:me|everything|my project|about me|project|it all))?\W*$", re.IGNORECASE
        ),
    ),
    ("show", re.compile(r"^\W*(?:show )?(?:my |the )?(?:project|profile)\W*$", re.IGNORECASE)),
    (
        "interview",
        re.compile(
            r"^\W*(?:set up|describe|edit|change|update|add|tell you about) my (?:project|profile)\W*$",
            re.IGNORECASE,
        ),
    ),
    ("help", re.compile(r"^\W*(?:help|usage)\W*$", re.IGNORECASE)),
)


@dataclass(frozen=True)
class Step:
    """What an answer leads to: the next question, or a finished profile (or neither, when stopped)."""

    question: str | None
    profile: str | None
    answers: tuple[str, ...]


def wish(text: str) -> tuple[Wish, str] | None:
    """A request about the profile, when the message is one and not a question for the advisor."""
    if match := _SET.match(text):
        return "set", match["text"].strip()[:LONGEST_PROFILE]
    return next(((name, "") for name, pattern in _WISHES if pattern.match(text)), None)


def advance(answers: tuple[str, ...], text: str) -> Step:
    """Take one more answer; "skip" leaves a question out, "stop" ends with what is known so far."""
    word = text.strip().lower().strip("“”\"'.!")
    if word in {"stop", "cancel", "quit"}:
        return Step(None, profile_of(answers) or None, answers)
    answers = (*answers, "" if word == "skip" else text.strip()[: LONGEST_PROFILE // 3])
    if len(answers) < len(QUESTIONS):
        return Step(QUESTIONS[len(answers)], None, answers)
    return Step(None, profile_of(answers) or None, answers)


def profile_of(answers: tuple[str, ...]) -> str:
    """The answers as one text, the way a person would have typed it."""
    told = ((label, text.rstrip(" .")) for label, text in zip(_LABELS, answers, strict=False))
    return "\n".join(f"{label}: {text}." for label, text in told if text)
