"""From an inquiry to a question: the one place that knows the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.answer import Inquiry, Intent, Turn
from bot.lexicon import Lexicon, Mention
from bot.question import guards, intent, needs
from bot.question.clauses import Clause, Ignored
from bot.question.cleaning import clean
from bot.question.foreign import foreign_technologies
from bot.question.kinds import asked_kinds
from bot.question.people import known_options
from bot.question.quantities import asks_quantity
from bot.question.reference import is_about_us, is_complete
from bot.question.ruling import passed_over, ruled_out
from bot.question.siding import AskedSide, asked_again, asked_side

# What the project's description says counts this much, and each turn of the thread that much of the next one.
_PROJECT, _EARLIER = 0.9, 0.6
# A long description counts at most this often what question and thread do. Of 37 questions with a project 33
# verdicts were right so, as they were without a limit, 32 with 2, and 30 with 1.
_MOST_PROJECT = 3.0


@dataclass(frozen=True, slots=True)
class Question:
    """``clauses`` state needs; ``ignored`` were read and left out, each with its reason.

    ``foreign`` are technologies outside the corpus in an option's place, ``foreign_topics`` those that the
    question is about otherwise. ``known`` tells which options the asker's people know (1) or do not (-1), and
    ``known_by_project`` which of that only the project's description says. ``asks_kinds`` are the kinds of
    technology that it wants one of.
    ``flatly`` are options that it claims something of and wants no word against, ``ruled_out`` those that may
    not be chosen, ``passed_over`` those beside which it names two or more to choose from.
    ``asked_side`` is set where it wants to hear what speaks for options or against them, and no choice.
    It is ``complete`` when it can be read without its thread and project, and ``about_us`` when it asks what
    its asker should do.
    ``refused`` is set when nothing is left but instructions to the advisor, or a wish for private data.
    """

    text: str
    intent: Intent
    clauses: tuple[Clause, ...]
    ignored: tuple[Ignored, ...] = ()
    mentions: tuple[Mention, ...] = ()
    foreign: tuple[str, ...] = ()
    foreign_topics: tuple[str, ...] = ()
    known: Mapping[str, float] = field(default_factory=dict)
    known_by_project: Mapping[str, float] = field(default_factory=dict)
    asks_kinds: tuple[str, ...] = ()
    follow_up: bool = False
    complete: bool = False
    about_us: bool = False
    flatly: frozenset[str] = frozenset()
    ruled_out: frozenset[str] = frozenset()
    passed_over: frozenset[str] = frozenset()
    asked_side: AskedSide | None = None
    asks_both: bool = False
    asks_quantity: bool = False
    asks_task: bool = False
    asks_technology: bool = False
    refused: bool = False

    @property
    def stated(self) -> tuple[Clause, ...]:
        """``clauses``; where all were left out the options alone, so that nobody is given what they deny."""
        if self.clauses:
            return self.clauses
        named = " ".join(mention.surface for mention in self.mentions) if self.ignored else ""
        return (Clause(named or self.text),)

    @property
    def in_context(self) -> bool:
        """Whether a thread or a project is read with it."""
        return self.follow_up or any(clause.source == "project" for clause in self.clauses)

    @property
    def need(self) -> str:
        """All that is wanted now, as one text."""
        return " ".join(clause.text for clause in self.stated if clause.weight == 1.0) or self.text


def read(inquiry: Inquiry, lexicon: Lexicon) -> Question:
    """What the question wants, with its thread and the asker's project; no corpus passage is looked at."""
    text, project = clean(inquiry.question), clean(inquiry.project or "")
    thread = [clean(turn.text) for turn in inquiry.context if turn.role == "user"]
    follow_up = bool(thread) and intent.follows_up(text)
    earlier = thread if follow_up else []
    wanted, ignored = needs.sort_out(_spoken(text, earlier, project), lexicon)
    mentions = lexicon.mentions(text, fuzzy=True)
    side = _side(text, mentions, inquiry.context if follow_up else (), lexicon)
    clauses, asking = needs.without_asking(wanted, lexicon, sided=side is not None)
    options = len({mention.name for mention in mentions})
    foreign, topics = foreign_technologies(text, lexicon)
    intends = intent.intent_of(text, options, has_thread=bool(thread or project), sided=side is not None)
    told = known_options([text, *earlier], lexicon)
    known = known_options([text, *earlier, project], lexicon) if project else told
    return Question(
        text=text,
        intent=intends,
        clauses=tuple(_shared_out(clauses)),
        ignored=(*ignored, *asking),
        mentions=tuple(mentions),
        foreign=foreign,
        foreign_topics=topics,
        known=known,
        known_by_project={name: how for name, how in known.items() if told.get(name) != how},
        asks_kinds=asked_kinds(text, lexicon),
        follow_up=follow_up,
        complete=is_complete(text, lexicon),
        about_us=is_about_us(text),
        ruled_out=ruled_out([text, *earlier, project], lexicon),
        passed_over=passed_over(text, mentions, lexicon.options),
        flatly=guards.claimed_flatly(text, mentions),
        asked_side=side if intends in {"explain", "list"} else None,
        asks_both=intent.asks_both(text, mentions),
        asks_quantity=asks_quantity(text),
        asks_task=guards.asks_task(text),
        asks_technology=intent.asks_technology(text),
        refused=guards.asks_private(text) or _only_instructs(wanted, ignored, lexicon),
    )


def _side(
    text: str, mentions: Sequence[Mention], thread: Sequence[Turn], lexicon: Lexicon
) -> AskedSide | None:
    """The side asked for; what "it" stands for, and what "and Tin?" goes on with, tells the thread."""
    side: AskedSide | None = None
    told: list[str] = []
    for turn in thread:
        said = clean(turn.text)
        named = lexicon.mentions(said, fuzzy=True)
        if turn.role == "user":
            side = _asked(said, named, told, side)
            told = [mention.name for mention in named] or told
        elif named and not said[: named[0].start].strip(" *"):
            # An answer that advises an option opens with its name, a quote with a mark.
            told = [named[0].name]
    return _asked(text, mentions, told, side)


def _asked(
    text: str, mentions: Sequence[Mention], told: Sequence[str], before: AskedSide | None
) -> AskedSide | None:
    side = asked_side(text, mentions, told)
    return side or (asked_again(text, mentions, before) if before else None)


def _spoken(text: str, earlier: Sequence[str], project: str) -> Iterator[Clause]:
    yield Clause(text)
    for age, turn in enumerate(reversed(earlier), 1):
        yield Clause(turn, _EARLIER**age, "thread")
    if project:
        yield Clause(project, _PROJECT, "project")


def _shared_out(clauses: Sequence[Clause]) -> list[Clause]:
    """With less weight on the project where it has many clauses and the question few."""
    project = sum(clause.weight for clause in clauses if clause.source == "project")
    most = _MOST_PROJECT * (sum(clause.weight for clause in clauses) - project)
    share = most / project if 0 < most < project else 1.0
    return [
        replace(clause, weight=share * clause.weight) if clause.source == "project" else clause
        for clause in clauses
    ]


def _only_instructs(wanted: Sequence[Clause], ignored: Sequence[Ignored], lexicon: Lexicon) -> bool:
    now = (clause.text for clause in wanted if clause.source == "question")
    return any(left.why == needs.INSTRUCTION for left in ignored) and not any(
        needs.states_something(text, lexicon) for text in now
    )
