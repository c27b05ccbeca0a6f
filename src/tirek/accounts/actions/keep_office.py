"""The administrator adds an office, or changes its names, its BIN, whether it works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tirek.accounts.keeping import CannotKeep, columns, name_said, require_administrator, written
from tirek.accounts.models import Keeping, Office, OfficeKind
from tirek.accounts.models import User as Officer
from tirek.accounts.texts import texts
from tirek.kernel.identity import Bin, InvalidIdentity
from tirek.law.catalogue import the_law

COLUMNS = ("place", "kind", "name_kk", "name_ru", "name_en", "bin", "is_active")


@dataclass(frozen=True)
class OfficeSaid:
    """What the administrator typed; the English name and the BIN may stay empty."""

    name_kk: str
    name_ru: str
    name_en: str = ""
    bin: str = ""


@transaction.atomic
def add_office(*, by: Officer, place: str, kind: str, said: OfficeSaid, at: datetime) -> Office:
    """Raises CannotKeep: an unknown place, a second department, a name or BIN already there."""
    require_administrator(by)
    say = texts().keeping
    if place not in the_law().regions:
        raise CannotKeep(say["place_unknown"], "place")
    if kind not in OfficeKind.values:
        raise CannotKeep(say["kind_missing"], "kind")
    office = Office(place=place, kind=kind)
    others = Office.objects.filter(place=place, kind=kind)
    if kind == OfficeKind.DEPARTMENT and others.exists():
        raise CannotKeep(say["second_department"], "kind")
    _say(office, said)
    office.save()
    after = columns(office, COLUMNS)
    written(Keeping.Kind.OFFICE_ADDED, by=by, at=at, office=office, after=after)
    return office


@transaction.atomic
def change_office(
    *, by: Officer, office: int, said: OfficeSaid, is_active: bool, at: datetime
) -> Office:
    """Raises CannotKeep, Office.DoesNotExist. An office with officers, or a department, stays."""
    require_administrator(by)
    found = Office.objects.select_for_update().get(pk=office)
    before = columns(found, COLUMNS)
    if found.is_active and not is_active:
        _may_close(found)
    _say(found, said)
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
    office.bin = _bin(said.bin)
    same = Office.objects.filter(kind=office.kind).exclude(pk=office.pk)
    if same.filter(place=office.place, name_ru=office.name_ru).exists():
        raise CannotKeep(say["name_taken"], "name_ru")
    if office.bin and same.filter(bin=office.bin).exists():
        raise CannotKeep(say["bin_taken"], "bin")


def _bin(typed: str) -> str:
    if not typed.strip():
        return ""
    try:
        return str(Bin.parse(typed))
    except InvalidIdentity as wrong:
        raise CannotKeep(wrong.text, "bin") from None
