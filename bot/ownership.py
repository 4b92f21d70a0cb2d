"""Whose clause is it? In comparisons about half of the sentences name no option: their surroundings do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.lexicon import Lexicon, Mention
from bot.phrases import any_of, pattern, words
from index.records import Passage

_MEASURES_BY = pattern(
    r"\b",
    any_of(
        "than",
        "compared (?:to|with)",
        "unlike",
        "versus",
        r"vs\.?",
        "relative to",
        "as opposed to",
        "in contrast to",
        "(?<!advise )(?<!advised )(?<!decided )(?<!warn )(?<!recommend )against",
        "over",
        "instead of",
        r"replac\w+",
        r"as (?:many|much|few) (?:\w+ ){1,2}as (?:in|with|for)",
        r"(?:times|twice|half) as \w+ (?:\w+ ){0,4}as",
        r"(?:times|twice|half) the (?:\w+ ){1,2}(?:that|of|which|as)",
        "without",
        "(?:counterpart|equivalent|alternative) (?:of|to)",
        "(?:replacement|substitute) for",
    ),
    r"\s+(?:that of |those of |the |a )?$",
)
# "Nothing is faster than A" is about A.
_NOTHING_THAN = pattern(r"\b(?:nothing|nobody|no one|none)\b[^,;]*\bthan (?:the |a )?$")
# "Easy for anybody who knows A or B" is about neither.
_KNOWN_BY = pattern(r"\b(?:knows?|coming from|comes? from|familiar with)(?:\s[\w.+#]+,?){0,4}\s+$")
_PREFERRED_TO = pattern(r"\b(?:over|instead of|rather than|not)\s+$")
# Words that begin a sentence about what the one before it spoke of.
_POINTS_BACK = pattern(
    r"\W*",
    any_of(
        words("it its this these that they their such here there"),
        "with it",
        "as such",
        "thus",
        "so",
        "moreover",
        "in addition",
    ),
    r"\b",
)


@dataclass(frozen=True, slots=True)
class Place:
    """A passage, what of its paragraph stands ahead of it, its bullet, and what introduced the list above."""

    passage: Passage
    before: str = ""
    bullet: str = ""
    above: str = ""


def roles(text: str, mentions: Sequence[Mention]) -> tuple[list[str], list[str]]:
    """Options that a clause is about, and those that it only measures others by."""
    owners: dict[str, None] = {}
    measures: dict[str, None] = {}
    for mention in mentions:
        if _KNOWN_BY.search(text[: mention.start]):
            continue
        before = text[: mention.start]
        measured = _MEASURES_BY.search(before) and not _NOTHING_THAN.search(before)
        (measures if measured else owners)[mention.name] = None
    return list(owners), [name for name in measures if name not in owners]


def first_owner(text: str, lexicon: Lexicon) -> str | None:
    owners, _ = roles(text, lexicon.mentions(text))
    return owners[0] if owners else None


def whose(place: Place, measures: Sequence[str], lexicon: Lexicon) -> tuple[str | None, bool]:
    """The one option that a clause without a subject is about, and whether a heading says so."""
    others = [option for option in lexicon.options if option not in measures]
    if measures and len(others) == 1:
        return others[0], False
    if owner := _spoken_of_before(place, lexicon):
        return owner, False
    for text, is_heading in _surroundings(place):
        if named := lexicon.mentions(text):
            return _only(text, named), is_heading
    return None, False


def stands_under_another(place: Place, option: str, lexicon: Lexicon) -> bool:
    """Whether the nearest text above that names options names others: "Where B hurts" blames no A."""
    named = (lexicon.mentions(text) for text in (place.passage.lead_in, *reversed(place.passage.section)))
    nearest = next(filter(None, named), [])
    return bool(nearest) and option not in {mention.name for mention in nearest}


def points_back(text: str) -> bool:
    """Whether it begins with a word for what the text before it spoke of: "It …", "They …"."""
    return bool(_POINTS_BACK.match(text))


def named_above(passage: Passage, lexicon: Lexicon) -> str:
    """The nearest line above that names options, when it is about one of them; else empty."""
    for line in (passage.lead_in, *reversed(passage.section)):
        if named := lexicon.mentions(line):
            return line if _only(line, named) else ""
    return ""


def _spoken_of_before(place: Place, lexicon: Lexicon) -> str | None:
    if not points_back(place.passage.text):
        return None
    spoken_of = lexicon.mentions(place.before)
    if not spoken_of:
        return None
    sentence = place.before.rfind(". ", 0, spoken_of[-1].start) + 1
    return first_owner(place.before[sentence:], lexicon)


def _surroundings(place: Place) -> Iterator[tuple[str, bool]]:
    """Nearest first; what is nearest and names an option decides. What follows a clause is news by then."""
    yield place.passage.lead_in, False
    if place.before:
        yield place.before, False
    for heading in reversed(place.passage.section):
        yield heading, True


def _only(text: str, mentions: Sequence[Mention]) -> str | None:
    """The one option named, or of "use A over B" the one that is preferred."""
    named = {mention.name for mention in mentions}
    lesser = {mention.name for mention in mentions if _PREFERRED_TO.search(text[: mention.start])}
    rest = named - lesser if len(named) > 1 and lesser else named
    return rest.pop() if len(rest) == 1 else None
