"""A decision record, as MADR lays it out."""

from __future__ import annotations

import datetime as dt

import pytest
from answer_samples import SAMPLE, URL

from bot.answer import Point, Verdict
from bot.errors import UsageError
from bot.record import record

DATE = dt.date(2026, 3, 4)
EXPECTED = f"""\
---
status: proposed
date: 2026-03-04
---

# Use Tin for chat

## Context and Problem Statement

> Tin or Zinc for chat?

## Decision Drivers

* chat

## Considered Options

* Tin
* Zinc

## Decision Outcome

Chosen option: **Tin**. Tin: a lean, not a certainty.

Strength: lean; confidence 70%; independent sources for it: 1, against it: 2.

## Pros and Cons of the Options

### Tin

* Good, because “Tin is great for chat” [1] (chat)
* Bad, because “Tin costs more” [2] (cost)

### Zinc

* Good, because “Zinc is cheap” [3] (cost)
* Depends: With two people, Zinc.

## Dissent between Sources

* On chat the sources disagree.
  * Tin: “Tin is great for chat” [1]
  * Zinc: “Zinc is cheap” [3]

## What Would Change This

* If cost weighs more than the rest: Zinc.

## More Information

* The sources are from 2024.

[1] Paper, Title 1, 2024, § Chat <{URL}>{"  "}
[2] Title 2, digest{"  "}
[3] Title 3{"  "}
"""


def test_the_whole_record():
    """Context, options, outcome, both sides with quotes, dissent, what would change it, sources."""
    assert record(SAMPLE, DATE) == EXPECTED


def test_the_project_only_when_handed_in():
    """The description of a project stands in the context."""
    assert "> Tin or Zinc for chat?\n\nThe project: Two \\_people\\_\n" in record(
        SAMPLE, DATE, "Two _people_"
    )


@pytest.mark.parametrize(
    ("choice", "title"),
    [
        ("both", "# Use Tin and Lead together for chat"),
        ("depends", "# No decision yet between Tin, Zinc and Lead for chat"),
    ],
)
def test_titles_of_open_and_joint_decisions(choice, title):
    """ "both" and "depends" are decisions too; a "both" is of the options that its sentence names."""
    verdict = SAMPLE.verdict.model_copy(update={"choice": choice, "summary": "Both: Tin for chat and Lead."})
    options = ("Tin", "Zinc", "Lead")
    assert title in record(SAMPLE.model_copy(update={"verdict": verdict, "options": options}), DATE)


def test_what_blames_one_of_both_speaks_against_it():
    """And what is about the third option speaks for that one."""
    points = tuple(
        Point(role="counter", option=option, text="“It melts.”", citations=(1,))
        for option in ("Tin", "Zinc", "Lead")
    )
    verdict = SAMPLE.verdict.model_copy(update={"choice": "both", "summary": "Both: Tin for chat and Lead."})
    update = {"verdict": verdict, "options": ("Tin", "Zinc", "Lead"), "points": points}
    found = record(SAMPLE.model_copy(update=update), DATE)
    assert "### Tin\n\n* Bad, because" in found
    assert "### Zinc\n\n* Good, because" in found
    assert "### Lead\n\n* Bad, because" in found


def test_markdown_in_a_quote_cannot_change_the_record():
    """Headings, links and markup in what was asked or quoted come out as plain characters."""
    text = record(SAMPLE.model_copy(update={"question": "# Tin <script> [x](y) | z"}), DATE)
    assert "> \\# Tin \\<script\\> x \\| z\n" in text


def test_without_a_verdict_there_is_nothing_to_record():
    """The error says what to ask."""
    with pytest.raises(UsageError, match="ask which option to choose"):
        record(SAMPLE.model_copy(update={"verdict": None}), DATE)


@pytest.mark.parametrize("label", ["Tin: ", "Tin, cost: ", "Cost: ", "Also: "])
def test_what_stands_under_an_option_does_not_name_it_again(label):
    """Nor is anything "also" so that has another line above it here."""
    criterion = "cost" if "ost" in label else None
    told = Point(role="reason", option="Tin", criterion=criterion, text=f"{label}“It melts.”", citations=(1,))
    found = record(SAMPLE.model_copy(update={"points": (told,)}), DATE)
    about = " (cost)" if criterion else ""
    assert f"### Tin\n\n* Good, because “It melts.” [1]{about}\n" in found


def test_the_title_names_what_the_verdict_is_for():
    """Other needs were weighed too; two names with an "and" of their own stay apart."""
    verdict = Verdict(
        choice="Tin",
        strength="lean",
        confidence=0.7,
        summary="Tin for salt and sugar, and for bread: a lean.",
    )
    sample = SAMPLE.model_copy(update={"criteria": ("chat", "salt and sugar", "bread"), "verdict": verdict})
    assert "# Use Tin for salt and sugar, and for bread\n" in record(sample, DATE)
