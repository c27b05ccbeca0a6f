"""Hand a message of the journal to the gateway, once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.sms.digits import MASK, digits_of
from tirek.sms.gateway import Gateway, GatewayDown, GatewayRefused
from tirek.sms.models import Delivery, JournalLine


def deliver(*, line_id: int, through: Gateway, at: datetime) -> None:
    """What was sent already is not sent again.

    Each failure is a row of its own. Raises GatewayDown so that the caller may try again later.
    """
    try:
        with transaction.atomic():
            _deliver(line_id, through, at)
    except GatewayDown as problem:
        _failed(line_id, problem, at)
        raise
    except GatewayRefused as problem:
        _failed(line_id, problem, at)


def _deliver(line_id: int, through: Gateway, at: datetime) -> None:
    line = JournalLine.objects.select_for_update().get(pk=line_id)
    if line.deliveries.filter(state=Delivery.State.SENT).exists():
        return
    taken = through.send(key=line.key, phone=line.phone, text=_text(line), at=at)
    sent = Delivery(line=line, state=Delivery.State.SENT, at=at, reference=taken.reference)
    sent.save(force_insert=True)
    if taken.delivered:
        Delivery.objects.create(line=line, state=Delivery.State.DELIVERED, at=at)


def _text(line: JournalLine) -> str:
    """What the person reads: in the journal a code is only stars."""
    return line.content.replace(MASK, digits_of(line.code.nonce)) if line.code else line.content


def _failed(line_id: int, problem: Exception, at: datetime) -> None:
    Delivery.objects.create(
        line_id=line_id, state=Delivery.State.FAILED, at=at, detail=str(problem)[:200]
    )
