"""Text in terminal columns: what a character takes there, lines broken between words, nothing that steers."""

from __future__ import annotations

import re
import unicodedata

_STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINK = re.compile(r"!?\[([^\]\n]+)\]\((?:[^()\s]|\([^()\s]*\))+\)")
_CODE = re.compile(r"`+([^`\n]+)`+")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")


def plain(text: str) -> str:
    """Markdown's emphasis, code marks and links as their words; control characters gone, one line."""
    for mark, words in ((_LINK, r"\1"), (_CODE, r"\1"), (_STRONG, r"\2"), (_EMPHASIS, r"\1")):
        text = mark.sub(words, text)
    return " ".join(_STEERS.sub(" ", text).split())


def columns(text: str) -> int:
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most ``width`` columns, ``first`` before the first one and ``rest`` before the others.

    A word wider than a line is cut, and only between characters.
    """
    lines, line = [], first
    empty = True
    for word in _pieces(text, max(8, width - max(columns(first), columns(rest)))):
        if empty or columns(line) + 1 + columns(word) <= width:
            line += word if empty else f" {word}"
        else:
            lines.append(line)
            line = rest + word
        empty = False
    return [*lines, line.rstrip()]


def _pieces(text: str, room: int) -> list[str]:
    found = []
    for word in text.split():
        piece = ""
        for character in word:
            if columns(piece) + _columns(character) > room:
                found.append(piece)
                piece = ""
            piece += character
        found.append(piece)
    return found
