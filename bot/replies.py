"""Answers and denials: what "A does.", a cell's "no" and "B cannot be hosted here" say of whom they name."""

from __future__ import annotations

from collections.abc import Sequence

from bot import stance
from bot.advice import PLAINLY
from bot.lexicon import Mention
from bot.ownership import Place
from bot.phrases import pattern, phrases, words
from bot.stance_implicit import STRONGEST
from index.records import Passage

# "Yes" and "no" say it this plainly.
_ANSWERED = 0.6
_WHICH = pattern(r"\W*(?:which|who|whose)\b.*\?\W*$")
# A table's column of what to take in the situation that its row tells, and what makes it another column.
_PICKS = phrases(
    r"(?:pick|choose|recommend)\w*",
    words("choice best better winner verdict"),
    r"(?:what|which) .*(?:use|take)",
    r"^\W*(?:use|take|try|go (?:with|for)|reach for|start with|opt for)(?=\W*$)",
)
# "A small team: B." below such a heading, and "For a small team: B." anywhere.
_RECOMMENDS = phrases(
    r"recommend\w*",
    words("verdict conclusion choice decision"),
    r"(?:which|what|when|how) (?:\w+ ){0,3}(?:choose|use|pick|take)",
    "rules? of thumb",
)
_IN_CASE = pattern(r"\W*(?:for(?! example| instance| reference| comparison| more)|if|when|needing)\b")
_NOT_FOR = pattern(r"\W*(?:not|never|avoid|worst|least|don['’]t)\b")
# "…: A", "…: A or B".
_GETS = pattern(r"[^:]{8,}: (?:[A-Z][\w.+#]*(?:,| or|,? and) )?(?:plain |just |still )?$")
_GETS_END = pattern(r"(?: or [A-Z][\w.+#]*)?\W*(?:$|,? (?:either|both) )")
_NO_PICK = phrases(r"not|no|never|least|second|runner|avoid\w*|don['’]t")
_IS_ALL = pattern(r"\s*(?:[,.;!]|$|(?:does|is|has|wins)\b\W*$|(?:because|if|when|unless|by far)\b)")
# "A can't be self-hosted" misses something, but what burdens is not missed: "A doesn't need a server".
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
# Behind an option: "A cannot", "A isn't", whatever it denies.
_DENIES = pattern(
    r"^(?:['’]s)? ?(?:(?:ca|do|does|did|wo|could|would|is|are|has|have)n['’]t|cannot|can not"
    r"|(?:do|does|did|will|could|is|are|has|have) not)\b",
)
_DENIES_ANYWHERE = pattern(r"n['’]t\b|\b(?:cannot|not)\b")
# All that may stand ahead of the option in "while B does not".
_ALONE = pattern(r"\W*(?:(?:and|but|while|whereas|yet) )?(?:the )?")
_YES = r"(?:yes|yep|does|do|is|are|can|will|has|have)(?!\w|n['’]t| not)"
_NO = r"(?:no|nope|not|cannot|(?:does|do|is|are|ca|wo|has|have)n['’]t|(?:does|do|is|are|will|has|have) not)"
_REPLY = pattern(
    r"^(?:,|:| -| –| —)?\s+(?:(?P<no>", _NO, r")|", _YES, r")(?=\W*$|\s*[.,;:!()–—-]| and\b| but\b)"
)
_REPLY_WITH = pattern(r"\b(?:yes|(?P<no>no)),? (?:with|for|in|on|to)\s+(?:the )?$")
_YES_OR_NO = pattern(r"^\W*(?:yes|(?P<no>no))(?=\W*$|\s*[.,;:!(–—])")
_THERE_OR_NOT = pattern(
    r"^\W*(?:included|supported|available|built[ -]in",
    r"|(?P<no>none|missing|unavailable|not (?:included|supported|available|possible)))\W*$",
)
_MARKED = pattern(r"[\s(]*(?:[✅✔✓☑👍➕]|(?P<no>[❌✗✘✖👎➖]))\ufe0f?[\s).]*$")
# "B less so" takes half of it back.
_LESS_SO = 0.5
# "Does it need a server?", "Can A …": what is asked begins behind the subject.
_ASKS_WHETHER = pattern(
    r"^\W*(?:and |but )?(?P<asks>does|do|can|could|is|are|will|has|have|may) \S+ ",
    r"(?P<asked>.*)\?\W*$",
)
# "No" to "Is it only for Linux?" blames nobody.
_ASKS_WHAT_IT_IS = {"is", "are"}
_BURDENS_FIRST = pattern(r"^\W*", _BURDENS, r"\b")
_CHARGED = phrases(words("fees? royalt(?:y|ies) surcharges?"))
_LISTED = phrases("yes|no")
_BOTH_WAYS, _PLAIN_LABEL = 2, 3
_IT = pattern(r"^\W*(?:it|they|this)\b")
# "A …, B cannot …": the second option begins what is said of it.
_JOINS = r"(?:and|but|while|whereas|yet)"
_PART = pattern(rf"(?:[,;:]|\s[-–—]|\s{_JOINS})\s+(?:{_JOINS} )?(?:the )?$")
_WORDS = pattern(r"[a-z]{2}")
_LISTED_ON = pattern(r"\s*(?:,|/|(?:and|or|nor)\b)")
_ELLIPSIS = pattern(
    r"\s+(?:(?P<no>",
    _NO,
    r"|(?:has|have|offers?|gets?|knows?) none|(?P<less>(?:(?:much|far|rather) )?less so))|",
    _YES,
    r")",
    r"(?: (?:too|as well|so))?\W*$",
)


