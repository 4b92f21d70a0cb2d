"""Greetings and thanks, and questions about the advisor itself."""

from __future__ import annotations

from bot.phrases import any_of, pattern, phrases, words
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
        "danke", "merci", "gracias", "gm", "gn", "np", r"sounds (?:good|great|fine)",
        r"hope (?:you(?:['’]re| are)?|all|everyone|everybody)(?: (?:is|are|all|doing|having))*"
        r" (?:well|fine|good|ok(?:ay)?|safe|great)",
        r"(?:quick|one more|another|stupid|dumb|noob) (?:one|question|thing)", "one more", "advisor",
    ),
    r"\b)*+$",
)  # fmt: skip
_OPENS_WITH_ONE = pattern(r"\W*(?:thanks?|thx|ty|cheers|bye|hi|hello|hey|good morning|morning)\b")
# With one of these, what follows a greeting says something.
_SAYS_SOMETHING = phrases(
    words(r"or vs versus need\w* want\w* build\w* app which what how also should can \d+k?"),
    r"for (?!(?:the|your|all|that|this|now|today|everything|it|me|being|\w+ing)\b)",
)
# Who thanks and tells what they take asks nothing: "thanks, we'll go with Tin".
_ACKNOWLEDGES = pattern(
    r"^\W*"
    + words("thanks? thx ty cheers great perfect cool nice awesome ok(?:ay)? alright danke merci")
    + r"\b|^\W*(?:sounds|looks) (?:good|great|fine)\b"
    r"|\b(?:thanks?|thank you|thx|ty|cheers)(?: (?:a lot|so much|again|all|everyone))?\W*$"
)
_TAKES = pattern(
    any_of(
        r"(?:\b(?:will|shall|gonna|going to|let['’]?s)|['’]ll) (?:then |just |now |probably )?"
        r"(?:go (?:with|for)|take|use|pick|choose|try|start with|st(?:ay|ick) (?:with|on|to))",
        r"\b(?:going|went|gone) with",
        r"\b(?:decided|settled|opted) (?:for|on)",
    ),
    r"\b(?!.*\b(?:but|if|unless|though|although|because|since|advice|help|ideas?|thoughts)\b)",
)
_LONGEST_THANKS = 12
# A greeting with a few more words ("hi, long day") is still one; a longer text says something.
_SHORT = 7

_ABOUT_ADVISOR = pattern(
    r"\b",
    any_of(
        r"what (?:can|do) you (?:do|know|cover)",
        r"(?:what|which) (?:options|technolog\w+|tools|products|languages|databases) (?:do|can) you "
        r"(?:know|cover|compare)",
        r"who (?:are|made|built|wrote|created|develops|maintains|runs|owns|pays|trained) you\b",
        r"(?:what|which) languages? (?:do|can) you (?:speak|understand|talk)",
        r"what (?:topics|subjects|questions) (?:can|do|should|may) (?:i|we|you)\b",
        r"(?:can|could|may) (?:i|we) (?:add|upload|suggest|submit) (?:an?|my|our|more|new|another) "
        r"(?:\w+ )?(?:articles?|sources?|documents?)\b(?!.* to (?:our|my|an?)\b)",
        r"(?:are|is|do|does) (?:any of |all |all of |some of )?your (?:sources?|articles?)\b"
        r"(?!.* (?:on|about|over|that|whether|say|name|mention|think|recommend|claim|prefer|cover)\b)",
        r"what (?:is|gets?|do you|have you) (?:stored?|saved?|kept|keep|know|remember\w*|logged) "
        r"(?:about|of|from) (?:me|us)\b",
        r"(?:can|do|could) you (?:see|read|access) (?:my|our|all|any|the|private) (?:\w+ )?"
        r"(?:dms?|messages|chats?|channels?|direct messages|conversations?)",
        r"how do (?:you|i) (?:work|use you|ask)",
        r"what are you\b",
        r"are you (?:an? )?(?:\w*bot|human|person|ai|llm|real|(?:chat ?)?gpt\w*|biased|neutral|paid)\b",
        r"which of (?:your|the) (?:articles|sources)",
        r"(?:what|which|how many) (?:are )?(?:your |the )?"
        r"(?:(?:sources|articles|documents)\b|(?:source|article|document)(?= (?:is|was|did|do|has)\b|\W*$))"
        r"(?! (?:say|name|mention|think|recommend|claim|(?:can|could|per|an?)\b))",
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
        return not (CHOOSE.search(text) or _SAYS_SOMETHING.search(text))
    return bool(_ONLY_PLEASANTRIES.match(text))


def is_pleasantry(clause: str) -> bool:
    return bool(_ONLY_PLEASANTRIES.match(clause)) and not any(sign.isdigit() for sign in clause)


def takes_leave(text: str) -> bool:
    """Whether the last word in a thread thanks and tells what was chosen."""
    if "?" in text or len(text.split()) > _LONGEST_THANKS or not _ACKNOWLEDGES.search(text):
        return False
    takes = _TAKES.search(text)
    return takes is not None and not _SAYS_SOMETHING.search(text[takes.end() :])


def is_about_advisor(text: str) -> bool:
    return bool(_ABOUT_ADVISOR.search(text))
