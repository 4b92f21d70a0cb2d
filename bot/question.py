"""Reading a question: what is asked, of which options, in which clauses, and what it leaves out on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.answer import Inquiry, Intent
from bot.lexicon import Lexicon, Mention

_INVISIBLE = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_SLACK_MARK = re.compile(r"<[!@#][^>]{0,80}>|<(https?://[^>|]+)(?:\|[^>]*)?>|:[a-z0-9_+-]{2,30}:")
_CLAUSE_END = re.compile(r"[.!?;\n]+(?=\s|$)|\s+[–—-]+\s+|\s*[;:]\s+|,\s+(?=(?:nothing|hardly|zero|and|but|so|while|whereas|plus|which|we|it|they|i|nothing|nobody|no|not|mostly|maybe|some)\b)|\s+(?=but\b|although\b|though\b|whereas\b|while\b|besides\b|plus\b|as well as\b|(?-i:AND)\b|(?:on|at) the other (?:side|hand|end)\b|next to (?:it|that)\b)|(?<=\w{3}\s\w{2}\s\w{2})\s+and\s+(?=\w+\s\w+\s\w+\s\w+)", re.IGNORECASE)

_DISMISSED = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|ca|wo|should|could|would)n[o'’]?t (?:really )?(?:care|matter|need(?! to)|worr\w+|mind|bother|important|an issue|a concern)"
    r"|do(?:es)? ?nt (?:care|matter|need(?! to))|not (?:worr\w+|interested|bothered|concerned|an issue|a concern|important|really need\w*|that important)"
    r"|(?:nobody|no ?one|none of us) (?:really )?(?:cares?|needs?|minds?|worries)|couldn['’]?t care less|no need (?:for|of)"
    r"|forget about|never mind|irrelevant|unimportant|leave aside|apart from that|regardless of|(?:is|are) not (?:the|our|my) (?:problem|issue|concern|point)"
    r"|we have (?:no|zero) (?:need|interest)|without (?:any )?need)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\W*(?:and |but |so )?(?:no|zero|0|nothing|not planning any|not planning|no plans (?:for|to)|hardly any)\s+(?P<what>[\w-]+(?:\s[\w-]+)?)", re.IGNORECASE)
# Wishing these away is a need of its own: "no delay".
_BURDENS = frozenset("delay delays downtime lag latency loss losses refresh reload reloading errors mistakes data one budget money experience clue idea vendor licence license fees operations ops admin sysadmin devops downtimes outage outages bugs hiccups preference opinion matter way more longer knowledge time staff it need".split())
_PAST = re.compile(
    r"\b(?:the|our|that) (?:old|previous|former|legacy|last|earlier) (?:one|system|version|app|site|stack|tool|attempt|setup|solution)\b(?=.*\b(?:was|were|had|used|could|did|died|kept|took|broke|fell)\b)"
    r"|\bused to\b|\b(?:back then|years ago|in the past|last (?:year|time|yr))\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:(?:my|our|the|a|an|his|her|some|another|new|one) (?:\w+ ){0,2}(?:nephew|niece|co-?founder|boss|cto|ceo|cfo|manager|colleagues?|friends?|mate|architect|lead|consultants?|vendor|agency|intern|guys?|expert|brother|sister|"
    r"son|daughter|husband|wife|uncle|professor|teacher|recruiter|investors?|advisor|board|purchasing|freelancer|contractor|neighbou?r)|(?:someone|somebody|everyone|everybody|people|they|the internet|reddit|twitter|hacker news))\b"
    r".{0,40}?\b(?:says?|said|wants?|likes?|thinks?|insists?|swears?|suggests?|suggested|claims?|heard|read|saw|loves?|dreams?|told|tells|keeps? (?:saying|telling)|pushes|bets?)\b",
    re.IGNORECASE,
)
_LESS_THAN = re.compile(
    r"\b(?:matters?|important|cares? about|value|priority|prefer)\b.{0,30}?\b(?:more|higher|rather) (?:important )?than\b\s*(?P<lesser>\S.*)",
    re.IGNORECASE,
)

_SMALLTALK = re.compile(
    r"(?:\W|^)*(?:hi|hello|hey|yo|hiya|howdy|good (?:morning|afternoon|evening|day)|morning|evening|thanks?(?: you| a lot| so much)?|thx|ty|cheers|great|awesome|nice|cool|perfect|super helpful|very helpful|helpful|ok(?:ay)?|bye|goodbye|see you|lol|haha\w*|no worries|all good|that helps?(?: a lot)?|you rock|well done|good bot|much appreciated|there|all|team|everyone|folks|bot|so much|a lot|again|super|very|really|got it|makes sense|how are you(?: doing)?(?: today)?|have a (?:nice|good|great) \w+|happy \w+)",
    re.IGNORECASE,
)
_META = re.compile(
    r"\b(?:what (?:can|do) you (?:do|know|cover)|who (?:are|made|built|wrote) you|how do (?:you|i) (?:work|use you|ask)|what are you\b|are you (?:a |an )?(?:bot|human|ai|llm|real)"
    r"|which of (?:your|the) (?:articles|sources)|(?:what|which|how many) (?:are )?(?:your |the )?(?:sources?|articles?|documents?)\b(?! (?:say|name|mention|think|recommend|claim))|what (?:sources?|articles?) (?:do you|are you)|where do you get"
    r"|who (?:wrote|published|is the author)|when was (?:it|the|that|this) .*(?:written|published|updated)|(?:author|publisher|date) of the .*(?:article|source)"
    r"|how (?:old|recent|fresh|current|up.to.date) (?:is|are) (?:your|the|these|those)\b|(?:do|can) you know anything (?:newer|about after)|your (?:knowledge|info\w*|data|training)\b.*(?:cut.?off|old|from|date|newer|updated)"
    r"|do you (?:store|keep|save|log|remember|share) (?:my|our|what|this)|help me use you|can i trust you|how (?:sure|reliable|accurate) are you)",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(?:list\b|bullet|bullets|name (?:me )?(?:some|a few|all)|which (?:big |large |famous |well.known )?(?:companies|firms|frameworks|libraries|tools|brands|players)|who (?:uses|else uses|runs on)"
    r"|what (?:frameworks|libraries|libs|tools|companies|stats|statistics|numbers|figures|drawbacks|downsides|disadvantages|advantages|benefits|pros|cons|weak\w*|strengths|use cases|limitations|extensions|plugins|options)"
    r"|(?:downsides?|drawbacks?|disadvantages|weak (?:points|spots)|weaknesses|strengths|advantages|pros|cons|pros and cons|limitations|use.?cases|gotchas|pitfalls) of\b|(?:what are|whats|what's) .{0,40}(?:weak points|weak spots|weaknesses|downsides|drawbacks|strengths|advantages|limitations|pros|cons|pitfalls|gotchas)"
    r"|when (?:would|should|do) (?:you|we|i|one) (?:use|pick|choose|take) .{2,20} (?:over|instead of|rather than)|what (?:kinds?|sorts?|types?) of"
    r"|short list|shortlist|give me (?:all|the list|examples|the main)|examples of|adoption numbers|what (?:stats|numbers) do you have)",
    re.IGNORECASE,
)
_EXPLAIN = re.compile(
    r"^(?:\W|(?:and|but|so|ok|okay|hm+|um|well|hey|hi|actually|wait|sorry|pls|please|quick question|stupid question|dumb question|noob question|eli5|can you|could you|someone|tell me)\b[\s,:.!-]*)*"
    r"(?:why\b|what(?:'s|’s| is| are|s| does| do| did| happens| exactly)\b(?!\s+(?:we|i|the \w+est)\b)(?!.{0,60}\b\w+est\b)(?!.{0,60}\b(?:backend|database|language|stack|framework|broker|tool)\b.{0,20}$)(?!.{0,60}\b(?:better|best|faster|cheaper|easier|recommend|pick|choose|left of)\b)|how (?:do|does|did|can|would|is|are|exactly)\b(?!.{0,30}\b(?:compare|stack up|behave|differ|the two)\b)|explain\b|describe\b|eli5|where do(?:es)?\b|what.s the deal|in what way|when (?:would|should|do) (?:you|i|we) (?:take|use|pick|choose) (?:which|what))"
    r"|\b(?:eli5|explain (?:to me|like|what|why|how)|what does .{1,60} mean|mean(?:s)? (?:exactly|actually)|still a thing|or not\?\?|sync or async|come in for|when would you take which|in practice|fix(?:es)? .{0,40}\bdoes it\b|actually work)\b",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    r"\b(?:vs\.?|versus|compare[ds]?|comparison|differen(?:ce|t|ces)|differ|stack up|better|worse|faster|slower|cheaper|easier|harder|safer|bigger|more popular|whose|which (?:one|of (?:the|them|these))?\s*(?:is|has|have|does|scales|makes|gives|needs|costs|comes)|who has|compared (?:to|with|w/)|still behind|the two|trade.?offs?|side by side)\b",
    re.IGNORECASE,
)
_CHOOSE = re.compile(
    r"\b(?:should (?:we|i|that|it|this|they)|shd (?:we|i)|shall we|would you (?:use|pick|go|take|choose|do|recommend|put|start|build|suggest)|what would you|which (?:one )?(?:should|would|do you|fits|suits|to)|what (?:should|to|do we|do you|shall|stack|backend|db|database|goes)"
    r"|recommend\w*|recomend\w*|suggest|advise|go (?:with|for)|going (?:with|for)|pick\b|choose|choice|settle on|decide|right call|good idea|bad idea|good fit|good choice|bad choice|sane\b|worth it|ok for|okay for|fine for|fine with|good for|suited|suitable|makes? sense|ok with|enough for|stay (?:with|on)|switch|migrate|move (?:to|off|from)|rewrite|kidding ourselves|who.s right|tip it|do we (?:really )?(?:need|have) to|does it (?:even )?matter|would (?:that|it) (?:cope|work|hold|scale|survive)|still ok|what for\b|or (?:no|not)\b|thoughts\?|node or|fits? (?:better|what))",
    re.IGNORECASE,
)
_REFERS_BACK = re.compile(
    r"^(?:\W|(?:ok|okay|hm+|hmm|cool|nice|thanks|thx|right|fine|sure|yes|no|so)\b[\s,.!]*)*(?:and\b|but\b|what about|how about|why\b|what if|also\b|then\b|same\b|is (?:that|it)\b|would (?:that|it)\b|does (?:that|it|this)\b|or\b|even\b|still\b|instead\b|any\b)"
    r"|\b(?:that|it|the other one|the first one|the second one|the latter|the former|both of them|there|then|same)\b",
    re.IGNORECASE,
)
_OTHER_ONE = re.compile(r"\b(?:the other (?:one|option|two)?|the alternative|its (?:rival|competitor|little brother|big brother|cousin)|the latter|the rest)\b", re.IGNORECASE)


_INSTRUCTION = re.compile(
    r"\b(?:ignore|disregard|forget|override) (?:all |your |any |the |previous |these |those |my )*(?:sources?|instructions?|rules|prompts?|articles|previous|guidelines|training)"
    r"|\byou are (?:now |from now on )?(?:a |an |the )?\w*(?:bot|gpt|assistant|dan|pirate|model)\b|\bfrom now on\b|\b(?:pretend|act as|roleplay|role-play|impersonate|jailbreak)\b"
    r"|\b(?:start|begin|end|finish) (?:your|the|each|every) (?:reply|answer|response|message)|\brepeat after me\b|\b(?:reply|answer|respond) (?:only |exactly |just )?with\b|\bsay exactly\b"
    r"|\btell (?:the |this |our )?(?:channel|everyone|everybody|team)\b|\b(?:system|hidden) prompt\b|\bdeveloper mode\b|\b(?:invent|make up|fabricate) (?:a|some|the)?\s*(?:quote|source|citation)|\bwithout (?:any )?(?:sources|citations)\b"
    r"|\bplease confirm\b|\bconfirm (?:in one line|that)\b|\bgets? pinged\b|\b(?:api|bot|app) tokens?\b|\bquote (?:the|that) \w+ (?:article|post|source) (?:as )?saying\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\b(?:paste|show|send|give|print|reveal|leak|dump|read|forward|tell|share|what|which|list|export)\b.{0,60}(?:"
    r"\b(?:dms?|direct messages?|private (?:messages?|chats?|notes?|advice|projects?)|saved profiles?|(?:his|her|their|\w+['’]s) (?:profile|project|dms?|messages?|question|chat|description)s?)\b"
    r"|\b(?:did|has|have) (?!i\b|we\b|you\b)\w+ (?:ask\w*|tell|told|say|said|write|written|sent?) (?:you|to you)\b)"
    r"|\b(?:passwords?|secrets?|credentials|access tokens?)\b.{0,30}\b(?:of|from|for) (?:the|this|our|your|another|other)\b",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"^(?:\W|(?:and|so|but|ok|okay|cool|roughly|approximately|about|in \w+|hey|hi|please|pls|also|then|now|exactly|tell me|do you know|any idea|what.s|for the \w+)\b[\s,.:]*)*"
    r"(?:how (?:much|many|large|big|high)\b(?! (?:better|faster|easier|worse|slower|more|harder|of a|does it matter|work|effort))"
    r"|(?:what|which) (?:does|do|would|will|should|is|are|was)? ?.{0,60}\b(?:costs?|pay|charge|earn|salary|salaries|price|fee|rent)\b(?!.{0,20}(?:less|more|lower|cheaper|savings|effective))"
    r"|(?:what|which)(?:'s| is| are|s)? (?:the )?(?:exact )?(?:price|cost|salary|fee|limit|p9\d|throughput|latency|size|memory|number|figure)s? (?:of|for|per|in)\b)"
    r"|\b(?:per month on|how much (?:would|does|do|will|is|are)|in \$|need (?:the )?p9\d)",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"^(?:\W|(?:hey|hi|please|pls|ok|so)\b)*(?:(?:can|could|would|will) you (?:please |pls )?)?(?:write|draft|translate|fix|debug|generate|create|summari[sz]e|book|order|send|schedule|review|deploy|remind|open|close|draw|sing|tell me a joke)\b",
    re.IGNORECASE,
)
_ASKS_BOTH = re.compile(
    r"\b(?:both\b(?! (?:of us|are fine|ok|say|write))|one of each|pick one\?|(?:have|need) to (?:pick|choose|settle on) one|settle on one|run two|two (?:databases|languages|stacks|backends|systems)|mix (?:them|the two)|combine|side by side|"
    r"either or|and python|together)\b",
    re.IGNORECASE,
)
_KNOWS = re.compile(
    r"\b(?:know(?:s|n)?|experience[d]?|comfortable|fluent|familiar|skilled|expert\w*|background|folks|ppl|people|devs?|developers?|engineers?|programmers?|shop|team|guys|squad|writes?|write|speak|bootcamp|learned|trained|used to)\b",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    r"\b(?:(?:works?|working|runs?|running|run) (?:just |perfectly |very |really )?(?:fine|well|ok|okay|great|good|smoothly|without)|no (?:complaints|incidents|pain|problems|issues|trouble)|(?:nobody|no one|noone) complains"
    r"|without (?:any )?(?:incidents?|problems?|trouble)|(?:customers?|users|people|everybody|everyone) (?:are |is )?(?:content|happy|satisfied)|inside out|never (?:failed|let us down)|does its job|likes? it|rock.solid)\b",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(
    r"\b(?:(?:made|written|built|running|runs?|live|everything(?: is)?|code ?base|coded|done|developed|stay|staying|still|currently|shop is) (?:is )?(?:still )?(?:in|on|with|using)?|leave|leaving|(?:move|switch|migrate|get) (?:us )?(?:off|from|away from)|"
    r"our|we (?:use|have|run|had|used)|existing|current)\s+(?:the |a |an )?$",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:none|nobody|no one|noone|never|neither|not|no|n['’]?t|without|zero|hardly|barely)\b", re.IGNORECASE)
_TECHNOLOGY = re.compile(
    r"\b(?:back.?ends?|front.?ends?|databases?|dbs?|languages?|lang|stack|frameworks?|servers?|runtimes?|brokers?|queues?|librar\w+|tech(?:nology|nologies)?|cloud|program\w*|cod(?:e|ing)|"
    r"apis?|app|apps|software|develop\w*|build\w*|deploy\w*|scal(?:e|es|ing|able)|websockets?|data|storage|micro.?services?|the two|either one|one of them|which (?:one|of))\b",
    re.IGNORECASE,
)
# Words with which a question asks rather than states a need.
_ASKING = frozenset(
    "which what who whose should shall would could can do does did is are we i you us our my it that this one ones two the a an to for in on of with and or but "
    "so then please pls thoughts recommend recommendation suggest advise use using used pick choose choice take go best better right fit fits suit build write put start "
    "backend back end backends database databases db language languages lang stack framework frameworks server tool technology technologies tech option options broker brokers "
    "thing things piece part there here behind under now just really maybe ok okay sane worth good fine call still even any idea ideas opinion would wd shd given "
    "considering setup place settle sense make makes own whole everything something anyone people need needs want wants like more have has had be been being get gets "
    "not no yes if as at by from into how when where why whats what's hi hey hello question help advice matter matters decide default new app project system platform service product "
    "give me tell between either both them they their its your".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the question that can state one need. ``weight`` 1 is said now, less in earlier turns."""

    text: str
    weight: float = 1.0
    source: str = "question"


