"""Technologies that a question weighs and the corpus does not know, so that the answer can say so by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bot.lexicon import Lexicon, Mention
from bot.phrases import any_of, pattern, phrases, words

# "Tin w/ Zinc" joins what goes together.
_JOINS_BEFORE = pattern(r"\s*(?:\bor|\bvs\.?|\bversus|(?<!\bw)/)\s*$")
_REPLACES = pattern(r"\s+(?:instead of|rather than|in place of)\s+$")
_REPLACED = pattern(r"\s+(?:instead of|rather than|in place of)\s+")
_JOINS_AFTER = pattern(r"\s*(?:\bor\b|\bvs\b\.?|\bversus\b|/)\s*")
# "Compare Tin, Zinc and Lead": in a list that is compared, each is an option.
_COMPARED = phrases(
    r"compar(?:e|es|ed|ing|ison)", "between", r"differ(?:s|ences?)?", r"which of\b(?! (?:our|the|my)\b)"
)
_LISTED_BEFORE = pattern(r"(?:,(?: and)?|\band|&)\s+$")
_LISTED_AFTER = pattern(r"\s*(?:,(?: and)?|\band\b|&)\s+")
# What ends the sentence that a name stands in.
_SENTENCE_ENDS = re.compile(r"[.!?](?=\s|$)")
# "Would X do?", but "the site is X" tells what is there.
_WEIGHED_BEFORE = pattern(
    r"(?:(?:^|[.?!,;:–—-]\s*|\b(?:or|and|but|so|then|why|how)\s+)\W*"
    r"(?:would|is|does|do|should|could|shall|will|can)|\babout"
    # "Somebody says X would do better": it is put forward.
    r"|\b(?:says?|claims?|suggests?|swears by|recommends?|proposes?))\s+$"
)
_KNOWN_BEFORE = pattern(
    r"\b",
    any_of(
        words("knows? knew known learn(?:ed|t)? writes? wrote written coded did studied taught"),
        r"(?:experience|background|fluent|degree|skills?|course) (?:in|with)",
        "familiar with",
        r"c[oa]mes? from",
        "bit of",
    ),
    r"\s+(?:(?:[\w.+#]+[,/]?|or|and)\s+){0,3}$",
)
# "Java/PHP people": what they know, whatever is joined to it.
_KNOWN_AFTER = pattern(
    r"(?:/[\w.+#]+){0,3}\s+",
    words("people ppl folks devs? developers? engineers? programmers? guys shop team squad crew"),
    r"\b",
)
# What stands ahead of an option in a question, and what then follows one.
_SLOT_BEFORE = pattern(
    any_of(
        r"\b(?:instead of|"
        + words(
            r"use using to or vs\.? versus than for with over try adopt pick choose take between on prefer "
            r"consider into about compare"
        )
        + r")\s+(?:the |a |an )?$",
        r"^\W*$",
    )
)
_SLOT_AFTER = pattern(
    r"^\s*",
    any_of(
        r",?\s*(?:or|vs\.?|versus)\b",
        r"['’]s\b",
        r"\?",
        r"$",
        r"\s*(?:for|instead|better|rather|is better|a good|worth|faster|then\b)",
    ),
)
# "Does it have a GraphQL client?" is about GraphQL, which is no option there.
_TOPIC_AFTER = pattern(
    r"^[\w\s-]{0,20}\b",
    words(r"support integration compatib\w+ plugin client driver bindings? tooling sdk adapter federation"),
    r"\b",
)
# Ordinary words are names only in plain sight: "Rust or go?", "what about go?", "would go cope?", "we like
# Go", but "we will go with Tin".
_ASKED_ABOUT = pattern(r"^\W*(?:(?:and|but|so|ok|okay|hm+|then)\W+)*(?:what|how) about\s+$")
_ALL_OR_ITS = pattern(r"[ ?!.]*$|['’]s\b")
_WORD_WEIGHED_BEFORE = pattern(r"\b(?:would|is|does|should|could|will)\s+$")
_JUDGED_AFTER = pattern(
    r"\s+",
    any_of(
        words("be cope work scale suit fit perform handle help beat better worth ok good faster"),
        "any good",
    ),
    r"\b",
)
# A word joined to an option's name as another option is: "Blorp or Tin", "is blorp better than Tin?". Where
# it goes on ("Tin or paper cards") it is no name.
_NAME = r"(?P<name>(?!\w+ly\b)[A-Za-z][\w.+#]{3,})"
_OR = r"\b(?:or|vs\.?|versus)"
_MORE_THAN = r"\s(?:\w+ ){0,2}" + words("better worse faster slower cheaper easier safer simpler") + " than"
# "Is Blorp …" asks; "Tin is always better than Zinc" tells how.
_OFFERED_BEFORE = any_of(
    r"(?:^|[?.!,;:])\W*(?:(?:so|and|but|or) )?(?:is )?",
    r"\b(?:use|using|take|pick|choose|between|compare|about|try|or|with|go)\W*",
)
_OFFERED_THERE = pattern(_OFFERED_BEFORE, r"$")
_JOINED_AHEAD = pattern(_OFFERED_BEFORE, _NAME, rf"(?:,?\s+{_OR}|{_MORE_THAN})\s*$")
_JOINED_BEHIND = pattern(
    rf"(?:,?\s+{_OR}|{_MORE_THAN})\s+", _NAME, r"(?=\W*$|[?.!,;:]|\s(?:for|or|vs|versus|in|on)\b)"
)
# "Is Blorp ready for …?", "is blorp 3 any good?" asks of nothing else.
_JUDGED = pattern(
    r"^\W*(?:(?:so|and|but|hi|hey|ok|hello)\W+)*is\s+",
    _NAME,
    r"(?:\s+v?\d[\d.]*)?\s+",
    any_of(
        "any good", "a good (?:choice|fit|idea|option)", words("ready stable mature worth suited suitable")
    ),
    r"\b",
)
# What people weigh an option against that is none: leaving things, doing it by hand, what they expected.
_NO_NAMES = frozenset(
    "both neither either something anything nothing else other others another none what which that this "
    "these those them they there then instead maybe perhaps rather better worse whatever should would "
    "could will does have never later wait everything someone somebody anyone average expected before usual "
    "ever most today normal needed necessary custom bespoke homegrown homemade selfmade leave move switch "
    "change stay upgrade rewrite migrate quit build hire".split()
)


def weighed_words(text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Words in an option's place that no list holds: names, if no article holds them either."""
    matches = [] if mentions else [_JUDGED.match(text)]
    for mention in mentions:
        before = text[: mention.start]
        matches.append(_JOINED_AHEAD.search(before))
        if _OFFERED_THERE.search(before):
            matches.append(_JOINED_BEHIND.match(text[mention.end :]))
    found = (match["name"] for match in matches if match)
    return tuple(dict.fromkeys(word for word in found if word.lower() not in _NO_NAMES))


