"""The organisations as their tables tell them, and one more row: what every action comes by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.record import SYSTEM_ROLE
from tirek.casework.refused import Refused
from tirek.people.models import Person
from tirek.procedure.deadline import shown
from tirek.procedure.lifecycle import Role
from tirek.signatures.models import Signature
from tirek.supply.models import Organisation, OrganisationRow, Taker
from tirek.supply.organisation_journal import add, locked
from tirek.supply.organisation_texts import organisation_texts
from tirek.supply.organisations.machine import Organisations, RefusedRow, Room, Row, Stand
from tirek.supply.organisations.table import HOLDING
from tirek.supply.telling import send_to


@dataclass(frozen=True)
class Happened:
    """What happened to a person `on` a day; `decision` is that which a choice rests on, `words`
    what the organisation wrote."""

    kind: str
    on: date
    reason: str = ""
    decision: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)


def held_taker(case: Case) -> Taker | None:
    """How the person of the case stands in its service; held until the transaction ends."""
    Person.objects.select_for_update().get(pk=case.subject_id)
    return taker_of(case)


def taker_of(case: Case) -> Taker | None:
    """The same without holding anybody, by whichever case of the service."""
    found = Taker.objects.select_related("organisation__office", "case")
    return found.filter(person=case.subject_id, service=case.service).first()


def take(
    case: Case,
    organisation: Organisation,
    what: Happened,
    *,
    by: User | None,
    at: datetime,
    role: str = "",
    signature: Signature | None = None,
) -> OrganisationRow:
    """Write the row if it may be, and tell the person; `by=None` is the system.

    The caller holds the person. Raises Refused for what the machine refuses.
    """
    before = taker_of(case)
    several = {organisation.pk, before.organisation_id} if before else {organisation.pk}
    held = locked(several)
    told = Row(what.kind, case.subject_id, organisation.pk, what.on, cast(Role, role or _role(by)))
    now = _taken(machine(held.values(), before), told)
    payload = {"reason": what.reason, "decision": what.decision, **what.words}
    row = add(
        held[organisation.pk],
        what.kind,
        on=what.on,
        by=by,
        at=at,
        payload={name: one for name, one in payload.items() if one},
        case=case,
        role=told.by,
        signature=signature,
    )
    taker = before or Taker(person_id=case.subject_id, service=case.service)
    taker.case, taker.organisation, taker.stage, taker.on = case, organisation, now.stage, now.on
    taker.save()
    _tell(row)
    return row


def _taken(of: Organisations, told: Row) -> Stand:
    try:
        return of.take(told)
    except RefusedRow as refused:
        at_field = "on" if refused.code == "backwards" else "organisation"
        raise Refused(refused.text, field=at_field) from refused


def _role(by: User | None) -> str:
    return by.role if by else SYSTEM_ROLE


def machine(held: Collection[Organisation], also: Taker | None) -> Organisations:
    """The machine with those who take a place of these organisations, and one person besides."""
    takers = list(Taker.objects.filter(organisation__in=held, stage__in=HOLDING))
    known = [*takers, *([also] if also and also.stage not in HOLDING else [])]
    return Organisations(map(room_of, held), ((one.person_id, stand_of(one)) for one in known))


def room_of(one: Organisation) -> Room:
    """An organisation as the machine knows it."""
    return Room(one.pk, one.service, one.listed, one.places)


def stand_of(one: Taker) -> Stand:
    """A row of the table as the machine knows it."""
    return Stand(one.stage, one.organisation_id, one.on)


def _tell(row: OrganisationRow) -> None:
    """What the system writes follows from something of which the person is told already."""
    assert row.case is not None, "what happened, happened to somebody"
    words, name = organisation_texts().sms.get(row.kind), row.organisation.office.name
    if words is None or row.by_id is None:
        return
    told = words.format(number=row.case.number, organisation=name, day=shown(row.on))
    key = f"organisation {row.organisation_id}/{row.seq}"
    send_to(row.case, told, key=key, at=row.at)
