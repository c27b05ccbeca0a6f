"""Somebody comes to the counter: identified, and an application begun or gone on with."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from tirek.accounts.models import Office, OfficeKind, User
from tirek.casework.actions.keep_draft import own_draft, start_draft
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Draft
from tirek.casework.persons import IIN, NAMES
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.law.words import day_text
from tirek.people.models import Person
from tirek.procedure.answer import Answer, AnswerError, cleaned, read_iin
from tirek.procedure.deadline import ALMATY
from tirek.reception.counters import channel_at, channel_of, counter_of, is_given
from tirek.reception.models import Ticket, Visit
from tirek.reception.texts import texts
from tirek.services import SERVICES


class VisitRefused(Refused):
    """The application cannot be begun like this; `text` says what to correct at `field`."""


@transaction.atomic
def open_visit(
    *,
    by: User,
    iin: str,
    document: str,
    document_number: str,
    service: str,
    language: str,
    at: datetime,
    ticket: Ticket | None = None,
    on_paper: bool = False,
    received_on: date | None = None,
) -> Visit:
    """Begin an application for the person whose document was looked at.

    `on_paper` keys in an application that was received on paper on `received_on`: only a
    department does. Raises NotAtCounter, VisitRefused.
    """
    office = counter_of(by)
    checked = _identified(iin, document, document_number)
    _in_standard(service, office, on_paper=on_paper)
    came_at = _received_at(service, office.place, received_on, at) if on_paper else None
    if not is_given(service, office, local_day(came_at or at)):
        raise VisitRefused(texts().refused.not_given_here, field="service")
    draft = start_draft(
        by=by, service=service, place=office.place, language=language, at=at,
        channel="paper" if on_paper else channel_of(office), received_at=came_at,
    )  # fmt: skip
    _fill_in(draft, checked)
    return Visit.objects.create(
        draft=draft,
        office=office,
        ticket=ticket if ticket and ticket.office_id == office.pk else None,
        iin=checked,
        document=document,
        document_number=cleaned(document_number),
    )


@transaction.atomic
def resume_visit(*, by: User, draft: UUID, at: datetime, ticket: Ticket | None = None) -> Visit:
    """Go on with an application begun at this counter, whoever of the office began it.

    Raises NotAtCounter, Visit.DoesNotExist for another office's, AlreadySent.
    """
    office = counter_of(by)
    visit = Visit.objects.select_for_update().get(pk=draft, office=office)
    Draft.objects.filter(pk=draft, case=None).update(user=by, updated_at=at)
    own_draft(draft, by)
    if ticket is not None and ticket.office_id == office.pk:
        visit.ticket = ticket
        visit.save(update_fields=["ticket"])
    return visit


def _identified(iin: str, document: str, document_number: str) -> str:
    say = texts().refused
    if not iin.strip():
        raise VisitRefused(say.iin_missing, field="iin")
    try:
        found = str(read_iin(cleaned(iin)))
    except AnswerError as error:
        raise VisitRefused(error.text, field="iin") from None
    if document not in texts().documents:
        raise VisitRefused(say.document_unknown, field="document")
    if not cleaned(document_number):
        raise VisitRefused(say.document_number_missing, field="document_number")
    return found


def _in_standard(service: str, office: Office, *, on_paper: bool) -> None:
    keyed_in = not on_paper or office.kind == OfficeKind.DEPARTMENT
    if channel_at(service, office) is None or not keyed_in:
        raise VisitRefused(texts().refused.not_given_here, field="service")


def _received_at(service: str, place: str, on: date | None, at: datetime) -> datetime:
    """The opening of the office on the day the paper came: the day is what is known."""
    say = texts().refused
    if on is None:
        raise VisitRefused(say.received_missing, field="received_on")
    if on > local_day(at):
        raise _wrong_day(say.received_in_future.format(on=day_text(on)))
    first = _first_day(service, place)
    if first is not None and on < first:
        words = {"on": day_text(on), "first": day_text(first)}
        raise _wrong_day(say.received_too_early.format(**words))
    opened = datetime.combine(on, SERVICES[service].passport.hours.opens, ALMATY)
    return min(opened, at - timedelta(microseconds=1))


def _wrong_day(text: Text) -> VisitRefused:
    return VisitRefused(text, field="received_on")


def _first_day(service: str, place: str) -> date | None:
    """The day since when somebody could apply here: the first edition of the place in force."""
    reaching = the_law().editions(SERVICES[service].rulebook()).reaching(place)
    days = [one.in_force.from_ for one in reaching]
    return min((day for day in days if day), default=None) if all(days) else None


def _fill_in(draft: Draft, iin: str) -> None:
    """What is known of the person need not be typed again."""
    fields = {field.id for _, field in service_of(draft).form.fields()}
    known: dict[str, Answer] = {IIN: iin}
    person = Person.objects.filter(iin=iin).first()
    if person is not None:
        known |= {name: getattr(person, name) or None for name in NAMES}
        known |= {"phone": person.phone} if person.phone else {}
    draft.answers = {name: value for name, value in known.items() if name in fields}
    draft.save(update_fields=["answers"])
