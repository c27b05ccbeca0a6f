"""The head sends a proposal back to the specialist, with the reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.record import locked, record
from tirek.casework.refused import Refused
from tirek.casework.texts import texts


class NoteMissing(Refused):
    """A proposal is not returned without a word why."""


@transaction.atomic
def return_case(
    *, case: Case, by: User, note: str, at: datetime, expected_seq: int | None = None
) -> Event:
    """Put the case back into examination.

    Raises NotAllowed, StaleCase, OwnCase, NoteMissing, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "return", case)
    require_no_own_case(case, by, at)
    if not note.strip():
        raise NoteMissing(texts().refused.note_missing, field="note")
    return record(case, "Returned", by=by, at=at, payload={"note": note.strip()})
