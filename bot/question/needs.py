"""Which clauses state a need: what is dismissed, past, outweighed or somebody's opinion does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.lexicon import Lexicon
from bot.phrases import any_of, pattern, phrases, words
from bot.question.clauses import Clause, Ignored, split_clauses
from bot.question.guards import instructs
from bot.question.quantities import team_size
from bot.question.ruling import forbids_only
from bot.question.siding import beyond_asking
from bot.question.smalltalk import is_pleasantry
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
    r"(?:is|are|was|were)(?:n['’]?t| not| no(?! problem))(?: really| exactly)?"
    r"(?: (?:an?|the|our|my|any)(?: \w+)?)? "
    r"(?:problem|issue|concern|point|priority|goal|requirement|topic|worry|complaint)",
    r"^(?:[\w-]+ ){1,5}not (?:needed|required|wanted|necessary)",
    r"(?:is|are)(?:n['’]?t| not) (?:really |at all )?about",
    r"we have (?:no|zero) (?:need|interest)",
    r"without (?:any )?need",
    r"do(?:es)?(?:n['’]?t| not) (?:tell|talk to|bother|bore) (?:me|us) (?:about|with)",
    r"(?:nobody|no ?one|none) (?:\w+ )?(?:asked|asks|ever asked) for",
    r"(?:nobody|no ?one) (?:\w+ ){0,2}(?:waits|waiting)",
    r"(?:nobody|no ?one) (?:here |ever |really |actually )?(?:uses|searches|types|logs in|signs in|registers|"
    "uploads|downloads|prints|edits|comments|chats|clicks|browses|subscribes)",
    r"(?:cpus?|processors?|cores) (?:is|are|was|were|sits?|sat)(?: just| mostly| basically)? "
    "(?:bored|idle|idling|asleep|sleeping)",
)
# What was wanted once, and is not any more: all of the match but what that was.
_GIVEN_UP = pattern(
    any_of(
        r"\boff the table\b",
        r"\b(?:(?:board|boss|management|client|customer) )?"
        r"(?:is|are|was|were|been|got|gets|has|have|had|we|they|board|boss|management|client|customer) "
        r"(?:just |now )?(?:scrapped|cancell?ed|axed|binned|shelved|"
        # Where many "were dropped", or it happened "when" something else did, that was an incident.
        r"(?:killed|(?<!\bare )(?<!\bwere )(?<!\bgot )(?<!\bgets )dropped)"
        r"(?!.*\b(?:when|whenever|while|if|during|under|after|every)\b))\b",
        r"\bno longer (?:needed|wanted|required|planned|part of)\b",
        r"\b(?:decided|opted) against\b",
        r"\bruled out\b",
        r"(?:^\W*|\b(?:let['’]?s|please|what if we|if we|ok(?:ay)?) )(?:now |just )?"
        r"(?:drop|scrap|cancel|skip|forget|ditch|leave out) (?:about )?(?:the|that|this|our|all|any)\b",
    )
)
_NICE_TO_HAVE = phrases(
    "nice to have", r"(?:would|wd|might|could) be (?:nice|cool|a bonus)", "a bonus", r"not a must\b"
)
_SUBJECT = r"(?:we|i|there|it|they|this|(?:the|our) \w+)"
# After these, "not" begins no list of what is left out.
_NOT_ALL = words(
    r"only just merely sure certain clear even yet necessarily every\w* all always possible allowed enough "
    r"bad too so very this that if when because until before at by for to having single knowing \d\S* two "
    r"three great good open working available ready supported used afraid want buy"
)
_NOT = rf"not(?: really| actually)?(?! (?:an? )?{_NOT_ALL}\b)"
_WITHOUT = pattern(
    r"\W*(?:(?:and|but|so|plus|also|since|as|because) )*",
    any_of(
        rf"(?:{_SUBJECT}(?:['’]s| is| are| will be| will have) )?(?:absolutely |really )?"
        r"(?:no|zero|0|nothing(?! (?:but|except|other|beyond|short))|hardly any)",
        r"not planning(?: any)?|no plans (?:for|to)",
        # What people "don't have any" of is hands and money as often as features.
        rf"{_SUBJECT} (?:do|does|is|are|wo|will)(?:n['’]?t| not)(?: (?!have )\w+){{0,2}} any",
        r"there (?:is|are|wo|will)(?:n['’]?t| not)(?: be)? (?:a lot of|many|much)",
        r"(?:this|that|it)(?: is|['’]s)(?:n['’]?t| not)(?: really| actually)? (?:an?|any|for)",
        rf"{_NOT}(?: about)?(?: an?| any| the)?",
        r"without(?: an?| any)?(?! \w+ing \w)",
    ),
    r"\s+(?P<what>[\w-]+(?:\s[\w-]+)?)",
)
_NOT_PLANNED = pattern(r"\bnot planning any\b(?P<what>.*)")
# "No message may get lost" tells what has to be.
_NONE_MAY = pattern(
    r"\W*(?:(?:and|but|so) )?(?:no|nothing|not an?|not one)(?: [\w-]+){0,3} "
    r"(?:may|must|should|shall|can|could|gets?|is allowed|are allowed|leaves?|crosses|escapes)\b"
)
# "No reception where they go" tells of a place, not of what the project does without.
_WHERE = pattern(r"\b(?:where|wherever) (?:we|they|you|i|it|he|she|the|our|my|most|people)\b")
# Wishing these away is a need of its own: "no delay".
_BURDENS = frozenset(
    "delay delays downtime lag latency loss losses refresh reload reloading errors mistakes data one budget "
    "money experience clue idea vendor licence license fees operations ops admin sysadmin devops downtimes "
    "outage outages bugs hiccups preference opinion matter way more longer knowledge time staff it "
    "need lose losing slow expensive complicated complex hard difficult people person team developer "
    "developers devs skills internet techie programmer coder expert".split()
)
# A longer clause says more than what it does without.
_LONGEST_WITHOUT = 12

_DID = words("had ran used built tried")
_PAST = pattern(
    any_of(
        r"\b(?:the|our|that|my) (?:old|previous|former|legacy|last|earlier) "
        r"(?:one|system|version|app|site|stack|tool|attempt|setup|solution|project|product)\b"
        r"(?=.*\b(?:was|were|had|used|could|did|died|kept|took|broke|fell|needed|wanted|required)\b)",
        r"\bused to\b",
        # "Any case from last year" dates a thing, not what happens.
        r"\b(?:back then|years ago|in the past|(?<!from )last (?:year|time|yr)(?!['’]s))\b",
        rf"\b(?:we|i|they) once {_DID}\b",
        rf"\b(?:we|i|they) {_DID}\b(?=.*(?<!\bat )\bonce\W*$)",
    )
)
# What hurt in a system that is replaced shall not hurt again. Of past troubles in general, counted as needs,
# three of 821 verdicts were lost for one won: what was tried and failed is then praised.
_REPLACED = phrases(words(r"rewrit\w+ replac\w+ rebuil\w+ redo\w* redoing successor"), "from scratch")
_HURT = phrases(
    words(
        r"slow\w* late expensive complicated unreadable unusable hard pain\w* crash\w* died hated hang\w* "
        r"leak\w* fell falls? broke breaks lost waiting forever could(?:n['’]?t)? never nobody"
    )
)
_OVER = phrases(words("solved fixed sorted over discontinued gone"), "no longer")
# As in "customers are used to it", which is about today.
_ACCUSTOMED = pattern(r"(?:\b(?:is|are|am|be|get|gets|got|getting)|['’](?:re|m|s))(?: \w+)? used to\b")
# What has to be is not over, whenever it began.
_STILL = pattern(r"\b(?:must|should|shall|has to|have to|(?<!used to )needs?)\b")
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
# What is asked of an opinion, and says nothing beside it: "is he right?", "true?".
_JUDGES = pattern(
    r"\W*(?:(?:and|so|but|now|then) )*",
    any_of(
        r"(?:is|are|was) (?:\w+ )?(?:right|wrong|correct|true|still true|so|fair)",
        r"(?:who|which of (?:them|us)) is right",
        r"true|right|correct|agreed?|thoughts|opinions?|any thoughts|(?:do )?you agree|do you think so",
        r"(?:does|do|did|is|are|was|can|could|will|would|has|have)(?:n?['’]?t)? (?:he|she|it|they|that|this)"
        "(?: have a point| make sense| hold| really| actually| true)?",
    ),
)
_NOT_ALONE = pattern(r"^\W*(?:and )?not (?:just|only|merely)\b")
_LESS_THAN = pattern(
    r"\b(?:matters?|important|cares? about|value|priority|prefer)\b.{0,30}?",
    r"\b(?:more|higher|rather) (?:important )?than\b\s*(?P<lesser>\S.*)",
)
# After these, "not" belongs to them: "is not", "it's not", "or not", "really not".
_NEGATED = words(
    r"and rather or if why whether is are was were be do does did has have had will would can could should "
    r"must may might \w+ly \S+['’]\w+"
)
# What stands at either end of a clause and is set against the rest: "charts not maps", "instead of maps we".
_SET_AGAINST = (
    pattern(
        rf"(?:^|\s)(?!{_NEGATED}\s)\S+"
        rf" (?P<lesser>{_NOT}(?: an?| the| about)?(?P<what>(?: [\w-]+){{1,2}}))$"
    ),
    pattern(
        r"^(?P<lesser>(?:instead of|rather than) (?!\w+ing\b)(?P<what>.+?))(?:,|(?=\s(?:we|i|it|they)\b))"
    ),
    pattern(r"\s(?P<lesser>(?:instead of|rather than) (?!\w+ing\b)(?P<what>[^,]+))$"),
    pattern(r",\s(?P<lesser>without (?:an? |any )?(?!\w+ing\b)(?P<what>[\w-]+(?: [\w-]+)?))$"),
)
# "Won't:", "Out of scope:": what stands below is not wanted, up to the next heading or question.
_LEAVES_OUT = pattern(
    any_of(
        r"(?:we )?(?:won['’]?t|don['’]?t|do not|will not)(?: do| have| need| want| be)?",
        r"not (?:so )?(?:needed|wanted|required|planned|included|in scope|important|relevant)",
        r"(?:un|less )important(?: (?:to|for) (?:us|me))?",
        r"out of scope|non-?goals?|no|not|without|excluded?",
    )
)
# What is joined to something else, that may stay when this goes.
_JOINED = re.compile(r"\s*(?:,|&|\+|\band\b|\bplus\b)\s*", re.IGNORECASE)

GIVEN_UP, NOT_WANTED, PAST = "given up", "not wanted", "about the past"
_NO_NEEDS = ((_GIVEN_UP, GIVEN_UP), (_DISMISSED, NOT_WANTED))
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
    "answer client foundation offer base switch style kind sort fits ideas vs versus compare compared "
    "comparison general generally overall pros cons know knows nobody everybody everyone none team".split()
)
_WORD = re.compile(r"[a-z][a-z'’-]+|\d\S*")


def sort_out(spoken: Iterable[Clause], lexicon: Lexicon) -> tuple[list[Clause], list[Ignored]]:
    """Whole texts, the last said first, into clauses that state needs and what does not.

    What a text gives up goes from those said before it as well.
    """
    wanted: list[Clause] = []
    ignored: list[Ignored] = []
    gone: list[frozenset[str]] = []
    for whole in spoken:
        stated, left_out = _sort_out_one(whole.text, lexicon)
        for text in stated:
            rest, lost = _without(gone, text, lexicon)
            ignored += [Ignored(lost, GIVEN_UP)] if lost else []
            if rest:
                wanted.append(Clause(rest, whole.weight, whole.source))
        ignored += left_out
        gone += [thing for left in left_out for thing in _things(left, lexicon)]
    return wanted, ignored


def _sort_out_one(text: str, lexicon: Lexicon) -> tuple[list[str], list[Ignored]]:
    stated, ignored = [], []
    pieces = split_clauses(text)
    alone = sum(not (is_pleasantry(piece) or _JUDGES.fullmatch(piece)) for piece in pieces) <= 1
    excluding = False
    for piece in pieces:
        excluding = _goes_on_excluding(piece, text, excluding=excluding)
        left = Ignored(piece, NOT_WANTED) if excluding else _left_out(piece, lexicon, alone=alone)
        if left and left.why == PAST and _hurts_still(piece, text, lexicon):
            left = None
        ignored += [left] if left else []
        rest = piece.removeprefix(left.text).removesuffix(left.text) if left else piece
        if rest:
            stated.append(rest)
    return stated, ignored


def _goes_on_excluding(piece: str, text: str, *, excluding: bool) -> bool:
    """Whether a piece stands below a heading such as "Won't:", or is one."""
    if f"{piece}:" in text:
        return bool(_LEAVES_OUT.fullmatch(piece))
    return excluding and f"{piece}?" not in text


def _things(left: Ignored, lexicon: Lexicon) -> list[frozenset[str]]:
    """What is left out, as the words that a mention of it holds, options' names apart."""
    if left.why == GIVEN_UP:
        its_words = tokens(lexicon.without_names(_GIVEN_UP.sub(" ", left.text)))
        return [frozenset([word]) for word in its_words]
    match = _WITHOUT.match(left.text) if left.why == NOT_WANTED else None
    thing = frozenset(tokens(lexicon.without_names(match.group("what")))) if match else None
    return [thing] if thing else []


