"""A ticket is called, served, finished or left: each an event, none ever changed."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import cast

from django.db import transaction

import tirek.procedure
from tirek.accounts.models import Office, User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.procedure.lifecycle import Lifecycle, RefusedTransition, Role, load_lifecycle
from tirek.reception.counters import counter_of
from tirek.reception.models import Ticket, TicketEvent
from tirek.reception.texts import texts

__all__ = ["RefusedTransition", "TicketRefused", "add_event", "call_next", "move_ticket"]


class TicketRefused(Refused):
    """The ticket cannot be moved now; `text` says why."""


@cache
def ticket_life() -> Lifecycle:
    """The stages of a ticket."""
    return load_lifecycle(Path(tirek.procedure.__file__).with_name("ticket.toml"))


def stage_of(ticket: Ticket) -> str:
    """Where the ticket stands, by its events."""
    return ticket_life().stage_of(ticket.events.values_list("kind", flat=True))


@transaction.atomic
def call_next(*, by: User, window: str, at: datetime) -> Ticket:
    """Call the lowest number that waits to the window. Raises NotAtCounter, TicketRefused.

    Two windows that call at the same moment call two numbers: the office is held meanwhile.
    """
    office = counter_of(by)
    if not window:
        raise TicketRefused(texts().refused.window_missing, field="window")
    Office.objects.select_for_update(no_key=True).get(pk=office.pk)
    mine = at_window_of(by, at)
    if mine is not None:
        raise TicketRefused(texts().refused.still_serving.format(number=mine.number))
    for ticket in _of_the_day(office, at):
        if stage_of(ticket) == "waiting":
            add_event(ticket, "Called", by=by, at=at, window=window)
            return ticket
    raise TicketRefused(texts().refused.nobody_waits)


@transaction.atomic
def move_ticket(*, ticket: Ticket, kind: str, by: User, at: datetime) -> TicketEvent:
    """The officer at the window says what happened to the ticket called there.

    Raises NotAtCounter, TicketRefused, procedure's RefusedTransition.
    """
    office = counter_of(by)
    ticket = Ticket.objects.select_for_update(of=("self",)).get(pk=ticket.pk, office=office)
    called = ticket.events.filter(kind="Called").last()
    if called is not None and called.by_id != by.pk:
        raise TicketRefused(texts().refused.other_window.format(number=ticket.number))
    return add_event(ticket, kind, by=by, at=at, window=called.window if called else "")


def at_window_of(by: User, at: datetime) -> Ticket | None:
    """The ticket that this officer has called today and not finished yet."""
    mine = Ticket.objects.filter(
        office=by.office, day=local_day(at), events__kind="Called", events__by=by
    )
    return next((one for one in mine.distinct() if stage_of(one) in ("called", "serving")), None)


def add_event(
    ticket: Ticket, kind: str, *, by: User | None, at: datetime, window: str = ""
) -> TicketEvent:
    """Add what happened, if the table of stages allows it. Raises RefusedTransition."""
    kinds = list(ticket.events.values_list("kind", flat=True))
    life = ticket_life()
    life.after(life.stage_of(kinds), kind, by=cast(Role, by.role if by else "system"))
    return TicketEvent.objects.create(
        ticket=ticket, seq=len(kinds) + 1, kind=kind, at=at, by=by, window=window
    )


def _of_the_day(office: Office, at: datetime) -> list[Ticket]:
    return list(Ticket.objects.filter(office=office, day=local_day(at)).order_by("number"))
