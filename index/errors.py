"""Failures that one line explains, with what to do about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError

# The remedy for an installation that only answers.
INSTALL = "pip install 'stack-advisor[build]'"


class StackAdvisorError(Exception):
    """Its text is shown to people as it is: one line that names the remedy."""


class CorpusError(StackAdvisorError):
    """A folder of articles that cannot be indexed."""


class ArticleError(StackAdvisorError):
    """One article that cannot be read; the others go on."""


class IndexFolderError(StackAdvisorError):
    """An index folder that cannot be read or written."""


class BrokenIndexError(IndexFolderError):
    """An index that is missing, damaged, of another format or of another model: building it anew mends it.

    ``options`` complete the command for that; whoever knows the folder and its articles sets them.
    """

    options = ""

    def __str__(self) -> str:
        return f"{super().__str__()}: run `stack-advisor index build{self.options}`."


class ModelError(StackAdvisorError):
    """An encoder that cannot be loaded or exported."""


def first_fault(error: ValidationError) -> str:
    """The field and what is wrong with it, for somebody who knows JSON or YAML and no Python."""
    fault = error.errors()[0]
    field = ".".join(str(part) for part in fault["loc"])
    says = "a list is wanted, such as [this, that]" if fault["type"] == "tuple_type" else fault["msg"]
    return f"{field}: {says}" if field else says
