import pytest
from core_samples import LEXICON

from bot import tone
from bot.evidence import Claim, read_claims
from bot.lexicon import Mention
from bot.ownership import Place
from index.records import Passage

# One word of praise or blame alone: 1 / (.5 + 1), see tests/bot/test_stance.py.
ONE_WORD = 1 / 1.5
# What the fitted words imply where none praises or blames is tested in tests/bot/test_stance_implicit.py.
IMPLIED = 0.25


@pytest.fixture(autouse=True)
def _implied(monkeypatch):
    monkeypatch.setattr("bot.stance.implied", lambda _clause, _names: IMPLIED)


def claims(text, *, section=(), lead_in="", before="", bullet="", above="", cut=None):
    passage = Passage("one", 0, len(text), text, tuple(section), lead_in)
    spans = [(0, cut), (cut, len(text))] if cut else [(0, len(text))]
    return list(read_claims(Place(passage, before, bullet, above), spans, LEXICON))


def stances(text, **place):
    (claim,) = claims(text, **place)
    return claim.stances


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Python is superb.", {"Python": ONE_WORD}),
        ("Django is superb.", {"Python": ONE_WORD}),
        ("Node is fragile.", {"Node.js": -ONE_WORD}),
        ("Python bakes loaves.", {"Python": IMPLIED}),
        ("Loaves rise.", {}),
    ],
)
def test_own_words(text, found):
    """Praise, blame and (a little) plain description go to whom the sentence names, or whose family."""
    assert stances(text) == pytest.approx(found)


@pytest.mark.parametrize("text", ["Node is slower than Python.", "It is slower than Python."])
def test_measured_by(text):
    """Slower than Python: it speaks against Node (the only other one), and half as much for Python."""
    assert stances(text) == pytest.approx({"Node.js": -ONE_WORD, "Python": 0.5 * ONE_WORD})


@pytest.mark.parametrize(
    ("place", "owner"),
    [
        ({"before": "We bake with Node. ", "section": ("Python",)}, "Node.js"),
        ({"section": ("Python", "Ovens")}, "Python"),
        ({"section": ("Python", "Ovens of Node")}, "Node.js"),
        ({"lead_in": "With Node:", "section": ("Python",)}, "Node.js"),
        ({"section": ("Use Node over Python",)}, "Node.js"),
        ({"section": ("Node rather than Python",)}, "Node.js"),
    ],
)
def test_whose(place, owner):
    """A sentence without a subject is about what its nearest surroundings are about."""
    assert stances("It is superb.", **place) == pytest.approx({owner: ONE_WORD})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We counted 210 ovens for Python and 70 for Node.", {"Python": 0.7, "Node.js": -0.7}),
        ("Loaves rise in 20 ms with Python and in 8 ms with Node.", {"Python": -0.7, "Node.js": 0.7}),
        ("1,000 loaves with Python, 1,000 with Node", {"Python": IMPLIED, "Node.js": IMPLIED}),
    ],
)
def test_figures_side_by_side(text, found):
    """More is better, but not of time; figures that are alike only describe."""
    assert stances(text) == pytest.approx(found)


@pytest.mark.parametrize("text", ["It is half as many loaves as in Python.", "It is superb without Python."])
def test_measured_by_likeness_and_absence(text):
    """ "As many as in" and "without" name what is compared with, not what is spoken of."""
    assert max(stances(text), key=stances(text).get) == "Node.js"


def test_nobodys():
    """Under a heading that names both and prefers neither, a sentence says nothing about either."""
    assert stances("It is superb.", section=("Node or Python",)) == {}


