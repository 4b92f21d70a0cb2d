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
