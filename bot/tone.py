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
        "(?:^|, |: |; |(?<=not ))use",
        "take",
        "try",
        r"(?:go(?:ing|es)?|went) (?:for|with)",
        "reach(?:ed|es)? for",
        "start(?:ed)? with",
        "prefer(?:s|red)?",
        "recommend(?:s|ed)?",
        "stick (?:with|to)",
        "opt(?:ed)? for",
        "default(?:s|ed)? to",
        r"mov(?:e|ed|ing) (?:\S+ ){0,4}to",
        r"switch(?:ed|ing)? (?:\S+ ){0,4}to",
        r"migrat\w+ (?:\S+ ){0,4}to",
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
# "We left B for A", "we replaced B with A".
_TAKES_FOR = pattern(
    r"\b",
    any_of(
        r"(?:left|leave|leaving|dropp?(?:ed|ing)?|abandon(?:ed|ing)?|ditch(?:ed|ing)?|swapp?(?:ed|ing)?)"
        r"(?: \S+){1,4} for",
        r"(?:replac(?:e|ed|ing)|swapp?(?:ed|ing)?)(?: \S+){1,4} with",
    ),
    r"\s+(?:the |a |plain )?$",
)
# "Take A, not B".
_AND_NOT = pattern(r"(?:,|\band|\bbut) not\s+(?:the |a )?$")
# "We use A for nothing": not for nothing else, and not for nothing but one thing.
_FOR_NOTHING = pattern(r"\s+for (?:nothing|none)\b(?! (?:else|but|more|other|except))")
_REGRETS = pattern(r"\b(?:regret(?:s|ted|ting)?)(?: ever| having)?\s+$")
_NO_REGRET = pattern(r"\b(?:not|never|no|hardly|without)\b(?: \w+)?\s+$|n['’]t(?: \w+)?\s+$")
# "It is slower, and I would still pick it."
_TAKES_IT_AGAIN = pattern(
    r"\b(?:we|i|they)(?:['’]d| would)(?P<not>n['’]t| not| never)?",
    r"(?P<still> still| (?:always|gladly|happily|definitely))?",
    r" (?:pick|choose|take|use|recommend|go for|go with|buy) (?:it|them|this)\b(?P<again> again)?",
)
# What joins two options in one piece of advice: "choose A or B".
_JOINED = pattern(r"\s*(?:/|,? (?:and|or|nor|as well as))\s+(?:the |a |both )?$")
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
        r"rul(?:e|es|ed|ing) out",
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
_NEXT = pattern(r"(?:[,;]|\band|\bor|\bbut)\s+$")
_TAKEN_IF = pattern(r"\s+(?:if|when|where|in case)\b")
_NOT_NEEDED = pattern(r"\b(?:do|does|did)(?:n['’]t| not) (?:have|need) to (?:\w+ ){1,2}(?:the |a )?$")
_ASKS_WHY = pattern(r"\W*why\b")
_WHICH = pattern(r"\W*(?:which|who|whose)\b.*\?\W*$")
# A table's column of what to take in the situation that its row tells, and what makes it another column.
_PICKS = phrases(
    r"(?:pick|choose|recommend)\w*",
    words("choice best better winner verdict"),
    r"(?:what|which) .*(?:use|take)",
    r"^\W*(?:use|take|try|go (?:with|for)|reach for|start with|opt for)(?=\W*$)",
)
_NO_PICK = phrases(r"not|no|never|least|second|runner|avoid\w*|don['’]t")
_IS_ALL = pattern(r"\s*(?:[,.;!]|$|(?:does|is|has|wins)\b\W*$|(?:because|if|when|unless|by far)\b)")
_NEITHER = phrases("neither", "none of")
_IS_THE_ANSWER = pattern(
    r"^\W*(?:is|’s|'s)? ?",
    any_of("territory", "the (?:answer|choice|one to|way to go|safe bet|easier road)"),
    r"\b",
)
# "A can't be self-hosted" misses something, but what burdens is not missed: "A doesn't need a server".
_CANNOT, _ANSWERED = -0.35, 0.6
_BURDENS = words(
    r"needs? requir\w* costs? crash\w* fail\w* los\w+ break\w* locks? minds? cares? matters? charg\w+ hurts?"
    r" forc\w+ tak\w+ chang\w+ stop\w* forget\w* leak\w* block\w* pay hav\w+ want\w* suffer\w* depend\w*"
    r" rely worr\w+ differ\w* mean impl\w+ wast\w+ demand\w* slow\w* bother\w* only just merely necessarily"
)
_NEGATED = pattern(
    r"^(?:['’]s)? ?(?:\w+ly |also |itself |still |simply )?"
    r"(?:(?:ca|do|does|did|wo|could|would)n['’]t|can['’]t|cannot|can not|(?:do|does|did|will|could) not)"
    rf"\s+(?!{_BURDENS}\b)(?:\w+ly |be |even |yet |really )*(?!{_BURDENS}\b)[a-z]",
)
_YES = r"(?:yes|yep|does|do|is|are|can|will|has|have)(?!\w|n['’]t| not)"
_NO = r"(?:no|nope|not|cannot|(?:does|do|is|are|ca|wo|has|have)n['’]t|(?:does|do|is|are|will|has|have) not)"
_REPLY = pattern(
    r"^(?:,|:| -| –| —)?\s+(?:(?P<no>", _NO, r")|", _YES, r")(?=\W*$|\s*[.,;:!()–—-]| and\b| but\b)"
)
_REPLY_WITH = pattern(r"\b(?:yes|(?P<no>no)),? (?:with|for|in|on|to)\s+(?:the )?$")
_YES_OR_NO = pattern(r"^\W*(?:yes|(?P<no>no))(?=\W*$|\s*[.,;:!(–—])")
# "Does it need a server?", "Can A …": what is asked begins behind the subject.
_ASKS_WHETHER = pattern(
    r"^\W*(?:and |but )?(?:does|do|can|could|is|are|will|has|have|may) \S+ ",
    r"(?P<asked>.*)\?\W*$",
)
_BURDENS_FIRST = pattern(r"^\W*", _BURDENS, r"\b")
_LISTED = phrases("yes|no")
_BOTH_WAYS, _PLAIN_LABEL = 2, 3
_IT = pattern(r"^\W*(?:it|they|this)\b")
_THUMBS_UP, _THUMBS_DOWN = "✅👍➕✔✓☑", "❌✗✘✖👎➖"
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
    return next(filter(None, map(stance.heading_polarity, reversed(passage.section))), 0)


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