_COUNT = re.compile(
    r"(?<![\w.$€£])(?P<number>\d[\d.,' ]*|hundreds|thousands|millions|dozens)\s*(?P<unit>k|m|mio|million|thousand|hundred)?\+?\s+(?:of )?(?:\w+[ -]){0,2}?"
    r"(?:users?|people|ppl|visitors?|customers?|players?|clients?|sessions?|connections?|sockets?|devices?|sensors?|meters?|trucks?|browsers?|tabs?|phones?|viewers?|fans?|members?|bidders?|spectators?|"
    r"requests?|req/s|rps|messages?|msgs?|events?|orders?|writes?|records?|rows|docs|documents|employees|students|pupils|patients|colleagues|farmers|subscribers|readers|listeners|participants|machines|boxes|stations)\b",
    re.IGNORECASE,
)
_UNITS = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mio": 1e6, "million": 1e6, "hundred": 1e2}
_WORDS = {"hundreds": 3e2, "thousands": 5e3, "millions": 2e6, "dozens": 3e1}


def magnitude(text: str) -> float | None:
    """The largest number of users, devices, messages and the like that a clause names."""
    found = []
    for match in _COUNT.finditer(text):
        raw = match.group("number").lower().strip()
        digits = re.sub(r"[.,' ](?=\d{3}\b)", "", raw).strip(" ,.'")
        value = _WORDS.get(raw) or (float(digits.replace(",", ".")) if re.fullmatch(r"\d+([.,]\d+)?", digits) else None)
        if value is not None:
            found.append(value * _UNITS.get((match.group("unit") or "").lower(), 1.0))
    return max(found, default=None)


