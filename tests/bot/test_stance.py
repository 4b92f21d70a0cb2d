import math

import pytest

from bot.stance import compare, heading_polarity, polarity, weigh
from bot.stance_data import Model, lexicon, model
from bot.stance_features import Features
from bot.stance_polarity import quantity
from bot.stance_rules import cues, lay_out

PAIRS = [
    ("Rust is much faster than Go.", "BETTER"),
    ("Rust is slower than Go.", "WORSE"),
    ("Rust is not faster than Go.", "WORSE"),
    ("I prefer Rust over Go for services.", "BETTER"),
    ("Rust is superior to Go.", "BETTER"),
    ("Rust is easier to learn than Go.", "BETTER"),
    ("Rust is far worse than Go at this.", "WORSE"),
    ("Rust is no better than Go.", "WORSE"),
    ("Rust has better tooling than Go.", "BETTER"),
    ("Rust is harder to learn than Go.", "WORSE"),
    ("Rust needs fewer servers than Go.", "BETTER"),
    ("Rust uses more memory than Go.", "WORSE"),
    ("Rust has lower latency than Go.", "BETTER"),
    ("Rust has a higher cost than Go.", "WORSE"),
    ("Rust has fewer libraries than Go.", "WORSE"),
    ("Rust is less complex than Go.", "BETTER"),
    ("We use Rust and Go.", "NONE"),
    ("Both Rust and Go are good languages.", "NONE"),
    ("Frameworks exist for Rust, Go and Java.", "NONE"),
]


@pytest.mark.parametrize(("sentence", "label"), PAIRS)
def test_direction(sentence, label):
    """A comparison is labelled by how the first option fares in it."""
    assert compare(sentence, "Rust", "Go").label == label


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in PAIRS])
def test_antisymmetry(sentence):
    """Asked the other way round, the very same score comes back with the opposite sign."""
    one, two = compare(sentence, "Rust", "Go"), compare(sentence, "Go", "Rust")
    assert one.score == -two.score
    assert {one.label, two.label} in ({"BETTER", "WORSE"}, {"NONE"})


def test_prefer_second():
    """To "prefer B over A" makes b the better one, whatever the order of asking."""
    assert compare("Most teams prefer Go over Rust.", "Rust", "Go").label == "WORSE"


def test_missing_mention():
    """A sentence that does not name both options says nothing about the two."""
    assert compare("Rust is much faster.", "Rust", "Go") == ("NONE", 0.0)


def test_same_option():
    """An option is not compared with itself."""
    assert compare("Go is better than go.", "Go", "go") == ("NONE", 0.0)


def test_name_within_name():
    """A name inside a longer one is not a mention: JavaScript speaks for JavaScript only."""
    assert compare("JavaScript is faster than before.", "Java", "JavaScript") == ("NONE", 0.0)
    assert compare("Java is faster than JavaScript.", "Java", "JavaScript").label == "BETTER"


def test_spelling_as_given_counts_first():
    """The verb "go" is no mention of "Go" in a sentence that writes the name as given."""
    layout = lay_out("If you go fast, Rust is better than Go.", "Go", "Rust")
    assert layout.words.index("go") == 2
    assert layout.words[layout.second] == "B"


def test_question_is_weaker():
    """A question leans less than the claim made of the same words."""
    asked = abs(compare("Is Rust faster than Go?", "Rust", "Go").score)
    assert asked < abs(compare("Rust is faster than Go.", "Rust", "Go").score)


@pytest.mark.parametrize(
    ("sentence", "winner"),
    [
        ("Rust is faster than Go", 1),
        ("Rust is slower than Go", -1),
        ("Rust is not slower than Go", 1),
        ("Rust is less simple than Go", -1),
        ("Rust is more verbose than Go", -1),
        ("Rust is less verbose than Go", 1),
        ("Go and Rust are faster than Python", 0),
    ],
)
def test_cue_winner(sentence, winner):
    """A cue's winner follows its polarity, its negation, and who stands behind "than"."""
    layout = lay_out(sentence, "Rust", "Go")
    first = cues(layout)[0].winner
    assert first == winner


@pytest.mark.parametrize(
    ("words", "at", "sign"),
    [
        ("it needs far less memory", 3, 1),
        ("it takes twice as long", 2, -1),
        ("a lower risk of outages", 1, 1),
        ("a lower throughput", 1, -1),
        ("more bugs", 0, -1),
        ("less reliable", 0, -1),
        ("more of the same", 0, 0),
        ("people need more control", 2, 0),
    ],
)
def test_quantity(words, at, sign):
    """Little of a burden is good and of an asset bad; what people need is no cost, and "the same" is neither."""
    assert quantity(words.split(), at) == sign


def test_what_is_measured_tells_the_way():
    """ "Needs less" raises whoever needs it, so it is read as "more"; plain "more" stays what it is."""
    less = lay_out("Rust needs less memory than Go", "Rust", "Go")
    assert (less.words[2], less.kinds[2]) == ("more", "P")
    more = lay_out("Rust has more users than Go", "Rust", "Go")
    assert (more.words[2], more.kinds[2]) == ("more", "P")