def advised(text: str, mentions: Sequence[Mention], option: str) -> float:
    """How plainly a clause tells to take or to leave an option; 0 when it does neither."""
    found = (_advised_at(text, mention) for mention in mentions if mention.name == option)
    return next(filter(None, found), 0.0) or _again(text)


def advice(text: str, mentions: Sequence[Mention]) -> dict[str, float]:
    """What a clause about several tells to take and to leave: "we moved from A to B", "choose A or B"."""
    if "?" in text and not _ASKS_WHY.match(text):
        return {}
    found: dict[str, float] = {}
    said, end = 0.0, 0
    for mention in mentions:
        own = _advised_at(text, mention)
        if (
            not own
            and said > 0
            and _TAKEN_IF.match(text[mention.end :])
            and _NEXT.search(text[: mention.start])
        ):
            own = _PLAINLY
        said = own or (said if _JOINED.match(text[end : mention.start]) else 0.0)
        end = mention.end
        if said:
            found.setdefault(mention.name, said)
    taken = any(said > 0 for said in found.values())
    for mention in mentions if taken else ():
        if mention.name not in found and _AND_NOT.search(text[: mention.start]):
            found[mention.name] = -_PLAINLY
    return found


def _advised_at(text: str, mention: Mention) -> float:
    before, after = text[: mention.start], text[mention.end :]
    if leaves := _LEAVES.search(before):
        stays = _NO_REASON.search(before[: leaves.start()]) or _DENIES.search(before[: leaves.start()])
        return _PLAINLY if stays else -_PLAINLY
    if _NOT_NEEDED.search(before):
        return _GOES_WITHOUT
    if takes := _TAKES.search(before) or _TAKES_FOR.search(before):
        return -_PLAINLY if _not_taken(before[: takes.start()], after) else _PLAINLY
    if _IS_THE_ANSWER.match(after):
        return _PLAINLY
    if _BEGINS.match(before) and _TAKEN_IF.match(after):
        return _PLAINLY
    return 0.0


def _not_taken(before: str, after: str) -> bool:
    """Whether what stands before "to take" and behind the option turns it: "I regret moving to A"."""
    if regrets := _REGRETS.search(before):
        return not _NO_REGRET.search(before[: regrets.start()])
    return bool(_DENIES.search(before) or _FOR_NOTHING.match(after))


def _again(text: str) -> float:
    again = _TAKES_IT_AGAIN.search(text)
    if not again or not (again["still"] or again["again"]):
        return 0.0
    return -_PLAINLY if again["not"] else _PLAINLY


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


def replied(text: str, mentions: Sequence[Mention], place: Place) -> dict[str, float]:
    """What "A does.", "no with B" and a cell's "yes" say where the heading or the row asks for yes or no."""
    found: dict[str, int] = {}
    for mention in mentions:
        match = _REPLY.match(text[mention.end :]) or _REPLY_WITH.search(text[: mention.start])
        if match:
            found[mention.name] = -1 if match["no"] else 1
    asked = _ASKS_WHETHER.match(place.passage.section[-1] if place.passage.section else "")
    # "Offline: A yes, B no" answers without having been asked.
    if not asked and (len(set(found.values())) < _BOTH_WAYS or not _LISTED.search(text)):
        return {}
    wanted = -1 if asked and _unwanted(asked["asked"]) else 1
    return {name: wanted * _ANSWERED * said for name, said in found.items()}


def checked(text: str, place: Place) -> float:
    """What "yes" or "no" says in a table's cell under "A, works offline:"."""
    column, comma, label = place.passage.lead_in.rstrip(": ").partition(", ")
    reply = _YES_OR_NO.match(text)
    if not (column and comma and label and reply):
        return 0.0
    return _ANSWERED * (-1 if reply["no"] else 1) * (-1 if _unwanted(label) else 1)


def _unwanted(asked: str) -> bool:
    """Of more than three words one may be of what it helps against: "runs on weak machines"."""
    plain = len(asked.split()) <= _PLAIN_LABEL and stance.polarity(asked) < 0
    return plain or bool(_BURDENS_FIRST.match(asked))


def _denied(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether an option, or "it", is said not to do what nobody would mind."""
    ends = [mention.end for mention in mentions]
    if begun := _IT.match(text):
        ends.append(begun.end())
    return any(_NEGATED.match(text[end:]) for end in ends)


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
    if _denied(text, mentions):
        return _CANNOT
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
