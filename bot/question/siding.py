"""Questions that want to hear one side: "disadvantages of Tin?", "why not Tin?", "what is Tin good at?"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.lexicon import Mention
from bot.phrases import any_of, pattern, phrases, words
from bot.question.clauses import last_sentence

Side = Literal["for", "against"]
BOTH: tuple[Side, ...] = ("for", "against")


@dataclass(frozen=True, slots=True)
class AskedSide:
    """``sides`` of ``options``; with no option named, of all that there are."""

    sides: tuple[Side, ...]
    options: tuple[str, ...]


# The sentence is read with this in place of each option's name.
_X = "\N{OBJECT REPLACEMENT CHARACTER}"
_SOLVE = words("solves? fix(?:es)? address(?:es)? tackles?")
_GOOD = any_of(
    words("advantages? benefits? pros? pluses strengths? upsides? merits? virtues?"),
    r"(?:strong|good|selling|plus) (?:points?|sides?)",
)
_BAD = any_of(
    words(
        r"disadvantages? drawbacks? downsides? cons? minuses weakness(?:es)? limitations? gotchas? pitfalls? "
        r"caveats? risks? dangers? shortcomings? flaws?"
    ),
    rf"problems(?! \w+ {_X}.{{0,20}} {_SOLVE})",
    r"(?:weak|sore|pain|bad) (?:points?|sides?|spots?)",
    r"(?:could|can|might|may|will|would) go wrong",
    r"(?:the|a|any) catch(?=\W*$)",
)
_EITHER = any_of(r"trade.?offs?", r"ups (?:and|&) downs", _GOOD, _BAD)
_TOLD_SIDES: tuple[tuple[Side, re.Pattern[str]], ...] = (
    ("for", pattern(rf"\b{_GOOD}\b")),
    ("against", pattern(rf"\b{_BAD}\b")),
)
_NOUNS = rf"(?P<nouns>{_EITHER}(?:(?: (?:(?:and|or|&|vs\.?)(?: the)?(?: \w+)? )?|\s*[,/]\s*){_EITHER})*)\b"
# What may stand ahead of the nouns, so that "given the drawbacks of Tin, …" does not ask for them.
_AHEAD = words(
    "and but so ok okay hi hey well now then please pls also just can could would you tell give show list "
    "name explain describe summari[sz]e me us what which whats are is s were there do see know the a an some "
    "any all many most more few your our main big biggest bigger major key top common typical real actual "
    "possible potential other worst best greatest serious technical practical known hidden bullet points? "
    "on of exactly"
)
_OTHER_THAN = rf"(?!{words('given despite with without knowing considering about no less fewer more')}\b)"
_OPENING = rf"^(?:\W|{_AHEAD}\b)*(?:{_OTHER_THAN}\w+ )??"
_CHOSEN = words(
    r"us(?:e|es|ed|ing) choos(?:e|es|ing) pick(?:s|ing)? tak(?:e|es|ing) go(?:es|ing)? adopt(?:s|ing)? "
    r"prefer(?:s|ring)? want(?:s|ing)? start(?:s|ing)? stay(?:s|ing)? "
    r"introduc(?:e|es|ing) buy(?:s|ing)? recommend(?:s|ing)?"
)
_CHOICE = rf"{_CHOSEN}(?: (?:for|with|to|on|in))?(?: (?:something like|the))?"
_WHO = r"(?:[\w'’]+ ){1,2}?"
_MODAL = words("should would do does did might could must can shall")
_NOT = r"(?:not|never)"
_WITHOUT = r"(?:avoid|leav\w+|left|drop(?:s|ped)?|abandon\w*|ditch(?:ed)?|hate|dislike|regret|skip|rule out)"
_ARGUMENTS = any_of(
    r"speaks?", r"speaking", r"(?:is|can be|be|to be) said", r"(?<!use )case", r"arguments?",
    r"reasons?", r"(?:any|some)thing", r"objections?", r"argues?", r"points?",
)  # fmt: skip

_AGAINST = pattern(
    any_of(
        rf"\b{_ARGUMENTS} against {_X}",
        rf"\breasons? (?:not to|to not|to avoid|to leave|against)\b(?: {_CHOICE})? {_X}",
        rf"\bwhy not (?:just |simply |to )?(?:{_CHOICE} )?{_X}",
        rf"\bwhy {_MODAL}n['’]t {_WHO}{_CHOICE} {_X}",
        rf"\bwhy {_MODAL} {_WHO}{_NOT} {_CHOICE} {_X}",
        rf"\bwhy (?:{_MODAL} {_WHO})?{_WITHOUT} {_X}",
        rf"\bwhen (?:{_NOT} to|to {_NOT}) {_CHOICE} {_X}",
        rf"\bwhen {_MODAL}(?:n['’]t {_WHO}| {_WHO}{_NOT} ){_CHOICE} {_X}",
        rf"\bwhen (?:to |{_MODAL} {_WHO}){_WITHOUT} {_X}",
        rf"\bwhen is {_X} (?:not |no |(?:a |the )?(?:bad|wrong|poor|terrible))",
        rf"\bwhen (?:does {_X} not|doesn['’]t {_X}) (?:make sense|fit|work|pay off)",
        rf"\bwhat\b.{{0,12}} (?:bad|wrong|annoying|terrible|awful) (?:about|with|in) {_X}",
        rf"\bwhat(?: is|['’]?s) {_X} (?:not (?:so )?good|bad|poor|weak|terrible|worst) (?:at|for|in|with)\b",
        rf"\bwhere does {_X} (?:fall|lag|struggle|fail|break|hurt|lose)",
        rf"\bwhat does {_X} (?:do badly|do poorly|not do well|struggle with|lack)",
        rf"\bwhat (?:do|would|will|does) {_WHO}(?:lose|give up|dislike|hate|complain|regret)\b.{{0,20}}{_X}",
        rf"\bwhat makes {_X} (?:(?:a|so|the) )?(?:bad|wrong|poor|worse)\b",
        rf"^(?:\W|so |and )*what .{{0,20}}\b(?:watch out|look out|be careful|beware)\b.{{0,20}}{_X}",
    )
)
_FOR = pattern(
    any_of(
        rf"\b{_ARGUMENTS} (?:for|in favou?r of) {_X}",
        rf"\breasons? (?:to|for) {_CHOICE} {_X}",
        rf"\bwhy (?:{_MODAL} {_WHO})?{_CHOICE} {_X}",
        rf"\bwhy {_X}\s*(?:\W*$|(?:and not|over|rather than|instead of)\b)",
        rf"\bwhen (?:to |{_MODAL} {_WHO}){_CHOICE} {_X}",
        rf"\bwhen is {_X} (?:a |the )?(?:good|right|best|better|great)",
        rf"\bwhen does {_X} (?:make sense|fit|pay off|shine)",
        rf"\bwhat\b.{{0,12}} (?:good|great|nice|special|attractive) (?:about|in) {_X}",
        rf"\bwhat(?: is|['’]?s) {_X} (?:really |so )?(?:good|great|best|strong) (?:at|for|in|with)\b",
        rf"\bwhere does {_X} (?:shine|excel)",
        rf"\bwhat does {_X} (?:do (?:well|best|better)|excel at)",
        rf"\bwhat .{{0,20}}\bproblems \w+ {_X}.{{0,20}} {_SOLVE}\b",
        rf"\bwhat (?:do|would|will|does) {_WHO}(?:gain|like|love|win)\b.{{0,20}}{_X}",
        rf"\bwhat makes {_X} (?:(?:a|so|the) )?(?:good|great|better|best|attractive)\b",
    )
)
_OF_NOUNS = pattern(_OPENING, _NOUNS)
_HAS_NOUNS = pattern(
    rf"\b(?:does|do|has|have|with) {_X} (?:really |actually )?(?:have |has )?(?:any |some )?{_NOUNS}"
)
_ITS_NOUNS = pattern(
    _OPENING, rf"{_X}(?:['’]s?)? (?:\w+ )??{_NOUNS}\s*(?:$|[.,;:?!(]|(?:for|when|if|in|with|at)\b)"
)
# Words that only ask for a side, or only announce that there is something on one.
_ASKING = phrases(
    _EITHER,
    _AHEAD,
    _CHOSEN,
    _ARGUMENTS,
    _WITHOUT,
    words(
        "for against favou?r good bad great better best worse worst wrong poor well badly make makes have has"
    ),
    words(
        "shine shines excel struggle struggles fall short lack lose gain give up like love people we i you"
    ),
    words(
        "why when where how should would could might will not never does do go watch out over than instead"
    ),
)
_ANNOUNCING = phrases(
    words("despite although though without however while also well its it own certain several number share"),
    words(
        "come comes with there both each here these those following below next let us look at scenarios cases"
    ),
)
_BOTH_CASES = phrases(r"for (?:and|or|&) against", r"good and (?:the )?bad", r"bad and (?:the )?good")
_ALL = phrases(words("both each either all two them"))
_IT = phrases(words("it this that"))
_ITS = phrases(words("its? it['’]s this that"))
# "Tin's pros over Zinc's" are Tin's, "pros and cons of Tin and Zinc" both's.
_TOGETHER = pattern(r"^\W*(?:(?:and|or|vs\.?|versus|und|&)\W*(?:of |the |with )*)?$")
# "Moving from Tin to Zinc" is about Zinc, and the risks of leaving Tin are what speaks for it.
_MOVES = pattern(
    any_of(
        rf"\b{words('switch mov migrat chang port convert rewrit')}\w*(?:(?!\bto\b)[^{_X}])*{_X}"
        rf"[^{_X}]*\b(?:to|into|in)\b[^{_X}]*{_X}",
        rf"\breplac\w*[^{_X}]*{_X}[^{_X}]*\b(?:with|by)\b[^{_X}]*{_X}",
    )
)
_LEAVES = pattern(
    rf"\b(?:leaving|dropping|ditching|abandoning|avoiding|replacing|not using|(?:mov|switch|migrat)ing\b"
    rf"[^{_X}]*\b(?:from|off)) (?:the )?{_X}"
)
_OTHER_SIDE: dict[Side, Side] = {"for": "against", "against": "for"}
_AND = pattern(
    rf"^\W*(?:(?:and|but|ok|okay|so|now)\b\W*)*(?:what about|how about|the same for|same for|and)\b\W*"
    rf"(?:(?:for|of|with|against|the|using) )*{_X}\W*$"
)
_RATHER = phrases("over", "than", "instead of", "compared (?:to|with)", "and not", "but not", "not")


def asked_side(text: str, mentions: Sequence[Mention], told: Sequence[str] = ()) -> AskedSide | None:
    """None when the question asks for no side, or for a choice between options.

    ``mentions``: those of ``text``, in reading order; ``told``: options that its thread is about.
    """
    sentence, names = _asking(text, mentions, told)
    about = sentence
    if moves := _MOVES.search(sentence):
        names, about = names[sentence.count(_X, 0, moves.end()) - 1 :], sentence[moves.end() - 1 :]
    if sides := _of_nouns(sentence):
        named = _named_together(about, names)
        is_plain = bool(named or _ALL.search(sentence))
    else:
        named = names[:1]
        is_plain = len(set(names)) == 1 or (bool(names) and _one_rather(about))
        sides = _of_phrases(sentence) if is_plain else ()
    if not (sides and is_plain):
        return None
    leaves = moves is None and _LEAVES.search(sentence)
    return AskedSide(tuple(_OTHER_SIDE[side] for side in sides) if leaves else sides, named)


def asked_again(text: str, mentions: Sequence[Mention], before: AskedSide) -> AskedSide | None:
    """What "and Zinc?" asks behind a question for a side of Tin; None for what asks anything else."""
    sentence = _masked(text, [(one.start, one.end) for one in mentions])
    named = tuple(dict.fromkeys(one.name for one in mentions))
    return AskedSide(before.sides, named) if len(named) == 1 and _AND.match(sentence) else None


def beyond_asking(text: str) -> str:
    """What a question that asks for a side says beside asking for it."""
    return _ASKING.sub(" ", text)


def announces(text: str) -> bool:
    """Whether a sentence without its names says no more than that there are advantages or drawbacks."""
    return not re.search(r"\w{3}", _ANNOUNCING.sub(" ", beyond_asking(text)))


def _asking(text: str, mentions: Sequence[Mention], told: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The sentence that asks with a sign in place of each name, and the names.

    "It" is the only option named before; a bare "pros and cons?" is about all that were.
    """
    asks = last_sentence(text)
    start = text.rfind(asks)
    found = [one for one in mentions if start <= one.start < start + len(asks)]
    sentence = _masked(asks, [(one.start - start, one.end - start) for one in found])
    before = tuple(dict.fromkeys(one.name for one in mentions) or told)
    if found:
        return sentence, tuple(one.name for one in found)
    if len(before) == 1 and (it := _IT.search(sentence)):
        return _masked(sentence, [it.span()]), before
    bare = announces(sentence) and (len(before) == 1 or not _ITS.search(sentence))
    return sentence, before if bare else ()


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    out, end = "", 0
    for start, stop in spans:
        out, end = f"{out}{text[end:start].replace(_X, ' ')}{_X}", stop
    return out + text[end:].replace(_X, " ")


def _of_nouns(sentence: str) -> tuple[Side, ...]:
    found = _OF_NOUNS.search(sentence) or _HAS_NOUNS.search(sentence) or _ITS_NOUNS.search(sentence)
    if not found:
        return ()
    told = tuple(side for side, nouns in _TOLD_SIDES if nouns.search(found["nouns"]))
    return told or BOTH


def _of_phrases(sentence: str) -> tuple[Side, ...]:
    if _BOTH_CASES.search(sentence):
        return BOTH
    if _AGAINST.search(sentence):
        return ("against",)
    return ("for",) if _FOR.search(sentence) else ()


def _named_together(sentence: str, names: Sequence[str]) -> tuple[str, ...]:
    """The first option named and those that are joined to it; of a bare sentence all."""
    if _X not in sentence:
        return tuple(names)
    joined = itertools.takewhile(_TOGETHER.match, sentence.split(_X)[1:])
    return tuple(dict.fromkeys(names[: 1 + sum(1 for _ in joined)]))


def _one_rather(sentence: str) -> bool:
    """Whether of several options the first is set against the next: "Tin over Zinc"."""
    return _X in sentence and bool(_RATHER.search(sentence.split(_X)[1]))
