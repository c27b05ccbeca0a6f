"""The six digits of a one-time code: computed when they are sent or compared, kept nowhere."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from django.conf import settings

DIGITS = 6
MASK = "*" * DIGITS


def new_nonce() -> str:
    return secrets.token_hex(32)


def digits_of(nonce: str) -> str:
    """Who has the database but not the secret key cannot compute them."""
    key = f"tirek.sms.code:{settings.SECRET_KEY}".encode()
    made = hmac.new(key, nonce.encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(made) % 10**DIGITS:0{DIGITS}d}"


def hash_of(confirmed: bytes) -> str:
    """What a code is bound to: the SHA-256 of the very bytes the person confirms."""
    return hashlib.sha256(confirmed).hexdigest()