@dataclass(frozen=True, slots=True)
class Ignored:
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """``clauses`` state needs; ``ignored`` were read and left out, each with its reason.

    ``known`` tells which options the asker's people know (1) or do not (-1). ``refused`` is set when nothing but
    instructions to the advisor or a wish for somebody's private data is left.

    ``named`` are the corpus's options that the question names, ``subjects`` those it is about when it names
    fewer than two alternatives, ``foreign`` technologies outside the corpus in an option's place.
    """

    text: str
    intent: Intent
    clauses: tuple[Clause, ...]
    ignored: tuple[Ignored, ...]
    mentions: tuple[Mention, ...]
    named: tuple[str, ...]
    foreign: tuple[str, ...]
    foreign_topics: tuple[str, ...]
    follow_up: bool
    refers_to_other: bool
    known: Mapping[str, float] = field(default_factory=dict)
    asks_both: bool = False
    asks_quantity: bool = False
    asks_task: bool = False
    asks_technology: bool = False
    refused: bool = False

    @property
    def need(self) -> str:
        """All that is wanted now, as one text to embed."""
        return " ".join(clause.text for clause in self.clauses if clause.weight == 1.0) or self.text


def clean(text: str) -> str:
    """Without control, bidirectional and tag characters, Slack's own marks, and runs of white space."""
    text = _SLACK_MARK.sub(lambda match: f" {match.group(1) or ''} ", text)
    return " ".join(_INVISIBLE.sub(" ", text).split())


