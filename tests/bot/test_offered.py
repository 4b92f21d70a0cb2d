import pytest
from core_samples import LEXICON, article

from bot.offered import Offered
from index.records import Passage
from index.vocabulary import Technology


def lacks(kind, *said, title="Node.js vs Python", vocabulary="language"):
    technologies = [Technology("Python", kind=vocabulary)] if vocabulary else []
    passages = [Passage("one", 0, len(text), text) for text in said]
    return Offered(LEXICON, technologies, [article(title)], passages).missing((kind,) if kind else ())


@pytest.mark.parametrize(
    ("kind", "said", "more", "lacking"),
    [
        ("databases", (), {}, True),
        ("databases", ("Python reads any database.",), {}, True),
        ("databases", (), {"vocabulary": "database"}, False),
        ("databases", ("Python is a fast document database.",), {}, False),
        ("databases", ("Node, the embedded database, was quicker.",), {}, False),
        ("databases", (), {"title": "Which database: Node.js or Python?"}, False),
        ("databases", ("Any database will do.",), {"vocabulary": ""}, False),
        ("databases", (), {"vocabulary": ""}, True),
        ("programming languages", (), {}, False),
        ("laptop", ("Any laptop runs Python.",), {}, True),
        ("ovens", ("Python is an oven.",), {}, False),
        ("oven", (), {"title": "Which ovens are hot?"}, False),
        ("", (), {}, False),
    ],
)
def test_missing(kind, said, more, lacking):
    """An option is of a kind by the vocabulary, by a title, or because an article says that it is one."""
    assert lacks(kind, *said, **more) is lacking