def answers(text: str, mentions: Sequence[Mention], passage: Passage) -> float:
    """What "A, in nearly every city." says of A under "Who is easier to hire?", or in a table of picks."""
    asked = passage.section[-1] if passage.section else ""
    if not _WHICH.match(asked):
        asked = _picking_column(passage.lead_in)
    if not (asked and mentions and mentions[0].start == 0 and _IS_ALL.match(text[mentions[0].end :])):
        return 0.0
    return -PLAINLY if stance.polarity(asked.replace("?", "")) < 0 else PLAINLY


def picked(text: str, mentions: Sequence[Mention], passage: Passage) -> dict[str, float]:
    """Of "a small team: A or B." in a recommendation: each of them, plainly."""
    heading = passage.section[-1] if passage.section else ""
    recommends = _RECOMMENDS.search(heading) and not _NO_PICK.search(heading)
    if "?" in text or _NOT_FOR.match(text) or not (recommends or _IN_CASE.match(text)):
        return {}
    return {
        mention.name: PLAINLY
        for mention in mentions
        if _GETS.fullmatch(text[: mention.start]) and _GETS_END.match(text[mention.end :])
    }


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


def confirmed(text: str, place: Place) -> float:
    """What "Yes, …" or "No." says below a heading that asks whether one option can do something."""
    asked = _ASKS_WHETHER.match(place.passage.section[-1] if place.passage.section else "")
    reply = _YES_OR_NO.match(text)
    if place.before or not reply or not asked or asked["asks"].lower() in _ASKS_WHAT_IT_IS:
        return 0.0
    return _ANSWERED * (-1 if reply["no"] else 1) * (-1 if _unwanted(asked["asked"]) else 1)


def checked(text: str, place: Place) -> float:
    """What "yes", "no" or a mark alone says in a table's cell under "A, works offline:", or the other way."""
    column, comma, label = place.passage.lead_in.rstrip(": ").partition(", ")
    reply = _YES_OR_NO.match(text) or _THERE_OR_NOT.match(text) or _MARKED.match(text)
    if not (column and comma and label and reply):
        return 0.0
    return _ANSWERED * (-1 if reply["no"] else 1) * (-1 if _unwanted(label) or _unwanted(column) else 1)


