"""The administrator gives an officer a new first password."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from tirek.accounts.keeping import CannotKeep, require_administrator, written
from tirek.accounts.models import Keeping, Role, User
from tirek.accounts.texts import texts

LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without those that are mistaken for one another when read aloud."""
GROUPS, IN_A_GROUP = 4, 4


@transaction.atomic
def give_password(*, by: User, officer: int, at: datetime) -> tuple[User, str]:
    """The officer and the password, told once; every session of theirs ends.

    Raises CannotKeep, User.DoesNotExist.
    """
    require_administrator(by)
    found = User.objects.exclude(role=Role.CITIZEN).select_for_update().get(pk=officer)
    if found == by:
        raise CannotKeep(texts().keeping["own_password"])
    password = first_password()
    found.set_password(password)
    found.password_is_temporary = True
    found.save(update_fields=["password", "password_is_temporary"])
    written(Keeping.Kind.PASSWORD_GIVEN, by=by, at=at, officer=found)
    return found, password


def first_password() -> str:
    """Sixteen letters and digits in groups, easy to read out: "h7kq-mm3x-9tzf-w4ce"."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(IN_A_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)