def test_second_clause_keeps_the_subject():
    """The clause after the "and" is about whom the first one named."""
    found = claims("Python is superb and it is fragile", cut=17)
    assert [claim.stances for claim in found] == [{"Python": pytest.approx(s)} for s in (ONE_WORD, -ONE_WORD)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Choose Python if loaves are few", 0.9),
        ("We reached for Python", 0.9),
        ("For loaves Python is the answer", 0.9),
        ("We left Python after a year", -0.9),
        ("We see no reason to leave Python", 0.9),
        ("Do not run Python for loaves", -0.9),
        ("We were three and took Python", 0.9),
        ("Avoid Python for superb loaves", -0.9),
        ("You should not use Python here", -0.9),
        ("For ten loaves you do not need Python", -0.9),
        ("Loaves should run on Python", 0.9),
        ("and Python if loaves are few", 0.9),
        ("We advise against Python for loaves", -0.9),
        ("Not on Python, which ends every loaf", -0.9),
        ("The loaves were not moved to Python", -0.9),
        ("I can't recommend Python", -0.9),
        ("Do not leave Python for loaves", 0.9),
        ("Why not use Python for loaves", 0.9),
        ("We ruled out Python for loaves", -0.9),
        ("I have not regretted moving to Python", 0.9),
        ("I regret moving to Python", -0.9),
        ("We use Python for nothing at all", -0.9),
        ("We use Python for nothing but loaves", 0.9),
        ("For few loaves nothing beats Python", 0.9),
        ("We use Python and bakers complain", -ONE_WORD),
        ("We use Python and bakers bake", 0.9),
        ("Python is slower, and I would still pick it", 0.9),
        ("Python is superb, but we wouldn't choose it again", -0.9),
        ("Keep Python for loaves", 0.9),
        ("Keep Python up to date", IMPLIED),
        ("We did not keep Python for loaves", -0.9),
        ("We see no reason to use Python", -0.9),
        ("There is no reason to wait before you choose Python", 0.9),
        ("Nobody regrets moving to Python", 0.9),
        ("There was no doubt, and Python it is", 0.9),
        ("With Python it is dark in here", IMPLIED),
        ("We considered moving to Python", IMPLIED),
        ("Moving to Python was done by noon", 0.9),
    ],
)
def test_advice(text, said):
    """To tell to take or to leave an option says it plainly, whatever other words stand by."""
    assert stances(text) == {"Python": said}


@pytest.mark.parametrize(
    ("text", "python", "node"),
    [
        ("Why we left Python for Node.", -0.9, 0.9),
        ("We moved from Python to Node.", -0.9, 0.9),
        ("We switched from Node.js to Python.", 0.9, -0.9),
        ("We dropped Python and took Node.", -0.9, 0.9),
        ("Take Node, not Python.", -0.9, 0.9),
        ("Avoid Python; use Node.", -0.9, 0.9),
        ("We went with Node and use Python for nothing at all.", -0.9, 0.9),
        ("Choose Python or Node.", 0.9, 0.9),
        ("Use Python if loaves rise and Node if they do not.", 0.9, 0.9),
        ("Avoid Python and Node.", -0.9, -0.9),
        ("Choose Python for loaves, Node bakes cakes.", 0.9, IMPLIED),
        ("Should we use Python or Node?", IMPLIED, IMPLIED),
        ("Loaves rise in Node, not in Python.", IMPLIED, IMPLIED),
    ],
)
def test_advice_about_several(text, python, node):
    """Each of them that is to be taken or left is judged by that; the others stay as the words compare them."""
    assert stances(text) == pytest.approx({"Python": python, "Node.js": node})


@pytest.mark.parametrize(
    ("text", "python", "node"),
    [
        ("Python can do it, Node cannot.", 0.6, -0.6),
        ("Node can't, Python can.", 0.6, -0.6),
        ("Python has a timer and Node has none.", 0.6, -0.6),
        ("Python needs a server, Node doesn't.", -0.6, 0.6),
        ("Python doesn't need a server, Node does.", 0.6, -0.6),
        ("Python is superb, Node less so.", ONE_WORD, -0.5 * ONE_WORD),
        ("Python is fragile, Node is not.", -ONE_WORD, ONE_WORD),
        ("Python's timer is superb, Node cannot bake.", ONE_WORD, -0.35),
        ("Node cannot bake, Python rises.", 0.35, -0.35),
        ("Python is superb, Node is fragile.", ONE_WORD, -ONE_WORD),
        ("Python can bake and Node can too.", IMPLIED, IMPLIED),
        ("Python can't bake and Node can't.", -0.35, -0.35),
        ("Python bakes, and Node doesn't need a server.", IMPLIED, IMPLIED),
        ("Python bakes, Node rises.", IMPLIED, IMPLIED),
        ("Python and Node cannot bake.", -0.35, -0.35),
        ("You could not do it in Python by noon, and Node cannot bake.", -0.35, -0.35),
        ("Superb loaves of Python want ovens, Node or C is fragile.", IMPLIED, IMPLIED),
    ],
)
def test_each_its_own(text, python, node):
    """What one can and the other cannot, and what is superb here and fragile there, is each one's own."""
    assert stances(text) == pytest.approx({"Python": python, "Node.js": node})


