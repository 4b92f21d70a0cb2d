"""What a passage says for or against each option: whose each clause is, and which way it points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bot import advice, figures, replies, tone
from bot.lexicon import Lexicon, Mention
from bot.ownership import Place, first_owner, roles, stands_under_another, whose
from bot.phrases import pattern, phrases, words

# What "slower than X" or "compared to X" says about X, as a share of what it says about its subject.
_REVERSED = 0.5
# "Low" in a table's cell says it as plainly as "yes".
_GRADED = 0.6
# "A may be popular, but …", "Granted, A is quick, but …" grant half of it.
_CONCEDED = 0.5
_GRANTS = phrases(
    r"(?:may|might) (?:well |indeed |also )?(?:be|have|look|seem|sound)",
    r"^\W*(?:granted|sure|admittedly|true|yes|certainly|of course|to be fair|it is true|it's true)",
)
# Behind another clause these set one option against another; they concede nothing.
_ELSEWHERE = pattern(r"^(?:while|whereas)\s+")
_ENDS = (".", "!", "?")
_ANSWERS = pattern(r"\W*(?:but|yet|however|still|nevertheless)\b")
_ALIKE = phrases(
    words("both either each equally alike similar"), "all (?:three|four)?", "the two", "as well as"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """How one clause stands to the options, -1 against and 1 for; ``even`` when it credits them all alike."""

    stances: Mapping[str, float]
    even: bool = False


def read_claims(place: Place, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[Claim]:
    """One claim for each span of the passage, which may carry on the subject of the one before it."""
    text, subject = place.passage.text, None
    ahead, claim = "", Claim({})
    for (start, end), behind in zip_longest(spans, spans[1:]):
        subject = subject or first_owner(text[:end], lexicon)
        # Patterns of language know no line ends and no spaces that hold words together.
        clause = " ".join(text[start:end].split())
        if ahead and not ahead.endswith(_ENDS) and (behind is None or clause.endswith(_ENDS)):
            clause = _ELSEWHERE.sub("", clause)
        claim = _opposite(clause, ahead, claim, lexicon) or _claim(clause, subject, place, lexicon)
        ahead = clause
        conceded = behind and _ANSWERS.match(text[behind[0] :]) and _GRANTS.search(clause)
        yield _halved(claim) if conceded else claim


def _opposite(clause: str, ahead: str, claim: Claim, lexicon: Lexicon) -> Claim | None:
    """Of "B does not." behind what was claimed of A."""
    mentions = lexicon.mentions(clause)
    if not ahead or len(claim.stances) != 1 or not replies.opposed(clause, mentions, ahead):
        return None
    ((name, said),) = claim.stances.items()
    return Claim({mentions[0].name: -said}) if mentions[0].name != name else None


def _halved(claim: Claim) -> Claim:
    return Claim({name: _CONCEDED * said for name, said in claim.stances.items()}, claim.even)


def _claim(clause: str, subject: str | None, place: Place, lexicon: Lexicon) -> Claim:
    mentions = lexicon.mentions(clause)
    owners, measures = roles(clause, mentions)
    if len(owners) > 1:
        return _of_several(clause, mentions, owners, place)
    owner, by_heading = owners[0] if owners else subject, False
    if owner is None:
        owner, by_heading = whose(place, measures, lexicon)
    if owner is None:
        return Claim({})
    item = bool(place.passage.lead_in) or by_heading
    said = replies.answers(clause, mentions, place.passage)
    said = said or replies.picked(clause, mentions, place.passage).get(owner, 0.0)
    said = said or advice.advised(clause, mentions, owner)
    said = said or replies.replied(clause, mentions, place).get(owner, 0.0) or replies.checked(clause, place)
    said = said or _GRADED * figures.graded(clause, place.passage.lead_in)
    said = said or (replies.confirmed(clause, place) if by_heading else 0.0)
    below = tone.own_mark(place) if stands_under_another(place, owner, lexicon) else tone.frame(place)
    said = said or tone.toned(clause, mentions, below, item=item)
    return Claim({**dict.fromkeys(measures, -_REVERSED * said), owner: said})


def _advised(clause: str, mentions: Sequence[Mention], owners: Sequence[str]) -> dict[str, float]:
    return {name: said for name, said in advice.of_several(clause, mentions).items() if name in owners}


def _of_several(clause: str, mentions: Sequence[Mention], owners: Sequence[str], place: Place) -> Claim:
    stances = (
        tone.marked(clause, mentions, place.passage)
        or replies.replied(clause, mentions, place)
        or replies.picked(clause, mentions, place.passage)
        or replies.set_apart(clause, mentions)
        or figures.counted(clause, mentions)
        or {**tone.compared(clause, mentions, owners), **_advised(clause, mentions, owners)}
    )
    credits_alike = len(set(map(tone.sign, stances.values()))) == 1
    return Claim(stances, even=credits_alike and bool(_ALIKE.search(clause)))
