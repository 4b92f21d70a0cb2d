import pytest
from core_samples import TECHNOLOGIES, article

from bot.options import build_lexicon
from index.records import Block, Document, Metadata
from index.vocabulary import Technology


def options(*articles, technologies=()):
    return build_lexicon(list(articles), technologies).options


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Zelko vs Brimba", ("Zelko", "Brimba")),
        ("Zelko, Brimba or Tarn: which one?", ("Zelko", "Brimba", "Tarn")),
        ("Choosing between Zelko and Brimba", ("Zelko", "Brimba")),
        ("Zelko-Z or Brimba?", ("Zelko-Z", "Brimba")),
        ("From Zelko to Brimba", ("Zelko", "Brimba")),
        ("Zelko vs Brimba: how to choose a Tarn", ("Zelko", "Brimba")),
        ("Zelko vs Brimba: a Guide to Tarn", ("Zelko", "Brimba")),
        ("Zelko vs Brimba: When to Use Tarn", ("Zelko", "Brimba")),
        ("Why we like bread", ()),
    ],
)
def test_options_from_a_title_alone(title, found):
    """Capitalised neighbours of "vs", "or", "and" are options, though no vocabulary knows them."""
    assert options(article(title, "Zelko Brimba Tarn Zelko-Z")) == found


def test_front_matter_comes_first():
    """Options that an article declares are options, whatever its title says."""
    assert options(article("On bread", "", options=("Zelko", "Brimba"))) == ("Zelko", "Brimba")


def listing(title, *headings, doc_id="one", declared=()):
    """An article whose parts say of each of the names twice that the pricing is fine."""
    text, blocks = "", []
    for heading in headings:
        blocks.append(Block("heading", len(text), len(text) + len(heading), 2))
        text += f"{heading}\nWe like what Zelko, what Brimba and what Tarn ask, and the pricing is fine.\n"
    return Document(doc_id, text, tuple(blocks), Metadata(title=title, options=tuple(declared)), "")


def test_headings_where_titles_compare_nothing():
    """Capitalised inside sentences, Zelko and Brimba are names; "pricing" is a word, and what no part is about none."""
    found = options(
        listing("Ovens we tried", "1. Zelko", "Why Brimba?", "Pricing"),
        listing("The best ovens of the year", "Zelko: the quick one", "Pricing of Brimba", doc_id="two"),
    )
    assert set(found) == {"Zelko", "Brimba"}


def test_one_more_than_titles_compare():
    """Tarn heads parts of two articles as Zelko and Brimba do; of one article, it might be anything."""
    first = listing("Zelko vs Brimba", "Zelko", "Brimba", "Tarn")
    again = listing("Zelko or Brimba?", "Zelko", "Brimba", "Tarn", doc_id="two")
    without = listing("Zelko or Brimba?", "Zelko", "Brimba", doc_id="two")
    assert set(options(first, again)) == {"Zelko", "Brimba", "Tarn"}
    assert set(options(first, without)) == {"Zelko", "Brimba"}
    assert set(options(first, again, technologies=(Technology("Zelko", speaks=("Tarn",)),))) == {
        "Zelko",
        "Brimba",
    }


def test_headings_beside_front_matter():
    """Where every article declares its options, no heading adds one."""
    pair = ("Zelko", "Brimba")
    declared = [listing("Ovens", "Zelko", "Brimba", "Tarn", doc_id=name, declared=pair) for name in "ab"]
    assert options(*declared) == pair


def test_seldom_named_is_no_option():
    """Named 1 time against 10 is a share of .1, below .2; named 2 times it is .2, and one title suffices."""
    ten = "Zelko " * 10
    assert options(article("Zelko vs Brimba", f"{ten} Brimba")) == ("Zelko",)
    assert options(article("Zelko vs Brimba", f"{ten} Brimba Brimba")) == ("Zelko", "Brimba")


def test_one_title_of_two_needs_twice_the_share():
    """In two articles Tarn is in one title: 3 mentions over 20 are .15 of them, 8 over 20 are .4."""
    first = article("Zelko or Tarn", "Zelko " * 10 + "Tarn " * 3)
    second = article("Zelko or Brimba", "Zelko " * 10 + "Brimba " * 8, doc_id="two")
    assert options(first, second) == ("Zelko", "Brimba")


def test_named_in_too_few_titles():
    """Tarn stands in one title of three, 1 < .4 × 3, however often the texts speak of it."""
    articles = [
        article(title, "Zelko Brimba Tarn " * 10, doc_id=title)
        for title in ("Zelko vs Brimba", "Zelko or Brimba with Tarn or without", "Zelko and Brimba again")
    ]
    assert options(*articles) == ("Zelko", "Brimba")


def test_titles_that_only_name():
    """One title compares Brimba, two others hold it: 3 of 3 are enough, as for Zelko, "Brimbas" is another word."""
    texts = "Zelko Brimba Tarn " * 10
    titles = (
        "Zelko vs Brimba",
        "Why we left Brimba behind",
        "Zelko and Tarn after Brimba",
        "Tarn for Brimbas",
    )
    assert options(*(article(title, texts, doc_id=title) for title in titles)) == ("Brimba", "Zelko", "Tarn")


def test_members_named_by_an_ordinary_word():
    """Their own name speaks for the option, an alias that is a word does not: "next month"."""
    family = (
        Technology("Zelko", speaks=("Brimba.js",)),
        Technology("Brimba.js", aliases=("brimba",), ambiguous=("brimba",)),
    )
    lexicon = build_lexicon([article("Zelko vs Tarn", "Zelko Tarn")], family)
    assert [mention.surface for mention in lexicon.mentions("a brimba month with brimba.js")] == ["brimba.js"]


