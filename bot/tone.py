"""Which way a clause points by its marks, by comparison, and by its words under its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from bot import figures, stance
from bot.lexicon import Mention
from bot.ownership import Place
from bot.phrases import any_of, pattern, phrases, words
from bot.replies import denied
from bot.stance_implicit import STRONGEST
from index.records import Passage

# Words fainter than this neither praise nor blame.
_FAINT = 0.1
# "Neither A nor B can be installed": what both cannot do.
_NEITHER_DOES = -0.6
# Words this weak leave it to the heading, which then counts so much.
_WEAK, _BY_HEADING = 0.3, 0.8
# An item goes with its list whatever its words; a sentence that goes against its heading is believed by half:
# "Despite its advantages, …".
_ITEM_AGAINST_WORDS, _WORDS_AGAINST_HEADING = 0.6, 0.5
# Fewer words than this introduce by naming ("Kafka, Licence:"), not by judging.
_SHORTEST_SENTENCE = 5
_LONGEST_LABEL = 2
# "When to use it:" and "Best for:" lead a paragraph as a heading would.
_LEADS_PARAGRAPH = pattern(
    r"\W*",
    any_of(
        r"when (?:not )?to (?:use|choose|pick|take|avoid)(?: \w+){1,3}",
        r"(?:where|why)(?: \w+){1,4} (?:it|them|this)",
        r"(?:best|good|great|ideal|not)(?: \w+)? for",
    ),
    r"\W*$",
)
_TURNS = pattern(
    r"\W*",
    any_of(
        words("but however yet still conversely"),
        "on the (?:other|flip)",
        "then again",
        "that (?:being )?said",
    ),
    r"\b",
)
_GOES_ON = phrases(words("more all only also"))
_NEITHER = phrases("neither", "none of")
_THUMBS_UP, _THUMBS_DOWN = "✅👍➕✔✓☑", "❌✗✘✖👎➖"
# A figure alone in a cell implies nothing: what it is set against may.
_LETTER = re.compile(r"[^\W\d_]")
_QUOTES = "\"“„«'‘"
_MARKS = phrases(r"scor\w+", "rat(?:ing|ed|ings)", "points", "grades?", "marks", "stars")
_MARK = re.compile(r"\W{0,3}(\d+(?:\.\d+)?)")
_OUT_OF = pattern(
    r"\W{0,3}(?:(?:gets?|got|scor\w+|earns?|is|has) )?(?:an? )?(\d{1,2}(?:\.\d)?)",
    r" ?(?:/ ?|out of |of )(?:5|10|100)\b",
)
_GRADE = re.compile(r"(?::| gets| got| earns)? (?:an? )?([A-F])([+−-]?)(?=[,.;)]|\s*$| and\b)")


def frame(place: Place) -> int:
    """The polarity that its own mark, the lead-in or the nearest heading gives to what stands there."""
    passage, lead_in = place.passage, place.passage.lead_in
    if marked_as := own_mark(place):
        return marked_as
    judges = len(lead_in.split()) >= _SHORTEST_SENTENCE and not _in_table(place)
    said = sign(stance.polarity(lead_in)) if judges else 0
    if tone := stance.heading_polarity(lead_in) or said:
        return tone
    for heading in reversed(passage.section if not _turns(lead_in) else (*passage.section, place.above)):
        if tone := stance.heading_polarity(heading):
            return -tone if _turns(lead_in) else tone
    return 0


def _turns(lead_in: str) -> bool:
    """Whether a list is announced as the opposite of what stood there before: "But then:"."""
    return bool(_TURNS.match(lead_in)) and not _GOES_ON.search(lead_in)


def _in_table(place: Place) -> bool:
    """Where "A, runs on weak machines:" names a column and a row."""
    return place.bullet.startswith("|") and "," in place.passage.lead_in


def own_mark(place: Place) -> int:
    """The polarity of a thumb or a cross, or of a label: "Minus: larger downloads"."""
    return _bullet(place) or stance.heading_polarity(_label(place))


def _label(place: Place) -> str:
    """Of a longer one than two words the sentence may be about something else."""
    label, colon, _ = (place.before + place.passage.text).partition(":")
    if colon and _LEADS_PARAGRAPH.match(label):
        return label
    label, colon, _ = place.passage.text.partition(":")
    return label if colon and len(label.split()) <= _LONGEST_LABEL else ""


def _bullet(place: Place) -> int:
    """A cross before somebody's words denies them: that is no blame."""
    mark, said = place.bullet.rstrip("\ufe0f"), place.passage.text
    if said[0] in _THUMBS_UP + _THUMBS_DOWN:
        # "- ❌ needs a driver", and in a table's cell.
        mark, said = said[0], said[1:].lstrip("\ufe0f ")
    if len(mark) != 1 or said[:1] in tuple(_QUOTES):
        return 0
    return (mark in _THUMBS_UP) - (mark in _THUMBS_DOWN)


def toned(text: str, mentions: Sequence[Mention], below: int, *, item: bool) -> float:
    """``below``: the frame that the clause stands in; ``item``: of a list, or with no subject of its own."""
    tone = _polarity(text, mentions)
    if below and abs(tone) < _WEAK:
        return _BY_HEADING * below
    if tone * below < 0:
        return _ITEM_AGAINST_WORDS * below if item else _WORDS_AGAINST_HEADING * tone
    return _or_implied(tone, text, mentions)


def _polarity(text: str, mentions: Sequence[Mention]) -> float:
    """Of all but the names: "Power BI" and "Swift" praise nothing."""
    return stance.polarity(stance.masked(text, [(mention.start, mention.end) for mention in mentions]))


def _or_implied(tone: float, text: str, mentions: Sequence[Mention]) -> float:
    if abs(tone) > _FAINT or not _LETTER.search(text):
        return tone
    if denied(text, mentions):
        # As much as what is only implied may count: more would be shown as blame, which has to be said.
        return -STRONGEST
    return stance.implied(text, [(mention.start, mention.end) for mention in mentions])


def marked(text: str, mentions: Sequence[Mention], passage: Passage) -> dict[str, float]:
    """Marks side by side ("A 5, B 3" where they are announced, "A gets 9 out of 10"): how far apart."""
    announced = any(_MARKS.search(heading) for heading in (*passage.section, passage.lead_in))
    found: dict[str, float] = {}
    for mention in mentions:
        behind = text[mention.end :]
        if match := _OUT_OF.match(behind) or (announced and _MARK.match(behind)):
            found[mention.name] = float(match[1])
        elif match := _GRADE.match(behind):
            # An A is the best; a minus lowers it by a third.
            found[mention.name] = -ord(match[1]) + {"+": 1 / 3, "-": -1 / 3, "−": -1 / 3}.get(match[2], 0.0)
    return figures.apart(found) if len(found) > 1 else {}


def compared(text: str, mentions: Sequence[Mention], options: Sequence[str]) -> dict[str, float]:
    """Who wins each pair where the clause compares; alike where it does not."""
    surfaces = {mention.name: mention.surface for mention in reversed(mentions)}
    alike = _polarity(text, mentions)
    if _NEITHER.search(text) and abs(alike) <= _FAINT:
        return dict.fromkeys(options, _NEITHER_DOES)
    scores = dict.fromkeys(options, _or_implied(alike, text, mentions))
    for one, other in combinations(options, 2):
        result = stance.compare(text, surfaces[one], surfaces[other])
        if result.label != "NONE":
            scores[one], scores[other] = result.score, -result.score
    return scores


def sign(value: float) -> int:
    return (value > 0) - (value < 0)
