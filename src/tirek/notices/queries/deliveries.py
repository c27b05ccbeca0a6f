"""How each notice of a case reached the person: by SMS, in the cabinet, on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tirek.casework.models import Case, Event
from tirek.casework.queries.events import happened
from tirek.notices.models import Notice, Opening
from tirek.notices.sms_words import sms_key
from tirek.sms.models import Delivery, JournalLine

Step = Literal[
    "cabinet_ready",
    "cabinet_opened",
    "sms_queued",
    "sms_sent",
    "sms_delivered",
    "sms_failed",
    "paper_handed",
]


@dataclass(frozen=True, slots=True)
class DeliveryStep:
    """One thing that happened on the way of a notice. `who` is the officer who handed it over."""

    step: Step
    at: datetime
    who: str = ""


@dataclass(frozen=True, slots=True)
class Delivered:
    """The way of one notice, in the order of time."""

    number: str
    steps: Sequence[DeliveryStep]


def deliveries(case: Case) -> list[Delivered]:
    """The notices of the case, the latest first."""
    handed = happened(case, "ResultHandedOver")
    issued = reversed(happened(case, "NoticeIssued"))
    return [_delivered(case, event, handed) for event in issued]


def _delivered(case: Case, issued: Event, handed: Sequence[Event]) -> Delivered:
    number = issued.payload["notice"]["number"]
    papers = Notice.objects.filter(case=case, number=number)
    opened = Opening.objects.filter(notice__in=papers).order_by("at").first()
    steps = [DeliveryStep("cabinet_ready", issued.at)]
    steps += [DeliveryStep("cabinet_opened", opened.at)] if opened else []
    steps += _by_sms(sms_key(case.number, issued.seq))
    steps += [
        DeliveryStep("paper_handed", event.at, event.actor_name)
        for event in handed
        if event.seq > issued.seq
    ]
    return Delivered(number, sorted(steps, key=lambda step: step.at))


def _by_sms(key: str) -> list[DeliveryStep]:
    steps: dict[str, Step] = {
        Delivery.State.QUEUED: "sms_queued",
        Delivery.State.SENT: "sms_sent",
        Delivery.State.DELIVERED: "sms_delivered",
        Delivery.State.FAILED: "sms_failed",
    }
    lines = JournalLine.objects.filter(key=key).prefetch_related("deliveries")
    return [
        DeliveryStep(steps[one.state], one.at) for line in lines for one in line.deliveries.all()
    ]
