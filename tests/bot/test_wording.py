from types import SimpleNamespace

import pytest
from answer_samples import SAMPLE, citation

from bot import wording
from bot.answer import Conflict, ConflictSide, IndependentSources, Point
from bot.coverage import Coverage
from bot.sentences import listed, plural
from index.records import Passage


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(names, text):
    """Names are joined as people join them."""
    assert listed(names) == text


def test_plural():
    """One loaf of anything has no s."""
    assert (plural(1, "source"), plural(0, "source"), plural(2, "source")) == (
        "1 source",
        "0 sources",
        "2 sources",
    )


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (
            wording.favours(
                "Tin", "clear", IndependentSources(in_favour=2, against=1), ["bread", "cake", "pie"]
            ),
            "Tin for bread and cake: clear. 2 independent sources for it, 1 against.",
        ),
        (
            wording.favours("Tin", "lean", IndependentSources(in_favour=1), []),
            "Tin: a lean. 1 independent source for it, none against.",
        ),
        (
            wording.both(["Tin", "Zinc"], {"Zinc": ["bread", "pie"]}),
            "Both: Zinc for bread, with Tin beside it.",
        ),
        (wording.both(["Tin", "Zinc"], {}), "Both: Tin and Zinc."),
        (
            wording.both(["Tin", "Zinc"], {"Tin": ["salt and sugar"], "Zinc": ["bread"]}),
            "Both: Tin for salt and sugar, and Zinc for bread.",
        ),
        (
            wording.depends({}, "Tin", ["Tin", "Zinc", "Lead"], []),
            "It depends: the sources favour none of Tin, Zinc and Lead over the others.",
        ),
        (
            wording.depends({"Tin": ["bread"], "Zinc": ["cake"]}, "Tin", ["Tin", "Zinc"], ["pie"]),
            "It depends: Tin for bread and Zinc for cake.",
        ),
        (
            wording.depends({}, "Tin", ["Tin", "Zinc"], ["bread"]),
            "It depends: the sources favour none of Tin and Zinc over the other on bread.",
        ),
        (
            wording.depends({"Tin": ["bread"]}, "Tin", ["Tin", "Zinc"], ["cake"]),
            "It depends: Tin is ahead on bread, but only by a little on the whole.",
        ),
        (
            wording.depends({"Tin": ["bread"]}, "Zinc", ["Tin", "Zinc"], []),
            "It depends: Tin is ahead on bread, Zinc by a little on the whole.",
        ),
        (
            wording.favours("Tin", "lean", IndependentSources(in_favour=1), ["salt and sugar", "bread"]),
            "Tin for salt and sugar, and for bread: a lean. 1 independent source for it, none against.",
        ),
        (wording.tips("bread", "Tin"), "With most weight on bread: Tin."),
        (wording.joins(["bread", "cake"], "Tin"), "With bread or cake on top: Tin for that part."),
        (wording.from_project("bread", "Tin"), "On bread your project speaks for Tin."),
        (
            wording.conflict("bread", {"Tin": [1, 3], "Zinc": [2]}),
            "Bread: [1][3] for Tin, [2] for Zinc.",
        ),
    ],
)
def test_sentences(sentence, text):
    """Each kind of verdict and remark in its own words."""
    assert sentence == text


def test_quoted_together():
    """List items about one thing stand in one point; what explains the first explains them all."""
    tin, zinc, iron = (Passage("one", 0, 0, f"{name}\n ovens") for name in ("tin", "zinc", "iron"))
    assert wording.quoted("", tin) == "“tin ovens”"
    assert wording.quoted("under “Ovens”", tin) == "“tin ovens” (under “Ovens”)"
    assert (
        wording.quoted("under “Ovens”", tin, zinc, iron)
        == "“tin ovens” (under “Ovens”); likewise “zinc ovens” and “iron ovens”"
    )


def test_subject():
    """What it is about, after whose it is where that is said."""
    assert wording.subject(None, "bread") == "Bread"
    assert wording.subject("Tin", "bread") == "Tin, bread"
    assert wording.subject(None, None) == ""


