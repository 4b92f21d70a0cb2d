"""Does every quote of an answer still stand in the text it is cited from?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from index.records import Document


def fault(answer: Mapping[str, Any], documents: Mapping[str, Document]) -> str | None:
    """The first citation that does not hold, and why; None when all do."""
    citations = answer.get("citations") or []
    if not isinstance(citations, list):
        return "citations: a list is wanted"
    for place, citation in enumerate(citations, 1):
        if not isinstance(citation, dict):
            return f"citation {place} is no object"
        why = _fault(citation, documents)
        if why:
            return f"citation {citation.get('n', '?')} of {citation.get('doc_id', '?')}: {why}"
    return None


def _fault(citation: Mapping[str, Any], documents: Mapping[str, Document]) -> str | None:
    document = documents.get(str(citation.get("doc_id")))
    quote, start, end = (citation.get(name) for name in ("quote", "start", "end"))
    if document is None:
        return "the index holds no such article"
    if not isinstance(quote, str) or not isinstance(start, int) or not isinstance(end, int):
        return "it lacks quote, start or end"
    if not quote or not 0 <= start < end or document.text[start:end] != quote:
        elsewhere = bool(quote) and quote in document.text
        return "the quote stands at another place" if elsewhere else "the article does not say that"
    return None
