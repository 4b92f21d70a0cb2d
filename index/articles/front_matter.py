"""YAML front matter of Markdown files."""

from __future__ import annotations

import re
from typing import Any

import yaml

from index.errors import ArticleError

# What this project or a site's generator writes first; a rule is followed by other words.
_UNCLOSED = re.compile(r"\A---[ \t]*\n(?:title|author|publisher|published|date|url|options|layout): .*\n")
# A rule with an empty line below it is a rule.
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?![ \t]*\n)(.*?)^(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


def split(raw: str) -> tuple[dict[str, Any], str]:
    """The fields, and the text below them; raises ArticleError when they are not a YAML mapping."""
    match = _FRONT_MATTER.match(raw)
    if not match:
        if _UNCLOSED.match(raw):
            raise ArticleError("its front matter has no end: put a line --- below the last field")
        return {}, raw
    try:
        fields = yaml.safe_load(match.group(1)) or {}
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2024-13-45
        raise ArticleError(f"its front matter is not valid YAML; {_remedy(error)}") from error
    if not isinstance(fields, dict):
        raise ArticleError("its front matter must be `name: value` lines between the two ---")
    return {str(key): value for key, value in fields.items()}, raw[match.end() :]


def _remedy(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return "mend the lines between the two ---"
    # Lines are counted from 0, and from below the first dashes.
    says = ": put the value that holds a colon in quotes" if "mapping values" in str(error) else ""
    return f"mend line {mark.line + 2} of the file{says}"
