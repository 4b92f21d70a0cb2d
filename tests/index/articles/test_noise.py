"""Habits of web pages, and sentences that only look like them."""

from __future__ import annotations

import pytest

from index.articles.noise import is_call_to_action, is_noise, starts_tail


@pytest.mark.parametrize(
    "line",
    [
        "Published by The Forge",
        "Last updated on: 3 June 2023",
        "March 3, 2021 · Metals",
        "3rd Mar 2021",
        "4d ago",
        "3 years ago",
        "Modified 2 years, 4 months ago",
        "Asked Mar 2, 2022 at 9:15",
        "Viewed 12k times",
        "Sorted by: Highest score (default)",
        "131 votes",
        "1.2K Followers",
        "Tags: tin, zinc-roof",
        "[Book a call] | [My shop]",
        "Book a demo",
        "Note",
        "weights.png (image/png)",
        "12 min read",
        "Photo by Someone",
        "Foundry chart",
        "Image: a foundry",
        "Figure 2: how much each weighs",
        "melting_points",
        "1,204 views",
        "3 Comments",
        "* * *",
        "Tweet this",
        "Like | Comment | Share",
        "Facebook · LinkedIn · WhatsApp",
        "Sign up for weekly metal news",
        "This site uses cookies to remember you",
        "Home > Guides > Metals",
        "Skip to content",
        "#tin #zinc",
        "https://forge.example/tin",
        "© 2024 The Forge",
        "Hire our smiths",
        "Great post, visit my shop",
    ],
)
def test_furniture(line):
    """Bylines, dates, captions, counters, buttons, forms, navigation, law and spam are no text."""
    assert is_noise(line)


@pytest.mark.parametrize(
    "line",
    [
        "Tin melts at 232 degrees.",
        "C++",
        "C#",
        "Tin vs Zinc",
        "Sharing a forge makes two smiths cheaper.",
        "Cookies of tin were baked for a film.",
        "Experienced smiths are easy to hire.",
        "Fewer foundries, fewer smiths to hire",
        "A course covers what a new hire needs.",
        "Sign in with a stamp is built in.",
        "Moulds let founders talk to our ovens.",
        "Tableau",
        "Hire smiths or retrain the bakers?",
        "Subscribe to updates over the wire.",
        "Subscribe to topics with a wildcard",
        "Join performance degrades with many tables",
        "Chart.js",
        "A smith keeps all the molten metals in a graph",
        "Image: 5 MB with tin",
        "Tags: tin carries one, zinc as many as there are moulds to pour it into, lead none",
        "Three years ago we cast zinc.",
        "12k votes a second with tin",
        "Answers in 3 ms",
        "[Tin](https://tin.example)",
        "Can smiths book a call?",
        "Notes of a smith",
        "Two comments on prices follow, because neither metal costs today what it cost when the mine was new.",
    ],
)
def test_an_articles_own_lines(line):
    """Words that pages use too do not make a sentence furniture, nor does length or a short name."""
    assert not is_noise(line)


@pytest.mark.parametrize(
    "line",
    [
        "Related articles",
        "More posts by Ann",
        "Leave a Reply",
        "3 comments",
        "Comments (3):",
        "Read more →",
        "3 replies to “Tin”",
        "Comments are closed.",
        "About the author",
        "Tags: tin",
    ],
)
def test_the_end_of_an_article(line):
    """From here on the page speaks of itself."""
    assert starts_tail(line)


@pytest.mark.parametrize(
    "line",
    [
        "Leave a reply to every smith who writes about tin.",
        "Comment by smith_ann: how hot?",
        "COMMENT",
        "Recommended set-up for small foundries",
        "200 responses per second on one core",
        "Share this state between ovens.",
        "Our blog runs on tin.",
    ],
)
def test_an_article_goes_on(line):
    """More than eight words are the article's, and so are an answer in a thread and a heading."""
    assert not starts_tail(line)


@pytest.mark.parametrize(
    ("line", "is_call"),
    [
        ("Ready to cast? Talk to our smiths today!", True),
        ("Boost sales with our foundry.", True),
        ("Boost your sales with tin.", True),
        ("Ready to cast your first spoon?", True),
        ("Get the mould right and your spoons stay thin.", False),
        ("Tin is soft.", False),
        ("Start with tin.", False),
    ],
)
def test_calls_to_action(line, is_call):
    """Urging and offering together make an advertisement; either alone is advice or a fact."""
    assert is_call_to_action(line) is is_call


@pytest.mark.parametrize(
    "line",
    [
        "Reviewed by: Ann Lee",
        "CC BY 4.0.",
        "This post contains no affiliate links.",
        "Posts: 4,018",
        "Older: On tin | Newer: On zinc",
    ],
)
def test_what_pages_say_of_themselves(line):
    """Reviewers, licences, counters and neighbours are furniture."""
    assert is_noise(line)