@pytest.mark.parametrize(
    ("verdict", "roles", "titles"),
    [
        (SAMPLE.verdict, ("counter",), "The other side"),
        (None, ("reason", "counter"), "Cons"),
        (None, ("counter",), "What the sources say"),
    ],
)
def test_titles(verdict, roles, titles):
    """Without a verdict no side is the "other" one."""
    points = tuple(Point(role=role, text="“Tin”") for role in roles)
    found = wording.titles(SAMPLE.model_copy(update={"verdict": verdict, "points": points}))
    assert [title for title, role in found if role == "counter"] == [titles]


@pytest.mark.parametrize(
    ("roles", "title"),
    [(("context",), "What the sources say"), (("reason", "context"), "What else the sources say")],
)
def test_title_of_what_takes_no_side(roles, title):
    """Arguments are what the sources say too, so that what stands below them is the rest."""
    points = tuple(Point(role=role, text="“Tin”") for role in roles)
    found = wording.titles(SAMPLE.model_copy(update={"points": points}))
    assert [name for name, role in found if role == "context"] == [title]


def test_silent():
    """Which side of what is not told."""
    assert wording.silent("counter", "Tin") == "The sources say nothing against Tin."
    assert wording.silent("reason", "Tin") == "The sources say nothing for Tin."


INDEX = SimpleNamespace(manifest=SimpleNamespace(built="2026-11-20T12:00:00Z"))
ANNOTATIONS = SimpleNamespace(sellers={"doc1": ("Tin", "Zinc"), "doc2": ()})


@pytest.mark.parametrize(
    ("citations", "notes"),
    [
        ([], []),
        ([citation(1, "a", doc_id="x")], ["The sources carry no date."]),
        ([citation(1, "a", doc_id="x", published="2025-03")], ["The sources are from 2025."]),
        ([citation(1, "a", doc_id="x", published="March 14th, 2025")], ["The sources are from 2025."]),
        ([citation(1, "a", doc_id="x", published="last spring")], ["The sources carry no date."]),
        (
            [
                citation(1, "a", doc_id="x", published="2021"),
                citation(2, "b", doc_id="y", published="2024-01-02"),
            ],
            ["The sources are from 2021 to 2024, so check what has changed since."],
        ),
        (
            [citation(1, "a", publisher="Oven Inc", published="2026"), citation(2, "b", published="2026")],
            ["The sources are from 2026.", "Oven Inc sells services in Tin and Zinc."],
        ),
        (
            [citation(2, "b", published="2026", also_in=("x",), kind="digest")],
            [
                "The sources are from 2026.",
                "[2] stands nearly word for word in another source too and counts once.",
                "The quotes are from digests: the articles' claims in this project's words.",
            ],
        ),
        (
            [citation(n, "b", doc_id="y", published="2026", also_in=("x",)) for n in (1, 3)],
            [
                "The sources are from 2026.",
                "[1][3] stand nearly word for word in other sources too and count once each.",
            ],
        ),
    ],
)
def test_notes(citations, notes):
    """Age, sellers, copies and digests are worth knowing; two years make sources old."""
    assert list(wording.notes(citations, ANNOTATIONS, INDEX)) == notes


@pytest.mark.parametrize(
    ("coverage", "lines"),
    [
        (
            Coverage("unknown_option", 0.4, 1.0, "Ovens", ("Lead", "Iron"), ("Lead", "Iron")),
            (
                "My sources don't cover Lead and Iron, so I would be guessing.",
                "They are about Tin and Zinc. The nearest they come is “Ovens”.",
            ),
        ),
        (
            Coverage("not_covered", 0.1, 0.0, "", ("bagel",)),
            ("My sources don't cover that, so I would be guessing.", "They are about Tin and Zinc."),
        ),
        (
            Coverage("not_covered", 0.3, 0.0, "Ovens"),
            ("My sources don't cover that, so I would be guessing.", "They are about Tin and Zinc."),
        ),
    ],
)
def test_abstention(coverage, lines):
    """What is not covered is named, with what is; what is hardly alike is not called near."""
    assert wording.abstention(coverage, ["Tin", "Zinc"]) == lines


