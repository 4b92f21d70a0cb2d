"""What the asker's people know, and what runs already without complaints."""

from __future__ import annotations

from collections.abc import Sequence

from bot.lexicon import Lexicon, Mention
from bot.phrases import any_of, pattern, phrases, words
from bot.question.clauses import split_clauses

_KNOWS = phrases(
    words(
        r"experience[d]? comfortable fluent familiar skilled expert\w* background devs? developers? "
        r"engineers? programmers? team guys squad doing writes? write writing written wrote coded coding "
        r"speak bootcamp learned trained"
    ),
    # "Everybody knows that it is fast" knows no technology.
    r"know(?:s|n)?(?! that| how| if| whether| why| what)",
    "used to",
    r"(?:we|they) (?:are|were) an? .{1,20} shop",
)
# "Four Tin people", but "Tin for 300 people" is what they get.
_IS_THEIRS = pattern(r"^(?:\s|/|-|(?!for|with|to)\w+\s){0,2}?", words("folks ppl people crew shop"), r"\b")
# What people would like, or are told to do, they need not know.
_WISHED = phrases(
    words(r"wants? wanted wish\w* switch\w* moving moves? migrat\w+ redo rewrit\w+ adopt try introduce go"),
    r"(?:would|['’]d) (?:love|like|prefer)",
)
_SOMEBODY = phrases(
    words(
        r"we us our team all none nobody i my devs? developers? engineers? people ppl folks they he she guys "
        r"everyone everybody programmers? founders? squad \d+ two three four five six seven eight"
    ),
    "of them",
)
_NOBODY = phrases(words("none nobody noone never neither not no n['’]?t without zero hardly barely"))
# What nobody has done, nobody knows; to have done it once is not to know.
_TOUCHED = phrases(words("opened touched tried"))
# As in "nobody has written anything but A": A they have.
_NOTHING_BUT = pattern(r"\b(?:any|no)thing (?:but|except|besides|other than|outside(?: of)?)\s+(?:\w+ )?$")
# As in "we had it, and nobody has ever opened it".
_NOBODY_DOES = pattern(
    r"\b(?:nobody|no ?one|none)\b.{0,25}\b",
    words("opened touched used knows? understands? understood"),
    r"\s(?:it|that|this)\b",
)
# What follows the technology that went with whoever knew it.
_LEFT = pattern(
    r"^\W*(?:\w+ )?",
    words("guys? persons? people devs? developers? engineers? expert specialist colleague woman man lady"),
    r"\b(?:\s\w+){0,3}\s",
    any_of(
        r"(?<!\bare )(?<!\bis )(?<!\bstill )left", words("leaves quit quits gone retired retires resigned")
    ),
    r"\b",
)
_CONTENT = phrases(
    r"(?:works?|working|runs?|running|run) (?:just |perfectly |very |really )?"
    r"(?:fine|well|ok|okay|great|good|smoothly|without)",
    r"no (?:complaints|incidents|pain|problems|issues|trouble)",
    r"(?:nobody|no one|noone) complains",
    r"without (?:any )?(?:incidents?|problems?|trouble)",
    r"(?:customers?|users|people|everybody|everyone) (?:are |is )?(?:content|happy|satisfied)",
    "inside out",
    r"never (?:failed|let us down)",
    "does its job",
    r"likes? it",
    "rock.solid",
)
# What stands ahead of the technology that a system is made of.
_RUNS_ON = pattern(
    r"\b",
    any_of(
        r"(?:made|written|built|running|runs?|live|everything(?: is)?|code "
        r"?base|coded|done|developed|stay|staying"
        r"|still|currently|shop is) (?:is )?(?:still )?(?:in|on|with|using)?",
        "leave",
        "leaving",
        r"(?:move|switch|migrate|get) (?:us )?(?:off|from|away from)",
        "our",
        r"we (?:use|have|run|had|used)",
        "existing",
        "current",
    ),
    r"\s+(?:the |a |an )?$",
)


def known_options(texts: Sequence[str], lexicon: Lexicon) -> dict[str, float]:
    """Options that the asker's people know (1) or do not (-1), family members counting for theirs."""
    known: dict[str, float] = {}
    for piece in (piece for text in texts for piece in split_clauses(text)):
        mentions = lexicon.mentions(piece)
        gone = [mention.name for mention in mentions if _LEFT.search(piece[mention.end :])]
        if gone:
            known |= dict.fromkeys(gone, -1.0)
        elif mentions and _SOMEBODY.search(piece):
            known |= _known_to_somebody(piece, mentions)
    known |= _incumbent(" ".join(texts), lexicon)
    # Knowing several options equally well speaks for none of them.
    return known if len(known) == 1 or len(set(known.values())) > 1 else {}


def _known_to_somebody(piece: str, mentions: Sequence[Mention]) -> dict[str, float]:
    knows = bool(_KNOWS.search(piece) or (_TOUCHED.search(piece) and _NOBODY.search(piece)))
    return {
        mention.name: -1.0 if _unknown(piece, mention) else 1.0
        for mention in mentions
        if (knows or _IS_THEIRS.match(piece[mention.end :])) and not _WISHED.search(piece[: mention.start])
    }


def _unknown(piece: str, mention: Mention) -> bool:
    before, after = piece[: mention.start], piece[mention.end :]
    if _NOTHING_BUT.search(before):
        return False
    return bool(_NOBODY.search(before) or _NOBODY_DOES.search(after))


def _incumbent(text: str, lexicon: Lexicon) -> dict[str, float]:
    """The option that runs already and that nobody complains about: as good as known."""
    if not _CONTENT.search(text):
        return {}
    running = [mention.name for mention in lexicon.mentions(text) if _RUNS_ON.search(text[: mention.start])]
    return dict.fromkeys(running[:1], 1.0)