def set_apart(text: str, mentions: Sequence[Mention]) -> dict[str, float]:
    """Of "A can do it, B cannot" and "A's history saved us, B forgets and can't replay": each its own.

    Empty unless the clause speaks of one option and then of another, and one of them is said not to do what
    the other does, or to do what the other does not.
    """
    names = list(dict.fromkeys(mention.name for mention in mentions))
    second = next((mention for mention in mentions if mention.name != names[0]), None)
    part = _PART.search(text[: second.start]) if second and len(names) == _BOTH_WAYS else None
    if not second or not part or any(m.name == names[0] for m in mentions if m.start > second.start):
        return {}
    first = text[: part.start()]
    ahead = [mention for mention in mentions if mention.end <= part.start()]
    # In "A and B cannot …" and "A, B or C …" none of them has a predicate of its own.
    if not _WORDS.search(first[ahead[-1].end :]) or _LISTED_ON.match(text[second.end :]):
        return {}
    if ellipsis := _ELLIPSIS.match(text[second.end :]):
        said = _predicated(first, ahead)
        other = -_LESS_SO * said if ellipsis["less"] else -said
        return {names[0]: said, names[1]: other} if bool(ellipsis["no"]) != _denies(first, ahead) else {}
    lacks = denied(first, ahead), bool(_NEGATED.match(text[second.end :]))
    worded = _worded(first, ahead), _worded(text, mentions, part.end())
    if not any(lacks):
        return dict(zip(names, worded, strict=True)) if worded[0] * worded[1] < 0 else {}
    has, positive = (worded[1], text[second.end :]) if lacks[0] else (worded[0], first)
    if all(lacks) or has < 0 or _DENIES_ANYWHERE.search(positive):
        return {}
    return {
        name: -STRONGEST if lacking else max(has, STRONGEST)
        for name, lacking in zip(names, lacks, strict=True)
    }


def opposed(text: str, mentions: Sequence[Mention], before: str) -> bool:
    """Whether "while B does not." says of its option the opposite of what the clause ``before`` says."""
    ellipsis = _ELLIPSIS.match(text[mentions[0].end :]) if mentions else None
    if not ellipsis or not _ALONE.fullmatch(text[: mentions[0].start]):
        return False
    return bool(ellipsis["no"]) != bool(_DENIES_ANYWHERE.search(before))


def _denies(text: str, mentions: Sequence[Mention]) -> bool:
    return any(_DENIES.match(text[mention.end :]) for mention in mentions)


def _worded(text: str, mentions: Sequence[Mention], start: int = 0) -> float:
    """What the words from ``start`` on say, but for the names."""
    names = [(mention.start - start, mention.end - start) for mention in mentions if mention.start >= start]
    return stance.polarity(stance.masked(text[start:], names))


def _predicated(text: str, mentions: Sequence[Mention]) -> float:
    """What it says of an option to do, or not to do, what the clause tells."""
    if said := _worded(text, mentions):
        return said
    behind = text[mentions[-1].end :]
    denial = _DENIES.match(behind)
    burden = _BURDENS_FIRST.match(behind[denial.end() :] if denial else behind)
    return -_ANSWERED if bool(denial) != bool(burden) else _ANSWERED


def _unwanted(asked: str) -> bool:
    """Of more than three words one may be of what it helps against: "runs on weak machines"."""
    plain = len(asked.split()) <= _PLAIN_LABEL and stance.polarity(asked) < 0
    return plain or bool(_BURDENS_FIRST.match(asked) or _CHARGED.search(asked))


def denied(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether an option, or "it", is said not to do what nobody would mind."""
    ends = [mention.end for mention in mentions]
    if begun := _IT.match(text):
        ends.append(begun.end())
    return any(_NEGATED.match(text[end:]) for end in ends)
