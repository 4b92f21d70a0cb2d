"""What a clause tells to take and to leave: "choose A if …", "we left B", "we moved from A to B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import stance
from bot.lexicon import Mention
from bot.phrases import any_of, pattern, phrases, words

# Advice says it this plainly, whatever other words stand by.
PLAINLY = 0.9
# Blame this plain outweighs that something is in use.
_BLAMED = 0.3
# "You do not have to add A" neither praises nor blames it.
_GOES_WITHOUT = -0.1
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
        r"(?:nothing|nobody|no one) (?:\w+ )?(?:beats|tops|rivals|comes close to)",
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
_NO_REGRET = pattern(r"\b(?:not|never|no|nobody|none|hardly|without)\b(?: \w+)?\s+$|n['’]t(?: \w+)?\s+$")
# "We use A and people complain": what is only in use is not advised when the rest blames it.
_IN_USE = pattern(r"\b(?:we|i) use\s+(?:the )?$")
_AND_REST = pattern(r"(?:,|\s)\s*(?:and|but|yet|though)\s+(?P<rest>.+)")
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
_NO_GOOD = "no (?:good |real |longer a )?"
# "I see no reason to leave A".
_NO_REASON = phrases(
    _NO_GOOD + "(?:reason|need|plans?) to",
    r"(?:n['’]t|not|never) (?:\w+ ){0,2}(?:a |any )?(?:reason|need) to",
)
# "I see no reason to choose A"; the "to" may belong to what tells to take it.
_NO_CAUSE = pattern(
    rf"(?:\b{_NO_GOOD}|n['’]t (?:\w+ ){{0,2}}(?:a |any |the )?)"
    r"(?:reason|need|plans?|point)(?: to| in)?\s*$"
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
# "Keep A for …" takes it; "keep A up to date" does not.
_KEEPS = pattern(r"\b(?:keep|keeps|keeping|kept)\s+(?:the |using |to )?$")
_FOR_THAT = pattern(r"\s+(?:for|where|wherever|when|whenever|if|as long as)\b")
# "We looked at moving to A" weighs it, as yet.
_WEIGHED = pattern(
    r"\b(?:consider\w*|look(?:ed|ing)? at|discuss\w*|evaluat\w*|(?:thought|think\w*|talk\w*) (?:about|of)"
    r"|options|ways|possibilities|alternatives|costs? of|effort of)\b[^.;]*$"
)
_GERUND = pattern(r"\W*(?:mov|switch|migrat|us|go|tak|choos|pick|stay)\w*ing\b")
_ASKS_WHY = pattern(r"\W*why\b")
_IS_THE_ANSWER = pattern(
    r"^\W*(?:is|’s|'s)? ?",
    any_of(
        r"it (?:is|was)(?=\W*$|[,;])",
        "territory",
        "the (?:answer|choice|one to|way to go|safe bet|easier road)",
    ),
    r"\b",
)


def advised(text: str, mentions: Sequence[Mention], option: str) -> float:
    """How plainly a clause tells to take or to leave an option; 0 when it does neither."""
    found = (_advised_at(text, mention) for mention in mentions if mention.name == option)
    return next(filter(None, found), 0.0) or _again(text)


def of_several(text: str, mentions: Sequence[Mention]) -> dict[str, float]:
    """What a clause about several tells to take and to leave: "we moved from A to B", "choose A or B"."""
    if "?" in text and not _ASKS_WHY.match(text):
        return {}
    found: dict[str, float] = {}
    said, end = 0.0, 0
    for mention in mentions:
        own = _advised_at(text, mention)
        if said > 0 and _is_next(text, mention):
            own = own or PLAINLY
        said = own or (said if _JOINED.match(text[end : mention.start]) else 0.0)
        end = mention.end
        if said:
            found.setdefault(mention.name, said)
    taken = any(said > 0 for said in found.values())
    for mention in mentions if taken else ():
        if mention.name not in found and _AND_NOT.search(text[: mention.start]):
            found[mention.name] = -PLAINLY
    return found


def _is_next(text: str, mention: Mention) -> bool:
    """As of B in "choose A if …, B if …"."""
    return bool(_TAKEN_IF.match(text[mention.end :]) and _NEXT.search(text[: mention.start]))


def _advised_at(text: str, mention: Mention) -> float:
    before, after = text[: mention.start], text[mention.end :]
    if leaves := _LEAVES.search(before):
        stays = _NO_REASON.search(before[: leaves.start()]) or _DENIES.search(before[: leaves.start()])
        return PLAINLY if stays else -PLAINLY
    if _NOT_NEEDED.search(before):
        return _GOES_WITHOUT
    takes = _takes(before) or (_FOR_THAT.match(after) and _KEEPS.search(before))
    if takes and not (_IN_USE.search(before) and _is_blamed(after)):
        return -PLAINLY if _not_taken(before[: takes.start()], after) else PLAINLY
    if _IS_THE_ANSWER.match(after) or (_BEGINS.match(before) and _TAKEN_IF.match(after)):
        return PLAINLY
    return 0.0


def _takes(before: str) -> re.Match[str] | None:
    """What tells to take the option behind it; to weigh "moving to A" is not to move yet."""
    takes = _TAKES.search(before) or _TAKES_FOR.search(before)
    weighed = takes and _GERUND.match(takes[0]) and _WEIGHED.search(before[: takes.start()])
    return None if weighed else takes


def _not_taken(before: str, after: str) -> bool:
    """Whether what stands before "to take" and behind the option turns it: "I regret moving to A"."""
    if regrets := _REGRETS.search(before):
        return not _NO_REGRET.search(before[: regrets.start()])
    return bool(_DENIES.search(before) or _NO_CAUSE.search(before) or _FOR_NOTHING.match(after))


def _is_blamed(after: str) -> bool:
    rest = _AND_REST.search(after)
    return rest is not None and stance.polarity(rest["rest"]) < -_BLAMED


def _again(text: str) -> float:
    again = _TAKES_IT_AGAIN.search(text)
    if not again or not (again["still"] or again["again"]):
        return 0.0
    return -PLAINLY if again["not"] else PLAINLY
