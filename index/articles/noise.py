"""Lines that a saved web page carries beside its article: bylines, counters, forms, calls to action, spam.

Each pattern names a habit of web pages, not a page: nothing here knows a topic or a publisher.
"""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"

_FURNITURE = [
    r"photo (of|by|credit)\b.*",
    r"(image|photo|figure|source|credit)s?\s*:.*",
    rf"(published|updated|posted|last (updated|reviewed|modified))( on)?:? .*\d{{4}}.*",
    rf"{_MONTH} \d{{1,2}},? \d{{4}}.*",
    rf"\d{{1,2}}(st|nd|rd|th)? {_MONTH},? \d{{4}}",
    r".*\b\d+ min(ute)?s? read\b.*",
    r".*\b\d[\d,.]*\s*(views?|comments?|repl(y|ies)|shares?|likes?|reposts?|claps?|reactions?)\b[^.]{0,40}",
    r"(table|figure|fig|chart|image|img|screenshot)[ _.-]?\w{0,12}|.*\b(graph|chart|infographic|screenshot|diagram)|\w+_\w+",
    r"(views?|comments?|share|like|tweet|reply|follow|advertisement|promoted|sponsored|ad)( this)?",
    r"(comments|\d+ comments?)( \d+)?",
    r"location\s*:.*",
    r"[\w ]+( [>›»/|] [\w ,:&.-]+){1,}",
    r"(share|tweet|pin)( this)?( (on|via|with) .*)",
    r"(like|comment|repost|send|share|reply|print|export|report)(\s+[|•·]?\s*(like|comment|repost|send|share|reply|csv|pdf|an error|export|report))+",
    r".*\bcopy link\b.*",
    r"(subscribe|sign up|sign in|log in|register|join)\b.*",
    r"(download|get) (our|the|your|a) (free|guide|e-?book|whitepaper|app)\b.*",
    r"(we|this (web)?site|our partners?) uses? cookies.*",
    r"(accept|reject|manage)( all)?( cookies| preferences)?",
    r".*\b(i agree to (receive|the)|by (sending|submitting|clicking)|privacy policy|terms of (use|service)|marketing communications?)\b.*",
    r"(written|posted|published) by\b.*",
    r"(more|other) (posts?|articles?) (by|from)\b.*",
    r"was this (page|article) helpful.*",
    r"(©|\(c\)|copyright).*",
    r"all rights reserved.*",
    r"(agree\?|disagree\?).*",
    r"#\w+(\s+#\w+)*",
    r"https?://\S+",
    r"(toggle|skip to|jump to|back to) \S.{0,30}|(open|close)( the)? (menu|navigation|sidebar|search)",
    r"\d+\s?(min|h|d|w|mo|y|yr)s?( ago)?( [•·|] .*)?",
    r"(skip|menu|search|home|about|archive|rss|contact)(\s*[/|•·]\s*\w+)+",
    r"table of contents|contents|on this page|quick links",
    r"[\W\d_]+",
    r"\W*(advertisement|continue reading|table of contents|article continues)\b.{0,30}",
    r"(share|tweet|pin|email|print|save|whatsapp|facebook|linkedin|twitter|reddit)(\W+(share|tweet|pin|email|print|save|whatsapp|facebook|linkedin|twitter|reddit))+",
    r"\*?reading time\b.*|.*\bupdated by\b.*",
    r"great (insights?|post|article|read)\b.*",
    r"found a typo\b.*",
    r".*\b(hire|book a (call|demo)|free consultation|talk to (us|our|an expert)|contact us|get in touch)\b.*[^?]",
    r"(start your free trial|try (it )?(for )?free|start growing)\b.*",
    r"let.s talk\b.*",
    r"we.re [A-Z]\w+",
]
_NOISE = re.compile("|".join(f"(?:{pattern})" for pattern in _FURNITURE), re.IGNORECASE)

# From one of these lines on, a saved page has left the article.
_TAIL = re.compile(
    r"(more posts by|more (articles|stories|posts|reads)|read more|related (articles?|posts?|questions?|reading|stories|topics)|"
    r"you (may|might) also like|recommended( for you| reading)?|most relevant|leave a (reply|comment)|comments?( \(?\d+\)?)?|"
    r"\d+ (comments?|repl(y|ies)|responses)|about the author|share this|(subscribe|sign up)( to| for)? .*(newsletter|updates)|"
    r"subscribe to|was this (page|article) helpful|start growing your business|our (blog|newsletter)|"
    r"popular posts|trending now|latest (posts|news)|tags?:.*|filed under.*)\b.*",
    re.IGNORECASE,
)
# A lone sentence that tells the reader what to buy.
_CALL_TO_ACTION = re.compile(
    r"(build|strengthen|integrate|hire|boost|transform|supercharge|accelerate|unlock|discover|empower|elevate|leverage|"
    r"contact|get|start|schedule|request|grow|take|ready to|looking (for|to)|need (help|a)|want to)\b.*"
    r"\b(your|our|services?|solutions?|company|experts?|team|demo|today|now|us)\b.*",
    re.IGNORECASE,
)
# Page furniture is short; a longer line that happens to match is the article's own text.
_LONGEST_FURNITURE = 16
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_noise(line: str) -> bool:
    """Whether a whole line is page furniture and no part of an article's text."""
    text = line.strip()
    if not _WORD.search(text):
        return True
    return len(text.split()) <= _LONGEST_FURNITURE and bool(_NOISE.fullmatch(text))


def starts_tail(line: str) -> bool:
    """Whether the article is over and the page's own matters begin."""
    return len(line.split()) <= 8 and bool(_TAIL.fullmatch(line.strip()))


def is_call_to_action(paragraph: str) -> bool:
    """Whether a one-sentence paragraph is an advertisement; meant for the last one before a heading."""
    text = paragraph.strip()
    return len(text.split()) <= 30 and bool(_CALL_TO_ACTION.match(text))
