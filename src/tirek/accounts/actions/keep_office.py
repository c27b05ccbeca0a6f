"""The administrator adds an office, or changes its names, its BIN, whether it works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tirek.accounts.bodies import handles_money
from tirek.accounts.keeping import CannotKeep, columns, name_said, require_administrator, written
from tirek.accounts.models import Keeping, Office, OfficeKind
from tirek.accounts.models import User as Officer
from tirek.accounts.texts import texts
from tirek.kernel.identity import Bin, InvalidIdentity
from tirek.law.catalogue import the_law
from tirek.procedure.body import bodies

COLUMNS = ("place", "kind", "name_kk", "name_ru", "name_en", "bin", "bodies", "is_active")
OF_BODIES = (OfficeKind.DEPARTMENT, OfficeKind.AUTHORITY, OfficeKind.QUALITY_BODY)
"""Offices of which it is said what bodies they are: they decide, or look after who decides."""


@dataclass(frozen=True)
class OfficeSaid:
    """What the administrator typed; the English name and the BIN may stay empty.

    `bodies` are kinds of bodies (procedure/bodies.toml), asked of the offices in OF_BODIES.
    """

    name_kk: str
    name_ru: str
    name_en: str = ""
    bin: str = ""
    bodies: tuple[str, ...] = ()


@transaction.atomic
def add_office(*, by: Officer, place: str, kind: str, said: OfficeSaid, at: datetime) -> Office:
    """A department takes over its kinds of bodies from the others of the place.

    Raises CannotKeep: an unknown place, no kind of body, a name or BIN already there.
    """
    require_administrator(by)
    say = texts().keeping
    if place not in the_law().regions:
        raise CannotKeep(say["place_unknown"], "place")
    if kind not in OfficeKind.values:
        raise CannotKeep(say["kind_missing"], "kind")
    office = Office(place=place, kind=kind)
    _say(office, said)
    _settle(office, by=by, at=at)
    office.save()
    after = columns(office, COLUMNS)
    written(Keeping.Kind.OFFICE_ADDED, by=by, at=at, office=office, after=after)
    return office


@transaction.atomic
def change_office(
    *, by: Officer, office: int, said: OfficeSaid, is_active: bool, at: datetime
) -> Office:
    """Raises CannotKeep, Office.DoesNotExist. An office with officers, or a department, stays.

    What a department is no more has to become another's first: its cases stay in somebody's hands.
    """
    require_administrator(by)
    found = Office.objects.select_for_update().get(pk=office)
    before = columns(found, COLUMNS)
    if found.is_active and not is_active:
        _may_close(found)
    _say(found, said)
    if found.kind == OfficeKind.DEPARTMENT and set(before["bodies"]) - set(found.bodies):
        raise CannotKeep(texts().keeping["bodies_left"], "bodies")
    _settle(found, by=by, at=at)
    found.is_active = is_active
    found.save()
    after = columns(found, COLUMNS)
    if before != after:
        kind = Keeping.Kind.OFFICE_CHANGED
        written(kind, by=by, at=at, office=found, before=before, after=after)
    return found


def _may_close(office: Office) -> None:
    say = texts().keeping
    if office.kind == OfficeKind.DEPARTMENT:
        raise CannotKeep(say["department_stays"], "is_active")
    working = office.users.filter(is_active=True).count()
    if working:
        raise CannotKeep(say["has_officers"].format(n=working), "is_active")


def _say(office: Office, said: OfficeSaid) -> None:
    """Lay what was typed into the row. Raises CannotKeep."""
    say = texts().keeping
    for field in ("name_kk", "name_ru", "name_en"):
        setattr(office, field, name_said(getattr(said, field), field))
    for field in ("name_kk", "name_ru"):
        if not getattr(office, field):
            raise CannotKeep(say["name_missing"], field)
    if office.kind in OF_BODIES:
        office.bodies = [one for one in bodies() if one in said.bodies]
        if not office.bodies:
            raise CannotKeep(say["bodies_missing"], "bodies")
    office.bin = _bin(said.bin)
    same = Office.objects.filter(kind=office.kind).exclude(pk=office.pk)
    if same.filter(place=office.place, name_ru=office.name_ru).exists():
        raise CannotKeep(say["name_taken"], "name_ru")
    if office.bin and same.filter(bin=office.bin).exists():
        raise CannotKeep(say["bin_taken"], "bin")


def _settle(office: Office, *, by: Officer, at: datetime) -> None:
    """Take from the other departments of the place what this one becomes. Raises CannotKeep."""
    if office.kind != OfficeKind.DEPARTMENT:
        return
    there = Office.objects.select_for_update().filter(place=office.place, kind=office.kind)
    others = list(there.exclude(pk=office.pk).order_by("pk"))
    for other in others:
        before = columns(other, COLUMNS)
        other.bodies = [one for one in other.bodies if one not in office.bodies]
        if other.bodies != before["bodies"]:
            other.save()
            kind, after = Keeping.Kind.OFFICE_CHANGED, columns(other, COLUMNS)
            written(kind, by=by, at=at, office=other, before=before, after=after)
    if sum(handles_money(one) for one in (office, *others)) > 1:
        raise CannotKeep(texts().keeping["money_apart"], "bodies")


def _bin(typed: str) -> str:
    if not typed.strip():
        return ""
    try:
        return str(Bin.parse(typed))
    except InvalidIdentity as wrong:
        raise CannotKeep(wrong.text, "bin") from None
