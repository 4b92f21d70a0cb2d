import json

from bot.annotations import Annotator, load
from index.records import Block, Clause, Document, Metadata, Passage
from index.vocabulary import Criterion, Vocabulary

TITLE = "Zelko vs Brimba"
PARAGRAPH = "Zelko is superb. It kneads dough for machine ovens. Brimba is fragile."
SALES = "We are a Zelko agency. Our Zelko consulting services help. Brimba experts exist."
SENTENCES = (
    "Zelko is superb.",
    "It kneads dough for machine ovens.",
    "Brimba is fragile.",
)


def annotated():
    text = f"{PARAGRAPH}\n{SALES}"
    block = Block("paragraph", 0, len(PARAGRAPH))
    document = Document("one", text, (block,), Metadata(TITLE), "")
    starts = [text.index(sentence) for sentence in SENTENCES]
    spoken = [Passage("one", s, s + len(t), t) for s, t in zip(starts, SENTENCES, strict=True)]
    spoken.append(Passage("two", 0, len(SENTENCES[0]), SENTENCES[0]))
    other = Document("two", SENTENCES[0], (Block("paragraph", 0, len(SENTENCES[0])),), Metadata(TITLE), "")
    parts = [Clause(number, 0, len(passage.text)) for number, passage in enumerate(spoken)]
    criteria = (Criterion("ovens", terms=("machine ovens",)), Criterion("dough", terms=("dough", "cake")))
    return Annotator()([document, other], spoken, parts, Vocabulary(criteria))


def notes():
    return load(json.loads(json.dumps(annotated())))


def test_claims_know_their_paragraph(monkeypatch):
    """The second sentence says "it": Zelko, whom the sentence before is about. 1 / 1.5 for one word of praise."""
    monkeypatch.setattr("bot.stance.implied", lambda _clause, _names: 0.25)
    assert [dict(claim.stances) for claim in notes().claims] == [
        {"Zelko": 1 / 1.5},
        {"Zelko": 0.25},
        {"Brimba": -1 / 1.5},
        {"Zelko": 1 / 1.5},
    ]


def test_claims_know_their_bullet():
    """A cross ahead of a list item speaks against what it names; the item's text does not hold the cross."""
    text = "Ovens compared\n❌ Zelko kneads dough"
    start = text.index("Zelko")
    document = Document("one", text, (Block("item", start, len(text)),), Metadata(TITLE), "")
    item = Passage("one", start, len(text), text[start:])
    found = Annotator()([document], [item], [Clause(0, 0, len(item.text))], Vocabulary(()))
    assert load(found).claims[0].stances == {"Zelko": -0.8}
    assert load(found).frames == (-1,)


def test_terms():
    """A term of two words needs both of them; a criterion is named by any of its terms."""
    assert notes().terms == ((), (0, 1), (), ())


def test_frames():
    """No heading or mark says whether these sentences tell strengths or weaknesses."""
    assert notes().frames == (0, 0, 0, 0)


def test_copies():
    """The second article repeats the first sentence of the first, and both are one cluster."""
    found = notes()
    assert found.copies == (0, 1, 2, 0)
    assert found.copies_of(0) == [0, 3]
    assert found.copies_of(3) == []


def test_sellers():
    """Two offers of services in Zelko make a seller; one of Brimba is a remark."""
    assert notes().sellers == {"one": ("Zelko",), "two": ()}


def test_lexicon_survives_storage():
    """Names are read back as they were found."""
    found = notes().lexicon
    assert found.options == ("Zelko", "Brimba")
    assert [mention.name for mention in found.mentions("brimba or zelko")] == ["Brimba", "Zelko"]
