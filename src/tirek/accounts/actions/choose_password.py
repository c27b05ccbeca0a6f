"""An officer chooses a password of their own."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.password_validation import (
    MinimumLengthValidator,
    get_default_password_validators,
)
from django.core.exceptions import ValidationError
from django.db import transaction

from tirek.accounts.keeping import CannotKeep, written
from tirek.accounts.models import Keeping, User
from tirek.accounts.texts import texts


@transaction.atomic
def choose_password(*, user: User, now: str, new: str, again: str, at: datetime) -> None:
    """Raises CannotKeep: a wrong present password, a weak new one, two that differ."""
    say = texts().keeping
    found = User.objects.select_for_update().get(pk=user.pk)
    if not found.check_password(now):
        raise CannotKeep(say["password_wrong"], "now")
    if new == now:
        raise CannotKeep(say["password_same"], "new")
    _must_be_strong(new, found)
    if new != again:
        raise CannotKeep(say["passwords_differ"], "again")
    found.set_password(new)
    found.password_is_temporary = False
    found.save(update_fields=["password", "password_is_temporary"])
    written(Keeping.Kind.PASSWORD_CHOSEN, by=found, at=at, officer=found)


def _must_be_strong(password: str, user: User) -> None:
    """Raises CannotKeep with words of our own: Django has none in Kazakh."""
    say = texts().keeping
    for one in get_default_password_validators():
        try:
            one.validate(password, user)
        except ValidationError:
            if isinstance(one, MinimumLengthValidator):
                raise CannotKeep(say["password_short"].format(n=one.min_length), "new") from None
            raise CannotKeep(say["password_common"], "new") from None
