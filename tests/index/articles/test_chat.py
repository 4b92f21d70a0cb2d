"""Logs of chats."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "log",
    [
        "[10:32] ann: tin is too soft\n[10:33] bo: zinc lasts 🎉\n[10:34] cy joined the channel\n",
        "10:32 <ann> tin is too soft\n10:33 <bo> zinc lasts 🎉\n",
        "2024-03-04 10:32:10 ann: tin is too soft\n2024-03-04 10:33:00 Bo Ray: zinc lasts 🎉\n",
        "04/03/24, 10:32 - Ann: tin is too soft\n04/03/24, 10:33 - Bo: zinc lasts 🎉\n",
        "[10:32 AM] ann: tin is too soft\n[10:33 AM] bo: zinc lasts 🎉\n",
    ],
)
def test_what_was_said(quotes, log):
    """Neither who said it and when is quoted, nor who came; what was said needs no full stop."""
    assert quotes(log, ".txt", title="x") == ["tin is too soft", "zinc lasts 🎉"]


def test_one_time_of_day_makes_no_chat(quotes):
    """An agenda with a single entry is not one."""
    text = "Casting\n\n10:30 Ann: the mould is poured.\nTin is soft.\n"
    assert quotes(text, ".txt", title="x") == [
        "Casting | 10:30 Ann: the mould is poured.",
        "Casting | Tin is soft.",
    ]


def test_speakers_on_lines_of_their_own(quotes):
    """As chats are copied from their window, with what that shows beside; "2 replies" ends nothing."""
    log = (
        "#metals\nTuesday, March 5th\nAnn Lee  9:02 AM\nTin is too soft\n:+1: 3\n2 replies\n"
        "Bo (edited)  9:05 AM\nZinc lasts\nIt rains here.\nnew messages\nCy joined #metals.\n"
    )
    assert quotes(log, ".txt", title="x") == ["Tin is too soft", "Zinc lasts", "It rains here."]


def test_who_remarked_it(quotes):
    """A remark on an answer is quoted without its writer; a dash before other words stays."""
    text = "Tin or zinc\n\nTin.\n\nTin is soft. – ann_lee Mar 2, 2022 at 12:40\nTin is soft – Ann said on Monday.\n"
    assert quotes(text, ".txt", title="x")[-2:] == [
        "Tin or zinc | Tin is soft.",
        "Tin or zinc | Tin is soft – Ann said on Monday.",
    ]
