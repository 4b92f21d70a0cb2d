"""What a question is after: a choice, a comparison, an explanation, a list, or the advisor itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.answer import Intent
from bot.lexicon import Mention
from bot.phrases import any_of, pattern, phrases, words
from bot.question.asking import CHOOSE, COMPARE, EXPLAIN, LIST, puts_to_choice
from bot.question.clauses import asking_sentences, last_sentence
from bot.question.smalltalk import is_about_advisor, is_small_talk, takes_leave

# A text that says this much describes a situation, whatever it compares on the way.
_LONGEST_COMPARISON = 40
# "Why?" and "why not the other?" in a thread ask for the verdict again, with reasons.
_SHORTEST_WHY = 4
_WHY = (
    r"^(?:\W|\b(?:and|but|ok|okay|so|hm+)\b)*(?:why|how come|explain)\b"
    r"(?! (?:is|are|does|do|did|was|can)\b)"
)
_ASKS_WHY = pattern(_WHY)
_ASKS_OF_VERDICT = pattern(
    any_of(
        _WHY,
        r"\b" + words("that it this they them now next else then one ones"),
    ),
    r"\b",
)
_WHY_NOT_OTHER = pattern(r"(?:\W|\b(?:and|but|so|then|ok|okay)\b)*why not\b.{0,20} the others?\b")
# "What is different between X and Y?" compares, "why is X slower than Y?" wants to know why.
_COMPARES = pattern(
    r"^(?!\W*(?:why|how come|explain)\b).*\b(?:differen\w+|differ|against|compared|vs|versus)\b"
)
_WHAT_ABOUT = pattern(r"\W*(?:what|how) about")
# From so many words about the asker's own case on, the question is what to do in it.
_SITUATION = 12
_OURSELVES = phrases(words("we we're our us i i'm my"))
# But "why is it slow?" and "explain it to me" want a reason, whatever was told.
_REASON = phrases("why", "how come", "explain", "eli5", r"what does .{1,60} mean", "describe")
# "Do we throw it out?" is to be decided.
# "Without a database, can it run?" asks what "can it run without a database?" does.
_YES_OR_NO = pattern(
    r"(?:\W*(?:if|when|with|without)\b[^,?]{1,60},)?\W*(?:can|does|is|do(?! (?:we|i)\b)|are|will)\b.*\?"
)
# What is taken for the sake of the question is not what it asks for: "if we go with Tin, who runs it?".
_GIVEN = pattern(r"^\W*(?:and |but |so )?(?:if|suppose|assuming|say|once|when) we\b[^,?]{1,50},\s+")

# Words that point at what was said before.
_REFERS_BACK = pattern(
    any_of(
        r"^(?:\W|(?:ok|okay|hm+|hmm|cool|nice|thanks|thx|right|fine|sure|yes|no|so)\b)*"
        + any_of(
            r"and\b", r"but\b", "what about", "how about", r"why\b", "what if", r"also\b", r"then\b",
            r"same\b", r"is (?:that|it)\b", r"would (?:that|it)\b", r"does (?:that|it|this)\b", r"or\b",
            r"even\b", r"still\b", r"instead\b", r"any\b",
        ),
        r"\b(?:that|it|the other one|the first one|the second one|the latter|the former|both of "
        r"them|there|then"
        r"|same)\b",
    )
)  # fmt: skip
# So short a message in a thread cannot stand alone.
_SHORT = 14

_ASKS_BOTH = phrases(
    r"both\b(?! (?:of us|are fine|ok|say|write))",
    "one of each",
    r"pick one\?",
    r"(?:have|need) to (?:pick|choose|settle on) one",
    "settle on one",
    "run two",
    r"two (?:databases|languages|stacks|backends|systems)",
    r"mix (?:them|the two)",
    "combine",
    "side by side",
    "either or",
    "together",
    r"split (?:it|them|the work)",
)
_ITS_PART = pattern(r"\s+", words("for as in on behind doing handling"), r"\b")
_EITHER = phrases(words("or vs versus than instead rather but"))
_TECHNOLOGY = phrases(
    words(
        r"back.?ends? front.?ends? databases? dbs? languages? lang stack frameworks? servers? runtimes? "
        r"brokers? queues? librar\w+ tech(?:nology|nologies)? cloud program\w* cod(?:e|ing) apis? app apps "
        r"software develop\w* build\w* deploy\w* scal(?:e|es|ing|able) websockets? data storage "
        r"micro.?services?"
    ),
    "the two",
    "either one",
    "one of them",
    "which (?:one|of)",
)


def intent_of(text: str, options: int, *, has_thread: bool, sided: bool = False) -> Intent:
    """``options``: how many of the corpus's the question names.

    ``sided``: whether it asks what speaks for some of them or against.
    """
    if is_small_talk(text) or (has_thread and takes_leave(text)):
        return "smalltalk"
    asks = last_sentence(text)
    if _REASON.search(asks) or not puts_to_choice(asks, options=options):
        if is_about_advisor(text) and not _tells_situation(text, asks):
            return "meta"
        if _wants_list(text):
            return "list"
        if _wants_explanation(text, options, has_thread=has_thread):
            return "explain"
        if sided and not (has_thread and _is_short(text) and _ASKS_WHY.search(text)):
            return "list"
    return _between_options(text, options, has_thread=has_thread)


def _wants_list(text: str) -> bool:
    last = last_sentence(text)
    if LIST.search(last):
        return True
    # In a told situation "the guy who built it" lists nothing.
    asked = [text] if _tells_little(text, last) else asking_sentences(text)
    return not CHOOSE.search(last) and bool(LIST.match(text) or any(map(LIST.search, asked)))


def _wants_explanation(text: str, options: int, *, has_thread: bool) -> bool:
    asks = last_sentence(text)
    if not (EXPLAIN.search(asks) or EXPLAIN.search(text)):
        return False
    if _tells_situation(text, asks) and not _REASON.search(asks):
        return False
    if options > 1 and (CHOOSE.search(text) or _COMPARES.search(text)):
        return False
    return not (has_thread and (_asks_of_verdict(text) or _WHAT_ABOUT.match(text)))


def _asks_of_verdict(text: str) -> bool:
    return bool(_WHY_NOT_OTHER.match(text)) or (_is_short(text) and bool(_ASKS_OF_VERDICT.search(text)))


def _is_short(text: str) -> bool:
    return len(text.split()) <= _SHORTEST_WHY


def _tells_situation(text: str, asks: str) -> bool:
    """Whether people tell of themselves before they ask: "We are three people. … What is the least work?"."""
    return not _tells_little(text, asks) and bool(_OURSELVES.search(text.replace(asks, " ")))


def _tells_little(text: str, asks: str) -> bool:
    return len(text.replace(asks, " ").split()) < _SITUATION


def _between_options(text: str, options: int, *, has_thread: bool) -> Intent:
    if options == 1 and not has_thread and _asks_what_follows(text):
        return "explain"
    if CHOOSE.search(text):
        return "choose"
    if COMPARE.search(text) and len(text.split()) <= _LONGEST_COMPARISON:
        return "compare"
    asks = last_sentence(text)
    alone = options == 1 and not has_thread and not _tells_situation(text, asks)
    return "explain" if alone and _YES_OR_NO.match(asks) else "choose"


def _asks_what_follows(text: str) -> bool:
    asks = last_sentence(text)
    given = _GIVEN.match(asks)
    return given is not None and not (CHOOSE.search(asks[given.end() :]) or _tells_situation(text, asks))


def follows_up(text: str) -> bool:
    """Whether a message in a thread is read together with what was asked before."""
    return len(text.split()) <= _SHORT or bool(_REFERS_BACK.search(text))


def asks_both(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether it asks of using several options, or gives two a part each: "Tin for chat, Zinc for bread?"."""
    if _ASKS_BOTH.search(text):
        return True
    with_part = [mention for mention in mentions if _ITS_PART.match(text[mention.end :])]
    return any(
        one.name != other.name and not _EITHER.search(text[one.end : other.start])
        for one, other in pairwise(with_part)
    )


def asks_technology(text: str) -> bool:
    """Whether a question is about software at all, though it names no technology."""
    return bool(_TECHNOLOGY.search(text))