def split_clauses(text: str) -> list[str]:
    pieces = [piece.strip(" ,;:-–—()\"'") for piece in _CLAUSE_END.split(text) if piece]
    return [piece for piece in pieces if re.search(r"\w{2}", piece)]


def _wished_away(piece: str) -> bool:
    """ "no reports", "nothing realtime": what the project does without."""
    match = _WITHOUT.match(piece) or re.search(r"\bnot planning any\b(?P<what>.*)", piece, re.IGNORECASE)
    return bool(match) and not _BURDENS.intersection(match.group("what").lower().split()) and len(piece.split()) <= 12


def _wanted(text: str, weight: float, source: str, lexicon: Lexicon) -> tuple[list[Clause], list[Ignored]]:
    wanted, ignored = [], []
    pieces = split_clauses(text)
    for piece in pieces:
        lesser = _LESS_THAN.search(piece)
        if _INSTRUCTION.search(piece):
            ignored.append(Ignored(piece, "an instruction, not a need"))
        elif _DISMISSED.search(piece) or _wished_away(piece):
            ignored.append(Ignored(piece, "not wanted"))
        elif len(pieces) > 1 and _OPINION.search(piece) and lexicon.mentions(piece):
            ignored.append(Ignored(piece, "somebody's opinion"))
        elif _PAST.search(piece):
            ignored.append(Ignored(piece, "about the past"))
        elif lesser:
            wanted.append(Clause(piece[: lesser.start("lesser")], weight, source))
            ignored.append(Ignored(lesser.group("lesser"), "outweighed"))
        else:
            wanted.append(Clause(piece, weight, source))
    return wanted, ignored


