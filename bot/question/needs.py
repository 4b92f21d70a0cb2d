"""Which clauses state a need: what is dismissed, past, outweighed or somebody's opinion does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.lexicon import Lexicon
from bot.phrases import any_of, pattern, phrases, words
from bot.question.clauses import Clause, Ignored, split_clauses
from bot.question.guards import instructs
from bot.question.quantities import team_size
from index.keywords import tokens

INSTRUCTION = "an instruction, not a need"

_DISMISSED = phrases(
    r"(?:do|does|did|is|are|was|were|ca|wo|should|could|would)n[o'’]?t (?:really )?"
    r"(?:care|matter|need(?! to)|worr\w+|mind|bother|important|an issue|a concern)",
    r"do(?:es)? ?nt (?:care|matter|need(?! to))",
    r"not (?:worr\w+|interested|bothered|concerned|an issue|a concern|(?:that )?important|really need\w*)",
    r"(?:nobody|no ?one|none of us) (?:really )?(?:cares?|needs?|minds?|worries)",
    r"couldn['’]?t care less",
    r"no need (?:for|of)",
    "forget about",
    "never mind",
    "irrelevant",
    "unimportant",
    "leave aside",
    "apart from that",
    "regardless of",
    r"(?:is|are) not (?:the|our|my) (?:problem|issue|concern|point)",
    r"we have (?:no|zero) (?:need|interest)",
    r"without (?:any )?need",
    r"do(?:es)?(?:n['’]?t| not) (?:tell|talk to|bother|bore) (?:me|us) (?:about|with)",
    r"(?:nobody|no ?one|none) (?:\w+ )?(?:asked|asks|ever asked) for",
    r"(?:nobody|no ?one) (?:\w+ ){0,2}(?:waits|waiting)",
    r"(?:cpus?|processors?|cores) (?:is|are|was|were|sits?|sat)(?: just| mostly| basically)? "
    "(?:bored|idle|idling|asleep|sleeping)",
)
# What was wanted once, and is not any more.
_GIVEN_UP = phrases(
    "off the table",
    r"(?:is|are|was|were|been|got|gets|has|have|had|we|they|board|boss|management|client|customer) "
    r"(?:just |now )?(?:killed|dropped|scrapped|cancell?ed|axed|binned|shelved)",
    r"no longer (?:needed|wanted|required|planned|part of)",
)
_NICE_TO_HAVE = phrases(
    "nice to have", r"(?:would|wd|might|could) be (?:nice|cool|a bonus)", "a bonus", r"not a must\b"
)
_WITHOUT = pattern(
    r"\W*(?:and |but |so )?",
    any_of(
        "no", "zero", "0", "nothing", "not planning any", "not planning", r"no plans (?:for|to)", "hardly any"
    ),
    r"\s+(?P<what>[\w-]+(?:\s[\w-]+)?)",
)
_NOT_PLANNED = pattern(r"\bnot planning any\b(?P<what>.*)")
# Wishing these away is a need of its own: "no delay".
_BURDENS = frozenset(
    "delay delays downtime lag latency loss losses refresh reload reloading errors mistakes data one budget "
    "money experience clue idea vendor licence license fees operations ops admin sysadmin devops downtimes "
    "outage outages bugs hiccups preference opinion matter way more longer knowledge time staff it "
    "need".split()
)
# A longer clause says more than what it does without.
_LONGEST_WITHOUT = 12

_PAST = pattern(
    any_of(
        r"\b(?:the|our|that) (?:old|previous|former|legacy|last|earlier) "
        r"(?:one|system|version|app|site|stack|tool|attempt|setup|solution)\b"
        r"(?=.*\b(?:was|were|had|used|could|did|died|kept|took|broke|fell)\b)",
        r"\bused to\b",
        r"\b(?:back then|years ago|in the past|last (?:year|time|yr))\b",
    )
)
_ROLES = words(
    "nephew niece co-?founder boss cto ceo cfo manager colleagues? friends? mate architect lead consultants? "
    "vendor agency intern guys? expert brother sister son daughter husband wife uncle professor teacher "
    "recruiter investors? advisor board purchasing freelancer contractor neighbou?r hires? cio department "
    "dept dep"
)
_SAYS = words(
    "says? said wants? likes? thinks? insists? swears? suggests? suggested claims? heard read saw loves? "
    "dreams? told tells push(?:es)? bets? draws? raves? fans?"
)
_OPINION = pattern(
    r"\b",
    any_of(
        rf"(?:(?:my|our|the|a|an|his|her|some|another|new|one|it) (?:\w+ ){{0,2}}|^\W*){_ROLES}",
        words("someone somebody everyone everybody people they reddit twitter"),
        "the internet",
        "hacker news",
    ),
    rf"\b.{{0,40}}?\b(?:{_SAYS}|keeps? (?:saying|telling))\b",
)
_NOT_ALONE = pattern(r"^\W*(?:and )?not (?:just|only|merely)\b")
_LESS_THAN = pattern(
    r"\b(?:matters?|important|cares? about|value|priority|prefer)\b.{0,30}?",
    r"\b(?:more|higher|rather) (?:important )?than\b\s*(?P<lesser>\S.*)",
)

GIVEN_UP = "given up"
_NO_NEEDS = ((_GIVEN_UP, GIVEN_UP), (_DISMISSED, "not wanted"), (_PAST, "about the past"))
_NO_NEEDS_BESIDE_OTHERS = ((_NICE_TO_HAVE, "only nice to have"), (_NOT_ALONE, "outweighed"))

# Words with which a question asks rather than states a need.
_ASKING = frozenset(
    "which what who whose should shall would could can do does did is are we i you us our my it that this "
    "one ones two the a an to for in on of with and or but so then please pls thoughts recommend "
    "recommendation suggest advise use using used pick choose choice take go best better right fit fits suit "
    "build write put start backend back end backends database databases db language languages lang stack "
    "framework frameworks server tool technology technologies tech option options broker brokers thing "
    "things piece part there here behind under now just really maybe ok okay sane worth good fine call still "
    "even any idea ideas opinion would wd shd given considering setup place settle sense make makes own "
    "whole everything something anyone people need needs want wants like more have has had be been being get "
    "gets not no yes if as at by from into how when where why whats what's hi hey hello question help advice "
    "matter matters decide default new app project system platform service product give me tell between "
    "either both them they their its your must sensible smart wise reasonable way bet verdict parts "
    "sceptical skeptical speak speaks advantage advantages lot each these those three four several all "
    "change anything difference differ he she push pushes pushing along stay stays toss coin hm hmm asks "
    "answer client foundation offer base switch style kind sort fits ideas".split()
)
_WORD = re.compile(r"[a-z][a-z'’-]+|\d\S*")


def sort_out(spoken: Iterable[Clause], lexicon: Lexicon) -> tuple[list[Clause], list[Ignored]]:
    """Whole texts, each with its weight and source, into clauses that state needs and what does not."""
    wanted, ignored = [], []
    for whole in spoken:
        pieces = split_clauses(whole.text)
        for piece in pieces:
            left = _left_out(piece, lexicon, alone=len(pieces) == 1)
            ignored += [left] if left else []
            if rest := piece.removesuffix(left.text if left else ""):
                wanted.append(Clause(rest, whole.weight, whole.source))
    given_up = " ".join(left.text for left in ignored if left.why == GIVEN_UP)
    return _without(lexicon.without_names(given_up), wanted, ignored)


def _without(
    given_up: str, wanted: Sequence[Clause], ignored: Sequence[Ignored]
) -> tuple[list[Clause], list[Ignored]]:
    """What an earlier turn or the project asks for goes as well when it is given up now."""
    its_words = set(tokens(given_up))
    gone = [one for one in wanted if one.source != "question" and its_words.intersection(tokens(one.text))]
    return (
        [one for one in wanted if one not in gone],
        [*ignored, *(Ignored(one.text, GIVEN_UP) for one in gone)],
    )


def _left_out(piece: str, lexicon: Lexicon, *, alone: bool) -> Ignored | None:
    """The whole piece, or its end when that is only what the rest outweighs."""
    if why := _why_no_need(piece, lexicon, alone=alone):
        return Ignored(piece, why)
    lesser = _LESS_THAN.search(piece)
    return Ignored(lesser.group("lesser"), "outweighed") if lesser else None


def _why_no_need(piece: str, lexicon: Lexicon, *, alone: bool) -> str | None:
    if instructs(piece):
        return INSTRUCTION
    if _is_without(piece):
        return "not wanted"
    # Alone it is the question itself: "my boss wants Tin for the shop, ok?"
    if not alone and _OPINION.search(piece) and lexicon.mentions(piece):
        return "somebody's opinion"
    rules = _NO_NEEDS if alone else (*_NO_NEEDS, *_NO_NEEDS_BESIDE_OTHERS)
    return next((why for rule, why in rules if rule.search(piece)), None)


def _is_without(piece: str) -> bool:
    """As in "no reports", or "nothing realtime": what the project does without."""
    match = _WITHOUT.match(piece) or _NOT_PLANNED.search(piece)
    if match is None or len(piece.split()) > _LONGEST_WITHOUT:
        return False
    return _BURDENS.isdisjoint(match.group("what").lower().split())


def without_asking(clauses: Sequence[Clause], lexicon: Lexicon) -> tuple[list[Clause], list[Ignored]]:
    """Leaves out clauses that only ask ("which one should we use?") where others state a need."""
    stating = [clause for clause in clauses if states_something(clause.text, lexicon)]
    if not stating:
        return list(clauses), []
    return stating, [Ignored(one.text, "asks, states no need") for one in clauses if one not in stating]


def states_something(text: str, lexicon: Lexicon) -> bool:
    """Whether words are left when the options' own names and the words of asking are taken away.

    How many people there are is something, too.
    """
    if team_size(text) is not None:
        return True
    text = lexicon.without_names(text, members=False)
    return any(word not in _ASKING for word in _WORD.findall(text.lower()))
