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
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.payments.entitled import Ended, Known, Recipient, Suspended
from tirek.payments.reasons import reason
from tirek.services import SERVICES

TELLING = (
    "Decided",
    "FactsEstablished",
    "RegistryAnswered",
    "ChangeAccepted",
    "ChangeNotConfirmed",
    "FactEnded",
    "FactConfirmed",
    "PaymentSuspended",
    "PaymentResumed",
    "RecipientChanged",
)
"""Kinds of events that may change what a granted case is paid."""


def known_of(cases: Collection[Case]) -> Iterator[tuple[Case, Known]]:
    """What is known of each case that was ever granted, in the order given; no other case."""
    pks = [case.pk for case in cases]
    events = Event.objects.filter(case__in=pks, kind__in=TELLING).order_by("case_id", "seq")
    of_case = {pk: list(found) for pk, found in groupby(events, key=lambda one: one.case_id)}
    for case in cases:
        found = _known(case, of_case.get(case.pk, []))
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
        confirmed=tuple(_confirmed(case, events)),
        said_to_end=min(_said_to_end(events), default=None),
        reopened=case.stage in UNDECIDED,
    )


def _confirmed(case: Case, events: Sequence[Event]) -> Iterator[date]:
    """The days on which the paper that the service asks for again was said to hold."""
    asked = SERVICES[case.service].payment.confirmation
    begins = f"{asked.fact}." if asked else None
    for event in events:
        if event.kind == "FactConfirmed" and begins and event.payload["fact"].startswith(begins):
            yield local_day(event.at)


def _facts(event: Event) -> dict[str, Any]:
    """What an event after the decision says, by path."""
    if event.kind == "ChangeAccepted":
        told = event.payload
        one = {told["fact"]: told["value"]} if told.get("fact") else {}
        return dict(flat(told.get("facts") or one))
    return dict(flat(event.payload["facts"])) if "facts" in event.payload else {}


def _ended(events: Sequence[Event]) -> Iterator[Ended]:
    for event in events:
        told = event.payload
        if event.kind == "ChangeAccepted" and told.get("ends") and not _facts(event):
            yield Ended(_day(told["since"]), _words(event))


def _said_to_end(events: Sequence[Event]) -> Iterator[date]:
    """The last day of each paper whose issuer said so and which no specialist has checked yet."""
    checked = {
        event.payload["report"]
        for event in events
        if event.kind in ("ChangeAccepted", "ChangeNotConfirmed")
    }
    for event in events:
        if event.kind == "FactEnded" and event.payload["report"] not in checked:
            # `since` is the first day it holds no more.
            yield _day(event.payload["since"]) - timedelta(days=1)


def _suspended(events: Sequence[Event]) -> Iterator[Suspended]:
    begun: Month | None = None
    for event in events:
        if event.kind == "PaymentSuspended":
            begun = begun or Month.parse(event.payload["month"])
        if event.kind == "PaymentResumed" and begun is not None:
            until = Month.parse(event.payload["month"])
            yield Suspended(begun, until, event.payload["pay_withheld"])
            begun = None
    if begun is not None:
        yield Suspended(begun)


def _recipients(events: Sequence[Event]) -> Iterator[Recipient]:
    for event in events:
        if event.kind == "RecipientChanged":
            yield Recipient(event.payload["person"], Month.parse(event.payload["month"]))


def _words(event: Event) -> Text:
    """What the timeline tells of the event to the officer; else the name of its kind."""
    told = event.payload.get("told", {}).get("officer")
    return Text.of(told) if told else reason("change_accepted")


def _day(written: str) -> date:
    return date.fromisoformat(written)
