"""Whether a question needs its thread and the project to be understood, or says itself what it is about."""

from __future__ import annotations

from bot.lexicon import Lexicon
from bot.phrases import any_of, pattern, phrases, words
from bot.question.asking import CHOOSE
from bot.question.clauses import last_sentence, split_clauses
from bot.question.needs import states_something

_OPENS = pattern(
    r"^(?:\W|\b",
    any_of(
        words(
            "and but so ok okay thanks thx cool nice great hey hi btw also then sorry well hm+ actually pls"
        ),
        "by the way",
        "please",
        r"(?:quick|one more|another) question",
        r"(?:can you |could you )?tell me",
        r"do you (?:happen to )?know",
        "any idea",
        "just (?:wondering|curious)",
    ),
    r"\b)*+",
)
_WHAT = r"(?:who(?:se|['’]?s)?|when|where|how|what(?:['’]?s)?|which)\b(?! (?:about|if|come|for)\b)"
_ASKS_WHAT = pattern(_WHAT)
_ASKS = pattern(
    any_of(
        _WHAT,
        r"(?:why )?(?:is|are|was|were|did|does|do|will|has|have|can|could|should|would)\b",
    )
)
# "How so?" and "what now?" are asked of what was said.
_FEWEST_WORDS = 3
_POINTS_BACK = phrases(
    words(
        "it its it['’]s that that['’]s this they them their these those there same one ones both either "
        "neither other others else latter former two three instead still yet"
    )
)
# Its "it" stands for nothing: "what time is it?", "will it rain?".
_POINTS_NOWHERE = phrases(
    "what (?:time|day|date|year) is it", r"(?:is|was|will) it (?:going to |be )?(?:rain|snow|sunny)\w*"
)
# Words about advice, and of those who take it: whatever it was about, they are asked of it.
_OF_ADVICE = phrases(
    words(
        "alternatives? sources? articles? limits? limitations? risks? downsides? upsides? cons pros catch "
        "drawbacks? trade-?offs? differences? costs? cheap(?:er|est)? fast(?:er|est)? slow(?:er|est)? "
        "safe(?:r|st)? easy easie(?:r|st) examples? reasons? evidence verdict exceptions? caveats? "
        "requirements? advantages? disadvantages? strengths? weaknesses? numbers? figures? sure reconsider "
        "opinion answer advi[cs]e think confidence confident decisions? decide boss cto management managers?"
    ),
    "plan b",
    "do i need",
)
# Who asks what to build with, or what would do, asks for an option, however little else is said.
_WANTS_OPTION = phrases(
    words(
        "use take choose pick go build write run start adopt switch migrate move recommend suggest host "
        "deploy develop program code suits? fits?"
    ),
    "(?:best|better|good|right|ideal) (?:choice|option|pick|fit|bet|tool|for)",
    r"^(?:what|which)\b.{0,40} get",
    r"^what (?:would|will|could|can) (?!(?:i|we|you|he|she|it|they|my|our|an?|the|this|that)\b)",
)
# No option is a place or a person.
_PLACE_OR_PERSON = pattern("who|when|where")
_OURSELVES = phrases(words("we we['’]re us our ours"))


def is_complete(text: str, lexicon: Lexicon) -> bool:
    """Whether it asks something of its own: "who won the cup?", but not "who uses it?" nor "and bread?"."""
    asks = _OPENS.sub("", last_sentence(text))
    if not _ASKS.match(asks) or len(asks.split()) < _FEWEST_WORDS:
        return False
    if lexicon.mentions(text) or not states_something(asks, lexicon):
        return False
    return not (_POINTS_BACK.search(_POINTS_NOWHERE.sub(" ", asks)) or _OF_ADVICE.search(asks))


def is_about_us(text: str) -> bool:
    return bool(_OURSELVES.search(text) or CHOOSE.search(text))


def asks_alone(text: str) -> bool:
    """Whether it is one short question that tells no situation and asks for no option: "who won the cup?"."""
    asks = _OPENS.sub("", text)
    if not _ASKS_WHAT.match(asks) or len(split_clauses(asks)) > 1:
        return False
    if not _PLACE_OR_PERSON.match(asks) and _WANTS_OPTION.search(asks):
        return False
    return not (_POINTS_BACK.search(asks) or _OF_ADVICE.search(asks))
