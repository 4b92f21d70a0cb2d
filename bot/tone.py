"""Which way a clause points: by advice, by marks, by comparison, by its words under its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from bot import figures, stance
from bot.lexicon import Mention
from bot.ownership import Place
from bot.phrases import any_of, pattern, phrases, words
from index.records import Passage

# Words fainter than this neither praise nor blame.
_FAINT = 0.1
# "Choose A if …" and "we left B" say it this plainly, whatever other words stand by.
_PLAINLY = 0.9
# "Neither A nor B can be installed": what both cannot do.
_NEITHER_DOES = -0.6
# "You do not have to add A" neither praises nor blames it.
_GOES_WITHOUT = -0.1
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

_TAKES = pattern(
    r"\b",
    any_of(
        "choose",
        "pick",
        # "Teams that use A" and "their applications use A" advise nothing.
        r"(?:to|we|i|should|would|could|can|and|or|then|just|let['’]s) use",
        "(?:^|, |: |(?<=not ))use",
        "take",
        "try",
        r"go(?:ing|es)? (?:for|with)",
        "reach(?:ed|es)? for",
        "start(?:ed)? with",
        "prefer(?:s|red)?",
        "recommend(?:s|ed)?",
        "stick (?:with|to)",
        "opt(?:ed)? for",
        "default(?:s|ed)? to",
        r"mov(?:e|ed|ing) (?:\w+ ){0,4}to",
        "switch(?:ed)? to",
        r"migrat\w+ to",
        "belongs? (?:in|to)",
        "stay(?:ed|s)? (?:in|with|on)",
        r"kept? (?:\w+ ){0,4}in",
        r"keeps? (?:\w+ ){0,4}in",
        "territory of",
        "chose",
        "chosen",
        "consider",
        "look at",
        "(?:we|i|they|and) took",
        "favou?rs?",
        r"should (?:run|live|go|stay) (?:on|in|to|with)",
        "packaged for",
        "that is",
        "→",
        "👉",
    ),
    r"\s+(?:the |a |plain |just |simply |mostly |still )*$",
)
_LEAVES = pattern(
    r"\b",
    any_of(
        "avoid",
        "skip",
        "drop(?:ped)?",
        "left",
        "leave",
        "leaving",
        "abandon(?:ed)?",
        "ditch(?:ed)?",
        r"mov(?:e|ed|ing) (?:us |\w+ )?(?:off|away from|from)",
        "switch(?:ed)? (?:away )?from",
        r"migrat\w+ (?:away )?from",
        "rid of",
        "stop (?:using|defaulting to)",
        "(?:would|do|did|should)(?:n['’]t| not) (?:use|choose|pick|take|need|want|start with|recommend|adopt"
        "|introduce|run|self-host|host|operate|bring in)",
        "never (?:use|choose|pick)",
        "instead of",
        "(?:advis|warn|recommend|decid)(?:e|ed)? against",
        r"^\W*not (?:on|in|with|for)",
    ),
    r"\s+(?:the |a )?$",
)
# "I see no reason to leave A".
_NO_REASON = phrases(
    r"no (?:good |real |longer a )?(?:reason|need|plans?) to",
    r"(?:n['’]t|not|never) (?:\w+ ){0,2}(?:a |any )?(?:reason|need) to",
)
# "It was not moved to A", "we could not use B".
_DENIES = pattern(
    r"(?<!why )(?<!why do)",
    any_of(r"\b" + words("not never cannot hardly seldom rarely"), "n['’]t"),
    r"(?: \w+)?\s+$",
)
# "B if …" as the second of "choose A if …, B if …".
_BEGINS = pattern(r"^\W*(?:and |or |but )?$")
_TAKEN_IF = pattern(r"\s+(?:if|when|where|in case)\b")
_NOT_NEEDED = pattern(r"\b(?:do|does|did)(?:n['’]t| not) (?:have|need) to (?:\w+ ){1,2}(?:the |a )?$")
_WHICH = pattern(r"\W*(?:which|who|whose)\b.*\?\W*$")
# A table's column of what to take in the situation that its row tells, and what makes it another column.
_PICKS = phrases(
    r"(?:pick|choose|recommend)\w*",
    words("choice best better winner verdict"),
    r"(?:what|which) .*(?:use|take)",
)
_NO_PICK = phrases(r"not|no|never|least|second|runner|avoid\w*")
_IS_ALL = pattern(r"\s*(?:[,.;!]|$|(?:does|is|has|wins)\b\W*$|(?:because|if|when|unless|by far)\b)")
_NEITHER = phrases("neither", "none of")
_IS_THE_ANSWER = pattern(
    r"^\W*(?:is|’s|'s)? ?",
    any_of("territory", "the (?:answer|choice|one to|way to go|safe bet|easier road)"),
    r"\b",
)
_THUMBS_UP, _THUMBS_DOWN = "✅👍➕", "❌✗✘✖👎➖"
_QUOTES = "\"“„«'‘"
_MARKS = phrases(r"scor\w+", "rat(?:ing|ed|ings)", "points", "grades?", "marks", "stars")
_MARK = re.compile(r"\W{0,3}(\d+(?:\.\d+)?)")


def frame(place: Place) -> int:
    """The polarity that its own mark, the lead-in or the nearest heading gives to what stands there."""
    passage, lead_in = place.passage, place.passage.lead_in
    if marked_as := own_mark(place):
        return marked_as
    said = sign(stance.polarity(lead_in)) if len(lead_in.split()) >= _SHORTEST_SENTENCE else 0
    if tone := stance.heading_polarity(lead_in) or said:
        return tone
    return next(filter(None, map(stance.heading_polarity, reversed(passage.section))), 0)


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
    mark = place.bullet.rstrip("\ufe0f")
    if len(mark) != 1 or place.passage.text[0] in _QUOTES:
        return 0
    return (mark in _THUMBS_UP) - (mark in _THUMBS_DOWN)


def advised(text: str, mentions: Sequence[Mention], option: str) -> float:
    """How plainly a clause tells to take or to leave an option; 0 when it does neither."""
    for mention in mentions:
        if mention.name != option:
            continue
        before = text[: mention.start]
        if leaves := _LEAVES.search(before):
            stays = _NO_REASON.search(before[: leaves.start()]) or _DENIES.search(before[: leaves.start()])
            return _PLAINLY if stays else -_PLAINLY
        if _NOT_NEEDED.search(before):
            return _GOES_WITHOUT
        after = text[mention.end :]
        if takes := _TAKES.search(before):
            return -_PLAINLY if _DENIES.search(before[: takes.start()]) else _PLAINLY
        if _IS_THE_ANSWER.match(after):
            return _PLAINLY
        if _BEGINS.match(before) and _TAKEN_IF.match(after):
            return _PLAINLY
    return 0.0


def answers(text: str, mentions: Sequence[Mention], passage: Passage) -> float:
    """What "A, in nearly every city." says of A under "Who is easier to hire?", or in a table of picks."""
    asked = passage.section[-1] if passage.section else ""
    if not _WHICH.match(asked):
        asked = _picking_column(passage.lead_in)
    if not (asked and mentions and mentions[0].start == 0 and _IS_ALL.match(text[mentions[0].end :])):
        return 0.0
    return -_PLAINLY if stance.polarity(asked.replace("?", "")) < 0 else _PLAINLY


def _picking_column(lead_in: str) -> str:
    """Of a cell's "column, row:" the column, when it tells what to take."""
    column, comma, _ = lead_in.partition(",")
    return column if comma and _PICKS.search(column) and not _NO_PICK.search(column) else ""


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
    if abs(tone) > _FAINT:
        return tone
    return stance.implied(text, [(mention.start, mention.end) for mention in mentions])


def marked(text: str, mentions: Sequence[Mention], passage: Passage) -> dict[str, float]:
    """Marks under a heading that announces them ("Safety: A 5, B 3"): the distance from their middle."""
    if not any(_MARKS.search(heading) for heading in (*passage.section, passage.lead_in)):
        return {}
    found = ((mention.name, _MARK.match(text[mention.end :])) for mention in mentions)
    return figures.apart({name: float(match.group(1)) for name, match in found if match})


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
