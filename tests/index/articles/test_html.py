"""Web pages."""

from __future__ import annotations

import pytest

from index.errors import ArticleError

PAGE = """<html><head><title>Tin or Zinc</title><meta name="author" content="Ann Lee"><style>p{}</style></head>
<body><nav><a href="/">Home</a> Navigation text is here.</nav>
<div class="cookie-banner">We use cookies to improve things. <button>Accept</button></div>
<main><article><h1>Tin or Zinc</h1>
<p>Choosing a metal is hard &amp; slow. Tin&nbsp;melts &lt; 300 &deg;C,<br>and List&lt;Tin&gt; is typed.</p>
<h2>Tin</h2>
<p>Tin is a <b>soft</b> metal that melts early, as everyone who has <code>cast</code> it knows.</p>
<ul><li>Tin melts at a low temperature</li><li>Tin is cheap to buy<ul><li>cheaper than zinc</li></ul></li></ul>
<h3>Costs</h3>
<table><tr><th>Metal</th><th>Cost</th></tr><tr><td>Tin</td><td>five dollars</td></tr></table>
<div class="big ad">Buy our lovely tin now!</div><aside>An aside that sells zinc to you.</aside>
<!-- A hidden comment is here. --><blockquote>Tin was here first, said the smith.</blockquote>
<pre><code>melt(tin). It melts.</code></pre><script>var a = "Script text is here.";</script>
<h2>Zinc</h2><p>Zinc is harder than tin and lasts for decades on a roof in the rain.</p>
</article></main>
<section id="comments"><h3>Comments</h3><p>First! I love this page so much, visit my shop.</p></section>
<footer>Copyright 2024 Metals Ltd. All text is ours.</footer></body></html>"""


def test_a_whole_page(quotes):
    """The main text with headings, lists, cells and entities; nothing of what stands around it, and no code."""
    assert quotes(PAGE, ".html") == [
        "Choosing a metal is hard & slow.",
        "Tin melts < 300 °C, and List<Tin> is typed.",
        "Tin | Tin is a soft metal that melts early, as everyone who has cast it knows.",
        "Tin | Tin melts at a low temperature",
        "Tin | Tin is cheap to buy",
        "Tin | cheaper than zinc",
        "Costs | Cost, Tin: | five dollars",
        "Costs | Tin was here first, said the smith.",
        "Zinc | Zinc is harder than tin and lasts for decades on a roof in the rain.",
    ]


def test_metadata_of_the_page(read):
    """Title and author are the page's; a date that it does not mark up is not guessed from digits."""
    meta = read(PAGE, ".html").meta
    assert (meta.title, meta.author, meta.published) == ("Tin or Zinc", "Ann Lee", None)
    dated = PAGE.replace("</head>", '<meta property="article:published_time" content="2024-05-01"></head>')
    assert read(dated, ".html").meta.published == "2024-05-01"


@pytest.mark.parametrize("page", ["", "<div id=root></div><script>go()</script>", "<p></p>"])
def test_a_page_without_text(read, page):
    """What only scripts would fill is refused."""
    with pytest.raises(ArticleError, match="no article text"):
        read(f"<html><body>{page}</body></html>", ".html")


SAID = (
    "Under a million rows with a tenant column is what tin is good at, and it has run for a whole year now.",
    "We started with tin and at eight million rows the index no longer fitted in memory, on a bad Friday.",
    "Voice for zinc, since somebody has to: nobody ever had to get up at night because of it, for two years.",
)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [("post", "body"), ("answer", "post-text"), ("message", "content"), ("reply", "comment-body")],
)
def test_a_page_of_several_posts(quotes, outer, inner):
    """Every post counts, whatever the forum's software calls it."""
    said = [f"For case {n}: {words}" for n, words in enumerate(SAID * 4)]
    posts = "".join(f'<div class="{outer}"><div class="{inner}"><p>{one}</p></div></div>' for one in said)
    page = f"<html><body><h1>Metals</h1>{posts}</body></html>"
    assert quotes(page, ".html", title="Metals") == said


