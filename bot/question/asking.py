"""The ways in which people ask: for a list, an explanation, a comparison, a choice."""

from __future__ import annotations

from bot.phrases import any_of, pattern, phrases, words

_SIDES = words(
    r"drawbacks downsides disadvantages advantages benefits pros cons weak\w* strengths limitations gotchas "
    r"pitfalls"
)
_USERS = (
    r"(?:[\w-]+ ){0,2}(?:companies|firms|brands|players|start.?ups|teams|organi[sz]ations|apps|applications"
    r"|products|projects|platforms|websites|web.?sites|sites|services)"
)
_USE = any_of(
    r"us(?:e|es|ed|ing)", r"run(?:s|ning)?", r"rel(?:y|ies|ying)", "adopted", "built", "made", "written"
)
# "Given the drawbacks of Tin, …" lists none.
_UNASKED = "".join(
    f"(?<!\\b{word} the )" for word in "given despite knowing considering with about of".split()
)
_THINGS = words(
    "frameworks libraries libs tools companies stats statistics numbers figures extensions plugins options"
)
LIST = pattern(
    r"\b",
    any_of(
        r"(?:^\W*(?:please |pls |can you |could you )?list(?! (?:views?|pages?|with|items?|of|that|which)\b)"
        r"|(?:a|the|me) list of)\b",
        "bullet",
        r"name (?:me )?(?:some|a few|all)",
        r"which (?:big |large |famous |well.known )?"
        r"(?:companies|firms|frameworks|libraries|tools|brands|players)",
        rf"(?:which|what) {_USERS} (?:\w+ ){{0,2}}?{_USE}\b",
        rf"name (?:me )?{_USERS}",
        rf"^\W*{_USERS} (?:that |which )?(?:are )?{_USE}\b",
        rf"who (?:else )?(?:is |are )?(?:else |already |actually )?{_USE}\b",
        "who else is on",
        rf"what (?:{_SIDES}|{_THINGS}|use cases)",
        rf"{_UNASKED}(?:{_SIDES}|downside|drawback|weak (?:points|spots)|use.?cases) of\b",
        rf"(?:what are|whats|what's) .{{0,40}}(?:{_SIDES}|weak (?:points|spots))",
        r"when (?:would|should|do) (?:you|we|i|one) (?:use|pick|choose|take) .{2,20}"
        r" (?:over|instead of|rather than)",
        r"what (?:kinds?|sorts?|types?) of(?!.{0,40}\b(?:do|should|shall|would) (?:we|i)\b)",
        r"short list",
        r"check.?list",
        r"shortlist",
        r"give me (?:all|the list|examples|the main)",
        r"examples of",
        r"adoption numbers",
        r"what (?:stats|numbers) do you have",
    ),
)

_BEFORE_ASKING = any_of(
    words("and but so ok okay hm+ um well hey hi actually wait sorry pls please eli5 someone"),
    "(?:quick|stupid|dumb|noob) question",
    "(?:can|could) (?:you|someone|somebody|anyone|anybody)",
    "tell me",
)
# "What is the best database?" asks for a choice, "what does sharding do?" for an explanation.
_NO_CHOICE = (
    r"(?!\s+(?:we|i|right|suitable|left|the \w+est)\b)"
    r"(?!.{0,60}\b\w+est\b)"
    r"(?!.{0,60}\b(?:backend|database|language|stack|framework|broker|tool)\b.{0,20}$)"
    r"(?!.{0,60}\b(?:better|best|least|faster|cheaper|easier|rec+om+end|suggest|advise|pick|choose|choice|"
    r"left of)\b)"
)
_NO_COMPARISON = r"(?!.{0,30}\b(?:compare|stack up|behave|differ|the two)\b)"
EXPLAIN = pattern(
    any_of(
        rf"^(?:\W|{_BEFORE_ASKING}\b)*"
        + any_of(
            r"why\b",
            rf"what(?:'s|’s| is| are|s| does| do| did| happens| exactly)\b{_NO_CHOICE}",
            rf"how (?:do|does|did|can|would|is|are|exactly)\b{_NO_COMPARISON}",
            r"explain\b",
            r"describe\b",
            r"eli5",
            r"where do(?:es)?\b(?! (?:we|i|you)\b)",
            r"what.s the deal",
            r"how (?:it|this|that) (?:looks?|works?|is|behaves?)\b",
            r"in what way",
            r"when (?:would|should|do) (?:you|i|we) (?:take|use|pick|choose) (?:which|what)",
            r"how (?:long|often|soon) (?:can|does|do|did|will|may|is|are)\b(?! (?:we|i|it)\b)",
            r"when (?:did|does|was|will)\b(?! (?:we|i|it|our|my)\b)",
        ),
        r"\b"
        + any_of(
            r"eli5",
            r"explain (?:to me|like|what|why|how)",
            r"what does .{1,60} mean",
            r"mean(?:s)? (?:exactly|actually)",
            r"still a thing",
            r"or not\?\?",
            r"sync or async",
            r"come in for",
            r"when would you take which",
            r"in practice(?=\W*$)",
            r"fix(?:es)? .{0,40}\bdoes it\b",
            r"actually work",
        )
        + r"\b",
    )
)

