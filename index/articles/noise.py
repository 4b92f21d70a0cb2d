"""Lines that a saved web page carries beside its article: bylines, counters, forms, calls to action, spam.

Each pattern names a habit of web pages, not a page: nothing here knows a topic or a publisher. Patterns
match whole lines, whatever the case. Sentences of articles look like many of them ("Experts are easy to
hire."), so what a page puts on its buttons and links counts only without a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_COUNTED = r"(views?|comments?|repl(y|ies)|shares?|likes?|reposts?|claps?|reactions?)"
_ACT = r"(like|comment|repost|send|share|reply|print|export|report)"
_OTHER_ACT = r"(like|comment|repost|send|share|reply|csv|pdf|an error|export|report)"
_LONG_AGO = r"(\d+|a|an|one) (min(ute)?|hour|day|week|month|mo|year|yr)s?\.?(, \d+ \w+)? ago"
_NETWORK = r"(share|tweet|pin|email|print|save|whatsapp|facebook|linkedin|twitter|reddit)"

_ORIGIN = (
    r"(written|posted|published) by\b.*",
    r"(published|updated|posted|last (updated|reviewed|modified))( on)?:? .*\d{4}.*",
    r".*\bupdated by\b.*",
    rf"{MONTH} \d{{1,2}},? \d{{4}}.*",  # May 4, 2024 · by Ann
    rf"\d{{1,2}}(st|nd|rd|th)? {MONTH},? \d{{4}}",
    r"\d+\s?(min|h|d|w|mo|y|yr)s?( ago)?( [•·|] .*)?",  # 3d ago · Edited
    rf"(\S+ [•·|] )?(asked|answered|edited|modified|viewed|posted|created)?:? ?{_LONG_AGO}( [•·|] .*)?",
    rf"(asked|answered|edited|modified|created|commented) (on )?{MONTH} \d.*",
    r"(asked|modified|viewed)( today| yesterday| [\d.,]+[km]? times)",
    r"posted by u/\S+.*|r/\w+|level \d",
    r".*\b\d+ min(ute)?s? read\b.*",
    r"\*?reading time\b.*",
    r"location\s*:.*",
    r"(reviewed|edited|words) by\s*:.*",
)
_PICTURES = (
    r"photo (of|by|credit)\b.*",
    r"(image|photo|figure|source|credit)s?\s*:(?!\s*\d).*",
    r"(table|figure|fig|chart|image|img|screenshot)[ _.-]?\d{0,6}",
    r"(table|figure|fig|chart|image)\.? \d+\s*[:.–—-].*",
    r"(\S+ ){0,4}(graph|chart|infographic|screenshot|diagram)",
    r"\w+_\w+",  # a file's name in place of a picture
)
_COUNTERS = (
    rf".*\b\d[\d,.]*\s*{_COUNTED}\b[^.]{{0,40}}",
    r"(comments|\d+ comments?)( \d+)?",
    r"\d+ (votes?( · accepted)?|repl(y|ies))|\d+% upvoted",
    r"[\d.,]+[km]? (followers|following|subscribers)",
    r"(sort(ed)?|order(ed)?) by\s?:.*|sort by",
    r"(posts|joined|likes)\s*: [\w,. ]{0,20}\d",
    r"[\W\d_]+",
)
_BUTTONS = (
    r"(views?|comments?|share|save|report|like|tweet|reply|follow)( this)?",
    r"advertisement|promoted|sponsored|ad",
    r"(share|tweet|pin)( this)?( (on|via|with) .*)",
    rf"{_ACT}(\s+[|•·]?\s*{_OTHER_ACT})+",  # Like | Comment | Share
    rf"{_NETWORK}(\W+{_NETWORK})+",
    r".*\bcopy link\b.*",
    r"(add a comment|improve this (answer|question)|view (more|all) (comments|replies))",
    r"(\[[^][]{1,30}\](?!\()\W*){1,6}",  # [Book a call] | [My blog]
    r"listen( to this \w+)?|open in app|member-only story",
    r"(subscribe|sign up|sign in|log in|register|join)( (us|now|here|today|free|with us|(to|for) our)\b.*)?",
    r"(sign up|register) for\b.*",
    r"hire\b.*\b(us|our|developers?|engineers?|experts?|talent|team)\b[^?]*",
)
_FORMS = (
    r"(agree\?|disagree\?).*",
    r"was this (page|article) helpful.*",
    r"found a typo\b.*",
    r"(subscribe|sign up|register|join)\b.*\b(newsletter|(our|email) updates|for free|today)\b.*",
    r"(download|get) (our|the|your|a) (free|guide|e-?book|whitepaper|app)\b.*",
    r"(we|this (web)?site|our partners?) uses? cookies.*",
    r"(accept|reject|manage)( all)?( cookies| preferences)?",
    r".*\b(i agree to (receive|the)|by (sending|submitting|clicking))\b.*",
    r".*\b(privacy policy|terms of (use|service)|marketing communications?)\b.*",
)
_NAVIGATION = (
    r"[\w ]+( [>›»/|] [\w ,:&.-]+){1,}",  # Home › Blog › Backend
    r"(skip|menu|search|home|about|archive|rss|contact)(\s*[/|•·]\s*\w+)+",
    r"(toggle|skip to|jump to|back to) \S.{0,30}",
    r"(open|close)( the)? (menu|navigation|sidebar|search)",
    r"quick links",
    r"note|tip|info|warning|important|caution",  # the title of a box
    r"[\w -]+\.(png|jpe?g|gif|svg|webp|csv|xlsx|docx|pptx|zip)( \([\w/. ]+\))?",  # attached
    r"\W*(advertisement|continue reading|table of contents|article continues)\b.{0,30}",
    r"\[\[?_?toc_?\]?\]|\{[%{:].*\}|:::.*",  # what a site's generator replaces
    r"(more|other) (posts?|articles?) (by|from)\b.*",
    r"#\w+(\s+#\w+)*",  # tags
    r"(tags|filed under): ?#?[\w.+#-]+( [\w.+#-]+)?(, ?#?[\w.+#-]+( [\w.+#-]+)?){0,9}",
    r"(older|newer|previous|next)( (post|article))?: .*\|.*",
    r"https?://\S+",
)
_CONTENTS = (r"table of contents|contents|on this page|in this (article|post|guide)",)
_LEGAL = (
    r"(©|\(c\)|copyright).*",
    r"all rights reserved.*",
    r"(confidentiality|privacy) notice\b.*",
    r"(licen[cs]ed under )?cc[ -]by\b[\w .-]{0,20}",
    r"this (post|article|page) contains (no )?affiliate links\.?",
)
_PROMOTION = (
    r".*\b(book a (call|demo)|free consultation)\b.*(?<!\?)",
    r".*\b(talk to (us|our (team|sales|experts?)|an expert)|contact us|get in touch)\b.*(?<!\?)",
    r"(start your free trial|try (it )?(for )?free|start growing)\b.*",
    r"let.s talk\b.*",
    r"we.re [A-Z]\w+",
    r"great (insights?|post|article|read)\b.*",  # a comment that praises in order to advertise
)
# What may go on ("More posts by Ann"), and what would be the article's own if it did.
_TAIL_OPENINGS = (
    r"more posts by|more (articles|stories|posts|reads)|read more (on|from|in|at)",
    r"related (articles?|posts?|questions?|reading|stories|topics)",
    r"you (may|might) also like|recommended (for you|reading)",
    r"popular posts|trending now|latest (posts|news)|our (blog|newsletter)",
    r"leave a (reply|comment)",
    r"about the author|share this (post|article|page|story)|was this (page|article) helpful",
    r"(subscribe|sign up)( to| for)? .*(newsletter|updates)|subscribe to our|start growing your business",
    r"tags?:|filed under",
)
_TAIL_HEADINGS = (
    r"(read more|recommended|most relevant|share this|comments( \(?\d+\)?)?)\W*",
    r"comments are (open|closed)( (because|until|for)\b.*)?\W*",
    r"\d+ (comments?|repl(y|ies)|responses)( to\b.*)?\W*",
)
_URGED = r"build|integrate|hire|contact|get|start|schedule|request|grow|take"
_OFFERED = r"our|services?|solutions?|company|experts?|team|demo|today|now|us"
# Advice speaks of "your" things as well, but does not begin like this.
_URGED_LOUDLY = (
    r"strengthen|boost|transform|supercharge|accelerate|unlock|discover|empower|elevate|leverage"
    r"|ready to|looking (for|to)|need (help|a)|want to"
)


def _any(patterns: Iterable[str], rest: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(f'(?:{pattern})' for pattern in patterns)}){rest}", re.IGNORECASE)


_FURNITURE = _any((*_ORIGIN, *_PICTURES, *_COUNTERS, *_FORMS, *_LEGAL, *_PROMOTION))
_CLICKED = _any((*_BUTTONS, *_NAVIGATION, *_CONTENTS), r"(?<!\.)")
_TAIL = _any((_any(_TAIL_OPENINGS, r"(?!\w).*(?<!\.)").pattern, *_TAIL_HEADINGS))
_CALL_TO_ACTION = _any(
    (rf"({_URGED})\b.*\b({_OFFERED})\b.*", rf"({_URGED_LOUDLY})\b.*\b({_OFFERED}|your)\b.*")
)
# Two letters, or the names "C++" and "C#".
_WORD = re.compile(r"[^\W\d_]{2,}|[A-Za-z](?:\+\+|#)")
# "[1] Measured in 2023.": what a mark in the text refers to.
_NOTE = re.compile(r"\[\d{1,3}\]:?\s|\[\^[^\]\s]+\]:")
_LISTS_CONTENTS = _any(_CONTENTS, r"\W*")
# "By Ann Lee and Bo Ray | May 4, 2024"; further down, "By Use Case" is a heading.
_BYLINE = re.compile(r"[Bb]y:?(,? (and |& )?[A-Z][\w.’'-]*){2,6}(\W+(on )?\b[^.]*\d.*)?")
# "Ann Lee, Staff Engineer", "Staff engineer at Acme".
_TRADE = (
    r"(?i:engineer|developer|architect|writer|editor|consultant|analyst|manager|director|founder|cto|ceo)"
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){1,2}"
_ROLE = re.compile(
    rf"{_NAME}, (?:[\w-]+ ){{0,3}}{_TRADE}(?:,? (?i:at|@|of) [A-Z][^.!?]*|, [A-Z][^.!?]*)?"
    rf"|(?:[\w-]+ ){{1,4}}{_TRADE},? (?:(?i:at) |@ ?)[A-Z][^.!?]{{1,40}}"
)
# Page furniture is short; a longer line that happens to match is the article's own text.
_LONGEST_FURNITURE, _LONGEST_TAIL_HEADING, _LONGEST_CALL = 16, 8, 30


def is_noise(line: str) -> bool:
    """Whether a whole line is page furniture and no part of an article's text."""
    text = line.strip()
    if not _WORD.search(text) or _NOTE.match(text):
        return True
    if len(text.split()) > _LONGEST_FURNITURE:
        return False
    return bool(_FURNITURE.fullmatch(text) or _CLICKED.fullmatch(text))


def lists_contents(line: str) -> bool:
    """Whether what follows is a list of the article's headings."""
    return bool(_LISTS_CONTENTS.fullmatch(line.strip()))


def is_byline(line: str) -> bool:
    """Whether a line at the top of a page names who wrote it."""
    text = line.strip()
    return bool(_BYLINE.fullmatch(text) or _ROLE.fullmatch(text))


def names_person(line: str, below: str) -> bool:
    """Whether ``line`` is a name, as who does the work that the line below it tells."""
    return bool(re.fullmatch(_NAME, line.strip()) and _ROLE.fullmatch(below.strip()))


def starts_tail(line: str) -> bool:
    """Whether the article is over and the page's own matters begin."""
    return len(line.split()) <= _LONGEST_TAIL_HEADING and bool(_TAIL.fullmatch(line.strip()))


def is_call_to_action(paragraph: str) -> bool:
    """Whether a one-sentence paragraph is an advertisement; meant for the last one before a heading."""
    text = paragraph.strip()
    return len(text.split()) <= _LONGEST_CALL and bool(_CALL_TO_ACTION.match(text))
