"""Which kinds of technology a corpus has options of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from bot.lexicon import Lexicon, as_run
from bot.phrases import any_of, pattern
from bot.question.kinds import Kind, kind_of
from index.records import Document, Passage
from index.vocabulary import Technology

# What follows an option's name where an article says what it is: "Tin, an old broker", "is a fast broker".
_IS_ONE = any_of(r"['’]s", ",", r"(?:\w+ ){0,3}?(?:is|are|was|as|remains?|stays?)\b") + (
    r"\W+(?:an?|the|your|our|my|its)\W+(?:[\w-]+\W+){0,4}?"
)


class Offered:
    """What kinds the options are: by the vocabulary, by a title, or since an article says "Tin is a …"."""

    def __init__(
        self,
        lexicon: Lexicon,
        technologies: Sequence[Technology],
        documents: Sequence[Document],
        passages: Sequence[Passage],
    ) -> None:
        self._lexicon = lexicon
        self._technologies = technologies
        self._titles = [document.meta.title for document in documents]
        self._passages = passages
        self.missing = cache(self._missing)

    def _missing(self, asked: tuple[str, ...]) -> bool:
        """Whether kinds are asked for, and the corpus has options of none."""
        return bool(asked) and not any(self._has(kind_of(name)) for name in asked)

    def _has(self, kind: Kind) -> bool:
        if kind.of_vocabulary & self._of_options:
            return True
        noun = pattern(kind.nouns, r"\b")
        said = [passage.text for passage in self._passages if noun.search(passage.text)]
        # Of options that nobody knows any mention of the kind may tell.
        if any(map(noun.search, self._titles)) or (said and not self._of_options):
            return True
        is_one = pattern(_IS_ONE, kind.nouns, r"\b")
        return any(is_one.match(after) for text in said for after in self._behind_names(text))

    def _behind_names(self, text: str) -> Iterator[str]:
        return (text[mention.end :].lstrip() for mention in self._lexicon.mentions(text))

    @cached_property
    def _of_options(self) -> frozenset[str]:
        options = set(map(as_run, self._lexicon.options))
        return frozenset(
            tech.kind
            for tech in self._technologies
            if any(as_run(name) in options for name in (tech.name, *tech.aliases))
        )