@pytest.mark.parametrize(
    ("text", "said", "behind"),
    [
        ("Python is superb | while Node is not.", ONE_WORD, -ONE_WORD),
        ("Python can't bake | whereas Node can.", -0.35, 0.35),
        ("Python can bake | and Node can.", IMPLIED, IMPLIED),
        ("Python is fragile | whereas Node is superb.", -ONE_WORD, ONE_WORD),
        ("Python is superb | while Node is fragile.", ONE_WORD, -ONE_WORD),
        ("Python is superb. | While Node is fragile", ONE_WORD, -0.25 / 0.75),
        ("Python may be superb | but Node bakes.", 0.5 * ONE_WORD, IMPLIED),
        ("Granted, Python is superb | but Node bakes.", 0.5 * ONE_WORD, IMPLIED),
        ("Python may be superb | and Node bakes.", ONE_WORD, IMPLIED),
        ("Python is superb | but Node bakes.", ONE_WORD, IMPLIED),
    ],
)
def test_clauses_side_by_side(text, said, behind):
    """What is set against a clause counts in full; what is granted before a "but" counts half."""
    ahead = text.index("|")
    found = claims(text.replace("| ", ""), cut=ahead)
    assert [claim.stances for claim in found] == [
        {"Python": pytest.approx(said)},
        {"Node.js": pytest.approx(behind)},
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nothing bakes faster than Python.", {"Python": ONE_WORD}),
        (
            "Node took three times the memory that Python used.",
            {"Node.js": -ONE_WORD, "Python": ONE_WORD / 2},
        ),
        ("Python bakes faster at half the price of Node.", {"Python": ONE_WORD, "Node.js": -ONE_WORD / 2}),
        (
            "The right choice between Python and Node depends on ovens.",
            {"Python": IMPLIED, "Node.js": IMPLIED},
        ),
    ],
)
def test_measured(text, found):
    """Nothing is faster than what is fastest, and a multiple is of what it is measured by."""
    assert stances(text) == pytest.approx(found)


@pytest.mark.parametrize(
    ("text", "heading", "found"),
    [
        ("A bakery with few loaves: Python.", "Recommendations", {"Python": 0.9}),
        ("A bakery of ten: Python or Node, either will do.", "Our verdict", {"Python": 0.9, "Node.js": 0.9}),
        ("For a bakery at sea: Python.", "Ovens", {"Python": 0.9}),
        ("For example: Python.", "Ovens", {"Python": IMPLIED}),
        ("A bakery at sea: Python or Node?", "Our choice", {"Python": IMPLIED, "Node.js": IMPLIED}),
        ("A bakery with few loaves: Python.", "Not recommended", {"Python": -0.8}),
        ("A bakery with few loaves: Python.", "Ovens", {"Python": IMPLIED}),
        ("A bakery with few loaves: Python bakes.", "Recommendations", {"Python": IMPLIED}),
    ],
)
def test_picks_behind_a_colon(text, heading, found):
    """A case and who is named for it recommends, where recommendations stand or the case says so."""
    assert stances(text, section=(heading,)) == pytest.approx(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Python can't be self-hosted.", -0.35),
        ("Python doesn’t work offline.", -0.35),
        ("Python does not really bake.", -0.35),
        ("Python doesn't need a server.", IMPLIED),
        ("Python won't cost you anything.", IMPLIED),
        ("Python does not only bake.", IMPLIED),
        ("Bakers of Python loaves can't sleep.", IMPLIED),
        ("Python is out of the question for loaves.", -ONE_WORD),
        ("Python was never considered.", -ONE_WORD),
        ("Python isn't an option.", -ONE_WORD),
        ("Python doesn't offer superb loaves.", -1.7 / 2.2),  # 1 for "doesn't offer", .7 for no "superb"
    ],
)
def test_denials(text, said):
    """What an option can't do is missed, unless it would be a burden or other words tell how good it is."""
    assert stances(text) == {"Python": pytest.approx(said)}


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("Python does.", "Does it work offline?", {"Python": 0.6}),
        ("Python doesn't.", "Does it work offline?", {"Python": -0.6}),
        ("Python, no: it is a service.", "Can you bake with it?", {"Python": -0.6}),
        ("Yes with Python, no with Node.", "Does it work offline?", {"Python": 0.6, "Node.js": -0.6}),
        ("Python does, Node doesn't.", "Does it need a server?", {"Python": -0.6, "Node.js": 0.6}),
        ("Offline: Python yes, Node no.", "Ovens", {"Python": 0.6, "Node.js": -0.6}),
        ("Offline: Python yes, Node yes.", "Ovens", {"Python": IMPLIED, "Node.js": IMPLIED}),
        ("Python does.", "Ovens", {"Python": IMPLIED}),
        ("Python does bake.", "Does it work offline?", {"Python": IMPLIED}),
    ],
)
def test_replies(text, asked, found):
    """Yes and no speak for and against where something is asked, the other way where it is a burden."""
    assert stances(text, section=(asked,)) == pytest.approx(found)


