"""What the advisor does not do: take instructions, pass on private data, or work that is not advice."""

from __future__ import annotations

from collections.abc import Sequence

from bot.lexicon import Mention
from bot.phrases import any_of, pattern, phrases

# Text that tells the advisor how to behave or what to say.
_INSTRUCTION = phrases(
    r"(?:ignore|disregard|forget|override) (?:all |your |any |the |previous |these |those |my )*"
    r"(?:sources?|instructions?|rules|prompts?|articles|previous|guidelines|training)",
    r"you are (?:now |from now on )?(?:a |an |the )?\w*(?:bot|gpt|assistant|dan|pirate|model)",
    r"from now on",
    r"(?:pretend|act as|roleplay|role-play|impersonate|jailbreak)",
    r"(?:start|begin|end|finish) (?:your|the|each|every) (?:reply|answer|response|message)",
    r"repeat after me",
    r"(?:reply|answer|respond) (?:only |exactly |just )?with",
    r"say exactly",
    r"tell (?:the |this |our )?(?:channel|everyone|everybody|team)",
    r"(?:system|hidden) prompt",
    r"developer mode",
    r"(?:invent|make up|fabricate) (?:a|some|the)?\s*(?:quote|source|citation)",
    r"without (?:any )?(?:sources|citations)",
    r"please confirm",
    r"confirm (?:in one line|that)",
    r"gets? pinged",
    r"(?:api|bot|app) tokens?",
    r"quote (?:the|that) \w+ (?:article|post|source) (?:as )?saying",
)
# Who wants a claim without its other side: "confirm that A is always faster, no buts".
_FLATLY = phrases(
    r"(?:without|no) (?:any )?(?:ifs|buts|caveats|footnotes|other voices|other side)",
    "ifs (?:and|or) buts",
    r"(?:is|are) always",
    r"always (?:beats?|wins?)",
    "as a fact",
    r"no (?:hedging|nuances?|ifs)",
    r"(?:skip|drop|forget|leave out) (?:the |any |all )?"
    "(?:nuances?|caveats|hedging|downsides|anything that speaks against)",
    r"(?:better|best|right|good)\b.{0,60}\bfor every ?(?:one|body|team|project|case)",
    "just confirm",
    r"(?:skip|ignore|leave out) (?:the rest|whatever|everything else)",
    "hates? footnotes",
)
_CLAIMED = pattern(r"\s*(?:,\s*settled|always|beats?|wins?|is|are|has|does)\b")
_HAND_OVER = any_of(
    "paste", "show", "send", "give", "print", "reveal", "leak", "dump", "read", "forward", "tell", "share",
    "what", "which", "list", "export",
)  # fmt: skip
# What belongs to somebody else: their messages and projects, what they asked, anybody's secrets.
_PRIVATE = pattern(
    any_of(
        rf"\b{_HAND_OVER}\b.{{0,60}}"
        + any_of(
            r"\b(?:dms?|direct messages?|private (?:messages?|chats?|notes?|advice|projects?)|saved profiles?"
            r"|(?:his|her|their|\w+['’]s) (?:profile|project|dms?|messages?|question|chat|description)s?)\b",
            r"\b(?:did|has|have) (?!i\b|we\b|you\b)\w+ (?:ask\w*|tell|told|say|said|write|written|sent?)"
            r" (?:you|to you)\b",
        ),
        r"\b(?:passwords?|secrets?|credentials|access tokens?)\b.{0,30}"
        r"\b(?:of|from|for) (?:the|this|our|your|another|other)\b",
    )
)
# An order to make something, which no article can answer.
_TASK = pattern(
    r"^(?:\W|(?:hey|hi|please|pls|ok|so)\b)*(?:(?:can|could|would|will) you (?:please |pls )?)?",
    any_of(
        "write", "draft", "translate", "fix", "debug", "generate", "create", "summari[sz]e", "book", "order",
        "send", "schedule", "review", "deploy", "remind", "open", "close", "draw", "sing", "tell me a joke",
    ),
    r"\b",
)  # fmt: skip


def instructs(text: str) -> bool:
    """A claim to be confirmed is no instruction: it is answered with what the sources say of it."""
    return bool(_INSTRUCTION.search(text)) and not _FLATLY.search(text)


def claimed_flatly(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The options that the advisor is to praise without a word against them."""
    if not _FLATLY.search(text):
        return frozenset()
    return frozenset(mention.name for mention in mentions if _CLAIMED.match(text[mention.end :]))


def asks_private(text: str) -> bool:
    return bool(_PRIVATE.search(text))


def asks_task(text: str) -> bool:
    return bool(_TASK.search(text))
