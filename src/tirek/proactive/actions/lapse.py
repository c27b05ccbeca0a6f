"""Nobody answered in time: the question lapses."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.casework.actions import keep_draft
from tirek.proactive.models import OPEN, Request, RequestEvent
from tirek.proactive.record import hold_phone, record
from tirek.proactive.signals import replacement_agreed
from tirek.proactive.telling import tell
from tirek.proactive.wording import wording
from tirek.sms.models import JournalLine


def lapse_overdue(*, at: datetime) -> int:
    """End every question whose time is over; gives how many ended now."""
    due = Request.objects.filter(stage=OPEN, lapses_at__lte=at).values_list("pk", flat=True)
    return sum(_lapse(pk, at) for pk in list(due))


@transaction.atomic
def _lapse(pk: int, at: datetime) -> bool:
    hold_phone(Request.objects.values_list("phone", flat=True).get(pk=pk))
    request = Request.objects.select_related("applicant", "draft").get(pk=pk)
    if request.stage != OPEN or _answer_waits(request):
        return False
    lapsed(request, at=at)
    return True


def lapsed(request: Request, *, at: datetime) -> None:
    """End it and say so, or take silence for consent; the caller holds the telephone."""
    if request.asks_to_replace:
        record(request, "TakenAsConsent", role="system", at=at, payload={})
        replacement_agreed.send(sender=Request, case=request.case, at=at)
        tell(request, wording().replacement.in_silence, at=at)
        return
    record(request, "Lapsed", role="system", at=at, payload={})
    if request.draft is not None:
        keep_draft.throw_away(draft=request.draft.pk, by=None)
    tell(request, wording().messages.lapsed, at=at)


def _answer_waits(request: Request) -> bool:
    """Whether an answer came in time and is only not read yet."""
    read = RequestEvent.objects.filter(line__phone=request.phone).values("line")
    came = JournalLine.objects.filter(
        phone=request.phone,
        direction=JournalLine.Direction.IN,
        at__gte=request.asked_at,
        at__lt=request.lapses_at,
    )
    return came.exclude(pk__in=read).exists()
