"""A person goes from the queue without having been served."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, get_args

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.supply.actions.take_next import take_next
from tirek.supply.journal import add, locked
from tirek.supply.line import Place
from tirek.supply.models import Row
from tirek.supply.queries.waiting import last_row
from tirek.supply.texts import texts

Ground = Literal["declined", "moved", "died"]
GROUNDS: tuple[Ground, ...] = get_args(Ground)


@transaction.atomic
def leave(*, case: Case, ground: str, reason: str, by: User, at: datetime) -> Row:
    """Note that the person declined, moved or died (`ground`); the reason stays in the journal.

    Who declines waits for what another case granted; who moved or died does not.

    Raises NotAllowed, OwnCase, Refused without a ground or reason, or for who does not wait.
    """
    require(by, "keep_queue", case)
    require_no_own_case(case, by, at)
    if ground not in GROUNDS:
        raise Refused(texts().refused["ground_missing"], field="ground")
    if not reason.strip():
        raise Refused(texts().refused["reason_missing"], field="note")
    queue = locked(case.service, case.place)
    row = last_row(queue, case)
    if row is None or not row.waits or row.case_id != case.pk:
        raise Refused(texts().refused["not_waiting"])
    place = Place(row.rank, row.registered_at, case.pk)
    kind, why = Row.Kind.GONE, f"{texts().gone[ground].kk}: {reason.strip()}"
    gone = add(queue, kind, case, place, decision=row.decision, by=by, at=at, reason=why)
    if ground == "declined":
        take_next(queue, case.subject_id, by=by, at=at)
    return gone
