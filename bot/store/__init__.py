"""What the Slack side remembers: SQLite by default, PostgreSQL for several replicas."""

from __future__ import annotations

from bot.store.records import (
    Engagement,
    FeedbackRow,
    Interview,
    Job,
    JobState,
    Person,
    PostedAnswer,
)
from bot.store.store import Store, default_url, open_store

__all__ = [
    "Engagement",
    "FeedbackRow",
    "Interview",
    "Job",
    "JobState",
    "Person",
    "PostedAnswer",
    "Store",
    "default_url",
    "open_store",
]
