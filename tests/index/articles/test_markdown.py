"""Markdown as people write it."""

from __future__ import annotations

import pytest

from index.articles import markdown
from index.chunking import passages


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Paragraphs
        ("Tin is soft\nand light. It\nmelts.\n", ["Tin is soft\nand light.", "It\nmelts."]),
        ("**Tin is soft. It melts early.** Zinc not.", ["Tin is soft.", "It melts early.", "Zinc not."]),
        ("\\# is a sign. Tin is `soft`.", ["\\# is a sign.", "Tin is `soft`."]),
        ("See [the book](https://a.example/b.c) on tin.", ["See [the book](https://a.example/b.c) on tin."]),
        # Lists
        ("Uses:\n\n- cans\n- cups\n", ["Uses: | cans", "Uses: | cups"]),
        ("1. cans here\n2. cups\n   and jugs\n3) jars\n", ["cans here", "cups\n   and jugs", "jars"]),
        ("- [ ] cast tin\n- [x] buy zinc\n", ["cast tin", "buy zinc"]),
        ("Uses:\n\n- cans\n  - of soup\n", ["Uses: | cans", "Uses: | of soup"]),
        (
            "1. **Tin** is fine.\n   - soft too\n2. Zinc\n   - hard\n",
            ["**Tin** is fine.", "Tin: | soft too", "Zinc", "Zinc: | hard"],
        ),
        ("- Pros:\n  - soft one\n- Cons:\n  - weak one\n", ["Pros: | soft one", "Cons: | weak one"]),
        (
            "Uses:\n\n- cans\n\n  They last.\n\nEnd of it.",
            ["Uses: | cans", "Uses: | They last.", "End of it."],
        ),
        # Hidden
        ("Tin:\n\n```\ncast(). It is.\n```\n\n    melt(). Yes.\n\nSoft it is.", ["Soft it is."]),
        ("- cans\n\n  ```\n  cast(). It is.\n  ```\n", ["cans"]),
        ("Tin is soft. <!-- It is bad. --> It melts.", ["Tin is soft.", "It melts."]),
        ("<!-- Tin is bad. -->\n\nTin is soft.", ["Tin is soft."]),
        (
            "[[toc]]\n\n{% include ad.html %}\n\nTin is soft.[^1] It melts.\n\n[^1]: Not all of it.",
            ["Tin is soft.[^1]", "It melts."],
        ),
        # HTML
        ("<div>\nRaw text is it.\n</div>\n\nTin is soft.", ["Raw text is it.", "Tin is soft."]),
        ("<script>\nThe text. It is.\n</script>\n\nTin is soft.", ["Tin is soft."]),
        ("<p>Tin is <b>very</b> soft.</p>\n", ["Tin is    very     soft."]),
        (
            "<details>\n<summary><b>Is tin soft?</b></summary>\n\nIt is, and light.\n\n</details>\n",
            ["Is tin soft? | It is, and light."],
        ),
        (
            "<table>\n<tr><th>Metal</th><th>Feel</th></tr>\n<tr><td>Tin</td><td>soft</td></tr>\n</table>\n",
            ["Feel, Tin: | soft"],
        ),
        ("![Tin. A can.](can.png)\n\nTin is soft. ![It](x.png)", ["Tin is soft."]),
        ("[Read on](https://a.example)\n\n<https://a.example/b>\n\nTin is soft.", ["Tin is soft."]),
        # Quoted
        ("> Tin is soft, said one. It\n> melts.\n", ["Tin is soft, said one.", "It\n  melts."]),
        ("> - soft tin\n> - hard zinc\n", ["soft tin", "hard zinc"]),
        ("> > Tin is\n> > soft.\n", ["Tin is\n    soft."]),
        ("- > Tin is\n  > soft.\n", ["Tin is\n    soft."]),
        # Tables
        ("| Metal | Feel |\n|---|:-:|\n| Tin | soft |\n", ["Feel, Tin: | soft"]),
        ("Metal | Feel\n--- | ---\nTin | soft\nZinc | hard", ["Feel, Tin: | soft", "Feel, Zinc: | hard"]),
        (
            "| | Tin | Zinc |\n|---|---|---|\n| Cost | $8,711 | 41 € |\n| Rank | 2 | 1 |\n",
            ["Tin, Cost: | $8,711", "Zinc, Cost: | 41 €", "Tin, Rank: | 2", "Zinc, Rank: | 1"],
        ),
        (
            "| | Tin | Zinc |\n|---|---|---|\n| Soft | ✅ | ❌ |\n| Rank | B | [Buy](https://a.example) |\n",
            ["Tin, Soft: | ✅", "Zinc, Soft: | ❌", "Tin, Rank: | B"],
        ),
        (
            "| | Tin | Zinc |\n|---|---|---|\n| Lead | – | n/a |\n| Stars | ★★☆ | 3/5 |\n",
            ["Zinc, Lead: | n/a", "Tin, Stars: | ★★☆", "Zinc, Stars: | 3/5"],
        ),
        ("| **Cost** | Tin |\n|---|---|\n| **Per kilo** | **9** |\n", ["Tin, Per kilo: | **9**"]),
        # Lists of lines
        ("✅ soft one\n✅ light one\n❌ weak one", ["soft one", "light one", "weak one"]),
        ("**Pros**\n✔️ soft one\n✔️ light\n  one", ["Pros | soft one", "Pros | light\n  one"]),
        ("Uses:\n• cans\n• cups", ["Uses: | cans", "Uses: | cups"]),
        ("Tin is → soft.\n→ It melts.", ["Tin is → soft.", "→ It melts."]),
        # Questions, definitions, notes, contents
        ("Q: Is tin soft?\n\nA: It is.", ["Is tin soft? | It is."]),
        ("**Q2:** Is tin soft?  \n**A2:** It is.", ["Is tin soft? | It is."]),
        ("### Q: Is tin soft?\n\nIt is.", ["Is tin soft? | It is."]),
        ("A: of all metals it is best.\n\nAnd so on.", ["of all metals it is best.", "And so on."]),
        (
            "Tin\n: A soft metal\n: A box\n\nZinc\n: Hard",
            ["Tin: | A soft metal", "Tin: | A box", "Zinc: | Hard"],
        ),
        ("Tin\n: \tsoft", ["Tin: | soft"]),
        ("Tin is soft [1].\n\n[1] Not all of it is.", ["Tin is soft [1]."]),
        ("## Contents\n\n- Tin\n- Zinc\n\n## Tin\n\n- It is soft", ["Tin | It is soft"]),
        ("By Ann Lee\n\nTin is soft.", ["Tin is soft."]),
        ("By Ann Lee | May 4, 2024\n\nTin is soft.", ["Tin is soft."]),
        ("Tin is soft.\n\nBy May it melts.", ["Tin is soft.", "By May it melts."]),
        ("> | Metal | Feel |\n> |---|---|\n> | Tin | soft |\n", ["Feel, Tin: | soft"]),
    ],
)
def test_passages(quotes, text, found):
    """What a reader sees, in order, each with what introduces it; code and markup are never quoted."""
    assert quotes(f"Metals\n===\n\n{text}", title="Metals") == found


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("## Tin", "Tin"),
        ("## Tin ##", "Tin"),
        ("Tin\n---", "Tin"),
        ("Tin and\nzinc\n---", "Tin and zinc"),
        ("## **Tin**", "Tin"),
        ("## __Tin:__", "Tin"),
        ("## Tin:", "Tin"),
        ("## **Tin** and **zinc**", "**Tin** and **zinc**"),
        ("## [Tin](https://a.example)", "[Tin](https://a.example)"),
        ("## C#", "C#"),
        ("## C++", "C++"),
        ("## R", "R"),
        ("**Tin**", "Tin"),
        ("**Tin:**", "Tin:"),
        ("> ## Tin", "Tin"),
        ("## 1. Tin", "1. Tin"),
    ],
)
def test_headings(quotes, heading, name):
    """Hashes, underlines, or bold from end to end; the name is without them, but "C#" keeps its own."""
    assert quotes(f"# Metals\n\n{heading}\n\nIt is soft.", title="Metals") == [f"{name} | It is soft."]


