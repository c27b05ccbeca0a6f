"""The homes as their tables tell them, and one more row: what every action on a stay comes by."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from tirek.accounts.models import Role as UserRole
from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.record import SYSTEM_ROLE
from tirek.casework.refused import Refused
from tirek.people.models import Person
from tirek.procedure.lifecycle import Role
from tirek.supply.line import Place
from tirek.supply.models import Home, HomeRow, HomeStay
from tirek.supply.stay_journal import add, locked
from tirek.supply.stay_models import OF_THE_HOME
from tirek.supply.stay_telling import tell, tell_turns
from tirek.supply.stay_texts import stay_texts
from tirek.supply.stays.homes import OF_ITS_WORK, Homes, RefusedRow, Row, Standing, Stay

TO_A_HOME = ("Referred", "Transferred")
"""Kinds of rows for which a home is chosen."""
OF_THE_DAY = ("Declined", "TransferAsked", "Revoked")
"""Kinds of rows, with the referral, of the day they are written on: none is typed."""


@dataclass(frozen=True)
class Happened:
    """What happened to a person `on` a day; `until` when somebody away is expected back.

    `place` and `decision` are of a referral: the place on the list and what gives it.
    """

    kind: str
    on: date
    reason: str = ""
    until: date | None = None
    place: Place | None = None
    decision: int | None = None


def held_stay(person: int) -> HomeStay | None:
    """Where the person stands now; the person is held until the transaction ends."""
    Person.objects.select_for_update().get(pk=person)
    found = HomeStay.objects.select_related("case", "home__office")
    return found.filter(person=person).first()


def take(
    case: Case, home: Home, what: Happened, *, by: User | None, at: datetime, role: str = ""
) -> HomeRow:
    """Write the row if it may be, and tell whom it concerns. The caller holds the person; `by=None`
    is the system.

    Raises Refused, with the field, for what the machine refuses and for a day to come.
    """
    if what.on > local_day(at):
        raise Refused(stay_texts().refused["on_later"], field="on")
    before = HomeStay.objects.filter(person=case.subject_id).first()
    homes = locked({home.pk, before.home_id} if before else {home.pk})
    place = what.place
    written_as = cast(Role, role or _role(by))
    told = Row(what.kind, case.subject_id, str(home.pk), what.on, written_as, place)
    try:
        now = machine(list(homes.values()), before).take(told)
    except RefusedRow as refused:
        raise Refused(refused.text, field=_field(refused.code, what.kind)) from refused
    row = add(
        homes[home.pk],
        what.kind,
        case=case,
        on=what.on,
        until=what.until,
        rank=place.rank if place else None,
        registered_at=place.registered_at if place else None,
        decision=what.decision,
        reason=what.reason,
        by=by,
        role=told.by,
        at=at,
    )
    if row.kind not in OF_ITS_WORK:
        _settle(before or HomeStay(person_id=case.subject_id), case, row, now)
    tell(row)
    for one in homes.values():
        tell_turns(one, row)
    return row


def machine(homes: Collection[Home], also: HomeStay | None = None) -> Homes:
    """The machine with those whom the tables say to be of these homes, and one person besides."""
    places = {str(home.pk): home.places for home in homes}
    stays = HomeStay.objects.filter(home__in=homes, stage__in=OF_THE_HOME)
    known = [*stays, *([also] if also and also.stage not in OF_THE_HOME else [])]
    return Homes(places, standing=[standing(one) for one in known])


def standing(stay: HomeStay) -> Standing:
    """A row of the table as the machine knows it."""
    place = Place(stay.rank, stay.registered_at, stay.case_id)
    return Standing(stay.person_id, Stay(stay.stage, str(stay.home_id), stay.on), place)


def _settle(stay: HomeStay, case: Case, row: HomeRow, now: Stay) -> None:
    """Bring the table in line with where the person stands."""
    stay.home, stay.stage, stay.on, stay.until = row.home, now.stage, now.on, row.until
    if row.rank is not None and row.registered_at is not None:
        stay.case, stay.rank, stay.registered_at = case, row.rank, row.registered_at
    if row.kind == "TransferAsked":
        stay.transfer_asked = row.reason
    elif row.kind not in ("WentAway", "CameBack"):
        stay.transfer_asked = ""
    stay.save()


def _role(by: User | None) -> str:
    """A home's own people write for it; everybody else who was let through, for the department,
    though it were a deputy of another role."""
    if by is None:
        return SYSTEM_ROLE
    return by.role if by.role == UserRole.SUPPLIER else UserRole.SPECIALIST


def _field(fault: str, kind: str) -> str:
    """At which field of a page a fault of the machine is told."""
    if fault == "backwards":
        return "" if kind in (*OF_THE_DAY, "Referred") else "on"
    return "home" if fault != "not_now" and kind in TO_A_HOME else ""
