"""Letters, and answers to them."""

from __future__ import annotations

import pytest

from index.articles.mail import unquoted

THREAD = """\
From: Ann Lee <ann@metals.example>
To: smiths@metals.example
Date: Mon, 4 Mar 2024 10:32:00 +0100
Subject: Re: Tin or zinc?

Hi all,

Tin is too soft for my roof.

Cheers,
Ann

--
Ann Lee
Caster, Metals Ltd.

On Mon, 4 Mar 2024 at 11:05, Bo Ray
<bo@metals.example> wrote:
> Tin is too soft for my roof.
> Lead is heavy, someone said before.

Zinc lasts for sixty years.

Best regards
Bo

-----Original Message-----
From: Cy Fox
Sent: Monday
Subject: Gutters

Zinc gutters are cheap.
"""


def test_a_thread(quotes):
    """Only what was written, each once, below its subject; a quote of what nobody wrote here is kept."""
    assert quotes(THREAD, ".txt") == [
        "Tin is too soft for my roof.",
        "Lead is heavy, someone said before.",
        "Zinc lasts for sixty years.",
        "Gutters | Zinc gutters are cheap.",
    ]


def test_the_first_subject_is_the_title(read):
    """Without "Re:", as a heading."""
    document = read(THREAD, ".txt")
    assert document.meta.title == "Tin or zinc?"


@pytest.mark.parametrize("closing", ["Many thanks and best wishes!", "With all the very best.", "Cheers!"])
def test_closings(quotes, closing):
    """However somebody takes leave, neither that nor the name below it says anything."""
    letter = f"From: Ann\nTo: Bo\n\nTin is too soft.\n\n{closing}\nAnn"
    assert quotes(letter, ".txt") == ["Tin is too soft."]


def test_marks_become_spaces():
    """The length stays; in a text that quotes nobody's letter the sign stays as well."""
    letter = "On 4 March Ann wrote:\n> > Tin is soft.\n"
    assert unquoted(letter) == "On 4 March Ann wrote:\n    Tin is soft.\n"
    assert unquoted("> cast tin\n") == "> cast tin\n"


def test_an_article_is_no_letter(quotes):
    """One line with a colon, two dashes and regards are an article's own where no letter is."""
    text = "Metals\n\nFrom: the ground up.\n\n--\n\nBest regards come from the smiths.\n"
    assert quotes(text, ".txt", title="Metals") == [
        "From: the ground up.",
        "Best regards come from the smiths.",
    ]


def test_a_letter_saved_whole(quotes):
    """What its way added stands between its own headers, broken lines too; labels alone are no headers."""
    text = (
        "Received: by 10.0.0.1 with SMTP;\n\tTue, 5 Mar 2024 09:00:00 -0800\nFrom: Ann\nSubject: Tin\n"
        "MIME-Version: 1.0\nTo: Bo\n\nTin is soft.\n"
    )
    assert quotes(text, ".txt", title="x") == ["Tin | Tin is soft."]
    assert "Zinc-Roofs: durable" in quotes("Tin-Cups: soft\nZinc-Roofs: durable\n", ".txt", title="x")


def test_a_forum_that_quotes_itself(quotes):
    """The quote is what was said above; a quote of somebody else keeps only its words."""
    text = "Tin is soft and cheap.\n\n> Tin is soft and cheap.\n\n> Lead is heavy to carry.\n\nNo, zinc is.\n"
    assert quotes(text, ".txt", title="x") == [
        "Tin is soft and cheap.",
        "Lead is heavy to carry.",
        "No, zinc is.",
    ]