def foreign_technologies(text: str, lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those in an option's place, and those that are the topic."""
    options, topics = [], []
    for mention in _mentions(text, lexicon):
        before, after = text[: mention.start], text[mention.end :]
        if _KNOWN_BEFORE.search(before) or _KNOWN_AFTER.match(after):
            continue
        if _is_option(before, after, lexicon):
            options.append(mention.name)
        elif _TOPIC_AFTER.match(after) and _asks(before, after):
            topics.append(mention.name)
    return tuple(dict.fromkeys(options)), tuple(dict.fromkeys(topics))


def _is_option(before: str, after: str, lexicon: Lexicon) -> bool:
    joint = _JOINS_BEFORE.search(before) or _JOINS_AFTER.match(after)
    if joint and _asks(before, after):
        return True
    if joint and "/" not in joint.group() and _joined_with_name(before, after, lexicon.mentions):
        return True
    if _is_compared(before, after, lexicon.mentions):
        return True
    asked_of = _WEIGHED_BEFORE.search(before) or (_SLOT_BEFORE.search(before) and _SLOT_AFTER.match(after))
    return bool(asked_of)


def _asks(before: str, after: str) -> bool:
    """Whether a name stands in a question: "they have some Java or PHP thing." only tells what is there."""
    end = _SENTENCE_ENDS.search(after)
    return end.group() == "?" if end else not _SENTENCE_ENDS.search(before)


def _is_compared(before: str, after: str, mentions: Callable[[str], list[Mention]]) -> bool:
    """Whether a comparison lists it beside another name."""
    sentence = f"{_SENTENCE_ENDS.split(before)[-1]} {_SENTENCE_ENDS.split(after)[0]}"
    if not _COMPARED.search(sentence):
        return False
    ahead, behind = _LISTED_BEFORE.search(before), _LISTED_AFTER.match(after)
    return bool(
        (ahead and _ends_in_name(before[: ahead.start()].rstrip(), mentions))
        or (behind and _opens_with_name(after[behind.end() :], mentions))
    )


def _joined_with_name(before: str, after: str, mentions: Callable[[str], list[Mention]]) -> bool:
    """Whether an "or" or an "instead of" joins it to another name."""
    if joint := _JOINS_BEFORE.search(before) or _REPLACES.search(before):
        return _ends_in_name(before[: joint.start()], mentions)
    if joint := _JOINS_AFTER.match(after) or _REPLACED.match(after):
        return _opens_with_name(after[joint.end() :], mentions)
    return False


def _ends_in_name(text: str, mentions: Callable[[str], list[Mention]]) -> bool:
    return any(mention.end == len(text) for mention in mentions(text))


def _opens_with_name(text: str, mentions: Callable[[str], list[Mention]]) -> bool:
    return any(mention.start == 0 for mention in mentions(text))


def _mentions(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    yield from lexicon.foreign_in(text)
    for mention in lexicon.ambiguous_in(text):
        before, after = text[: mention.start], text[mention.end :]
        # "Stay with Tin or go Zinc?"
        if any(other.start == 1 for other in lexicon.mentions(after)):
            continue
        if (mention.surface[:1].isupper() and before.strip()) or _word_is_name(before, after, lexicon):
            yield mention


def _word_is_name(before: str, after: str, lexicon: Lexicon) -> bool:
    def names(text: str) -> list[Mention]:
        return [*lexicon.mentions(text), *lexicon.foreign_in(text), *lexicon.ambiguous_in(text)]

    if _joined_with_name(before, after, names) or (_ASKED_ABOUT.match(before) and _ALL_OR_ITS.match(after)):
        return True
    return bool(_WORD_WEIGHED_BEFORE.search(before) and _JUDGED_AFTER.match(after))
