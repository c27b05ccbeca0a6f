"""A visitor takes the next number of the day."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import Office, User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.reception.actions.move_ticket import add_event
from tirek.reception.counters import is_given
from tirek.reception.models import Ticket
from tirek.reception.texts import texts


class NotGivenHere(Refused):
    """The service is not given at this counter: by its standard, or for want of an act."""


@transaction.atomic
def take_ticket(
    *, office: Office, service: str, language: str, at: datetime, by: User | None = None
) -> Ticket:
    """The next number of the office's queue; `by` is None at the terminal of the queue.

    Numbers are given under a lock of the office, so they have no holes. Raises NotGivenHere.
    """
    day = local_day(at)
    if not is_given(service, office, day):
        raise NotGivenHere(texts().refused.not_given_here, field="service")
    Office.objects.select_for_update(no_key=True).get(pk=office.pk)
    last = Ticket.objects.filter(office=office, day=day).order_by("-number").first()
    ticket = Ticket.objects.create(
        office=office,
        day=day,
        number=last.number + 1 if last else 1,
        service=service,
        language=language,
    )
    add_event(ticket, "Taken", by=by, at=at)
    return ticket