def test_refusal_names_nothing():
    """Who asks for private data is told so and nothing about it."""
    (line,) = wording.abstention(Coverage("refused", 0.9, 1.0, "Ovens"), ["Tin"])
    assert "Ovens" not in line


def test_markdown():
    """Verdict, both sides, conflicts, what would change it, notes, and the sources that are numbered above."""
    text = wording.markdown(SAMPLE)
    order = [
        "**Tin: a lean",
        "**Why**",
        "**The other side**",
        "**Your project**",
        "**Where the sources disagree**",
    ]
    order += ["**What would change this**", "**Know**", "**Sources**", "[1] "]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)
    assert "- “Zinc is cheap” [3]" in text


def test_markdown_is_short_enough_for_a_message():
    """Points too many for a message go from the end, and their sources with them."""
    points = tuple(Point(role="reason", text=f"{n} " + "bread " * 100, citations=(n,)) for n in range(1, 9))
    citations = tuple(citation(n, "bread") for n in range(1, 9))
    text = wording.markdown(SAMPLE.model_copy(update={"points": points, "citations": citations}))
    # Eight points of 600 characters are too many; four fit beside some 600 of the rest.
    assert len(text) <= 3_500
    assert "- 4 bread" in text
    assert "- 6 bread" not in text
    assert "[4] Title 4" in text
    assert "[6] Title 6" not in text


def test_what_takes_no_side_goes_first():
    """Then the last of the longer side; a conflict goes with what it cites."""
    roles = ["reason"] * 4 + ["counter"] * 2 + ["context"] * 2
    points = tuple(
        Point(role=r, text=f"{n} " + "bread " * 100, citations=(n,)) for n, r in enumerate(roles, 1)
    )
    citations = tuple(citation(n, "bread") for n in range(1, 9))
    sides = (ConflictSide(option="Tin", citations=(4,)), ConflictSide(option="Zinc", citations=(5,)))
    conflict = Conflict(criterion="bread", summary="Bread: [4] for Tin, [5] for Zinc.", sides=sides)
    whole = SAMPLE.model_copy(update={"points": points, "citations": citations, "conflicts": (conflict,)})
    text = wording.markdown(whole)
    assert [n for n in range(1, 9) if f"- {n} bread" in text] == [1, 2, 3, 5, 6]
    assert "Where the sources disagree" not in text


def test_source_line():
    """Whose, what, when and where; its address stands apart."""
    cited = citation(
        1,
        "a",
        publisher="Oven Inc",
        published="2024",
        section=("A", "B"),
        url="https://o.example",
        kind="digest",
    )
    assert wording.source_line(cited) == "Oven Inc, Title 1, 2024, § B, digest"
    assert wording.by_source([cited]) == [("[1]", wording.source_line(cited), "https://o.example")]


def test_quotes_of_one_source_share_its_line():
    """In the order of their first numbers; the same title under another address is another source."""
    one, two, three = (
        citation(n, "a", title="A", url=url) for n, url in enumerate((None, "https://b", None), 1)
    )
    assert wording.by_source([one, two, three]) == [("[1][3]", "A", None), ("[2]", "A", "https://b")]


def test_what_was_just_asked_is_not_suggested():
    """However it was written."""
    suggested = ("What sources do you have?", "What can you do?")
    assert wording.unasked(suggested, " what sources do you have") == ("What can you do?",)
    assert wording.unasked(suggested, "Tin or Zinc?") == suggested


def test_follow_ups():
    """Against the choice, one more need that is not asked for yet, and the first criterion compared."""
    verdict = SAMPLE.verdict
    assert wording.follow_ups(SAMPLE, verdict, ["chat", "maps", "search"]) == (
        "What speaks against Tin?",
        "And if it also needs maps?",
        "How do they compare on chat?",
    )
