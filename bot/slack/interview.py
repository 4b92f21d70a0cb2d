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
_POLITELY = r"(?:(?:please|(?:can|could|would|will) you|can i|let me|i(?: want|'d like)(?: you)? to)\s+)*"
_MINE = r"(?:me|(?:my|our) (?:project|profile|data))"
_KNOWN = rf"(?:(?:what|all|everything) )?(?:(?:that )?you know )?(?:(?:about|of) )?{_MINE}"
_SET = re.compile(
    r"^\s*(?:my project|our project|project(?: is| set)?|set (?:my )?project)\s*"
    r"(?::|\bis\b)\s*(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SAID: dict[Wish, str] = {
    "forget": rf"forget|(?:forget|delete|remove|erase) (?:everything|it all|project|{_KNOWN})",
    "show": rf"(?:(?:show|what is|what's)(?: me)? )?(?:(?:my|our|the) )?(?:project|profile)"
    rf"|what do you (?:know|remember) (?:about|of) {_MINE}",
    "interview": r"(?:set up|describe|edit|change|update|add|tell you about) (?:my|our) (?:project|profile)",
    "help": r"help|usage",
}
_WISHES = {
    name: re.compile(rf"^\W*{_POLITELY}(?:{said})(?:,? please)?\W*$", re.IGNORECASE)
    for name, said in _SAID.items()
}


@dataclass(frozen=True)
class Step:
    """What an answer leads to: the next question, or a finished profile (or neither, when stopped)."""

    question: str | None
    profile: str | None
    answers: tuple[str, ...]


def wish(text: str) -> tuple[Wish, str] | None:
    """A request about the profile, when the message is one and not a question for the advisor."""
    if (match := _SET.match(text)) and not text.rstrip().endswith("?"):
        return "set", match["text"].strip()[:LONGEST_PROFILE]
    return next(((name, "") for name, pattern in _WISHES.items() if pattern.match(text)), None)


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
