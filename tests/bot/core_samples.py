"""A small world for the tests of what decides: two options, their families, and technologies from elsewhere."""

from __future__ import annotations

from bot.answer import Inquiry, Turn
from bot.lexicon import Lexicon
from bot.options import build_lexicon
from bot.question import Question, read
from index.records import Document, Metadata
from index.vocabulary import Technology

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


def asked(text: str, *thread: str, project: str | None = None) -> Question:
    turns = tuple(Turn(role="user", text=turn) for turn in thread)
    return read(Inquiry(question=text, context=turns, project=project), LEXICON)
