"""YAML front matter of Markdown files."""

from __future__ import annotations

import re
from typing import Any

import yaml

from index.errors import ArticleError

# A rule with an empty line below it is a rule.
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?![ \t]*\n)(.*?)^(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


def split(raw: str) -> tuple[dict[str, Any], str]:
    """The fields, and the text below them; raises ArticleError when they are not a YAML mapping."""
    match = _FRONT_MATTER.match(raw)
    if not match:
        return {}, raw
    try:
        fields = yaml.safe_load(match.group(1)) or {}
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2024-13-45
        raise ArticleError(
            "its front matter is not valid YAML; mend the lines between the two ---"
        ) from error
    if not isinstance(fields, dict):
        raise ArticleError("its front matter must be `name: value` lines between the two ---")
    return {str(key): value for key, value in fields.items()}, raw[match.end() :]
