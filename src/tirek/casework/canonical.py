"""One text for one document: the form in which an event is hashed and kept."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any, NoReturn

# A decision with its whole explanation has 150 KB, and is written and compared several times:
# the standard library's encoder and decoder do it in C.


class UnicodeEncoder(json.JSONEncoder):
    """Writes Kazakh letters as they are: escaped, a decision takes five times the room."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "ensure_ascii": False})


def canonical(document: object) -> str:
    """A `plain` document as JSON with sorted keys and no spaces: equal ones give equal texts."""
    return json.dumps(
        document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def digest_of(document: object) -> str:
    """SHA-256 over that text."""
    return sha256(canonical(document).encode()).hexdigest()


def instant(at: datetime) -> str:
    """A moment as it stands in a document that is hashed."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def plain(document: object) -> Any:
    """The document as JSON knows it: dates as ISO text, exact decimals as text, lists for tuples.

    Raises TypeError for anything that has no exact form, a float before all.
    """
    written = json.dumps(document, default=_exact, ensure_ascii=False, allow_nan=False)
    return json.loads(written, parse_float=_no_float)


def _exact(value: object) -> str:
    if isinstance(value, (date, Decimal)):
        return value.isoformat() if isinstance(value, date) else str(value)
    raise TypeError(f"{type(value).__name__} has no exact form in an event: {value!r}")


def _no_float(written: str) -> NoReturn:
    raise TypeError(f"a float has no exact form in an event: {written}")
