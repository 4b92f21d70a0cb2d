"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentence_spans


def split(text):
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "marked",
    [
        # A bar stands where one sentence ends and the next begins.
        "Node.js is fast.| It scales.",
        "Use it, e.g. for chat.| It has 23.4K stars.",
        "See https://a.example/b.html?x=1.| Fine.",
        "It does 90,000 jobs/s.| J. Smith said so.",
        "“Tin is light.”| Zinc is not.",
        '"Really?" she asked.| Yes.',
        "At 3 a.m. the pager rings.| It is the No. 1 cause.",
        "It ends at 5 p.m.| Then it sleeps.",
        "It waits… then goes.| Wait...| Then it goes.",
        "It supports SQL, etc.| Tin does not.",
        "It supports SQL (Lite, etc.) well.| Tin does not.",
        "Tin Inc.| Zinc Ltd. are firms.",
        "Compare tin vs. zinc.| Tin wins.",
        "Prof. Lee and Dr. Kim agree.| J. Smith does not.",
        "It takes approx. 5 ms.| That is max. 10 ms.| Ms. Lee agrees.",
        "Use C.| It is fast.| Use R.| It is good.",
        "The .NET runtime is fine.| Node. js is odd.",
        "(It works.)| Next one.",
        "**Tin is good.**| Zinc is bad.",
        "Tin is light.[1]| Zinc is heavy.[2]",
        "Version 3.11 is out.| Use it!| Why?| So.",
        "Fig. 3 shows it.| See sec. 4.2 for it.",
        "No.| It is not.| No. 5 is.",
    ],
)
def test_boundaries(marked):
    """Stops inside names, numbers, abbreviations, addresses and quotes end nothing."""
    sentences = [part.strip() for part in marked.split("|")]
    assert split(" ".join(sentences)) == sentences


def test_only_a_part_of_a_text():
    """Offsets are of the whole text, and white space is outside."""
    #       0123456789012345
    text = "Tin.  Zinc. Lead."
    assert sentence_spans(text, 4, 12) == [(6, 11)]
    assert sentence_spans("  ") == []


@given(st.text(alphabet='aB1 .!?…"”)*\n'))
def test_nothing_but_space_is_lost(text):
    """Between two sentences there is only white space."""
    spans = sentence_spans(text)
    assert "".join("".join(split(text)).split()) == "".join(text.split())
    assert all(a < b for span in spans for a, b in [span])
