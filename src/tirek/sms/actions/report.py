"""The gateway says what became of a message."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.sms.models import Delivery, JournalLine

LONGEST = 200


@transaction.atomic
def report(*, key: str, delivered: bool, detail: str = "", at: datetime) -> None:
    """Written once however often it is said. Raises JournalLine.DoesNotExist."""
    messages = JournalLine.objects.filter(direction=JournalLine.Direction.OUT)
    line = messages.select_for_update().get(key=key)
    state = Delivery.State.DELIVERED if delivered else Delivery.State.FAILED
    said = {"state": state, "detail": "" if delivered else detail[:LONGEST]}
    if not line.deliveries.filter(**said).exists():
        line.deliveries.create(at=at, **said)
