"""Private text at rest: encrypted when a key is set, recognisable either way."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken

from bot.store.errors import StoreError

_SEALED = "f1:"
_PLAIN = "p0:"


class Box:
    """Seals and opens text. Without a key the text is stored as it is, marked so."""

    def __init__(self, secret: str | None) -> None:
        self._fernet = Fernet(_key(secret)) if secret else None

    def seal(self, text: str) -> str:
        if self._fernet is None:
            return _PLAIN + text
        return _SEALED + self._fernet.encrypt(text.encode()).decode("ascii")

    def open(self, stored: str) -> str:
        if stored.startswith(_PLAIN):
            return stored[len(_PLAIN) :]
        if self._fernet is None:
            raise StoreError(
                "the store is encrypted: set STACK_ADVISOR_SECRET_KEY to the key it was written with"
            )
        try:
            return self._fernet.decrypt(stored[len(_SEALED) :].encode("ascii")).decode()
        except InvalidToken as error:
            raise StoreError(
                "STACK_ADVISOR_SECRET_KEY is not the key that the store was written with: set the former one"
            ) from error


def _key(secret: str) -> bytes:
    """A Fernet key as it is; any other passphrase through SHA-256, so that a plain secret works too."""
    try:
        if len(base64.urlsafe_b64decode(secret.encode("ascii"))) == 32:
            return secret.encode("ascii")
    except ValueError:
        pass
    return base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest())