@pytest.mark.parametrize("mark", ["## {}", "**{}**"])
def test_bold_names_that_recur(read, mark):
    """They lie below what they are about, whether that has hashes or is bold itself; a section ends them."""
    tin, zinc = mark.format("Tin"), mark.format("Zinc")
    lists = "**What we like**\n\n- {0}, and soft\n\n**What we do not like**\n\n- {0}, and it bends\n\n"
    text = f"# Metals\n\n{tin}\n\n{lists.format('cheap')}{zinc}\n\n{lists.format('dear')}## Verdict\n\nTake both.\n"
    assert [p.section for p in passages(read(text))] == [
        ("Tin", "What we like"),
        ("Tin", "What we do not like"),
        ("Zinc", "What we like"),
        ("Zinc", "What we do not like"),
        ("Verdict",),
    ]


def test_a_heading_of_the_page_heads_nothing(quotes):
    """Below "Comments" nothing is quoted, once the article's first half is over."""
    text = "## Tin\n\nTin is soft.\n\nIt melts.\n\n## 3 Comments\n\nWhat a fine page.\n"
    assert quotes(text, title="x") == ["Tin | Tin is soft.", "Tin | It melts."]


def test_hidden_markup_becomes_spaces():
    """Every offset holds in the file, too: each sign hidden is one space."""
    text = "> Tin <b>is</b>\n> soft. ![can](c.png)\n"
    hidden, _ = markdown.read(text)
    assert hidden == "  Tin    is    \n  soft.              \n"
    assert len(hidden) == len(text)


def test_tags_can_be_words():
    """In text that was no Markdown, angle brackets are the author's."""
    assert markdown.read("A List<Tin> is typed.", html=False)[0] == "A List<Tin> is typed."


def test_an_aside_is_the_authors(quotes):
    """In Markdown nobody writes a page's side column; wikis write their boxes so."""
    assert quotes("# Tin\n\n<aside>\nTin is soft.\n\n</aside>\n", title="x") == ["Tin | Tin is soft."]


def test_properties_below_a_title(quotes):
    """Three or more short ones in a paragraph are the wiki's; two, or a sentence among them, are text."""
    wiki = "# Tin\n\nStatus: Accepted\nOwner: Ann Lee\nTags: metals, roofs\n\nTin is soft.\n"
    assert quotes(wiki, title="x") == ["Tin | Tin is soft."]
    assert len(quotes("# Tin\n\nCost: low\nWeight: low\n", title="x")) == 1
    assert len(quotes("# Tin\n\nCost: low\nWeight: low\nUse: It is good for cans.\n", title="x")) == 1


def test_a_table_ends_what_introduces(quotes):
    """The list behind it is not of what stood above the table."""
    text = "Cans:\n\n- cheap\n\n| Metal | Cost |\n| --- | --- |\n| Tin | low |\n\n- Zinc lasts\n"
    assert quotes(text, title="x") == ["Cans: | cheap", "Cost, Tin: | low", "Zinc lasts"]