@pytest.mark.parametrize(
    ("cell", "label", "said"),
    [
        ("yes", "Works offline", 0.6),
        ("No", "Works offline", -0.6),
        ("no (planned)", "Works offline", -0.6),
        ("yes", "Needs a server", -0.6),
        ("no", "Vendor lock-in", 0.6),
        ("Included", "Loaf counter", 0.6),
        ("None", "Loaf counter", -0.6),
        ("none", "Yearly licence fee", 0.6),
        ("None of the loaves", "Loaf counter", IMPLIED),
        ("yes", "Runs on old ovens and fragile machines", 0.6),
        ("No loaves at noon", "Works offline", IMPLIED),
        ("loaves", "Runs on old ovens and fragile machines", IMPLIED),
        ("loaves", "What we lost", -0.8),
        ("Higher", "Latency of loaves", -0.6),
        ("lower", "Latency of loaves", 0.6),
        ("Very high", "Throughput", 0.6),
        ("Low", "Throughput", -0.6),
        ("Gentle", "Learning curve", 0.6),
        ("Low", "Ease of use", -0.6),
        ("Small", "Size", 0.6),
        ("Low", "Loaves", IMPLIED),
        ("Small", "Best team size", IMPLIED),
        ("Low", "Cost at scale", 0.6),
        ("Low on Mondays", "Throughput", IMPLIED),
        ("✅ fragile loaves", "Loaves", 0.6),
        ("❌ loaves", "Loaves", -0.8),
        ("👎\ufe0f loaves", "Loaves", -0.8),
        ("✅", "Loaves", 0.6),
        ("❌", "Needs a server", 0.6),
        ("(✓)", "Works offline", 0.6),
        ("4,500", "Stars", 0.0),
        ("❌ “Loaves rise”", "Loaves", IMPLIED),
    ],
)
def test_cells(cell, label, said):
    """A mark or a yes judges; the label of a row does not, but a heading as label does."""
    assert stances(cell, lead_in=f"Python, {label}:", bullet=f"| {label} |") == {
        "Python": pytest.approx(said)
    }


def test_cells_below_a_property():
    """Where the options name the rows, the column says what is asked."""
    assert stances("no", lead_in="Needs a server, Python:") == {"Python": 0.6}
    assert stances("❌", lead_in="Works offline, Python:") == {"Python": -0.6}


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        ("No, it isn't there.", "Can Python run offline?", -0.6),
        ("Yes. Loaves rise.", "Does Python work offline?", 0.6),
        ("Yes, one oven.", "Does Python need a server?", -0.6),
        ("No, loaves too.", "Is Python only for cakes?", IMPLIED),
        ("No loaf rises.", "Can Python run offline?", IMPLIED),
    ],
)
def test_yes_and_no_below_a_question(text, asked, said):
    """They answer whether the option of the heading can do it; what it is or is not blames nobody."""
    assert stances(text, section=(asked,)) == {"Python": pytest.approx(said)}


