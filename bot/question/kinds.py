"""Kinds of technology that people ask for: "which database should we use?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.lexicon import Lexicon
from bot.phrases import any_of, pattern, words
from bot.question.clauses import asking_sentences

# To teach the advisor another kind, add a line: its name, the ``kind`` of technologies in the vocabulary that
# are of it, and its nouns. A noun that people use for other things as well ("tool", "server") is none.
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("databases", "database warehouse", r"data ?bases?|dbs?|dbms|data ?stores?"),
    ("data warehouses", "warehouse", r"data ?(?:warehouses?|lakes?)"),
    ("message brokers", "queue", r"(?:\w+ )?(?:queues?|brokers?)|(?:message|event) bus"),
    ("cloud providers", "cloud", r"clouds?(?: (?:providers?|platforms?|vendors?))?"),
    ("editors", "editor cms", r"(?:code |text )?editors?|ides?"),
    ("CI servers", "ci", r"(?:ci(?:/cd)?|build) (?:servers?|systems?|tools?|services?)|ci(?:/cd)?"),
    ("operating systems", "os", r"operating systems?|os|(?:linux )?distro(?:s|\b)"),
    ("front-end frameworks", "frontend mobile cms", r"front.?ends?(?: (?:frameworks?|librar(?:y|ies)))?"),
    ("ORMs", "", r"orms?|object.relational mappers?"),
    ("caches", "", r"caches?|caching (?:layers?|systems?|servers?|solutions?)"),
    ("search engines", "database", r"search (?:engines?|servers?|backends?)"),
    ("container orchestrators", "container", r"container (?:orchestrat(?:ors?|ion)|platforms?)"),
    (
        "monitoring tools",
        "monitoring",
        r"(?:monitoring|observability|logging)(?: (?:tools?|systems?|stacks?|services?|platforms?))?",
    ),
    ("content management systems", "cms shop", r"cms(?:es)?|content management systems?"),
    ("payment providers", "payment", r"payment (?:providers?|gateways?|processors?|services?)"),
    ("version control", "vcs ci", r"(?:version|source) control(?: systems?)?|vcs"),
    ("test frameworks", "testing", r"test(?:ing)? (?:frameworks?|tools?|runners?|librar(?:y|ies))"),
    ("identity providers", "auth", r"(?:auth\w*|identity|login|sso) (?:providers?|servers?|services?)"),
    ("CRM systems", "erp", r"crms?(?: systems?)?"),
    ("programming languages", "language runtime framework frontend mobile", r"(?:programming )?languages?"),
)
# What may stand between "which" and the kind: "which relational database", but not "what about the database".
_PLAIN = (
    r"(?:(?!(?:about|if|is|are|was|do|does|did|the|of|in|for|our|an?|this|that|and|or|to|happens|kind|sort|type)"
    r"\b)[\w-]+ )"
)
_BEST = words("best right ideal good better recommended preferred go-to sensible sane most \\w+est")
_ASKED_BEFORE = any_of(
    rf"\b(?:which|what)(?: (?:kind|sort|type) of)? {_PLAIN}{{0,2}}",
    rf"\b(?:which|what)(?:['’]?s| is| are| would be) (?:the |an? |your )?(?:{_BEST} ){_PLAIN}{{0,2}}",
    # "Best editor for it?", but "test databases are slow".
    rf"^\W*(?:the )?(?!(?:request|test|rest|latest|guest)\b){_BEST} {_PLAIN}{{0,2}}",
    rf"\b(?:recommend|suggest|advise|pick|choose|select)(?: (?:me|us))? (?:an?|the|some|any) {_PLAIN}{{0,2}}",
)
# The kind is what is asked for, not a part of it: "which database driver", "which language and database".
_FOLLOWS = words(
    "should shall would could can do is are to for with in on under beside goes go works? fits? suits? you "
    "we i then now please pls"
)
_ASKED_AFTER = rf"(?=\W*$|\s*[?.!,;:)]|\s+{_FOLLOWS}\b)"
# What is asked for in a word of no listed kind: "which laptop should I buy?", "recommend a good book".
_ASKED_WORD = pattern(
    any_of(
        rf"\b(?:which|what) {_PLAIN}{{0,2}}(?P<wh>[a-z]{{3,}}) (?:should|shall|would|could) "
        r"(?:i|we|you|he|she|they|my|our)\b",
        r"^\W*(?:hi |hey |hello |please |pls |(?:can|could) you |(?:can|could) (?:any|some)(?:one|body) )*"
        rf"(?:recommend|suggest)(?: me| us)? (?:an?|some|any) {_PLAIN}{{0,2}}(?P<do>[a-z]{{3,}})"
        r"(?= (?:for|to|about|on)\b|\W*$)",
        rf"^\W*what(?:['’]s| is| are| would be) (?:an?|the|some|any) (?:really )?{_BEST} {_PLAIN}?"
        r"(?P<is>[a-z]{3,})(?= for\b|\W*$)",
    )
)
# These stand for options of any kind, or for what is asked about them.
_ANY_KIND = frozenset(
    "one ones option options tool tools thing things stuff way ways system systems product products service "
    "services software solution solutions technology technologies tech stack stacks setup approach "
    "route side direction path platform platforms framework frameworks library libraries lib engine engines "
    "program programs app apps application package packages choice choices pick bet answer kind kinds type "
    "types sort style design architecture pattern model version vendor vendors provider providers supplier "
    "company alternative alternatives candidate contender technique method idea combination mix part parts "
    "backend frontend server servers environment base foundation two three four these those them both "
    "other others better best cheaper easier faster safer advice starting point fit else exactly then".split()
)


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    of_vocabulary: frozenset[str]
    nouns: str


KINDS = tuple(Kind(name, frozenset(of.split()), rf"\b(?:{nouns})") for name, of, nouns in _KINDS)
_NAMES = frozenset(kind.name for kind in KINDS)
_ASKED = [(kind, pattern(_ASKED_BEFORE, kind.nouns, _ASKED_AFTER)) for kind in KINDS]
# Most questions ask for none, and one pattern is tried in a tenth of the time of twenty.
_ASKED_ANY = pattern(_ASKED_BEFORE, any_of(*(kind.nouns for kind in KINDS)), _ASKED_AFTER)


def asked_kinds(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The kinds of technology that all its questions ask for; none where one puts options to choice.

    Of a kind that is not listed it is the word itself.
    """
    found: list[str] = []
    for sentence in asking_sentences(text) or [text]:
        kinds = _listed_in(sentence) or _word_in(sentence, lexicon)
        if not kinds or len({mention.name for mention in lexicon.mentions(sentence)}) > 1:
            return ()
        found += kinds
    return tuple(dict.fromkeys(found))


def kind_of(name: str) -> Kind:
    """The listed kind of that name, or what the word in the question means."""
    listed = next((kind for kind in KINDS if kind.name == name), None)
    return listed or Kind(name, frozenset(), rf"\b{re.escape(name.removesuffix('s'))}s?")


def is_listed(name: str) -> bool:
    return name in _NAMES


def _listed_in(sentence: str) -> list[str]:
    if not _ASKED_ANY.search(sentence):
        return []
    return [kind.name for kind, asked in _ASKED if asked.search(sentence)]


def _word_in(sentence: str, lexicon: Lexicon) -> list[str]:
    match = _ASKED_WORD.search(sentence)
    if not match or lexicon.mentions(sentence):
        return []
    word = match[match.lastgroup or 0].lower()
    return [] if word in _ANY_KIND else [word]
