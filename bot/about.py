"""Replies to questions about the advisor itself, and to greetings and thanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.phrases import phrases, words
from bot.sentences import listed, plural

if TYPE_CHECKING:
    from bot.annotations import Annotations
    from bot.question import Question
    from index.records import Metadata
    from index.search import Index

TRY = ("What can you do?", "What sources do you have?")
_GREETING = (
    "Hello! Tell me what you are building, and I say which technology fits, with quotes from my sources."
)
_THANKS = "You're welcome. Ask me again whenever a choice comes up."
_PRIVACY = "What you tell me about a project is used in private answers only; `forget` deletes it at once."
_NOBODY_SELLS = (
    "None of my sources offers its own services for what it writes about, as far as the texts show."
)

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_THANKED = phrases(
    words("thanks? thx ty cheers great helpful perfect awesome rock appreciated"), "makes sense", "got it"
)
_ASKS_WHENCE = phrases("who wrote", "written", "author", r"publish\w*", "when was", "which year")
_ASKS_AGE = phrases(
    "how (?:old|recent|fresh|current|up.to.date)", words("newer outdated cut.?off latest updated")
)
_ASKS_SELLING = phrases(words("sells? selling vendors? neutral biased? paid sponsored independent"))
_ASKS_SOURCES = phrases(words("sources? articles? documents? references? read"))
_ASKS_PRIVACY = phrases(words("store keep save log remember private share"))


def reply(asked: Question, index: Index, notes: Annotations) -> tuple[str, ...]:
    if asked.intent == "smalltalk":
        return (_THANKS if _THANKED.search(asked.text) else _GREETING,)
    documents = [document.meta for document in index.documents.values()]
    named = [meta for meta in documents if _is_named(meta, asked.text)]
    if named and _ASKS_WHENCE.search(asked.text):
        return tuple(_whence(meta) for meta in named)
    if _ASKS_SELLING.search(asked.text):
        return _sellers(index, notes)
    return _about_sources(asked.text, documents) or (*_ability(notes.lexicon.options), _dates(documents))


def _about_sources(text: str, documents: Sequence[Metadata]) -> tuple[str, ...]:
    if _ASKS_AGE.search(text):
        return (_dates(documents),)
    if _ASKS_SOURCES.search(text):
        return (f"I have read {plural(len(documents), 'article')}:", *map(line, documents))
    return (_PRIVACY,) if _ASKS_PRIVACY.search(text) else ()


def _is_named(meta: Metadata, text: str) -> bool:
    low = text.lower()
    return any(name.lower() in low for name in (meta.publisher, meta.author, meta.title) if name)


def _whence(meta: Metadata) -> str:
    author = f"by {meta.author}" if meta.author else "with no author named"
    published = f", dated {meta.published}" if meta.published else ", undated"
    return f"“{meta.title}” ({meta.publisher or 'publisher unknown'}) is {author}{published}."


def line(meta: Metadata) -> str:
    """An article's title, publisher, author and date."""
    parts = [part for part in (meta.publisher, meta.author, meta.published) if part]
    return f"{meta.title} ({', '.join(parts)})" if parts else meta.title


def year(published: str | None) -> str:
    """The year of a date however it is written: "14 March 2025"; empty when there is none."""
    found = _YEAR.search(published or "")
    return found.group() if found else ""


def examples(options: Sequence[str], workloads: Sequence[str]) -> tuple[str, ...]:
    """One question that chooses and one that compares; none where nothing is compared."""
    if len(options) < 2:
        return ()
    one, other = options[:2]
    works = workloads or ("our project",)
    return f"Should we use {one} or {other} for {works[0]}?", f"Compare {one} and {other} for {works[-1]}"


def _dates(documents: Sequence[Metadata]) -> str:
    years = sorted(filter(None, {year(meta.published) for meta in documents}))
    undated = sum(not year(meta.published) for meta in documents)
    if not years:
        return "None of my sources is dated, and I know nothing beyond them."
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    rest = f" ({plural(undated, 'more article')} without a date)" if undated else ""
    return f"My sources are from {span}{rest}; I know nothing beyond them."


def _sellers(index: Index, notes: Annotations) -> tuple[str, ...]:
    lines = [
        f"{index.documents[doc_id].meta.publisher or doc_id} sells services in {listed(sold)}."
        for doc_id, sold in notes.sellers.items()
        if sold
    ]
    return tuple(lines) or (_NOBODY_SELLS,)


def _ability(options: Sequence[str]) -> tuple[str, ...]:
    covered = f" They are about {listed(options)}." if options else ""
    answer = (
        "I answer technology choices from a fixed set of articles: a verdict, reasons, the other side and "
        f"what would change it, each with a quote that you can check.{covered}"
    )
    return answer, "What the articles do not cover I do not guess."
