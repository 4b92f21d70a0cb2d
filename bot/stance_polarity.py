"""Whether a sentence or a heading speaks well of its one subject, by words and rules."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.stance_data import lexicon

_WORD = re.compile(r"[^\W_]+(?:['+#][^\W_]*)*|[.,;:!?()–—]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_FIGURE = re.compile(r"(\d+)(k|m)?")
_HEADING_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_BREAKS = frozenset(".,;:!?()–—")
# Tokens that a negation reaches within its clause, and that a "reduces" reaches to what is reduced.
_REACH = 4
_LONGEST_PHRASE = 4
# Figure, unit, "to", figure, unit.
_FROM_TO_WITH_UNITS = 5
# A concession ("Despite its speed, …") or what a "but" answers counts this much of the main clause;
# a clause about something else ("unlike Ruby, …") not at all.
_CONCEDED, _ANSWERED, _ELSEWHERE = 0.25, 0.4, 0.0
# "Not limited" praises less than "unlimited" would.
_DENIED = 0.7
_ENDINGS = (("ies", "y"), ("s", ""), ("es", ""), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("ly", ""))
_RELATIVE = frozenset({"which", "who", "whose"})
# "Use Kafka when", "avoid it if": a heading over cases.
_USED_WHEN = re.compile(
    r" (?:(?P<not>avoid|skip|(?:do not|don't) (?:use|choose|pick|take))"
    r"|use|choose|pick|take|prefer|go (?:with|for))"
    r"(?: [a-z.']+){1,3} (?:when|if|for) "
)
_JOINERS = frozenset({"and", "or", "of"})
_OBJECT_ENDS = frozenset(
    {"for", "with", "in", "but", "that", "which", "to", "is", "are", "so", "because", "when", "if"}
)
# "Loses part of the price advantage" loses the advantage: these do not use up the reach.
_PASSED_OVER = frozenset("a an the its their our your of part some any much most all".split())
# "Adds no complexity" and "offers fewer packages" change nothing but what these words tell.
_NEXT_TO_NOTHING = frozenset({"no", "without", "zero", "less", "little", "fewer", "few"})
# "Which one is best for loaves?" praises nothing that stands below it; "What are its advantages?" does.
_ASKS_WHICH = tuple(f" {word} " for word in "which who whose is are does do can how".split())
# "It has no scheduler", "there is no client": what is not there is missed, unless nobody wants it.
_THERE = frozenset("has have had is are was were offers provides gives gets includes".split())
_NOBODY_MISSES = frozenset(
    "need doubt reason question wonder matter difference longer exception surprise secret coincidence sense "
    "way idea stranger one more other competitor competition rival equal match peer alternative".split()
)
# Nor are these, unless they tell of another thing: "there is no upgrade path".
_RUN_BY_SOMEBODY = frozenset("server servers cluster clusters upgrade upgrades".split())
# "No lock to guard", "no array to get wrong": what burdens nobody is no loss.
_TO_BEAR = frozenset(
    "babysit lose maintain manage guard forget break learn install configure patch operate feed get watch "
    "worry upgrade update tune renew clean keep care pay host".split()
)
_PEOPLE = frozenset({"we", "you", "i", "they", "who", "people", "teams", "developers", "users", "to"})
_NO_DENIAL_BEFORE = frozenset({"only", "just", "merely", "doubt"})
# "Nothing is faster" praises as "this is faster" does; "nothing got faster" does not.
_NOTHING_MORE = re.compile(
    r"\b(?:nothing|nobody|no one)(?= (?:else )?(?!of |got |gets |became |becomes )(?:[a-z]+ ){1,4}"
    r"(?:better|worse|more|(?:fast|quick|slow|cheap|strong|smooth|light|clean|clos|safe|nic|hard|simpl)e?r"
    r"|easier)\b)"
)
# What is right or best is open: "the right choice between them depends on …", "choosing the best tool".
_OPEN = re.compile(
    r"\b(?:choos|pick|find|select)(?:e|es|ing|s)? (?:the|a) (?:right|best|better|ideal|perfect|good) [a-z]+"
    r"|\bthe (?:right|best|better|ideal|perfect) [a-z]+ (?:between|among)\b"
    r"|\bthe (?:right|best|better|ideal|perfect) (?:[a-z]+ ){1,6}?(?=(?:will |may )?depends?\b)"
)
# "Three times the memory" is told as "twice the memory".
_TIMES = re.compile(
    r"\b(?:two|three|four|five|six|ten|several|many|\d+) times "
    r"(?=the |as (?:much|many|long)|what |more |longer )"
)
_DENYING_PAIRS = frozenset(
    {
        ("instead", "of"),
        ("rather", "than"),
        ("far", "from"),
        ("stop", "being"),
        ("stops", "being"),
        ("stopped", "being"),
    }
)


class _Hit(NamedTuple):
    at: int
    value: float


def polarity(text: str) -> float:
    """-1 (speaks badly) to 1 (speaks well): the balance of its clauses' words; 0 for what claims nothing."""
    plain = _THOUSANDS.sub("", text.replace("’", "'").lower().replace("anything but", "not"))
    plain = _TIMES.sub("twice ", _NOTHING_MORE.sub("", plain))
    tokens = _WORD.findall(_OPEN.sub(" ", plain))
    if not tokens or "?" in tokens[-2:] or "whether" in tokens:
        return 0.0
    values = [weight * value for weight, clause in _clauses(tokens) for value in _values(clause)]
    # Half a word in the denominator: one word alone says less than three that agree.
    return sum(values) / (0.5 + sum(map(abs, values))) if values else 0.0