def test_weigh_is_a_softmax():
    """The score is p(better) - p(worse) of a softmax in which "none" has odds of one."""
    fitted = Model((0.0, 0.0), {"x": (math.log(6), math.log(2)), "y": (0.0, math.log(0.5))}, 0.5)
    # Odds 6 : 2 * .5 : 1, so p = 6/8 and 1/8.
    stance = weigh(Features(set(), {"x", "y", "unknown"}), fitted)
    assert stance.label == "BETTER"
    assert stance.score == pytest.approx(6 / 8 - 1 / 8)


def test_weigh_wording():
    """Wording counts sqrt(80 / names): 320 names halve each one's weight."""
    wording = {"x", *(f"unknown {number}" for number in range(319))}
    fitted = Model((0.0, 0.0), {"x": (math.log(9), 0.0)}, 0.5)
    # Odds sqrt(9) : 1 : 1, so p = 3/5 and 1/5.
    assert weigh(Features(wording, set()), fitted).score == pytest.approx(3 / 5 - 1 / 5)


def test_weigh_margin():
    """A direction with less than the margin of both directions' mass is no label."""
    nothing, close = Features(set(), set()), Model((math.log(5), math.log(4)), {}, 0.6)
    # 5 / (5 + 4) = .56 of the directions' mass.
    assert weigh(nothing, close).label == "NONE"
    assert weigh(nothing, Model(close.bias, {}, 0.5)).label == "BETTER"


def test_model_is_credited_and_small():
    """What ships is figures for features; no feature is long enough to be a sentence."""
    assert len(model().weights) <= 20_000
    assert max(len(name.split()) for name in model().weights) <= 22


GOOD = [
    "X excels at real-time work.",
    "X is ideal for streaming.",
    "X is well-suited to small teams.",
    "X boasts a rich ecosystem.",
    "X may be a better choice.",
    "Upgrades are painless.",
    "It is not limited to the web.",
    "Requests are served without blocking.",
    "X is no longer slow.",
    "X reduces overhead.",
    "X cuts complexity and cost.",
    "It lacks problems.",
    "X does not hurt.",
    "While slightly slower, X offers excellent tooling.",
    "X is hard to learn, but it is powerful and scalable.",
    "X is not only fast but also simple.",
    "Unlike Y, which is slow and fragile, X is fast.",
    "X costs us far less per month.",
    "X needs half the memory.",
    "There is hardly anything to configure.",
    "X does not need more memory.",
    "X wins when it comes to typing.",
    "The compiler warns about missing labels.",
    "X has no overhead.",
    "X adds no complexity.",
    "There is no fee per loaf.",
    "The bill fell by a third.",
    "Latency goes down.",
    "Throughput doubled.",
    "Nothing bakes loaves faster.",
    "Nobody else does it better.",
    "X needs the least memory.",
    "X is less to learn.",
    "X has shortened our outages.",
    "X makes choosing the right oven simple.",
]
BAD = [
    "X is limited.",
    "A drawback is the start-up time.",
    "X is vulnerable to injection.",
    "X can lead to problems.",
    "X is not well-suited for CPU-bound work.",
    "X is slower.",
    "X lacks a mature ecosystem.",
    "X struggles with large files.",
    "Debugging is challenging.",
    "X needs extra tooling.",
    "Throughput is hindered by a lock.",
    "The log becomes a bottleneck.",
    "X increases complexity.",
    "X is less mature.",
    "Despite its advantages, X struggles under load.",
    "X is fast, but it is hard to maintain.",
    "X should be avoided.",
    "X takes about a third longer.",
    "X needs twice the servers.",
    "X is the heaviest of the three.",
    "Few tutorials exist.",
    "There is no official client.",
    "X has no message priorities.",
    "It does not offer threads.",
    "You need to pay extra attention to packages.",
    "X loses part of the price advantage.",
    "X gives up type safety.",
    "They stopped the free support.",
    "X offers fewer packages.",
    "X provides no support.",
    "X is anything but simple.",
    "X is poorly documented.",
    "Here it stops being easy.",
    "The whole hosting bill tripled.",
    "Prices went up.",
    "Coverage shrank.",
    "Nothing is slower.",
    "Nothing got better.",
    "Nothing of it is faster.",
    "X took three times the memory.",
    "X costs several times what Y costs.",
    "X knows nothing of loaves.",
    "Here you are on your own.",
]
SILENT = [
    "Is X fast?",
    "Nobody knows whether X is fast.",
    "X was released in 2009.",
    "",
    "X is a database.",
    "If you need more control, read on.",
    "There is no need for it.",
    "It makes no difference.",
    "It was effectively one loaf.",
    "Traffic doubled.",
    "The right choice between them depends on loaves.",
    "The best tool for a bakery depends on its ovens.",
    "Choosing the right oven takes an hour.",
    "X has rate limiting.",
    "A great deal depends on ovens.",
    "They need three more loaves.",
]


