"""By whose order an officer acts for a head, from a day to a day: said by the head, or for them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.keeping import written
from tirek.accounts.models import Deputy, Keeping, Role, User
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
    *,
    by: User,
    deputy: User,
    begins: date,
    ends: date,
    order: str,
    today: date,
    at: datetime,
    acts_for: User | None = None,
) -> Deputy:
    """The deputy may do what the head may, but decides nothing that either of them proposed.

    The head says so themselves; for a head who cannot (`acts_for`) the administrator does, by the
    same order. Raises CannotAppoint.
    """
    say, head, not_a_head = texts().deputies, acts_for or by, texts().keeping["not_a_head"]
    wrong = {
        "": None if _may_appoint(by, head) else say.not_yours,
        "acts_for": None if head.role == Role.HEAD and head.is_active else not_a_head,
        "deputy": _why_not_them(head, deputy, begins, ends),
        "order": None if order.strip() else say.order_missing,
        "ends": say.days if ends < begins else say.over if ends < today else None,
    }
    for field, text in wrong.items():
        if text is not None:
            raise CannotAppoint(text, field)
    made = Deputy.objects.create(
        deputy=deputy,
        acts_for=head,
        begins=begins,
        ends=ends,
        order=order.strip(),
        appointed_by=by,
        appointed_at=at,
    )
    written(Keeping.Kind.DEPUTY_APPOINTED, by=by, at=at, officer=deputy, after=_told(made))
    return made


@transaction.atomic
def end_deputyship(*, by: User, deputyship: int, today: date, at: datetime) -> Deputy:
    """The head is back: from today on nobody acts by that order. Raises Deputy.DoesNotExist."""
    orders = Deputy.objects.select_for_update().filter(ended_on=None)
    orders = orders if by.role == Role.ADMINISTRATOR else orders.filter(acts_for=by)
    found = orders.get(pk=deputyship)
    found.ended_on = today
    found.save(update_fields=["ended_on"])
    told = {**_told(found), "ended_on": today.isoformat()}
    written(Keeping.Kind.DEPUTY_ENDED, by=by, at=at, officer=found.deputy, after=told)
    return found


def _told(order: Deputy) -> dict[str, str]:
    return {
        "acts_for": order.acts_for.username,
        "begins": order.begins.isoformat(),
        "ends": order.ends.isoformat(),
        "order": order.order,
    }


def _may_appoint(by: User, head: User) -> bool:
    if by.role == Role.ADMINISTRATOR:
        return by.is_active
    return by == head and by.role == Role.HEAD and by.is_active


def _why_not_them(head: User, deputy: User, begins: date, ends: date) -> Text | None:
    say = texts().deputies
    if deputy.pk == head.pk:
        return say.oneself
    if deputy.office_id != head.office_id or not deputy.is_active:
        return say.other_office
    mutual = Deputy.objects.filter(
        deputy=head, acts_for=deputy, begins__lte=ends, ends__gte=begins, ended_on=None
    )
    return say.in_a_circle if mutual.exists() else None
