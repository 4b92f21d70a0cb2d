"""The one module that makes the real objects: everything else is handed what it needs."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import indexing, settings
from bot.advisor import Advisor
from bot.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from bot.operating.current import CurrentAdvisor
    from bot.slack.doctor import Checked
    from bot.slack.settings import SlackSettings
    from bot.store import Store
    from index.records import Progress


def open_advisor(folder: Path) -> Advisor:
    """From an index that is there; raises IndexFolderError with what to run."""
    return Advisor(indexing.opened(folder))


def ready_advisor(
    given: settings.Settings,
    index: Path | None,
    corpus: Path | None,
    progress: Progress,
    warn: Callable[[str], None],
) -> Advisor:
    return Advisor(indexing.ready_index(given, index, corpus, progress, warn))


def serve(args: argparse.Namespace) -> int:
    with _slack_part():
        from bot.operating import logs  # noqa: PLC0415  the Slack side is an extra
        from bot.slack import serving  # noqa: PLC0415

    slack = _slack_settings()
    slack.check_startable()
    logs.set_up(slack.secrets)
    with contextlib.closing(_open_store(slack)) as store, _current_advisor(args.index) as advisor:
        return serving.serve(slack, store, advisor)


def playground(args: argparse.Namespace) -> int:
    with _slack_part():
        from bot.operating import logs  # noqa: PLC0415  the Slack side is an extra
        from bot.playground import main  # noqa: PLC0415

    logs.set_up(level="WARNING")
    with _current_advisor(args.index) as advisor:
        return main.run(lambda *address: _playing(advisor, *address), args.port, print)


@contextlib.contextmanager
def _playing(advisor: CurrentAdvisor, api_url: str, bot_token: str, app_token: str) -> Iterator[None]:
    """The bot as it runs in Slack, with a store that is gone afterwards."""
    from bot.slack.serving import Service  # noqa: PLC0415
    from bot.slack.settings import SlackSettings  # noqa: PLC0415
    from bot.store import open_store  # noqa: PLC0415

    slack = SlackSettings(bot_token=bot_token, app_token=app_token, api_url=api_url, health_port=0)
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.closing(open_store(f"sqlite:///{folder}/store.db")) as store,
    ):
        service = Service(slack, store, advisor)
        service.start()
        try:
            yield
        finally:
            service.stop()


def examine(args: argparse.Namespace) -> list[Checked]:
    with _slack_part():
        from bot.slack import doctor  # noqa: PLC0415  the Slack side is an extra

    slack = _slack_settings()
    return doctor.examine(slack, lambda: _open_store(slack), lambda: _current_advisor(args.index))


def manifest(public_url: str) -> dict[str, Any]:
    from bot.slack.manifest import manifest as app_manifest  # noqa: PLC0415

    return app_manifest(public_url)


def feedback_lines(args: argparse.Namespace) -> Iterator[str]:
    with _slack_part():
        from bot.slack.export import question_lines  # noqa: PLC0415  the Slack side is an extra

    with contextlib.closing(_open_store(_slack_settings())) as store:
        yield from question_lines(store.feedback.rows(), private=args.include_private)


def _current_advisor(index: Path | None) -> CurrentAdvisor:
    """Ready to answer; once entered it takes up each new index that is built into the same folder."""
    from bot.operating.current import CurrentAdvisor  # noqa: PLC0415
    from index import storage  # noqa: PLC0415

    given = settings.load()
    folder = index or given.index_of(given.corpus)
    ready = indexing.ready_index(given, index, None, _say_progress, _say)
    return CurrentAdvisor(
        Advisor(ready),
        ready.generation.name,
        lambda: open_advisor(folder),
        lambda: storage.current(folder).name,
    )


def _slack_settings() -> SlackSettings:
    from bot.slack.settings import SlackSettings  # noqa: PLC0415

    return SlackSettings.from_env(settings.environment())


def _open_store(slack: SlackSettings) -> Store:
    from bot.store import default_url, open_store  # noqa: PLC0415

    return open_store(slack.database_url or default_url(), slack.secret_key or None)


def _say(line: str) -> None:
    sys.stderr.write(f"stack-advisor: {line}\n")


def _say_progress(stage: str, done: int, total: int) -> None:
    if done == total:
        _say(f"{stage}: {total} done")


@contextlib.contextmanager
def _slack_part() -> Iterator[None]:
    """An installation for the terminal lacks what Slack needs."""
    try:
        yield
    except ImportError as error:
        raise UsageError(
            f"This needs packages that are not installed ({error.name}): run `make playground` once, "
            "or install the extras `slack` and `playground`."
        ) from error
