"""A head says by whose order an officer acts for them, from a day to a day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import Deputy, Role, User
from tirek.accounts.texts import texts
from tirek.kernel.text import Text


class CannotAppoint(Exception):
    """The order was not written down; `text` says why, `field` where."""

    def __init__(self, text: Text, field: str = "") -> None:
        super().__init__(text.in_("en"))
        self.text = text
        self.field = field


@transaction.atomic
def appoint_deputy(
    *, by: User, deputy: User, begins: date, ends: date, order: str, today: date, at: datetime
) -> Deputy:
    """The deputy may do what the head may, but decides nothing that either of them proposed.

    Raises CannotAppoint.
    """
    say = texts().deputies
    wrong = {
        "": None if by.role == Role.HEAD and by.is_active else say.not_yours,
        "deputy": _why_not_them(by, deputy, begins, ends),
        "order": None if order.strip() else say.order_missing,
        "ends": say.days if ends < begins else say.over if ends < today else None,
    }
    for field, text in wrong.items():
        if text is not None:
            raise CannotAppoint(text, field)
    return Deputy.objects.create(
        deputy=deputy,
        acts_for=by,
        begins=begins,
        ends=ends,
        order=order.strip(),
        appointed_by=by,
        appointed_at=at,
    )


@transaction.atomic
def end_deputyship(*, by: User, deputyship: int, today: date) -> Deputy:
    """The head is back: from today on nobody acts by that order. Raises Deputy.DoesNotExist."""
    found = Deputy.objects.select_for_update().get(pk=deputyship, acts_for=by, ended_on=None)
    found.ended_on = today
    found.save(update_fields=["ended_on"])
    return found


def _why_not_them(by: User, deputy: User, begins: date, ends: date) -> Text | None:
    say = texts().deputies
    if deputy.pk == by.pk:
        return say.oneself
    if deputy.office_id != by.office_id or not deputy.is_active:
        return say.other_office
    mutual = Deputy.objects.filter(
        deputy=by, acts_for=deputy, begins__lte=ends, ends__gte=begins, ended_on=None
    )
    return say.in_a_circle if mutual.exists() else None