def _clauses(tokens: list[str]) -> list[tuple[float, list[str]]]:
    """Each clause's words with its weight; a "but" lowers what stands before it in its sentence."""
    weighed: list[tuple[float, list[str]]] = []
    for clause in _split(tokens):
        if clause[0] in lexicon().contrasts:
            weighed = [(min(weight, _ANSWERED), earlier) for weight, earlier in weighed]
        inherited = clause[0] in _RELATIVE and weighed
        weighed.append((weighed[-1][0] if inherited else _weight(clause[0]), clause))
    return weighed


def _weight(opener: str) -> float:
    if opener in lexicon().elsewhere:
        return _ELSEWHERE
    return _CONCEDED if opener in lexicon().concessions else 1.0


def _split(tokens: list[str]) -> list[list[str]]:
    words = lexicon()
    clauses: list[list[str]] = [[]]
    for token in tokens:
        opens = token in words.concessions or token in words.contrasts or token in words.elsewhere
        if token in _BREAKS or opens:
            clauses.append([])
        if token not in _BREAKS:
            clauses[-1].append(token)
    return [clause for clause in clauses if clause]


def _values(clause: list[str]) -> list[float]:
    found: list[_Hit] = []
    at = 0
    while at < len(clause):
        value, taken = _read(clause, at)
        if value:
            found.append(_Hit(at, value))
        at += taken
    return [_negated(clause, hit) for hit in found]


def _read(clause: list[str], at: int) -> tuple[float, int]:
    """What is said from this token on, and how many tokens say it: phrases, then changes, then words."""
    for size in range(min(_LONGEST_PHRASE, len(clause) - at), 0, -1):
        phrase = " ".join(clause[at : at + size])
        if phrase in lexicon().phrases:
            return lexicon().phrases[phrase], size
    if _asks_much(clause, at):
        return 0, 1
    changed = _consumed(clause, at) or _moved(clause, at) or _changed(clause, at)
    return changed or _missing(clause, at) or (_word(clause[at]), 1)


def _asks_much(clause: list[str], at: int) -> bool:
    """Whether a word as in "complex queries" tells of a task, not of what is given the task."""
    words, behind = lexicon(), clause[at + 1 : at + 3]
    return clause[at] in words.demanding and any(
        word in words.tasks and _OBJECT_ENDS.isdisjoint(behind[:place]) for place, word in enumerate(behind)
    )


def _consumed(clause: list[str], at: int) -> tuple[float, int] | None:
    """So that "costs us less" and "needs half the memory" praise, and "takes a third longer" blames.

    What people need is no cost of the technology: "if you need more control".
    """
    words = lexicon().consumption
    if clause[at] not in words.verbs or (at and clause[at - 1] in _PEOPLE):
        return None
    for place in range(at + 1, min(len(clause), at + 2 + _REACH)):
        if clause[place] in words.less or clause[place] in words.more:
            # The thing consumed goes with it: "needs less memory".
            return (1 if clause[place] in words.less else -1), place + 2 - at
        if clause[place] not in words.between:
            return None
    return None


def _moved(clause: list[str], at: int) -> tuple[float, int] | None:
    """So that "the bill tripled" blames, and "latency fell by half" praises."""
    words = lexicon().movements
    better_low = clause[at] in words.burdens
    if not better_low and clause[at] not in words.assets:
        return None
    for place in range(at + 1, min(len(clause), at + 1 + _REACH)):
        verbs = {clause[place], " ".join(clause[place : place + 2])}
        went = _from_to(clause, place)
        if went or not verbs.isdisjoint(words.rises | words.falls):
            falls = went < 0 or not verbs.isdisjoint(words.falls)
            return (1 if better_low == falls else -1), place + 1 - at
        if clause[place] in _OBJECT_ENDS and clause[place] not in {"for", "in", "to"}:
            return None
    return None


def _from_to(clause: list[str], at: int) -> int:
    """Whether "from 400 to 6100" or "from 9 ms to 4 ms" rises (1) or falls (-1); 0 for anything else."""
    if clause[at] != "from":
        return 0
    behind = clause[at + 1 : at + 6]
    if len(behind) == _FROM_TO_WITH_UNITS and behind[1] == behind[4]:
        del behind[1]
    if behind[1:2] != ["to"]:
        return 0
    one, other = map(_figure, (behind[0], behind[2] if len(behind) > 2 else ""))
    return 0 if one is None or other is None else (other > one) - (other < one)


