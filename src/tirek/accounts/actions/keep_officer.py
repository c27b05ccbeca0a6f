"""The administrator adds an officer, or changes their role, office, name, whether they work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tirek.accounts.actions.give_password import first_password
from tirek.accounts.keeping import CannotKeep, columns, name_said, require_administrator, written
from tirek.accounts.models import Keeping, Office, Role, User
from tirek.accounts.roles import ROLES_IN
from tirek.accounts.texts import texts
from tirek.kernel.identity import Iin, InvalidIdentity

COLUMNS = ("username", "role", "office_id", "iin", "full_name", "is_active")
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")


@dataclass(frozen=True)
class OfficerSaid:
    """What the administrator typed. `office` None is for administrators, who have none."""

    full_name: str
    role: str
    office: int | None
    iin: str = ""


@transaction.atomic
def add_officer(
    *, by: User, username: str, said: OfficerSaid, language: str, at: datetime
) -> tuple[User, str]:
    """The officer, and the password to tell them once: they choose their own when signing in.

    Raises CannotKeep.
    """
    require_administrator(by)
    say, name = texts().keeping, username.strip().lower()
    if not USERNAME.fullmatch(name):
        raise CannotKeep(say["username_form"], "username")
    if User.objects.filter(username=name).exists():
        raise CannotKeep(say["username_taken"], "username")
    officer = User(username=name, language=language, password_is_temporary=True)
    _say(officer, said)
    password = first_password()
    officer.set_password(password)
    officer.save()
    after = columns(officer, COLUMNS)
    written(Keeping.Kind.OFFICER_ADDED, by=by, at=at, officer=officer, after=after)
    return officer, password


@transaction.atomic
def change_officer(
    *, by: User, officer: int, said: OfficerSaid, is_active: bool, at: datetime
) -> User:
    """Who is no longer active is out at once. Raises CannotKeep, User.DoesNotExist."""
    require_administrator(by)
    found = User.objects.exclude(role=Role.CITIZEN).select_for_update().get(pk=officer)
    before = columns(found, COLUMNS)
    if found == by and (not is_active or said.role != Role.ADMINISTRATOR):
        raise CannotKeep(texts().keeping["not_oneself"], "is_active")
    _say(found, said)
    found.is_active = is_active
    found.save()
    after = columns(found, COLUMNS)
    if before != after:
        kind = Keeping.Kind.OFFICER_CHANGED
        written(kind, by=by, at=at, officer=found, before=before, after=after)
    return found


def _say(officer: User, said: OfficerSaid) -> None:
    """Lay what was typed into the row. Raises CannotKeep."""
    say = texts().keeping
    officer.full_name = name_said(said.full_name, "full_name")
    if not officer.full_name:
        raise CannotKeep(say["full_name_missing"], "full_name")
    officer.office = _office(said)
    officer.role = said.role
    officer.iin = _iin(officer, said.iin)


def _office(said: OfficerSaid) -> Office | None:
    """The office, if that role works there. Raises CannotKeep."""
    say = texts().keeping
    if said.role == Role.ADMINISTRATOR:
        return None
    office = Office.objects.filter(pk=said.office or 0, is_active=True).first()
    if office is None:
        raise CannotKeep(say["office_missing"], "office")
    if said.role not in ROLES_IN[office.kind]:
        raise CannotKeep(say["role_not_there"], "role")
    return office


def _iin(officer: User, typed: str) -> str | None:
    if not typed.strip():
        return None
    try:
        iin = str(Iin.parse(typed))
    except InvalidIdentity as wrong:
        raise CannotKeep(wrong.text, "iin") from None
    if User.objects.filter(iin=iin).exclude(pk=officer.pk).exists():
        raise CannotKeep(texts().keeping["iin_taken"], "iin")
    return iin
