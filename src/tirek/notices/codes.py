"""Verification codes: short enough to type from paper, too many to guess."""

from __future__ import annotations

import secrets
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0 O, 1 I L, and U, which looks like V: 30 signs."""
LENGTH: Final = 12  # 30 ** 12 is about 5 * 10 ** 17

# Typed from paper on a Kazakh or Russian keyboard, a Latin capital may come as its Cyrillic twin.
_TWINS = str.maketrans("АВСЕНКМРТХУ", "ABCEHKMPTXY")


def new_code() -> str:
    """A code nobody has been given yet, as far as chance can tell (the register checks)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def typed(raw: str) -> str | None:
    """The code a person typed, whatever its case, blanks and dashes; None if it cannot be one."""
    bare = "".join(letter for letter in raw.upper() if letter.isalnum()).translate(_TWINS)
    if len(bare) != LENGTH or any(letter not in ALPHABET for letter in bare):
        return None
    return bare
