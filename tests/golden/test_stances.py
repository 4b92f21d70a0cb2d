"""What the advisor reads into articles against what readers said of them, on articles that no stance was fitted on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from stance_labels import UNFITTED, agreement, share

from bot import wiring

GOLDEN = Path(__file__).parent
# Of what is read at all, so much is read the right way, and of the quotes that are shown as reasons and as the
# other side so much is it to the readers. A little under what is reached.
BUNDLED = {"read": 0.95, "reason": 0.98, "counter": 0.92}
OTHERS = {"read": 0.77, "reason": 0.86, "counter": 0.68}


def test_the_bundled_articles(advisor):
    """Digests say plainly what they say."""
    _holds(agreement(advisor, GOLDEN), BUNDLED)


def test_other_topics(index_of):
    """Told experience is harder."""
    found = Counter()
    for folder in (GOLDEN / topic for topic in UNFITTED):
        found += agreement(wiring.open_advisor(index_of(folder / "articles")), folder)
    _holds(found, OTHERS)


def _holds(found, lines):
    assert {what: share(found, what) for what, line in lines.items() if share(found, what) < line} == {}