# "…, Tin or Zinc for the shop?" and "…, which one?" put a choice, whatever is told ahead of them.
_PUT = r"(?:^|[,:;–-]\s*|[.()]\s+|\b(?:so|hey|hi|and|then)\s+)\W*"
_ONE_OR_OTHER = pattern(
    _PUT, r"(?!(?:why|how|what|list|explain|to|in|for)\b)(?:\w+ )?[\w.+#-]+,? or (?!not?\b)[\w.+#-]+"
)
_WHICH_ONE = pattern(
    _PUT,
    "which ",
    any_of(
        r"(?:one|of (?:them|these|the \w+))\b(?! (?:do|does|did|has|have)\b)",
        r"(?:\w+[ -])?" + words("backend database db language stack framework tool") + r"\b",
    ),
)

COMPARE = phrases(
    r"vs\.?",
    "versus",
    r"compare[ds]?",
    "comparison",
    r"differen(?:ce|t|ces)",
    "differ",
    "stack up",
    words("better worse faster slower cheaper easier harder safer bigger"),
    "more popular",
    "whose",
    r"which (?:one|of (?:the|them|these))?\s*(?:is|has|have|does|scales|makes|gives|needs|costs|comes)",
    r"who has(?! to\b)",
    "compared (?:to|with|w/)",
    "still behind",
    "the two",
    "trade.?offs?",
    "side by side",
)

# Word endings are left open: "decided", "switching".
CHOOSE = pattern(
    r"\b",
    any_of(
        r"should (?:we|i|that|it|this|they)",
        r"shd (?:we|i)",
        "shall we",
        r"would you (?:use|pick|go|take|choose|do|recommend|put|start|build|suggest)",
        "what would you",
        r"which (?:one )?(?:should|would|do you|fits|suits|to)",
        r"what (?:should|to|do we|do you|shall|stack|backend|db|database|goes)",
        r"recommend\w*",
        r"recomend\w*",
        "suggest",
        "advise",
        r"go (?:with|for)",
        r"going (?:with|for)",
        r"pick\b",
        "choose",
        "choice",
        "settle on",
        "decide",
        r"(?:better|best) to (?:use|take|pick|choose|have|learn|start)",
        "right call",
        r"(?:good|bad) idea",
        "good fit",
        r"(?:good|bad) choice",
        r"sane\b",
        "worth it",
        r"(?:ok|okay|fine) for",
        "fine with",
        "good for",
        "suited",
        "suitable",
        r"makes? sense",
        "ok with",
        "enough for",
        r"stay (?:with|on)",
        "switch",
        "migrate",
        r"move (?:to|off|from)",
        "rewrite",
        "kidding ourselves",
        "who.s right",
        "tip it",
        r"do we (?:really )?(?:need|have) to",
        r"does it (?:even )?matter",
        r"would (?:that|it) (?:cope|work|hold|scale|survive)",
        "still ok",
        r"what for\b",
        r"or (?:no|not)\b",
        r"thoughts\?",
        r"fits? (?:better|what)",
    ),
)


def puts_to_choice(sentence: str, *, options: int = 2) -> bool:
    """``options``: how many it names; "a day or two" puts none of them."""
    return bool((options > 1 and _ONE_OR_OTHER.search(sentence)) or _WHICH_ONE.search(sentence))
