"""Somebody else is paid for the child from the next month: the case and its months stay one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.models import Case, Event
from tirek.payments.actions.recompute import recompute
from tirek.payments.models import PayeeAccount
from tirek.payments.reasons import reason
from tirek.people.models import Person


@dataclass(frozen=True, slots=True)
class NewRecipient:
    """Who is paid from now on, and to which account."""

    iin: str
    surname: str
    given_name: str
    patronymic: str
    iban: str


@transaction.atomic
def change_recipient(
    *,
    case: Case,
    to: NewRecipient,
    since: date,
    words: str,
    by: User,
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """From the month after that of `since` the periods of the case are paid to the new person.

    A period that was paid, or is on its way, stays with whom it was paid to. Raises NotAllowed,
    StaleCase, procedure's RefusedTransition.
    """
    person = _person(to)
    day = f"{since:%d.%m.%Y}"
    told = reason("told_recipient", name=person.full_name, day=day, words=words)
    event = note_event(
        case=case,
        kind="RecipientChanged",
        by=by,
        at=at,
        may="change_recipient",
        payload={
            "person": person.pk,
            "iin": person.iin,
            "name": person.full_name,
            "iban": to.iban,
            "since": since.isoformat(),
            "words": words,
        },
        told={"citizen": told, "officer": told},
        expected_seq=expected_seq,
    )
    PayeeAccount.objects.create(
        case=case, person=person, iban=to.iban, source="recipient", usable_from=since, at=at, by=by
    )
    recompute([case], at=at)
    return event


def _person(to: NewRecipient) -> Person:
    """Whoever has the IIN; the names of somebody known stay as they are."""
    found = Person.objects.filter(iin=to.iin).first()
    if found is None:
        found = Person(
            iin=to.iin, surname=to.surname, given_name=to.given_name, patronymic=to.patronymic
        )
        found.derive()
        found.save()
    return found
