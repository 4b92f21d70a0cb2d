"""Reading a question: what is asked, of which options, in which clauses, and what it leaves out on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answer import Inquiry, Intent
from bot.lexicon import Lexicon, Mention

_INVISIBLE = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_SLACK_MARK = re.compile(r"<[!@#][^>]{0,80}>|<(https?://[^>|]+)(?:\|[^>]*)?>|:[a-z0-9_+-]{2,30}:")
_CLAUSE_END = re.compile(r"[.!?;\n]+(?=\s|$)|\s+[–—-]+\s+|\s*[;:]\s+|,\s+(?=(?:and|but|so|while|whereas|plus|which|we|it|they|i|nothing|nobody|no|not|mostly|maybe|some)\b)|\s+(?=but\b|although\b|though\b|whereas\b|while\b)", re.IGNORECASE)

_DISMISSED = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|ca|wo|should|could|would)n[o'’]?t (?:really )?(?:care|matter|need(?! to)|worr\w+|mind|bother|important|an issue|a concern)"
    r"|do(?:es)? ?nt (?:care|matter|need(?! to))|not (?:worr\w+|interested|bothered|concerned|an issue|a concern|important|really need\w*|that important)"
    r"|(?:nobody|no ?one|none of us) (?:really )?(?:cares?|needs?|minds?|worries)|couldn['’]?t care less|no need (?:for|of)"
    r"|forget about|never mind|irrelevant|unimportant|leave aside|apart from that|regardless of|(?:is|are) not (?:the|our|my) (?:problem|issue|concern|point)"
    r"|we have (?:no|zero) (?:need|interest)|without (?:any )?need)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:the|our|that) (?:old|previous|former|legacy|last|earlier) (?:one|system|version|app|site|stack|tool|attempt|setup|solution)\b(?=.*\b(?:was|were|had|used|could|did|died|kept|took|broke|fell)\b)"
    r"|\bused to\b|\b(?:back then|years ago|in the past|last (?:year|time|yr))\b",
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


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the question that can state one need. ``weight`` 1 is said now, less in earlier turns."""

    text: str
    weight: float = 1.0
    source: str = "question"


@dataclass(frozen=True, slots=True)
class Ignored:
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """``clauses`` state needs; ``ignored`` were read and left out, each with its reason.

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


def _wanted(text: str, weight: float, source: str) -> tuple[list[Clause], list[Ignored]]:
    wanted, ignored = [], []
    for piece in split_clauses(text):
        lesser = _LESS_THAN.search(piece)
        if _DISMISSED.search(piece):
            ignored.append(Ignored(piece, "not wanted"))
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


def _foreign(text: str, lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """Technologies the corpus does not know: those in an option's place, and those that are the topic."""
    options, topics = [], []
    for mention in _foreign_mentions(text, lexicon):
        before, after = text[: mention.start], text[mention.end :]
        joined = re.search(r"(?:\bor|\bvs\.?|\bversus|/)\s*$", before, re.IGNORECASE) or re.match(r"\s*(?:\bor\b|\bvs\b|\bversus\b|/)", after, re.IGNORECASE)
        if joined or (_SLOT.search(before) and _SLOT_AFTER.match(after)):
            options.append(mention.name)
        elif _TOPIC_AFTER.match(after):
            topics.append(mention.name)
    return list(dict.fromkeys(options)), list(dict.fromkeys(topics))


def _foreign_mentions(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    yield from lexicon.foreign_in(text)
    for mention in lexicon.ambiguous_in(text):
        before, after = text[: mention.start], text[mention.end :]
        versus = re.search(r"(?:\bor|\bvs\.?|\bversus)\s*$", before, re.IGNORECASE) or re.match(r"\s*(?:\bor\b|\bvs\b|\bversus\b)", after, re.IGNORECASE)
        if mention.surface[:1].isupper() and before.strip() or versus:
            yield mention


def read(inquiry: Inquiry, lexicon: Lexicon) -> Question:
    """What the question wants, with its thread and the asker's project; no corpus passage is looked at."""
    text = clean(inquiry.question)
    asked, ignored = _wanted(text, 1.0, "question")
    turns = [clean(turn.text) for turn in inquiry.context if turn.role == "user"]
    mentions = lexicon.mentions(text, fuzzy=True)
    follow_up = bool(turns) and (len(text.split()) <= 14 or bool(_REFERS_BACK.search(text)))
    clauses = list(asked)
    if follow_up:
        for age, turn in enumerate(reversed(turns), 1):
            earlier, left_out = _wanted(turn, 0.6**age, "thread")
            clauses += earlier
            ignored += left_out
    if inquiry.project:
        stated, left_out = _wanted(clean(inquiry.project), 0.9, "project")
        clauses += stated
        ignored += left_out
    foreign, topics = _foreign(text, lexicon)
    return Question(
        text=text,
        intent=_intent(text, mentions, has_thread=bool(turns) or bool(inquiry.project)),
        clauses=tuple(clauses),
        ignored=tuple(ignored),
        mentions=tuple(mentions),
        named=tuple(dict.fromkeys(mention.name for mention in mentions)),
        foreign=tuple(foreign),
        foreign_topics=tuple(topics),
        follow_up=follow_up,
        refers_to_other=bool(_OTHER_ONE.search(text)),
    )