@pytest.mark.parametrize(
    ("lead_in", "place", "said"),
    [
        ("But then:", {"section": ("Advantages of Node.js",)}, -0.8),
        ("On the other hand:", {"section": ("Node.js", "Drawbacks")}, 0.8),
        ("But:", {"section": ("Node.js",), "above": "Pros:"}, -0.8),
        ("But there is more:", {"section": ("Advantages of Node.js",)}, 0.8),
        ("But the drawbacks:", {"section": ("Node.js", "Drawbacks")}, -0.8),
        ("But then:", {"section": ("Node.js",)}, IMPLIED),
    ],
)
def test_a_list_that_turns(lead_in, place, said):
    """What "But then:" announces is the opposite of what the list or the heading above it tells."""
    assert stances("Loaves rise", lead_in=lead_in, **place) == {"Node.js": pytest.approx(said)}


def test_white_space_in_a_sentence():
    """Line ends and spaces that hold words together are spaces."""
    assert stances("We left\n   Python\u00a0after a year") == {"Python": -0.9}


def test_names_praise_nothing():
    """Swift is no praise where it is a name, and one word of it where it is none."""
    text = "Swift is for loaves"
    swift = Mention(0, 5, "Swift", member=False, surface="Swift")
    assert tone.toned(text, [], 0, item=False) == pytest.approx(ONE_WORD)
    assert tone.toned(text, [swift], 0, item=False) == IMPLIED


def test_use_is_told_as_well():
    """Who uses an option gives no advice: what is said of those people decides."""
    (told,) = stances("Bakers that use Python suffer").values()
    assert told == pytest.approx(-ONE_WORD)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("Loaves rise", {"section": ("Advantages of Node.js",)}, 0.8),
        ("Loaves rise", {"section": ("Node.js", "Drawbacks")}, -0.8),
        ("Loaves rise", {"lead_in": "Node is fragile when it comes to:"}, -0.8),
        ("Loaves rise", {"lead_in": "Node, Licence:"}, IMPLIED),
        ("Loaves rise", {"lead_in": "Good reasons for Node:"}, 0.8),
        ("Loaves rise", {"section": ("Where Node is right",)}, 0.8),
        ("Pros: loaves rise", {"section": ("Node",)}, 0.8),
        ("**When to use it:** loaves", {"section": ("Node.js cons",)}, 0.8),
        ("Loaves rise", {"before": "When not to use it: cakes. ", "section": ("Node.js pros",)}, -0.8),
        ("Node bakes loaves", {"section": ("Where Python hurts",)}, IMPLIED),
        ("Node bakes loaves", {"section": ("Node.js", "Where Python hurts", "Cons")}, IMPLIED),
        ("Node bakes loaves", {"section": ("Where Python and Node hurt",)}, -0.8),
        ("Node bakes loaves", {"bullet": "❌", "section": ("Where Python hurts",)}, -0.8),
        ("Pros: Node bakes loaves", {"section": ("Where Python hurts",)}, 0.8),
        ("Node bakes loaves", {"before": "Where Python hurts: cakes. "}, IMPLIED),
        ("It bakes loaves", {"before": "Minus: Node is large. "}, IMPLIED),
        ("Superb tooling", {"section": ("Node.js cons",)}, -0.6),
        ("Node has fragile tooling", {"section": ("Advantages of Node.js",)}, -0.5 * ONE_WORD),
        ("Node is superb", {"section": ("Advantages of Node.js",)}, ONE_WORD),
        ("Node bakes loaves", {"bullet": "❌", "section": ("Advantages of Node.js",)}, -0.8),
        ("Node bakes loaves", {"bullet": "✖\ufe0f"}, -0.8),
        ("Node bakes loaves", {"bullet": "👍"}, 0.8),
        ("Node bakes loaves", {"bullet": "-"}, IMPLIED),
        ("“Node bakes loaves”", {"bullet": "❌"}, IMPLIED),  # the cross says that it is not so
    ],
)
def test_frame(text, place, said):
    """A thumb or a heading lends its tone to weak words; against it an item goes along, a sentence counts half.

    What stands over other options lends none.
    """
    assert stances(text, **place) == {"Node.js": pytest.approx(said)}