def _figure(word: str) -> int | None:
    match = _FIGURE.fullmatch(word)
    return int(match[1]) * {"k": 1000, "m": 1000000}.get(match[2], 1) if match else None


def _missing(clause: list[str], at: int) -> tuple[float, int] | None:
    if clause[at] != "no" or not at or clause[at - 1] not in _THERE:
        return None
    behind = clause[at + 1 : at + 3]
    if any(one == "to" and two in _TO_BEAR for one, two in pairwise(clause[at + 1 : at + 2 + _REACH])):
        return 1, 2
    spared = behind[:1] and behind[0] in _RUN_BY_SOMEBODY and (_OBJECT_ENDS | _JOINERS).issuperset(behind[1:])
    return (-1, 2) if behind and not spared and _NOBODY_MISSES.isdisjoint(behind) else None


def _changed(clause: list[str], at: int) -> tuple[float, int] | None:
    """So that "reduces overhead" and "high throughput" praise, and "adds complexity" blames."""
    size = next((size for size in (2, 1) if " ".join(clause[at : at + size]) in lexicon().changes), 0)
    if not size:
        return None
    change, left = lexicon().changes[" ".join(clause[at : at + size])], _REACH
    for place in range(at + size, len(clause)):
        left -= clause[place] not in _PASSED_OVER
        if left < 0 or clause[place] in _OBJECT_ENDS:
            return None
        if clause[place] in _NEXT_TO_NOTHING:
            return 0, place - at
        if value := change.get(_object(clause, place), 0):
            return value, _end_of_list(clause, place + 1) - at
    return None


def _end_of_list(clause: list[str], end: int) -> int:
    """Where the things changed end: "reduces cost and the risk of bugs" blames nothing."""
    while end < len(clause) and clause[end] in _JOINERS:
        behind = range(end + 1, min(len(clause), end + 1 + _REACH))
        further = next((at for at in behind if _object(clause, at) or clause[at] in _OBJECT_ENDS), None)
        if further is None or clause[further] in _OBJECT_ENDS:
            break
        end = further + 1
    return end


def _object(clause: list[str], at: int) -> str:
    """What a word is when something changes it: asset, burden, blame, praise, or nothing."""
    word = clause[at]
    words, forms = lexicon(), _forms(word)
    for kind, members in (("asset", words.assets), ("burden", words.burdens)):
        if any(form in members for form in forms):
            return kind
    pair = words.phrases.get(" ".join(clause[at : at + 2]))
    return {1: "praise", -1: "blame"}.get(_word(word) if pair is None else pair, "")


def _word(word: str) -> int:
    words, forms = lexicon(), _forms(word)
    return any(form in words.praise for form in forms) - any(form in words.blame for form in forms)


@lru_cache(maxsize=16384)
def _forms(word: str) -> tuple[str, ...]:
    """The word and what it may be inflected from: "boasting" from "boast", "handled" from "handle"."""
    bases = [word.removesuffix(end) + base for end, base in _ENDINGS if word.endswith(end) and len(word) > 4]
    return (word, *bases)


def _negated(clause: list[str], hit: _Hit) -> float:
    before = clause[max(0, hit.at - _REACH) : hit.at]
    pairs = list(pairwise([*before, clause[hit.at]]))
    denied = sum(one in lexicon().negators and two not in _NO_DENIAL_BEFORE for one, two in pairs)
    denied += any(pair in _DENYING_PAIRS for pair in pairs)
    denied += before[-1:] == ["least"] and before[-2:-1] != ["at"]
    return hit.value if denied % 2 == 0 else -_DENIED * hit.value


def heading_polarity(heading: str) -> int:
    """1 over what speaks for a technology ("Pros"), -1 against ("When not to use"), 0 for both or neither."""
    plain = " ".join(["", *_HEADING_WORD.findall(heading.replace("’", "'").lower()), ""])
    if "?" in heading and plain.startswith(_ASKS_WHICH):
        return 0
    if used := _USED_WHEN.match(plain):
        return -1 if used["not"] else 1
    signs = set()
    for phrase, sign in _headings():
        if f" {phrase} " in plain:
            # Taken out, so that "not suited for" is not met again as "suited for".
            plain = plain.replace(f" {phrase} ", " | ")
            signs.add(sign)
    return signs.pop() if len(signs) == 1 else 0


def quantity(clause: list[str], at: int) -> int:
    """What "less", "lower" or "longer" says of whom it is said, by what it measures: 0 where that is unknown.

    So that "needs fewer servers" and "has lower latency" praise, and "takes longer" blames.
    """
    for verb in range(max(0, at - 1 - _REACH), at):
        consumed = _consumed(clause, verb)
        # The last two of its words: "less memory", "twice longer".
        if consumed and at in (verb + consumed[1] - 2, verb + consumed[1] - 1):
            return round(consumed[0])
    changed = _changed(clause, at)
    return round(changed[0]) if changed else 0


@lru_cache(maxsize=1)
def _headings() -> list[tuple[str, int]]:
    return sorted(lexicon().headings.items(), key=lambda entry: (-len(entry[0]), entry[1]))