def _without(gone: Sequence[frozenset[str]], text: str, lexicon: Lexicon) -> tuple[str, str]:
    """What of an earlier text is still wanted, and what has been given up since."""
    parts = _JOINED.split(text)
    lost = [part for part in parts if any(thing <= set(tokens(part)) for thing in gone)]
    if not lost:
        return text, ""
    rest = ", ".join(part for part in parts if part not in lost)
    return (rest, ", ".join(lost)) if states_something(rest, lexicon) else ("", text)


def _left_out(piece: str, lexicon: Lexicon, *, alone: bool) -> Ignored | None:
    """The whole piece, or its beginning or end when that is only what the rest outweighs."""
    if why := _why_no_need(piece, lexicon, alone=alone):
        return Ignored(piece, why)
    if lesser := _LESS_THAN.search(piece):
        return Ignored(lesser.group("lesser"), "outweighed")
    for rule in _SET_AGAINST:
        match = rule.search(piece)
        if match and _is_set_against(match, lexicon):
            return Ignored(match.group("lesser"), NOT_WANTED)
    return None


def _is_set_against(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Not where options are weighed: "Tin instead of Zinc for a chat" is about a chat."""
    what = match.group("what")
    rest = match.string.replace(match.group("lesser"), "")
    weighed = lexicon.mentions(what) or lexicon.foreign_in(what)
    return not weighed and _BURDENS.isdisjoint(what.lower().split()) and states_something(rest, lexicon)


def _why_no_need(piece: str, lexicon: Lexicon, *, alone: bool) -> str | None:
    if instructs(piece):
        return INSTRUCTION
    if is_pleasantry(piece):
        return "a greeting"
    if forbids_only(piece, lexicon):
        return "ruled out"
    if _is_without(piece):
        return NOT_WANTED
    # Alone it is the question itself: "my boss wants Tin for the shop, is he right?"
    if not alone and _OPINION.search(piece) and lexicon.mentions(piece):
        return "somebody's opinion"
    rules = _NO_NEEDS if alone else (*_NO_NEEDS, *_NO_NEEDS_BESIDE_OTHERS)
    why = next((why for rule, why in rules if rule.search(piece)), None)
    return why or (PAST if _is_past(piece) else None)


def _is_past(piece: str) -> bool:
    return bool(_PAST.search(_ACCUSTOMED.sub(" ", piece))) and not _STILL.search(piece)


def _hurts_still(piece: str, text: str, lexicon: Lexicon) -> bool:
    return bool(
        _HURT.search(piece) and _REPLACED.search(text) and not (_OVER.search(text) or lexicon.mentions(piece))
    )


def _is_without(piece: str) -> bool:
    """As in "no reports", or "nothing realtime": what the project does without."""
    match = _WITHOUT.match(piece) or _NOT_PLANNED.search(piece)
    if match is None or _NONE_MAY.match(piece) or _WHERE.search(piece):
        return False
    if len(piece.split()) > _LONGEST_WITHOUT:
        return False
    return _BURDENS.isdisjoint(match.group("what").lower().split())


def without_asking(
    clauses: Sequence[Clause], lexicon: Lexicon, *, sided: bool = False
) -> tuple[list[Clause], list[Ignored]]:
    """Leaves out clauses that only ask ("which one should we use?") where others state a need.

    ``sided``: whether the question asks what speaks for or against options, which is no need either.
    """
    stating = [
        clause
        for clause in clauses
        if states_something(beyond_asking(clause.text) if sided else clause.text, lexicon)
    ]
    if not stating:
        return list(clauses), []
    return stating, [Ignored(one.text, "asks, states no need") for one in clauses if one not in stating]


def states_something(text: str, lexicon: Lexicon) -> bool:
    """Whether words are left when the options' own names and the words of asking are taken away.

    How many people there are is something, too.
    """
    if team_size(text) is not None:
        return True
    if _JUDGES.fullmatch(text):
        return False
    text = lexicon.without_names(text, members=False)
    return any(word not in _ASKING for word in _WORD.findall(text.lower()))
