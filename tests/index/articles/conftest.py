"""Articles made up for one test, read as files are."""

from __future__ import annotations

import itertools

import pytest

from index.articles.folder import read_article
from index.chunking import passages


@pytest.fixture
def read(tmp_path):
    def read(content, suffix=".md", **source):
        path = tmp_path / f"article{suffix}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_article(path, source)

    return read


@pytest.fixture
def quotes(read):
    """What can be quoted, each with its section's last name and its lead-in when it has them."""

    def quotes(content, suffix=".md", **source):
        document = read(content, suffix, **source)
        found = passages(document)
        assert all(document.text[p.start : p.end] == p.text for p in found)
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))
        return [" | ".join(filter(None, (*p.section[-1:], p.lead_in, p.text))) for p in found]

    return quotes