@pytest.mark.parametrize("text", GOOD)
def test_praise(text):
    """The sentence speaks well of its subject."""
    assert polarity(text) > 0.05


@pytest.mark.parametrize("text", BAD)
def test_blame(text):
    """The sentence speaks badly of its subject."""
    assert polarity(text) < -0.05


@pytest.mark.parametrize("text", SILENT)
def test_no_claim(text):
    """Questions, "whether" and plain facts speak neither way."""
    assert polarity(text) == 0


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("It is the most expensive.", -1),
        ("It is the most mature.", 1),
        ("You can't go wrong with it.", 1),
        ("It went wrong.", 0),
        ("Scrolling stutters.", -1),
        ("It eats the CPU.", -1),
        ("The cat eats.", 0),
        ("It couldn't be simpler.", 1),
        ("It is the least reliable of all.", -1),
        ("It is the least painful of all.", 1),
        ("It is at least reliable.", 1),
        ("It needs a good deal of flour.", 0),
    ],
)
def test_phrases_before_words(text, sign):
    """A phrase says what its words alone would not: "the most" praises only with what it is the most of."""
    assert math.copysign(1, polarity(text)) * (polarity(text) != 0) == sign


def test_polarity_figures():
    """One word of praise gives 1 / (.5 + 1), a denied word of blame .7 / (.5 + .7)."""
    assert polarity("X is superb") == pytest.approx(1 / 1.5)
    assert polarity("X is not fragile") == pytest.approx(0.7 / 1.2)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The bill for it went from $200 to $14k", -1),
        ("Costs went from 1,400 to 900 dollars", 1),
        ("Latency went from 90 ms to 9 ms", 1),
        ("Latency went from noon to 9 ms", 0),
        ("The bill went from us to them", 0),
    ],
)
def test_from_one_figure_to_another(text, sign):
    """What is better low is praised when it falls: 14k is 14,000, and thousands may be set apart."""
    assert math.copysign(1, polarity(text)) * (polarity(text) != 0) == sign


def test_concession_counts_a_quarter():
    """What is conceded counts .25 of the main clause: (.25 - 1) / (.5 + 1.25)."""
    assert polarity("Despite its advantages, X is fragile") == pytest.approx((0.25 - 1) / (0.5 + 0.25 + 1))


def test_negation_ends_with_its_clause():
    """A "not" in one clause leaves the next one alone, and reaches four tokens in its own."""
    assert polarity("It is not Y, X is superb") == pytest.approx(1 / 1.5)
    assert polarity("not one two three superb") < 0
    assert polarity("not one two three four superb") > 0


@pytest.mark.parametrize(
    ("heading", "sign"),
    [
        ("Node.js Advantages", 1),
        ("Pros", 1),
        ("When to use X", 1),
        ("Best use cases", 1),
        ("Why we like it", 1),
        ("Strengths", 1),
        ("When to Choose Rust", 1),
        ("Cons", -1),
        ("Disadvantages of Go", -1),
        ("Drawbacks", -1),
        ("Limitations", -1),
        ("When not to use", -1),
        ("When Should You Not Use Redis?", -1),
        ("Weaknesses", -1),
        ("What We Don’t Like", -1),
        ("When X Is Not the Best Choice", -1),
        ("Not suited for", -1),
        ("Use Rust when", 1),
        ("Avoid Rust if", -1),
        ("What spoke for Go", 1),
        ("Where we would not use it", -1),
        ("Bad reasons for Rust", -1),
        ("What I miss", 0),
        ("What works", 1),
        ("How it works", 0),
        ("What doesn't work", -1),
        ("What works and what doesn't", 0),
        ("What we gained", 1),
        ("What we gained and lost", 0),
        ("What we do not like", -1),
        ("What annoys us", -1),
        ("The catch", -1),
        ("Catching errors", 0),
        ("Not so good", -1),
        ("Deal-breakers", -1),
        ("Pros and Cons", 0),
        ("Introduction", 0),
        ("", 0),
    ],
)
def test_heading(heading, sign):
    """A heading speaks for, against, or (both or neither) not at all."""
    assert heading_polarity(heading) == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("There is no lock to guard", 1),
        ("There is no array to get wrong", 1),
        ("It has no serious competitor", 1),
        ("It has no scheduler", -1),
        ("There is no server, there is no cluster", 0),
        ("There is no upgrade path", -1),
    ],
)
def test_what_is_not_there(text, sign):
    """It is missed, unless it would be a burden or a rival; one word of praise or blame is 1 / (.5 + 1)."""
    assert polarity(text) == pytest.approx(sign / 1.5)


def test_lexicon_is_generous_and_undivided():
    """Over 150 words a side, and none on both."""
    words = lexicon()
    assert min(len(words.praise), len(words.blame)) > 150
    assert not words.praise & words.blame
