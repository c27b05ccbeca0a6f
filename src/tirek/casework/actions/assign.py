"""A case gets the officer who works on it: given by the head, or taken by a specialist."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.accounts.queries.deputies import roles_of
from tirek.casework.actions.note_event import note_event
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.permissions import may, require
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.casework.work_texts import work_texts
from tirek.kernel.text import Text


class CannotAssign(Refused):
    """The case is another's, on hold, or the officer does not work on cases of its office."""


@transaction.atomic
def assign(
    *, case: Case, to: User | None, by: User, at: datetime, expected_seq: int | None = None
) -> Event:
    """Give the case to `to`; None puts it back into the common queue.

    A head, or who acts for one, gives any case to any specialist or head of the office; a
    specialist takes what is nobody's and puts back what is theirs. Raises NotAllowed, StaleCase,
    CannotAssign.
    """
    case = locked(case, expected_seq)
    require(by, "assign", case)
    leads = Role.HEAD in roles_of(by, on=local_day(at))
    wrong = _wrong(case, to, by, leads=leads)
    if wrong is not None:
        raise CannotAssign(wrong, field="to")
    return note_event(
        case=case,
        kind="Assigned",
        by=by,
        at=at,
        may="assign",
        payload={"to": to.pk if to else None, "was": case.assigned_to_id},
        told={"officer": _told(to, by)},
        changes={"assigned_to": to},
    )


def _wrong(case: Case, to: User | None, by: User, *, leads: bool) -> Text | None:
    say, now = work_texts().refused, case.assigned_to
    if case.on_hold:
        return say["on_hold"].format(reason=case.held_because)
    if to == now:
        return say["theirs_already"].format(name=to.full_name) if to else None
    if not leads and now is not None and now != by:
        return say["anothers"].format(name=now.full_name)
    if to is None or to == by or (leads and may(to, "assign", case)):
        return None
    return say["not_of_this_office"]


def _told(to: User | None, by: User) -> Text:
    say = work_texts().told
    if to is None:
        return say["nobody"]
    return say["taken" if to == by else "assigned"].format(name=to.full_name)
