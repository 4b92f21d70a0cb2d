"""Greetings and thanks, and questions about the advisor itself."""

from __future__ import annotations

from bot.phrases import any_of, pattern
from bot.question.asking import CHOOSE

# Possessive, so that a text which says something is given up at its first word that does.
_ONLY_PLEASANTRIES = pattern(
    r"(?:[\W\d_]|\b[^\W\d_]\b|",
    any_of(
        "hi", "hello", "hey", "yo", "hiya", "howdy", r"good (?:morning|afternoon|evening|day)", "morning",
        "evening", r"thanks?(?: you| a lot| so much)?", "thx", "ty", "cheers", "great", "awesome", "nice",
        "cool", "perfect", "super helpful", "very helpful", "helpful", "ok(?:ay)?", "bye", "goodbye",
        "see you", "lol", r"haha\w*", "no worries", "all good", r"that helps?(?: a lot)?", "you rock",
        "well done", "good bot", "much appreciated", "there", "all", "team", "everyone", "folks", "bot",
        "so much", "a lot", "again", "super", "very", "really", "got it", "makes sense",
        r"how are you(?: doing)?(?: today)?", r"have a (?:nice|good|great) \w+", r"happy \w+",
    ),
    r"\b)*+$",
)  # fmt: skip
_OPENS_WITH_ONE = pattern(r"\W*(?:thanks?|thx|ty|cheers|bye|hi|hello|hey|good morning|morning)\b")
# A greeting with a few more words ("hi, long day") is still one; a longer text says something.
_SHORT = 7

_ABOUT_ADVISOR = pattern(
    r"\b",
    any_of(
        r"what (?:can|do) you (?:do|know|cover)",
        r"who (?:are|made|built|wrote) you",
        r"how do (?:you|i) (?:work|use you|ask)",
        r"what are you\b",
        r"are you (?:a |an )?(?:bot|human|ai|llm|real)",
        r"which of (?:your|the) (?:articles|sources)",
        r"(?:what|which|how many) (?:are )?(?:your |the )?(?:sources?|articles?|documents?)\b"
        r"(?! (?:say|name|mention|think|recommend|claim))",
        r"what (?:sources?|articles?) (?:do you|are you)",
        r"where do you get",
        r"(?:^\W*(?:and |so )?|(?<=[.?!,] ))who (?:wrote|published|is the author)",
        r"when was (?:it|the|that|this) .*(?:written|published|updated)",
        r"(?:author|publisher|date) of the .*(?:article|source)",
        r"how (?:old|recent|fresh|current|up.to.date) (?:is|are) (?:your|the|these|those)\b",
        r"(?:do|can) you know anything (?:newer|about after)",
        r"your (?:knowledge|info\w*|data|training)\b.*(?:cut.?off|old|from|date|newer|updated)",
        r"do you (?:store|keep|save|log|remember|share) (?:my|our|what|this)",
        r"help me use you",
        r"can i trust you",
        r"how (?:sure|reliable|accurate) are you",
    ),
)


def is_small_talk(text: str) -> bool:
    if len(text.split()) <= _SHORT and "?" not in text and _OPENS_WITH_ONE.match(text):
        return not CHOOSE.search(text)
    return bool(_ONLY_PLEASANTRIES.match(text))


def is_about_advisor(text: str) -> bool:
    return bool(_ABOUT_ADVISOR.search(text))