def _intent(text: str, mentions: Sequence[Mention], *, has_thread: bool) -> Intent:
    if _is_smalltalk(text):
        return "smalltalk"
    if _META.search(text):
        return "meta"
    options = {mention.name for mention in mentions}
    last = _last_sentence(text)
    chooses, compares = bool(_CHOOSE.search(text)), bool(_COMPARE.search(text))
    if _LIST.search(text) and not (_CHOOSE.search(last) and not _LIST.search(last)):
        return "list"
    if _EXPLAIN.search(last) or _EXPLAIN.search(text):
        short_why = has_thread and len(text.split()) <= 4
        if not short_why and not (chooses and len(options) > 1) and not (has_thread and re.match(r"\W*(?:what|how) about", text, re.IGNORECASE)):
            return "explain"
    if chooses:
        return "choose"
    if compares and len(text.split()) <= 40:
        return "compare"
    if re.match(r"\W*(?:can|does|is|do|are)\b.*\?", last, re.IGNORECASE) and len(options) == 1 and not has_thread:
        return "explain"
    return "choose"


def _last_sentence(text: str) -> str:
    pieces = [piece for piece in re.split(r"(?<=[.!?])\s+", text) if re.search(r"\w", piece)]
    asking = [piece for piece in pieces if piece.rstrip().endswith("?")]
    return (asking or pieces or [text])[-1]


