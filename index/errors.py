"""Failures that one line explains, with what to do about each."""

from __future__ import annotations


class StackAdvisorError(Exception):
    """Its text is shown to people as it is: one line that names the remedy."""


class CorpusError(StackAdvisorError):
    """A folder of articles that cannot be indexed."""


class ArticleError(StackAdvisorError):
    """One article that cannot be read; the others go on."""


class IndexFolderError(StackAdvisorError):
    """An index folder that is missing, damaged, of another format or of another model."""


class ModelError(StackAdvisorError):
    """An encoder that cannot be loaded or exported."""
