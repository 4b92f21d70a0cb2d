"""What the advisor does not do: take instructions, pass on private data, or work that is not advice."""

from __future__ import annotations

from collections.abc import Sequence

from bot.lexicon import Mention
from bot.phrases import any_of, pattern, phrases, words
from bot.question.asking import puts_to_choice
from bot.question.clauses import last_sentence

# Where an order to the advisor begins: with its sentence, or after "please", "you" or "can you".
_ORDERS = any_of(
    r"^(?:\W|\b(?:ok|okay|so|hey|hi|and|then|now|also|just|first|go)\b)*",
    r"[.!?:,]\s+(?:(?:and|then|now|also|just) )*",
    r"\b(?:please|pls|just|now|you|you (?:to|should|must|will|can|shall|have to|are to)) ",
)
# Text that tells the advisor how to behave or what to say, wherever it stands.
_INSTRUCTION = phrases(
    r"(?:ignore|disregard|forget|override) (?:all |your |any |the |previous |these |those |my )*"
    r"(?:sources?|instructions?|rules|prompts?|articles|previous|guidelines|training)",
    r"you are (?:now |from now on )?(?:a |an |the )?\w*(?:bot|gpt|assistant|dan|pirate|model)",
    r"from now on,? (?:you|your|(?:only |always |never |just )?"
    r"(?:reply|answer|respond|speak|talk|act|say|write|call|quote|recommend|ignore|leave|skip))",
    "jailbreak",
    r"(?:start|begin|end|finish) (?:your|each|every) (?:reply|answer|response|message)",
    "repeat after me",
    "say exactly",
    r"(?:system|hidden) prompt",
    "developer mode",
    r"(?:invent|make up|fabricate) (?:a|some|the)?\s*(?:quote|source|citation)",
    r"without (?:any )?(?:sources|citations)",
    "please confirm",
    r"confirm in one line",
    r"quote (?:the|that) \w+ (?:article|post|source) (?:as )?saying",
)
# What describes a system as well ("it should act as a gateway"), unless the advisor is to do it.
_ORDERED = pattern(
    _ORDERS,
    any_of(
        r"pretend (?:to be|you|that you)",
        "act as",
        r"role-?play",
        "impersonate",
        r"(?:reply|answer|respond) (?:only |exactly |just )?with",
        r"tell (?:the |this |our )?(?:channel|everyone|everybody|team)\b(?! (?:when|whenever|if|once|as)\b)",
        "confirm that",
    ),
    r"\b",
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
_HAND_OVER = words(
    "paste show send give print reveal leak dump read forward tell share list export post copy"
)
# What belongs to somebody else: "Anna's", "her last", "the other team's", but never "our client's".
_THEIRS = any_of(
    r"(?:his|her|their|(?!(?:what|who|where|how|that|there|here|it|let)['’])\w+['’]s"
    r"|(?:the |an)?other \w+['’]?s?['’]?)(?: \w+){0,2} ",
    r"(?:(?:the|all|any|every|last|latest|recent|old) )+(?:\d+ )?(?=dms?\b|direct messages|private|saved)",
)
_PERSONAL = any_of(
    words("dms? messages? profiles? projects? questions? chats? descriptions?"),
    "direct messages?",
    r"private (?:messages?|chats?|notes?|advice|projects?)",
    "saved profiles?",
)
_SECRET = any_of(
    "(?:passwords?|secrets?|credentials|tokens?|api keys?)",
    # "The password reset" is a page.
    r"(?= (?:of|for|from|to|in|you|that|and|now|here|please)\b|\W*$|[.,?!])",
)
_HANDED_OVER = any_of(
    rf"{_THEIRS}{_PERSONAL}\b", rf"(?:the|your|all|any|his|her|their|\w+['’]s) (?:\w+ ){{0,2}}{_SECRET}"
)
_SOMEBODY = r"(?!(?:i|we|you|your|it|that|this)\b)[\w'’-]+(?: [\w'’-]+){0,3}?"
_TOLD = (
    words("ask(?:ed)? tell told say said write written wrote sen[dt] described? shared? saved?")
    + r"(?: \w+){0,2}? (?:(?:to|with) )?you\b"
)
_OTHERS = "(?:the |all |any )?other (?:teams?|channels?|people|colleagues|departments?)"
_PRIVATE = pattern(
    any_of(
        rf"{_ORDERS}{_HAND_OVER}(?: me| us| out)? {_HANDED_OVER}",
        rf"\b{_HAND_OVER} (?:me|us) {_HANDED_OVER}",
        rf"\bwhat(?:['’]?s| is| are| does| do)(?: in)? {_HANDED_OVER}(?= about| look like|\W*$|[.,?!])",
        rf"\bwhat(?:['’]?s| is| are) in (?:the |any )?{_PERSONAL} of (?:the |our |an?(?:other)? )?"
        r"(?:\w+ ){0,2}\w+['’]?s?(?: (?:team|channel|department|colleague|group))s?\b",
        # What others told the advisor, asked it or decided.
        rf"\b(?:what|which|who|whom|how many)\b.{{0,60}}\b(?:did|has|have) {_SOMEBODY} {_TOLD}",
        rf"\b(?:what|whatever|everything|anything|questions) {_SOMEBODY} {_TOLD}",
        r"\b(?:who|(?:has|did) any(?:one|body)) (?:else )?(?:here )?(?:has |have |is |was )?"
        r"(?:ask(?:ed|s|ing)? (?:you|about)|talk\w* to you)\b",
        rf"\b(?:what|which \w+) (?:(?:did|have|has|do) )?{_OTHERS}\b.{{0,20}}"
        r"\b(?:decided?|cho+sen?|pick(?:ed)?|ask(?:ed)?|told|tell|described?|said)\b",
    )
)
# An order to make something, which no article can answer; "order tracking" and "open source" are no orders.
_TASK = pattern(
    r"^(?:\W|(?:hey|hi|please|pls|ok|so)\b)*(?:(?:can|could|would|will) you (?:please |pls )?)?",
    any_of(
        words(
            "write draft translate fix debug generate create summari[sz]e book order send schedule review "
            "deploy remind open close draw sing"
        )
        + any_of(
            r"\W*$",
            r"\s+"
            + words(
                "an? the this that these those it them my our your his her their me us some all another \\d+"
            ),
            r"\s+(?:\w+ )?(?:code|tests?|scripts?|functions?|poems?|songs?|quer(?:y|ies))",
        ),
        r"tell me (?:a|another|some) jokes?",
    ),
    r"\b",
)


def instructs(text: str) -> bool:
    """A claim to be confirmed is no instruction: it is answered with what the sources say of it."""
    instructed = _INSTRUCTION.search(text) or _ORDERED.search(text)
    return bool(instructed) and not _FLATLY.search(text)


def claimed_flatly(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The options that the advisor is to praise without a word against them."""
    if not _FLATLY.search(text):
        return frozenset()
    return frozenset(mention.name for mention in mentions if _CLAIMED.match(text[mention.end :]))


def asks_private(text: str) -> bool:
    return bool(_PRIVATE.search(text))


def asks_task(text: str) -> bool:
    """Whether something is to be made; "write an app, which language?" asks for a choice."""
    return bool(_TASK.search(text)) and not puts_to_choice(last_sentence(text))