def test_vocabulary_names_are_spelled_as_titles_spell_them():
    """Titles decide between Node and Node.js, the vocabulary knows that both are one."""
    found = options(
        article("Node.js vs Python", "Node Python"),
        article("Node.js or Python", "node python", doc_id="two"),
        technologies=TECHNOLOGIES,
    )
    assert found == ("Node.js", "Python")


def test_short_names():
    """Names without their usual ending still name the option, in any vocabulary."""
    lexicon = build_lexicon([article("ZelkoDB vs BrimbaSQL", "ZelkoDB BrimbaSQL")], ())
    assert [m.name for m in lexicon.mentions("zelko, brimba, brimbas")] == [
        "ZelkoDB",
        "BrimbaSQL",
        "BrimbaSQL",
    ]


def test_member_of_two_families_speaks_for_none():
    """What belongs to both options cannot tell them apart."""
    both = (Technology("Zelko", speaks=("lathe", "saw")), Technology("Brimba", speaks=("lathe",)))
    lexicon = build_lexicon([article("Zelko vs Brimba", "Zelko Brimba")], both)
    assert [mention.name for mention in lexicon.mentions("lathe saw")] == ["Zelko"]


def test_names_of_several_words():
    """The longest run beside the "vs" that texts hold as a whole, not one that they hold now and then."""
    first = article("Oven Maps vs Leaflet", "Oven Maps or Leaflet. " * 5)
    second = article("Leaflet or Oven Maps?", "Leaflet, Oven Maps. " * 5, doc_id="two")
    assert options(first, second) == ("Oven Maps", "Leaflet")
    first = article("Zelko vs Brimba", "Zelko Brimba " * 9)
    second = article("Brimba or Zelko Cloud", "Zelko or Brimba " * 9 + "Zelko Cloud " * 2, doc_id="two")
    assert set(options(first, second)) == {"Zelko", "Brimba"}
    assert options(article("1Oven vs Brimba", "1Oven Brimba")) == ("1Oven", "Brimba")


def test_a_known_name_inside_a_longer_one():
    """Who knows Zelko needs no "Zelko Cloud", however often texts say it."""
    text = "Zelko Cloud or Brimba. " * 5
    found = options(article("Zelko Cloud vs Brimba", text), technologies=(Technology("Zelko"),))
    assert found == ("Zelko", "Brimba")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Oven charges, and so Oven is dear.", True),
        ("Oven charges, and so the oven is dear. Oven again.", False),
        ("Oven Fonts, Oven Docs and Oven Drive. Oven, Oven.", False),
        ("Oven once.", False),
    ],
)
def test_short_forms(said, found):
    """The first word alone names an option where articles use it so: not a word, nor the name of a maker."""
    lexicon = build_lexicon([article("Oven Maps vs Leaflet", "Oven Maps or Leaflet. " * 5 + said)], ())
    assert lexicon.options == ("Oven Maps", "Leaflet")
    assert (("oven",) in lexicon.names) is found


def test_whole_name_in_two_articles():
    """Zelko, in the title of one article, is the Zelko GL of another; where one sets both apart, they are two."""
    whole = article("Zelko GL vs Brimba", "Zelko GL or Brimba. " * 5, options=("Zelko GL", "Brimba"))
    short = article("Zelko vs Brimba", "Zelko or Brimba. " * 5, doc_id="two")
    assert set(options(whole, short)) == {"Zelko GL", "Brimba"}
    assert build_lexicon([whole, short], ()).names[("zelko",)] == ("Zelko GL", False)
    apart = article("Zelko vs Zelko GL", "Zelko or Zelko GL. " * 5, doc_id="three")
    assert set(options(whole, short, apart)) == {"Zelko GL", "Zelko", "Brimba"}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Loaf Charts are dear, and so we like Loaf Charts.", True),
        (
            "Our Fine Loaf Charts, the Good Loaf Charts and my Old Loaf Charts. Loaf Charts, Loaf Charts.",
            False,
        ),
        ("Loaf Charts, Loaf Charts: loaf charts.", False),
        ("Charts, Charts.", False),
    ],
)
def test_short_forms_without_the_maker(said, found):
    """What stands behind the maker's name is a name as well, if two words at least."""
    lexicon = build_lexicon(
        [article("Oven Loaf Charts vs Brimba", "Oven Loaf Charts or Brimba. " * 5 + said)], ()
    )
    assert lexicon.options == ("Oven Loaf Charts", "Brimba")
    assert (("loaf", "charts") in lexicon.names) is found
    assert ("charts",) not in lexicon.names


def test_a_first_word_that_two_share():
    """The word "Oven" names neither Oven Maps nor Oven Earth."""
    text = "Oven Maps or Oven Earth. " * 5 + "Oven, Oven."
    lexicon = build_lexicon([article("Oven Maps vs Oven Earth", text)], ())
    assert lexicon.options == ("Oven Maps", "Oven Earth")
    assert ("oven",) not in lexicon.names


def test_a_technology_that_an_option_begins_with():
    """Who says Zelko may mean the Zelko GL that is an option; Tarn is neither."""
    known = (Technology("Zelko"), Technology("Tarn"))
    lexicon = build_lexicon([article("Zelko GL vs Brimba", "Zelko GL or Brimba. " * 5)], known)
    assert [mention.name for mention in lexicon.foreign_in("Brimba, Zelko or Tarn?")] == ["Tarn"]
