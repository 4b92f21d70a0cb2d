"""A small world for the tests of what decides: two options, their families, and technologies from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from types import SimpleNamespace

import numpy as np

from bot.answer import Inquiry, Turn
from bot.lexicon import Lexicon
from bot.options import build_lexicon
from bot.question import Question, read
from index.keywords import Keywords
from index.nearest import Nearest
from index.phrase_space import PhraseSpace
from index.records import Block, Clause, Document, Metadata, Passage
from index.search import Index
from index.vocabulary import DEFINING, Criterion, Technology, Vocabulary

TECHNOLOGIES = (
    Technology("Python", aliases=("python3", "py"), speaks=("Django", "Flask", "asyncio")),
    Technology("Django", aliases=("DRF",)),
    Technology("Node.js", aliases=("node", "nodejs"), speaks=("Express", "npm")),
    Technology("Express", ambiguous=("express",)),
    Technology("Go", aliases=("golang",), ambiguous=("go",)),
    Technology("Elixir"),
    Technology("GraphQL", kind="tool"),
    Technology("websocket", kind="protocol"),
)


def article(title: str, text: str = "", doc_id: str = "one", **meta: object) -> Document:
    return Document(doc_id, text, (), Metadata(title=title, **meta), "")


def lexicon() -> Lexicon:
    return build_lexicon([article("Node.js vs Python", "Node.js Python")], TECHNOLOGIES)


LEXICON = lexicon()


def asked(text: str, *thread: str | Turn, project: str | None = None) -> Question:
    turns = tuple(turn if isinstance(turn, Turn) else Turn(role="user", text=turn) for turn in thread)
    return read(Inquiry(question=text, context=turns, project=project), LEXICON)


ARTICLES = {
    "tin": Metadata("Tin at work", publisher="Oven Inc", published="2024", url="https://o.example/tin"),
    "zinc": Metadata("Why Zinc", author="A. Baker", published="2026-02"),
    "copy": Metadata("Seen elsewhere", publisher="Copy Shop"),
}
# Document, quote and where the copy of it stands first; three dimensions: chat, bread, everything else.
PASSAGES = (
    ("tin", "Tin is superb for chat between ovens.", 0),
    ("tin", "Tin is fragile when it has to knead bread.", 1),
    ("zinc", "Zinc is superb for kneading bread all night.", 2),
    ("zinc", "Ovens are hot and kitchens are loud places.", 3),
    ("copy", "Tin is superb for chat between ovens!", 0),
    ("copy", "Zinc is fragile for chat between many ovens.", 5),
)
STANCES = ({"Tin": 0.6}, {"Tin": -0.6}, {"Zinc": 0.6}, {}, {"Tin": 0.6}, {"Zinc": -0.6})
CHAT, BREAD, ELSE = np.eye(3, dtype=np.float32)
VECTORS = np.array([CHAT, BREAD, BREAD, ELSE, CHAT, CHAT])
CRITERIA = (
    Criterion("chat", statement="good for chat", terms=("chat",), situations=("they talk",), kind="workload"),
    Criterion("kneading", terms=("bread",), situations=("dough", "loaves"), kind="workload"),
)
PHRASES = np.array([CHAT, CHAT, CHAT, BREAD, BREAD, BREAD, BREAD])


def space(phrases: np.ndarray, criteria: Sequence[Criterion] = CRITERIA) -> PhraseSpace:
    """Of a corpus that speaks of every criterion alike."""
    clauses = np.repeat(phrases, 5, axis=0)
    return PhraseSpace.from_vectors(phrases, [len(one.phrases) for one in criteria], DEFINING, clauses)


class Encoder:
    """Texts as what they speak of: chat, bread, or something else."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.array(
            [
                CHAT if "chat" in text else BREAD if "bread" in text or "knead" in text else ELSE
                for text in texts
            ]
        )


def small_index() -> SimpleNamespace:
    """What the advisor asks of an index, made by hand: two options, three sources, six passages."""
    # A section each, so that nothing stands beside anything else.
    passages = [
        Passage(doc_id, 0, len(text), text, (f"Ovens, {number}",))
        for number, (doc_id, text, _) in enumerate(PASSAGES)
    ]
    index = SimpleNamespace(
        documents={
            doc_id: Document(doc_id, "", (Block("paragraph", 0, 0),), meta, "")
            for doc_id, meta in ARTICLES.items()
        },
        passages=passages,
        clauses=[Clause(number, 0, len(passage.text)) for number, passage in enumerate(passages)],
        clause_vectors=VECTORS,
        phrase_space=space(PHRASES),
        phrase_words=Keywords.from_texts([phrase for one in CRITERIA for phrase in one.phrases]),
        keywords=Keywords.from_texts([passage.text for passage in passages]),
        encoder=Encoder(),
        vocabulary=Vocabulary(CRITERIA, ()),
        manifest=SimpleNamespace(id="abc", built="2026-11-20T12:00:00Z"),
        annotations={
            "options": ["Tin", "Zinc"],
            "names": [[["tin"], "Tin", False], [["zinc"], "Zinc", False]],
            "foreign": [[["lead"], "Lead"]],
            "ambiguous": [],
            "claims": [[stances, False] for stances in STANCES],
            "terms": [[0], [1], [1], [], [0], [0]],
            "frames": [0, -1, 0, 0, 0, 0],
            "copies": [leader for _, _, leader in PASSAGES],
            "sellers": {"tin": ["Tin"], "zinc": [], "copy": []},
        },
        nearest=Nearest.from_vectors(VECTORS),
    )
    index.retrieve = partial(Index.retrieve, index)
    return index
