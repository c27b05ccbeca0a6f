"""What the bank told and Tirek could not place: it waits until a person has looked into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tirek.kernel.text import Text
from tirek.payments.models import BankMessage, SettledFile, UnreadableFile


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A file of the bank. `items`: what it tells of nothing we know (`take_message`);
    `why` it cannot be read, where it cannot.
    """

    sha256: str
    name: str
    at: datetime
    items: Sequence[Mapping[str, Any]] = ()
    why: Text | None = None


def unsettled(place: str) -> list[Unsettled]:
    """Files taken by the place, and those of the exchange, which speaks of every place."""
    settled = SettledFile.objects.values("sha256")
    taken = BankMessage.objects.filter(place__in=(place, "")).exclude(sha256__in=settled)
    unread = UnreadableFile.objects.exclude(sha256__in=settled)
    unread = unread.exclude(sha256__in=BankMessage.objects.values("sha256"))
    found = [
        *(
            Unsettled(one.sha256, one.message_id, one.taken_at, one.unmatched)
            for one in taken.exclude(unmatched=[])
        ),
        *(Unsettled(one.sha256, one.name, one.at, why=Text.of(one.why)) for one in unread),
    ]
    return sorted(found, key=lambda one: (one.at, one.sha256))
