import pytest
from core_samples import LEXICON

from bot import stance
from bot.evidence import Claim
from bot.figures import apart, in_tables
from index.records import Clause, Passage


def cells(label, python, node, said=None):
    """The claims of one row with a cell for each of the two; without words of praise or blame, as implied."""
    passages = [
        Passage("one", 0, len(text), text, ("At a glance",), f"{option}, {label}:")
        for option, text in (("Python", python), ("Node.js", node))
    ]
    clauses = [Clause(number, 0, len(passage.text)) for number, passage in enumerate(passages)]
    read = [stance.implied(cell, []) if said is None else said for cell in (python, node)]
    claims = [Claim({"Python": read[0]}), Claim({"Node.js": read[1]})]
    return [claim.stances for claim in in_tables(passages, clauses, claims, LEXICON)]


@pytest.mark.parametrize(
    ("label", "python", "node", "better"),
    [
        ("Smallest server", "3 nodes with 8 GB of memory", "512 MB", "Node.js"),
        ("Typical latency", "5 to 20 milliseconds", "below 1 second", "Python"),
        ("Price", "$90", "€100", "Python"),
        ("Would use again", "88 percent", "72%", "Python"),
        ("Share of outages", "88 percent", "72 percent", "Node.js"),
        ("Image", "11 GB", "900 MB", "Node.js"),
        ("Free storage", "11 GB", "900 MB", "Python"),
        ("Retention", "90 seconds", "2 hours", "Node.js"),
        ("Time to a loaf", "45 min", "2 h", "Python"),
        ("Time to a loaf", "3 days", "90 sec", "Node.js"),
        ("Free trial", "14 days", "30 days", "Node.js"),
        ("Drawing loaves", "60 fps", "45 fps", "Python"),
        ("Loaves", "12,000 jobs/s", "**90k requests per second**", "Node.js"),
        ("Ease of use", "4/5", "3.5/5", "Python"),
        ("Ease of use", "★★★☆", "★★☆☆", "Python"),
    ],
)
def test_a_row_of_figures(label, python, node, better):
    """Less memory, time and money is better unless it is given; a larger share is, but of what is wanted."""
    sign = 0.7 if better == "Python" else -0.7
    assert cells(label, python, node) == [{"Python": pytest.approx(sign)}, {"Node.js": pytest.approx(-sign)}]


@pytest.mark.parametrize(
    ("label", "python", "node", "better"),
    [
        ("Price per month", "90", "40", "Node.js"),
        ("Latency (ms)", "3", "12", "Python"),
        ("Requests per second", "12k", "4,500", "Python"),
        ("Price score", "3", "4", "Node.js"),
    ],
)
def test_figures_without_a_unit(label, python, node, better):
    """Only the row's name tells what is better, which is implied and not said."""
    sign = 0.35 if better == "Python" else -0.35
    assert cells(label, python, node) == [{"Python": pytest.approx(sign)}, {"Node.js": pytest.approx(-sign)}]


@pytest.mark.parametrize(
    ("python", "node"),
    [
        ("Apache 2.0", "MIT"),
        ("8 GB", "3 seconds"),
        ("8 GB", "8 GB"),
        ("since 2009", "since 1991"),
        ("the 1990s", "the 2000s"),
        ("yes", "no"),
        ("3", "5"),
        ("24/7", "9/5"),
    ],
)
def test_nothing_to_compare(python, node):
    """Versions, years, other kinds of quantity and equal figures leave cells as they were."""
    implied = [stance.implied(cell, []) for cell in (python, node)]
    assert cells("Anything", python, node) == [{"Python": implied[0]}, {"Node.js": implied[1]}]


def test_a_table_that_lies():
    """Where the options name the rows, the figures of a column are set against each other."""
    passages = [
        Passage("one", 0, 3, text, (), f"Price, {option}:")
        for option, text in (("Python", "$90"), ("Node", "$40"))
    ]
    claims = [Claim({"Python": 0.1}), Claim({"Node.js": 0.1})]
    found = in_tables(passages, [Clause(0, 0, 3), Clause(1, 0, 3)], claims, LEXICON)
    assert [claim.stances for claim in found] == [{"Python": -0.7}, {"Node.js": 0.7}]


def test_marks_for_a_burden():
    """Whether many or few are good there is not said."""
    implied = stance.implied("4/5", [])
    assert cells("Cost", "4/5", "2/5") == [{"Python": implied}, {"Node.js": stance.implied("2/5", [])}]


def test_a_cell_with_a_stance_of_its_own():
    """What the words of a cell said already stands."""
    assert cells("Memory", "8 GB", "512 MB", said=0.6) == [{"Python": 0.6}, {"Node.js": 0.6}]


def test_apart():
    """The mean of 3, 4 and 8 is 5, their reach 5: -.8, -.4 and more than 1, which is cut to 1."""
    assert apart({"a": 3, "b": 4, "c": 8}) == pytest.approx({"a": -0.8, "b": -0.4, "c": 1.0})
    assert apart({"a": 3, "b": 3}) == {}
    assert apart({}) == {}
