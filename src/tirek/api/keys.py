"""Keys of other systems: made once, shown once, found by their hash."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from tirek.accounts.models import User
from tirek.api.models import SystemKey

PREFIX = "tirek_"


def make_key(*, name: str, user: User | None, at: datetime) -> str:
    """A new key for a system: the caller shows it once. `user` None makes one for citizens."""
    key = f"{PREFIX}{secrets.token_urlsafe(32)}"
    SystemKey.objects.create(
        name=name, user=user, for_citizens=user is None, key_hash=_hash(key), made_at=at
    )
    return key


def system_with(key: str) -> SystemKey | None:
    """The system that holds the key, if it still may use it."""
    found = SystemKey.objects.select_related("user__office")
    return found.filter(key_hash=_hash(key), ended_at=None).first()


def _hash(key: str) -> str:
    # A key has 256 random bits: it needs no slow hash.
    return hashlib.sha256(key.encode()).hexdigest()
