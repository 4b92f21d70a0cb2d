"""Numbers: how many users or messages a clause names, and whether a question is for a number."""

from __future__ import annotations

import re

from bot.phrases import any_of, pattern, phrases, words
from bot.question.clauses import asking_sentences

_COUNTED = words(
    "users? people ppl visitors? customers? players? clients? sessions? connections? sockets? devices? "
    "sensors? meters? trucks? browsers? tabs? phones? viewers? fans? members? bidders? spectators? requests? "
    "req/s rps messages? msgs? events? orders? writes? records? rows docs documents employees students "
    "pupils patients colleagues farmers subscribers readers listeners participants machines boxes stations"
)
# What people mean by the vague ones, roughly.
_NUMBER_WORDS = {
    **{
        word: float(number)
        for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)
    },
    "a couple": 2.0,
    "a few": 4.0,
    "a handful": 5.0,
    "a dozen": 12.0,
    "twelve": 12.0,
    "fifteen": 15.0,
    "twenty": 2e1,
    "thirty": 3e1,
    "forty": 4e1,
    "fifty": 5e1,
    "a hundred": 1e2,
    "a thousand": 1e3,
    "dozens": 3e1,
    "hundreds": 3e2,
    "thousands": 5e3,
    "millions": 2e6,
}
# No longer than a number is: a page of digits would be read again from each of them.
_NUMBER_TEXT = rf"\d[\d.,' ]{{0,14}}|\b(?:{'|'.join(_NUMBER_WORDS)})\b"
# "40k paying users", "1,200 messages", "thousands of sensors"; sums of money are no load.
_COUNT = pattern(
    rf"(?<![\w.$€£])(?P<number>{_NUMBER_TEXT})",
    r"\s*(?P<unit>k|m|mio|million|thousand|hundred)?\+?\s+(?:of )?(?:\w+[ -]){0,2}?",
    _COUNTED,
    r"\b",
)
_TEAM = pattern(
    rf"(?<![\w.$€£])(?P<number>{_NUMBER_TEXT})",
    r"\s*(?P<unit>k)?\+?\s+",
    any_of(
        "of us",
        r"(?:of )?(?:\w+[ -]){0,2}?"
        + any_of(
            words("developers? devs? programmers? engineers? coders? teams squads"),
            r"(?:front|back)[ -]?end (?:people|ppl|folks)",
        ),
    ),
    r"\b",
)
# "60 TB", "some 200 gigs of data"; a machine's memory is not what is kept.
_STORED = pattern(
    rf"(?<![\w.$€£])(?P<number>{_NUMBER_TEXT})",
    r"\s*(?P<unit>[mgtp])(?:i?b|eg(?:abyte)?s?|ig(?:abyte)?s?|era(?:byte)?s?|eta(?:byte)?s?)\b",
)
_GIGABYTES = {"m": 1e-3, "g": 1.0, "t": 1e3, "p": 1e6}
_MEMORY = phrases("ram", "memory", "per gb")
_ALONE = phrases(
    "just me", "only me", "myself", r"i['’]?m (?:alone|solo)", r"one[ -](?:man|woman|person) \w+", "by myself"
)
# "700 scans a day": whatever is counted, it comes at a rate.
_RATE = pattern(
    rf"(?<![\w.$€£])(?P<number>{_NUMBER_TEXT})",
    r"\s*(?P<unit>k|m|mio|million|thousand|hundred)?\+?\s+(?:\w+[ -]){1,3}?",
    r"(?:a|an|per|each|every)\s+(?P<period>sec(?:ond)?|min(?:ute)?|hour|day|night|week|month)\b",
)
# "50,000 users and two releases a week": what the team does tells nothing of load.
_TEAMS_DOING = phrases(r"(?:re-?)?deploy\w*", r"(?:releas|sprint|meeting|commit|merge|build|updat)\w*")
_A_MINUTE = {
    "sec": 60.0,
    "min": 1.0,
    "hou": 1 / 60,
    "day": 1 / 1440,
    "nig": 1 / 1440,
    "wee": 1 / 10_080,
    "mon": 1 / 43_200,
}
# "Traffic is low", "hardly any users": no number, and few all the same.
_LOAD = words("traffic load volume usage users? visitors? requests? messages? customers?")
_FEW = pattern(
    any_of(
        rf"\b{_LOAD}\s+(?:is|are|will be|stays?|remains?)\s+(?:\w+\s+)?"
        + words("low small tiny modest light negligible few"),
        rf"\b(?:low|little|hardly any|barely any|very few|not much|not many|no real)\s+{_LOAD}",
        rf"\b(?:do|does|wo|will)(?:n['’]?t| not) (?:have|get|expect|see) (?:so |that |too )?"
        rf"(?:many|much|a lot of)\s+{_LOAD}",
    ),
    r"\b",
)
_A_FEW = 10.0
_UNITS = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mio": 1e6, "million": 1e6, "hundred": 1e2}
_THOUSANDS_MARK = re.compile(r"[.,' ](?=\d{3}\b)")
_NUMBER = re.compile(r"\d+([.,]\d+)?")

