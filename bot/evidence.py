"""What a passage says for or against each option: whose each clause is, and which way it points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot import advice, figures, replies, tone
from bot.lexicon import Lexicon, Mention
from bot.ownership import Place, first_owner, roles, stands_under_another, whose
from bot.phrases import phrases, words

# What "slower than X" or "compared to X" says about X, as a share of what it says about its subject.
_REVERSED = 0.5
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
    for start, end in spans:
        subject = subject or first_owner(text[:end], lexicon)
        # Patterns of language know no line ends and no spaces that hold words together.
        yield _claim(" ".join(text[start:end].split()), subject, place, lexicon)


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
    said = replies.answers(clause, mentions, place.passage) or advice.advised(clause, mentions, owner)
    said = said or replies.replied(clause, mentions, place).get(owner, 0.0) or replies.checked(clause, place)
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
        or figures.counted(clause, mentions)
        or {**tone.compared(clause, mentions, owners), **_advised(clause, mentions, owners)}
    )
    credits_alike = len(set(map(tone.sign, stances.values()))) == 1
    return Claim(stances, even=credits_alike and bool(_ALIKE.search(clause)))
