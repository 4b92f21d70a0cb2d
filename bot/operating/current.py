"""The advisor over whatever index is current: a new one is taken up without a restart."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from typing import TYPE_CHECKING, Protocol, Self

from bot import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from bot.answer import Answer, Inquiry

log = logging.getLogger(__name__)

LOOK_SECONDS = 30.0


class Answering(Protocol):
    @property
    def index_id(self) -> str: ...

    def answer(self, inquiry: Inquiry) -> Answer: ...

    def sources(self) -> tuple[str, ...]: ...

    def names(self) -> frozenset[str]: ...

    def examples(self) -> tuple[str, ...]: ...


class CurrentAdvisor:
    """``stamp`` says which index is the current one, cheaply; ``load`` opens it. ``advisor`` answers from the
    one whose stamp is ``opened``.

    The old one answers until the new one is open, and goes on answering when the new one cannot be opened.
    """

    def __init__(
        self,
        advisor: Answering,
        opened: str,
        load: Callable[[], Answering],
        stamp: Callable[[], str],
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self._load = load
        self._stamp = stamp
        self._look_seconds = look_seconds
        self._seen = opened
        self._advisor = advisor
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="index-watch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join(30)

    @property
    def index_id(self) -> str:
        return self._advisor.index_id

    def answer(self, inquiry: Inquiry) -> Answer:
        return self._advisor.answer(inquiry)

    def sources(self) -> tuple[str, ...]:
        return self._advisor.sources()

    def names(self) -> frozenset[str]:
        return self._advisor.names()

    def examples(self) -> tuple[str, ...]:
        return self._advisor.examples()

    def record(self, answer: Answer, *, project: str | None = None) -> str:
        return record.record(answer, dt.datetime.now(tz=dt.UTC).date(), project)

    def look(self) -> bool:
        """Take up the current index if it is another one than before; whether it was."""
        try:
            stamp = self._stamp()
            if stamp == self._seen:
                return False
            self._seen = stamp
            self._advisor = self._load()
        except Exception:  # whatever is wrong with it: a watch that ends takes up no later one either
            log.exception("the new index cannot be opened; answering from the former one")
            return False
        log.info("took up a new index", extra={"index": self.index_id})
        return True

    def _watch(self) -> None:
        while not self._ended.wait(self._look_seconds):
            self.look()