def _questions(text: str) -> list[str]:
    """The sentences that ask something."""
    pieces = re.split(r"(?<=[.!?])\s+|\s+-\s+", text)
    return [piece for piece in pieces if piece.rstrip().endswith("?") or re.match(r"\W*(?:how|what|which)\b", piece, re.IGNORECASE)]


def _is_smalltalk(text: str) -> bool:
    rest = _SMALLTALK.sub(" ", text)
    if len(text.split()) <= 7 and "?" not in text and re.match(r"\W*(?:thanks?|thx|ty|cheers|bye|hi|hello|hey|good morning|morning)\b", text, re.IGNORECASE):
        return not _CHOOSE.search(text)
    return not re.search(r"[^\W\d_]{2,}", rest)


_SLOT = re.compile(
    r"(?:\b(?:use|using|to|or|vs\.?|versus|than|for|with|over|try|adopt|pick|choose|take|between|than|on|prefer|consider|instead of|into|about|compare)\s+(?:the |a |an )?$)|(?:^\W*$)",
    re.IGNORECASE,
)
_SLOT_AFTER = re.compile(r"^\s*(?:,?\s*(?:or|vs\.?|versus)\b|\?|$|\s*(?:for|instead|better|rather|is better|a good|worth|faster|then\b))", re.IGNORECASE)
_TOPIC_AFTER = re.compile(r"^[\w\s-]{0,20}\b(?:support|integration|compatib\w+|plugin|client|driver|bindings?|tooling|sdk|adapter|federation)\b", re.IGNORECASE)


