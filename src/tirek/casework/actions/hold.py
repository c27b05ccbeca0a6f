"""An officer puts a case on hold, or goes on with it. The term of the case does not wait."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.models import Case, Event
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.casework.work_texts import work_texts


class CannotHold(Refused):
    """On hold already, or no reason given."""


class NotOnHold(Refused):
    """There is no hold to lift."""


@transaction.atomic
def put_on_hold(
    *, case: Case, by: User, because: str, at: datetime, expected_seq: int | None = None
) -> Event:
    """Raises NotAllowed, StaleCase, OwnCase, CannotHold, procedure's RefusedTransition."""
    case, reason, say = locked(case, expected_seq), because.strip(), work_texts()
    require_no_own_case(case, by, at)
    if case.on_hold:
        raise CannotHold(say.refused["held_already"].format(reason=case.held_because))
    if not reason:
        raise CannotHold(say.refused["reason_missing"], field="note")
    return note_event(
        case=case,
        kind="PutOnHold",
        by=by,
        at=at,
        may="hold",
        payload={"because": reason},
        told={"officer": say.told["held"].format(reason=reason)},
        changes={"on_hold": True, "held_because": reason},
    )


@transaction.atomic
def lift_hold(*, case: Case, by: User, at: datetime, expected_seq: int | None = None) -> Event:
    """Raises NotAllowed, StaleCase, OwnCase, NotOnHold, procedure's RefusedTransition."""
    case, say = locked(case, expected_seq), work_texts()
    require_no_own_case(case, by, at)
    if not case.on_hold:
        raise NotOnHold(say.refused["not_on_hold"])
    return note_event(
        case=case,
        kind="HoldLifted",
        by=by,
        at=at,
        may="hold",
        payload={},
        told={"officer": say.told["lifted"]},
        changes={"on_hold": False, "held_because": ""},
    )