SPANNING = (
    "<table><tr><th rowspan=2>What</th><th colspan=2>Metals</th></tr><tr><th>Tin</th><th>Zinc</th></tr>"
    "<tr><td rowspan=2>Feel</td><td colspan=2>cold</td></tr><tr><td>soft</td><td>hard</td></tr></table>"
)


def within(part):
    page = PAGE[: PAGE.index("<h2>Tin</h2>")] + part + PAGE[PAGE.index("<h2>Zinc</h2>") :]
    return page.replace("<h2>Zinc</h2>", "<h2>Zinc</h2><h3>End</h3>")


@pytest.mark.parametrize(
    ("part", "found"),
    [
        # Bold paragraphs
        ("<h2>Tin</h2><p><strong>Cons</strong></p><p>It is soft.</p>", ["Cons | It is soft."]),
        ("<p><b>Tin</b>:</p><p>It is soft.</p>", ["Tin | It is soft."]),
        ("<p><b>Tin is soft.</b></p>", ["Tin is soft."]),
        ("<p><b>Tin</b> is soft.</p>", ["Tin is soft."]),
        (
            "<p><b>Q: Is tin soft?</b><br>A: Tin is, and zinc is not.</p>",
            ["Is tin soft? | Tin is, and zinc is not."],
        ),
        # Definitions
        (
            "<dl><dt>Cans</dt><dd>Take tin.</dd><dt>Roofs</dt><dd>Take zinc.</dd></dl>",
            ["Cans: | Take tin.", "Roofs: | Take zinc."],
        ),
        (
            "<dl><dt>Is tin soft?</dt><dd>Tin is, and zinc is not.</dd></dl>",
            ["Is tin soft? | Tin is, and zinc is not."],
        ),
        # Tables
        (
            "<table><caption>Metals</caption><tr><th></th><th>Tin</th></tr><tr><td>Feel</td><td>soft</td></table>",
            ["Tin, Feel: | soft"],
        ),
        (
            SPANNING,
            [
                "Tin, Feel: | cold",
                "Zinc, Feel: | cold",
                "Tin, Feel: | soft",
                "Zinc, Feel: | hard",
            ],
        ),
        # Footnotes
        (
            "<p>Tin is soft<sup>1</sup>, 5 m<sup>2</sup> of it.<sup><a href='#2'>[2]</a></sup></p>",
            ["Tin is soft, 5 m2 of it."],
        ),
    ],
)
def test_what_markup_means(quotes, part, found):
    """Bold paragraphs head, terms introduce, spanning cells stand in every row and column, notes' marks go."""
    assert quotes(within(part), ".html")[2:-1] == found


def test_what_a_page_says_of_its_writer(quotes):
    """The author's name and trade as paragraphs below the title are not quoted, nor are boxes' titles."""
    page = """<html><head><title>Tin</title><meta name="author" content="Ann Lee"></head><body><article>
    <h1>Tin<a href="#tin">¶</a></h1><p>Ann Lee</p><p>Staff engineer at Forge</p>
    <p>Tin is a soft metal that melts early, as everyone who has cast it knows well.</p>
    <div><p>Note</p><p>Tin cups are older than zinc roofs, and people still drink from them.</p></div>
    </article></body></html>"""
    assert quotes(page, ".html") == [
        "Tin is a soft metal that melts early, as everyone who has cast it knows well.",
        "Tin cups are older than zinc roofs, and people still drink from them.",
    ]


def test_a_list_in_a_cell(quotes):
    """Its items stand side by side."""
    page = """<html><body><article><h1>Metals</h1><p>Choosing a metal is hard and slow for most people.</p>
    <table><tr><th>Metal</th><th>Uses</th></tr>
    <tr><td>Tin</td><td><ul><li>cans</li><li><p>solder</p></li></ul></td></tr></table></article></body></html>"""
    assert quotes(page, ".html")[-1] == "Uses, Tin: | cans; solder"
