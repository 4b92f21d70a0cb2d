"""Where the article lies in a saved page: below its title, above the page's own matters, between noise."""

from __future__ import annotations

from collections.abc import Sequence

from index.articles.lines import BULLET, Line, is_sentence, words
from index.articles.noise import is_byline, is_noise, lists_contents, names_person, starts_tail

# A saved page's title stands within this many lines from its top.
_DEEPEST_TITLE = 12
# A line that begins with a name may go on for so many characters ("Ann Lee, editor") and still only name it.
_LONGEST_REMARK = 20


def article_lines(found: Sequence[Line], names: frozenset[str]) -> tuple[list[Line], list[Line]]:
    """The article's lines, and the others; ``names`` are what the page repeats of itself, as `words`."""
    end = _tail(found)
    contents = _contents(found)
    kept = [
        line
        for at, line in enumerate(found[:end])
        if line.blocks
        or not (
            line in contents
            or is_noise(line.text)
            or _names_page(line.text, names)
            or _heads_page(found, at, names)
        )
    ]
    known = set(kept)
    return kept, [line for line in found if line not in known]


def _contents(found: Sequence[Line]) -> set[Line]:
    """Below "Table of contents" the items, and the lines that stand further down again as headings."""
    listed, within = set[Line](), False
    for at, line in enumerate(found):
        again = (words(line.text) == words(other.text) for other in found[at + 1 :])
        within = lists_contents(line.text) or (within and (bool(BULLET.match(line.text)) or any(again)))
        if within:
            listed.add(line)
    return listed


def _tail(found: Sequence[Line]) -> int:
    """Only the second half is searched: "Comments" near the top is a link to them."""
    half = range(len(found) // 2, len(found))
    return next((at for at in half if starts_tail(found[at].text)), len(found))


def _heads_page(found: Sequence[Line], at: int, names: frozenset[str]) -> bool:
    """Whether a line names the author, or stands above the title with only short lines between."""
    if at >= _DEEPEST_TITLE:
        return False
    below = found[at + 1].text if at + 1 < len(found) else ""
    if is_byline(found[at].text) or (at and names_person(found[at].text, below)):
        return True
    for line in found[at : at + _DEEPEST_TITLE]:
        if _names_page(line.text, names):
            return True
        if is_sentence(line.text):
            return False
    return False


def _names_page(line: str, names: frozenset[str]) -> bool:
    """Whether a line only repeats the page's title, author or publisher, cut short or with a remark."""
    said = words(line)
    return any(
        said == name or (said.startswith(f"{name} ") and len(said) <= len(name) + _LONGEST_REMARK)
        for name in names
    )