_JUDGED = re.compile(r"\s+(?:be|cope|work|scale|with|suit|fit|perform|handle|help|beat|better|worth|any good|ok|good|faster)\b", re.IGNORECASE)


def _foreign(text: str, lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """Technologies the corpus does not know: those in an option's place, and those that are the topic."""
    options, topics = [], []
    for mention in _foreign_mentions(text, lexicon):
        before, after = text[: mention.start], text[mention.end :]
        joined = re.search(r"(?:\bor|\bvs\.?|\bversus|/)\s*$", before, re.IGNORECASE) or re.match(r"\s*(?:\bor\b|\bvs\b|\bversus\b|/)", after, re.IGNORECASE)
        weighed = re.search(r"\b(?:would|is|does|do|should|could|shall|will|about|can)\s+$", before, re.IGNORECASE)
        if joined or weighed or (_SLOT.search(before) and _SLOT_AFTER.match(after)):
            options.append(mention.name)
        elif _TOPIC_AFTER.match(after):
            topics.append(mention.name)
    return list(dict.fromkeys(options)), list(dict.fromkeys(topics))


def _foreign_mentions(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    yield from lexicon.foreign_in(text)
    for mention in lexicon.ambiguous_in(text):
        before, after = text[: mention.start], text[mention.end :]
        versus = re.search(r"(?:\bor|\bvs\.?|\bversus)\s*$", before, re.IGNORECASE) or re.match(r"\s*(?:\bor\b|\bvs\b|\bversus\b)", after, re.IGNORECASE)
        weighed = re.search(r"\b(?:would|is|does|should|could|will)\s+$", before, re.IGNORECASE) and _JUDGED.match(after)
        if (mention.surface[:1].isupper() and before.strip()) or versus or weighed:
            yield mention


def _without_asking(clauses: Sequence[Clause], lexicon: Lexicon) -> tuple[list[Clause], list[Ignored]]:
    """Drops clauses that only ask ("which one should we use?") where others state a need."""
    stating = [clause for clause in clauses if _states_something(clause.text, lexicon)]
    if not stating:
        return list(clauses), []
    dropped = [Ignored(clause.text, "asks, states no need") for clause in clauses if clause not in stating]
    return stating, dropped


def _states_something(text: str, lexicon: Lexicon) -> bool:
    for mention in reversed(lexicon.mentions(text)):
        if not mention.member:
            text = text[: mention.start] + " " + text[mention.end :]
    return any(word not in _ASKING for word in re.findall(r"[a-z][a-z'’-]+|\d\S*", text.lower()))


def _known(texts: Sequence[str], lexicon: Lexicon) -> dict[str, float]:
    """Options that the asker's people know or do not, family members counting for theirs."""
    known: dict[str, float] = {}
    for text in texts:
        for piece in split_clauses(text):
            mentions = lexicon.mentions(piece)
            if mentions and _KNOWS.search(piece) and re.search(r"\b(?:we|us|our|team|all|none|nobody|i|my|devs?|developers?|engineers?|people|ppl|folks|they|he|she|guys|everyone|everybody|programmers?|founders?|squad|\d+|two|three|four|five|six|seven|eight)\b", piece, re.IGNORECASE):
                for mention in mentions:
                    before = piece[: mention.start]
                    known[mention.name] = -1.0 if _NOBODY.search(before) else 1.0
    known |= _incumbent(texts, lexicon)
    return known if len(set(known.values())) > 1 or len(known) == 1 else {}


def _incumbent(texts: Sequence[str], lexicon: Lexicon) -> dict[str, float]:
    """The option that runs already and that nobody complains about: as good as known."""
    whole = " ".join(texts)
    if not _CONTENT.search(whole):
        return {}
    running = [m.name for m in lexicon.mentions(whole) if _RUNS_ON.search(whole[: m.start])]
    return {running[0]: 1.0} if running else {}


def read(inquiry: Inquiry, lexicon: Lexicon) -> Question:
    """What the question wants, with its thread and the asker's project; no corpus passage is looked at."""
    text = clean(inquiry.question)
    asked, ignored = _wanted(text, 1.0, "question", lexicon)
    turns = [clean(turn.text) for turn in inquiry.context if turn.role == "user"]
    mentions = lexicon.mentions(text, fuzzy=True)
    follow_up = bool(turns) and (len(text.split()) <= 14 or bool(_REFERS_BACK.search(text)))
    clauses = list(asked)
    if follow_up:
        for age, turn in enumerate(reversed(turns), 1):
            earlier, left_out = _wanted(turn, 0.6**age, "thread", lexicon)
            clauses += earlier
            ignored += left_out
    if inquiry.project:
        stated, left_out = _wanted(clean(inquiry.project), 0.9, "project", lexicon)
        clauses += stated
        ignored += left_out
    clauses, asking = _without_asking(clauses, lexicon)
    foreign, topics = _foreign(text, lexicon)
    instructed = any(entry.why.startswith("an instruction") for entry in ignored)
    return Question(
        text=text,
        intent=_intent(text, mentions, has_thread=bool(turns) or bool(inquiry.project)),
        clauses=tuple(clauses),
        ignored=(*ignored, *asking),
        mentions=tuple(mentions),
        named=tuple(dict.fromkeys(mention.name for mention in mentions)),
        foreign=tuple(foreign),
        foreign_topics=tuple(topics),
        follow_up=follow_up,
        refers_to_other=bool(_OTHER_ONE.search(text)),
        known=_known([text, *(turns if follow_up else ()), clean(inquiry.project or "")], lexicon),
        asks_both=bool(_ASKS_BOTH.search(text)),
        asks_quantity=any(_QUANTITY.search(piece) for piece in _questions(text)),
        asks_task=bool(_TASK.search(text)),
        asks_technology=bool(_TECHNOLOGY.search(text)),
        refused=bool(_PRIVATE.search(text)) or (instructed and not any(_states_something(c.text, lexicon) for c in asked)),
    )
