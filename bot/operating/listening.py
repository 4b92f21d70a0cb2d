"""What can go wrong when a port is opened, as something that a person can mend."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def listening(host: str, port: int, setting: str) -> Iterator[None]:
    """``setting`` names the port."""
    try:
        yield
    except OSError as error:
        raise UsageError(
            f"{host}:{port} cannot be listened on ({error.strerror}): end the program that uses it, "
            f"or set {setting} or STACK_ADVISOR_HOST to another one"
        ) from error
