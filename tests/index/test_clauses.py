"""Parts of a sentence that say different things."""

from __future__ import annotations

import pytest

from index.clauses import clause_spans


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Tin is soft.", ["Tin is soft."]),
        ("Tin is soft, but zinc is hard.", ["Tin is soft", "but zinc is hard."]),
        ("Tin is soft; zinc is hard.", ["Tin is soft", "zinc is hard."]),
        ("Tin is soft whereas zinc is hard.", ["Tin is soft", "whereas zinc is hard."]),
        ("Tin melts early while Zinc melts late.", ["Tin melts early", "while Zinc melts late."]),
        ("Tin hardens while cooling down.", ["Tin hardens while cooling down."]),
        ("Although tin is soft, it is easy to cast.", ["Although tin is soft", "it is easy to cast."]),
        ("Tin is soft. Zinc is very hard.", ["Tin is soft.", "Zinc is very hard."]),
        ("Soft, but cheap.", ["Soft, but cheap."]),
        (
            "Choose Tin if it is soft, Zinc if it is hard, and Old Iron if it rusts.",
            ["Choose Tin if it is soft", "Zinc if it is hard", "and Old Iron if it rusts."],
        ),
        (
            "For pans it is tin, and for roofs it is zinc.",
            ["For pans it is tin", "and for roofs it is zinc."],
        ),
        (
            "Cooks should take tin, and roofers should take zinc.",
            ["Cooks should take tin", "and roofers should take zinc."],
        ),
        ("Tin, Zinc when hot, is soft.", ["Tin, Zinc when hot, is soft."]),
    ],
)
def test_contrasts_and_concessions(text, clauses):
    """They are cut apart, when each part has three words; "while" before a verb contrasts nothing."""
    assert [text[start:end] for start, end in clause_spans(text)] == clauses