_OPENING = any_of(
    "and", "so", "but", "ok", "okay", "cool", "roughly", "approximately", "about", r"in \w+", "hey", "hi",
    "please", "pls", "also", "then", "now", "exactly", "tell me", "do you know", "any idea", "what.s",
    r"for the \w+",
)  # fmt: skip
# "How much would we notice?" asks for no figure.
_IS_NOTICED = r"would (?:i|we|you) (?:\w+ )?(?:feel|notice|gain|win|lose)"
_FIGURE = words(
    "prices? costs? salar(?:y|ies) wages? fees? rates? limits? p9\\d throughput latency size memory "
    "numbers? figures?"
)
# A price, a salary, a latency: what only a passage with that very number answers.
_QUANTITY = pattern(
    any_of(
        rf"^(?:\W|{_OPENING}\b)*"
        + any_of(
            r"how (?:much|many|large|big|high)\b"
            r"(?! (?:better|faster|easier|worse|slower|more|harder|of a|does it matter|work|effort"
            rf"|{_IS_NOTICED}))",
            # "What does it cost?", but "what would you pick if costs hurt?" asks for no price.
            r"(?:what|which) (?:does|do|did|would|will|should|is|are|was) "
            r"(?:(?!\b(?:if|when|where|that|to|because|since)\b).){0,60}"
            r"\b(?:cost|pay|charge|earn|salary|salaries|price|fee|rent)\b"
            r"(?!.{0,20}(?:less|more|lower|cheaper|savings|effective))",
            rf"(?:what|which)(?:['’]?s| is| are) (?:the |a )?(?:\w+ ){{0,2}}{_FIGURE} (?:of|for|per|in)\b",
            rf"(?:what|which) (?:\w+ )?{_FIGURE} (?:does|do|did|can|would|will|is|are|has)\b",
            r"what (?:percentage|percent|share|proportion|fraction|number) of\b",
            r"how (?:fast|quick|slow|big|small|expensive|cheap)\b.{0,60}\b"
            r"(?:exactly\b|in (?:ms|milliseconds|seconds|minutes|numbers|percent|euros|dollars)\W*$)",
        ),
        rf"\b(?:per month on|how much (?!{_IS_NOTICED})(?:would|does|do|will|is|are)|in \$"
        r"|need (?:the )?p9\d)",
    )
)


_OF_EACH = phrases(
    "each", "compared", "both", "versus", "vs", r"(?:of|between) the (?:two|three|four)", "than"
)
_MEASURED = phrases(
    words(
        "costs? pays? charges? earns? salar(?:y|ies) prices? fees? rent dollars? euros? bucks money req rps"
    ),
    r"[$€£]",
    r"p9\d",
    r"per (?:sec\w*|min\w*|hour|month|year)",
    r"\d+ ?ms",
)


def magnitude(text: str) -> float | None:
    """The largest number of users, devices and the like that a clause names, or of what comes a minute."""
    rates = [
        value * _A_MINUTE[match.group("period")[:3].lower()]
        for match in _RATE.finditer(text)
        if not _TEAMS_DOING.search(match.group())
        and (value := _value(match.group("number"), match.group("unit") or "")) is not None
    ]
    largest = max(rates) if rates else _largest(_COUNT, text)
    return _A_FEW if largest is None and _FEW.search(text) else largest


def team_size(text: str) -> float | None:
    """The largest number of developers that a clause names."""
    return 1.0 if _ALONE.search(text) else _largest(_TEAM, text)


def gigabytes(text: str) -> float | None:
    """The most data that a clause says is kept."""
    if _MEMORY.search(text):
        return None
    named = (
        (_value(match.group("number"), ""), match.group("unit").lower()) for match in _STORED.finditer(text)
    )
    return max((value * _GIGABYTES[unit] for value, unit in named if value is not None), default=None)


def _largest(counted: re.Pattern[str], text: str) -> float | None:
    named = (_value(match.group("number"), match.group("unit") or "") for match in counted.finditer(text))
    return max((value for value in named if value is not None), default=None)


def _value(number: str, unit: str) -> float | None:
    number = number.lower().strip()
    digits = _THOUSANDS_MARK.sub("", number).strip(" ,.'")
    value = _NUMBER_WORDS.get(number)
    if value is None and _NUMBER.fullmatch(digits):
        value = float(digits.replace(",", "."))
    return None if value is None else value * _UNITS.get(unit.lower(), 1.0)


def asks_quantity(text: str) -> bool:
    """Whether a figure is asked for.

    "How much work is left with each?" asks which is better, "how much does each cost?" for a price.
    """
    return any(
        _QUANTITY.search(sentence) and (_MEASURED.search(sentence) or not _OF_EACH.search(sentence))
        for sentence in asking_sentences(text)
    )
