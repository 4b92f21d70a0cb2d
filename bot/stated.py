"""A question's clauses as they are searched and weighed: by what each says beside the names of options."""

from __future__ import annotations

from dataclasses import dataclass

from bot.criteria import substance
from bot.lexicon import Lexicon
from bot.question import Clause, Question
from bot.question.needs import states_something
from bot.question.siding import beyond_asking
from index.keywords import tokens

# Of a clause that is nothing but an option's name; only where there is no other it counts.
_NAME_ALONE = 0.02


@dataclass(frozen=True, slots=True)
class Stated:
    """``words`` are the stems beside the names of options."""

    clause: Clause
    words: list[str]
    names_option: bool
    says_more: bool

    @property
    def is_need(self) -> bool:
        return self.says_more and bool(self.words)

    @property
    def substance(self) -> float:
        return substance(self.words)

    @property
    def weight(self) -> float:
        """In the question as a whole; a name alone says next to nothing."""
        return self.clause.weight * max(self.substance, _NAME_ALONE)


def stated_in(asked: Question, lexicon: Lexicon) -> list[Stated]:
    return [_stated(clause, lexicon, sided=asked.asked_side is not None) for clause in asked.stated]


def _stated(clause: Clause, lexicon: Lexicon, *, sided: bool) -> Stated:
    bare = lexicon.without_names(clause.text)
    words = tokens(beyond_asking(bare) if sided else bare)
    return Stated(clause, words, bare != clause.text, states_something(clause.text, lexicon))
