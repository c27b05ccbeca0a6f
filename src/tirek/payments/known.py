"""What the events of granted cases say about their payment (`entitled.Known`), case by case."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from tirek.casework.local_day import local_day
from tirek.casework.models import UNDECIDED, Case, Event
from tirek.casework.queries.facts import flat, nested
from tirek.casework.queries.proposal import overrules_of
from tirek.kernel.text import Text
from tirek.payments.entitled import Ended, Known, Recipient, Suspended
from tirek.payments.reasons import reason

TELLING = (
    "Decided",
    "FactsEstablished",
    "RegistryAnswered",
    "ChangeAccepted",
    "FactEnded",
    "FactConfirmed",
    "PaymentSuspended",
    "PaymentResumed",
    "RecipientChanged",
)
"""Kinds of events that may change what a granted case is paid."""


def known_of(cases: Collection[Case]) -> Iterator[tuple[Case, Known]]:
    """What is known of each case that was ever granted; the others are left out."""
    by_pk = {case.pk: case for case in cases}
    events = Event.objects.filter(case__in=list(by_pk), kind__in=TELLING).order_by("case", "seq")
    for pk, of_case in groupby(events, key=lambda event: event.case_id):
        case = by_pk[pk]
        found = _known(case, list(of_case))
        if found is not None:
            yield case, found


def _known(case: Case, events: Sequence[Event]) -> Known | None:
    decisions = [event for event in events if event.kind == "Decided"]
    if not decisions:
        return None
    last = decisions[-1].payload
    granted = [e.payload for e in decisions if e.payload["decision"]["outcome"] == "granted"]
    if not granted:
        return None
    after = [event for event in events if event.seq > decisions[-1].seq]
    facts = {path: fact["value"] for path, fact in last["facts"].items()}
    for event in after:
        facts |= _facts(event)
    return Known(
        facts=nested(facts),
        schedule=granted[-1]["decision"]["schedule"],
        payee=case.applicant_id,
        overrule=overrules_of(last["decision"]),
        ended=tuple(_ended(after)),
        suspended=tuple(_suspended(events)),
        recipients=tuple(_recipients(events)),
        confirmed=tuple(local_day(e.at) for e in events if e.kind == "FactConfirmed"),
        reopened=case.stage in UNDECIDED,
    )


def _facts(event: Event) -> dict[str, Any]:
    """What an event after the decision says, by path."""
    if event.kind in ("ChangeAccepted", "FactEnded"):
        told = event.payload
        one = {told["fact"]: told["value"]} if told.get("fact") else {}
        return dict(flat(told.get("facts") or one))
    return dict(flat(event.payload["facts"])) if "facts" in event.payload else {}


def _ended(events: Sequence[Event]) -> Iterator[Ended]:
    for event in events:
        told = event.payload
        if event.kind == "ChangeAccepted" and told.get("ends") and not _facts(event):
            yield Ended(_day(told["since"]), _words(event))
        if event.kind == "FactEnded" and not _facts(event):
            # `since` is the first day it holds no more; the event lies on the day before.
            yield Ended(_day(told["since"]) - timedelta(days=1), reason("fact_ended"))


def _suspended(events: Sequence[Event]) -> Iterator[Suspended]:
    begun: date | None = None
    for event in events:
        if event.kind == "PaymentSuspended":
            begun = begun or _day(event.payload["since"])
        if event.kind == "PaymentResumed" and begun is not None:
            yield Suspended(begun, _day(event.payload["since"]), event.payload["pay_withheld"])
            begun = None
    if begun is not None:
        yield Suspended(begun)


def _recipients(events: Sequence[Event]) -> Iterator[Recipient]:
    for event in events:
        if event.kind == "RecipientChanged":
            yield Recipient(event.payload["person"], _day(event.payload["since"]))


def _words(event: Event) -> Text:
    """What the timeline tells of the event to the officer; else the name of its kind."""
    told = event.payload.get("told", {}).get("officer")
    return Text.of(told) if told else reason("change_accepted")


def _day(written: str) -> date:
    return date.fromisoformat(written)