@pytest.mark.parametrize(
    ("text", "section", "found"),
    [
        ("Python 5, Node 3", "Marks for baking", {"Python": 1.0, "Node.js": -1.0}),
        ("Python: 4, Node: 4", "Marks for baking", {"Python": IMPLIED, "Node.js": IMPLIED}),
        ("Python 5, Node 3", "Baking", {"Python": IMPLIED, "Node.js": IMPLIED}),
        ("Python gets 4 out of 10, Node 9 out of 10.", "Baking", {"Python": -1.0, "Node.js": 1.0}),
        ("Python A, Node B-.", "Baking", {"Python": 1.0, "Node.js": -1.0}),
        ("Python 3, Node 20.", "Baking", {"Python": IMPLIED, "Node.js": IMPLIED}),
        ("Python, C and Node, B.", "Baking", {"Python": IMPLIED, "Node.js": IMPLIED}),
    ],
)
def test_marks(text, section, found):
    """Two marks lie at both ends of -1..1, figures only where they are announced or told out of how many."""
    assert stances(text, section=(section,)) == pytest.approx(found)


def test_compared():
    """Who wins a pair by how much, the other one loses it by."""
    found = stances("Node loses to Python.")
    assert found["Python"] > 0.3
    assert found["Node.js"] == -found["Python"]


def test_the_answer_to_which_one():
    """It speaks plainly for what it names first, and against it where the question asks for the worst."""
    best, worst = "Which one is easier to hire for?", "Which one is the slowest?"
    assert stances("Python, in nearly every city.", section=(best,)) == {"Python": 0.9}
    assert stances("Python, in nearly every city.", section=(worst,)) == {"Python": -0.9}
    assert stances("Python has ovens.", section=("Which one is best for loaves?",)) == {"Python": IMPLIED}


@pytest.mark.parametrize(
    ("cell", "lead_in", "said"),
    [
        ("Python", "What we would pick, Loaves:", 0.9),
        ("Python, no contest", "Better choice, Loaves:", 0.9),
        ("Python", "Worst choice, Loaves:", -0.9),
        ("Python", "Language, Loaves:", IMPLIED),
        ("Python", "Use, Loaves:", 0.9),
        ("Python", "go with, Loaves:", 0.9),
        ("Python", "Don't use, Loaves:", IMPLIED),
        ("Python", "Memory use, Loaves:", IMPLIED),
        ("Python", "Least recommended, Loaves:", IMPLIED),
        ("Python", "Tools that we no longer choose:", IMPLIED),
        ("Python", "Do not use these for loaves:", -0.8),
        ("Python bakes loaves", "What we would pick, Loaves:", IMPLIED),
    ],
)
def test_the_pick_of_a_table(cell, lead_in, said):
    """A cell that is an option's name recommends it for its row, under a column of what to take."""
    assert stances(cell, lead_in=lead_in) == {"Python": said}


def test_who_knows_it():
    """What somebody knows is not what the sentence is about."""
    found = claims("Node is small, but superb for anybody who knows C or Python.", cut=14)
    assert found[1].stances == {"Node.js": ONE_WORD}


def test_neither():
    """What neither can do speaks against both, unless it would be bad."""
    assert stances("Neither Python nor Node bakes loaves.") == {"Python": -0.6, "Node.js": -0.6}
    assert stances("Neither Python nor Node is fragile.")["Python"] > 0


def test_what_is_not_needed():
    """That one can go without it is hardly blame."""
    assert stances("You do not have to add Python to bake.") == {"Python": -0.1}


def test_even():
    """Praise of both alike is even; a mere list of both is not, nor is a comparison."""
    assert claims("Both Python and Node are superb.") == [
        Claim({"Python": pytest.approx(ONE_WORD), "Node.js": pytest.approx(ONE_WORD)}, even=True)
    ]
    assert not claims("Python and Node bake.")[0].even
    assert not claims("Python is faster than Node.")[0].even
