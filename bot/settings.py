"""Every setting of the command line, as data with its meaning: the only reader of the environment."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import bot
from bot.errors import UsageError

APP = "stack-advisor"
BUNDLED_CORPUS = Path(bot.__file__).resolve().parent.parent / "corpus"
_YES, _NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


@dataclass(frozen=True, slots=True)
class Setting:
    name: str
    default: str
    meaning: str


TABLE: tuple[Setting, ...] = (
    Setting("STACK_ADVISOR_CORPUS", "the bundled corpus", "folder of articles to answer from"),
    Setting("STACK_ADVISOR_INDEX", "a folder of the user's cache for each corpus", "folder of the index"),
    Setting("STACK_ADVISOR_MODEL", "all-MiniLM-L6-v2", "embedding model: a local folder or a name"),
    Setting("STACK_ADVISOR_LOG", "the user's log folder", "folder for the tracebacks of unexpected failures"),
    Setting("STACK_ADVISOR_GAPS_TEXT", "0", "1: gap files hold the text of unanswered questions too"),
    Setting("NO_COLOR", "", "anything: no colours on the terminal"),
)
_MODEL = "all-MiniLM-L6-v2"


@dataclass(frozen=True, slots=True)
class Settings:
    """``index`` is None unless it was named: then each corpus has a folder of its own in ``cache``."""

    corpus: Path
    index: Path | None
    cache: Path
    model: str
    log: Path
    gaps_text: bool
    colours: bool

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        import platformdirs  # noqa: PLC0415  two modules of it, which `--help` does without

        def folder(name: str) -> Path | None:
            value = env.get(name, "").strip()
            return Path(value).expanduser() if value else None

        return cls(
            corpus=folder("STACK_ADVISOR_CORPUS") or BUNDLED_CORPUS,
            index=folder("STACK_ADVISOR_INDEX"),
            cache=Path(platformdirs.user_cache_dir(APP)),
            model=env.get("STACK_ADVISOR_MODEL", "").strip() or _MODEL,
            log=folder("STACK_ADVISOR_LOG") or Path(platformdirs.user_log_dir(APP)),
            gaps_text=_flag(env, "STACK_ADVISOR_GAPS_TEXT"),
            colours=not env.get("NO_COLOR") and env.get("TERM") != "dumb",
        )

    def index_of(self, corpus: Path) -> Path:
        """Where the index of a corpus lies when no other folder is named for it."""
        if self.index is not None and corpus.resolve() == self.corpus.resolve():
            return self.index
        path = str(corpus.resolve())
        name = re.sub(r"[^a-z0-9]+", "-", corpus.resolve().name.lower()).strip("-") or "corpus"
        return self.cache / "indexes" / f"{name}-{hashlib.sha256(os.fsencode(path)).hexdigest()[:8]}"


def environment() -> Mapping[str, str]:
    """For settings that have a table of their own, such as those of Slack."""
    return os.environ


def on_one_thread() -> None:
    """Before numpy is imported: its products are so small here that waking threads for them takes longer.

    Where other work keeps the processors busy an answer took 12 ms beside its encoding, and takes 2.5 so.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def load() -> Settings:
    return Settings.from_env(os.environ)


def _flag(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name, "").strip().lower()
    if value not in _YES | _NO:
        raise UsageError(f"{name} is 1 or 0, not {value!r}.")
    return value in _YES
