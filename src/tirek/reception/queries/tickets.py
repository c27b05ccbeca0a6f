"""The queue of an office on a day, with waiting and serving measured from the events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tirek.accounts.models import Office, User
from tirek.reception.actions.move_ticket import ticket_life
from tirek.reception.counters import channel_at
from tirek.reception.models import Ticket, TicketEvent

SECONDS_IN_MINUTE = 60


@dataclass(frozen=True)
class Span:
    """A measured time, against the longest one that the standard allows, in minutes."""

    seconds: int
    limit: int | None

    @property
    def minutes(self) -> int:
        """Whole minutes."""
        return self.seconds // SECONDS_IN_MINUTE

    @property
    def exceeded(self) -> bool:
        """Whether it is over the limit, if only by a second."""
        return self.limit is not None and self.seconds > self.limit * SECONDS_IN_MINUTE


@dataclass(frozen=True)
class Measured:
    """A ticket as it stands: `served` is None while nobody serves it, `by` is at the window."""

    ticket: Ticket
    stage: str
    window: str
    by: User | None
    waited: Span
    served: Span | None


def measured_day(office: Office, day: date, at: datetime) -> list[Measured]:
    """Every ticket of the day in order of numbers; what still goes on is measured until `at`."""
    tickets = Ticket.objects.filter(office=office, day=day).order_by("number")
    tickets = tickets.select_related("office").prefetch_related("events__by")
    return [measure(ticket, list(ticket.events.all()), at) for ticket in tickets]


def measure(ticket: Ticket, events: Sequence[TicketEvent], at: datetime) -> Measured:
    """Waiting runs from taking the number to being served (or leaving), serving to the end."""
    when = {event.kind: event.at for event in events}
    channel = channel_at(ticket.service, ticket.office)
    ends = when.get("Served") or when.get("Left") or at
    called = next((one for one in reversed(events) if one.kind == "Called"), None)
    return Measured(
        ticket=ticket,
        stage=ticket_life().stage_of(event.kind for event in events),
        window=called.window if called else "",
        by=called.by if called else None,
        waited=Span(_between(when["Taken"], ends), channel.waiting_minutes if channel else None),
        served=Span(
            _between(when["Served"], when.get("Finished") or at),
            channel.serving_minutes if channel else None,
        )
        if "Served" in when
        else None,
    )


def ahead_of(ticket: Ticket, queue: Iterable[Measured]) -> int:
    """How many still wait before this number."""
    return sum(one.stage == "waiting" and one.ticket.number < ticket.number for one in queue)


def _between(begins: datetime, ends: datetime) -> int:
    return max(0, int((ends - begins).total_seconds()))
