"""The result at the front office: stored a month, handed over, returned, sent back on request.

How long is kept and how fast it comes back is said by the passport (`[results]`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import OfficeKind, User
from tirek.casework.actions.note_event import note_event
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.permissions import Action, require
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.law.words import day_text
from tirek.procedure.answer import cleaned
from tirek.procedure.deadline import span_end
from tirek.reception.models import Acceptance, Kept
from tirek.reception.texts import texts

NAME_LENGTH = 300


class ResultRefused(Refused):
    """The result is not where this step needs it to be; `text` says where it is."""


@transaction.atomic
def store_result(*, case: Case, at: datetime) -> Event | None:
    """The result of a decided case now waits where the documents were taken.

    Done twice, a decision's result is stored once; None where nothing was taken in at a front
    office, or nothing was decided.
    """
    kept = Acceptance.objects.select_for_update().filter(case=case).first()
    if kept is None or kept.office.kind == OfficeKind.DEPARTMENT or not _is_new(case):
        return None
    return _store(kept, None, at, kind="ResultStored", may="store_result", say=texts().told.stored)


@transaction.atomic
def hand_over(
    *,
    case: Case,
    by: User,
    person: str,
    document: str,
    document_number: str,
    coupon: str = "",
    at: datetime,
) -> Event:
    """The person has the result: who took it, by which document.

    `coupon` is the number on the coupon of the application, where an act asks for one.

    Raises NotAllowed, ResultRefused with the field to correct.
    """
    kept = _at(case, by, "hand_over_result", Kept.STORED, texts().refused.not_stored)
    say, name, number = texts().refused, cleaned(person)[:NAME_LENGTH], cleaned(document_number)
    if not name:
        raise ResultRefused(say.person_missing, field="person")
    if document not in texts().documents:
        raise ResultRefused(say.document_unknown, field="document")
    if not number:
        raise ResultRefused(say.document_number_missing, field="document_number")
    if needs_coupon(case) and cleaned(coupon).upper() != case.number:
        raise ResultRefused(say.coupon_missing, field="coupon")
    told = texts().told.handed_over.format(person=name)
    shown = {"person": name, "document": document, "number": number}
    event = _note(kept, "ResultHandedOver", by, at, "hand_over_result", shown, told)
    _now(kept, Kept.HANDED_OVER, kept_until=None)
    return event


def needs_coupon(case: Case) -> bool:
    """Whether its result is handed over only on the coupon of the application."""
    return bool(service_of(case).passport.process.results.on_coupon)


@transaction.atomic
def return_result(*, case: Case, at: datetime) -> Event | None:
    """The time of keeping is over: the department has it again. Done twice, it is done once."""
    today = local_day(at)
    kept = (
        Acceptance.objects.select_for_update()
        .filter(case=case, result=Kept.STORED, kept_until__lt=today)
        .first()
    )
    if kept is None:
        return None
    told = texts().told.returned
    until = {"kept_until": kept.kept_until}
    event = _note(kept, "ResultReturned", None, at, "return_result", until, told)
    _now(kept, Kept.RETURNED, kept_until=None)
    return event


@transaction.atomic
def ask_back(*, case: Case, by: User, at: datetime) -> Acceptance:
    """The person came later: the department has until `send_back_by` to send it again.

    Raises NotAllowed, ResultRefused.
    """
    kept = _at(case, by, "fetch_back_result", Kept.RETURNED, texts().refused.not_returned)
    span = service_of(case).passport.process.results.fetched_back
    due = span_end(span, local_day(at), working_calendar())
    _now(kept, Kept.ASKED_BACK, asked_back_at=at, send_back_by=due)
    return kept


@transaction.atomic
def send_back(*, case: Case, by: User, at: datetime) -> Event:
    """The department sends it back to the front office. Raises NotAllowed, ResultRefused."""
    kept = _at(case, by, "fetch_back_result", Kept.ASKED_BACK, texts().refused.not_asked_back)
    say = texts().told.fetched_back
    return _store(kept, by, at, kind="ResultFetchedBack", may="fetch_back_result", say=say)


def _is_new(case: Case) -> bool:
    """Whether the latest decision has no result stored yet."""
    decided = case.events.filter(kind="Decided").order_by("seq").last()
    if decided is None:
        return False
    return not case.events.filter(kind="ResultStored", seq__gt=decided.seq).exists()


def _at(case: Case, by: User, may: Action, state: Kept, otherwise: Text) -> Acceptance:
    require(by, may, case)
    kept = Acceptance.objects.select_for_update().filter(case=case).first()
    if kept is None or kept.result != state:
        raise ResultRefused(otherwise)
    return kept


def _store(
    kept: Acceptance, by: User | None, at: datetime, *, kind: str, may: Action, say: Text
) -> Event:
    """A month of keeping begins the day after the result came."""
    span = service_of(kept.case).passport.process.results.kept
    until = span_end(span, local_day(at), working_calendar())
    payload = {
        "kept_until": until,
        "asked_back_at": kept.asked_back_at,
        "send_back_by": kept.send_back_by,
    }
    event = _note(kept, kind, by, at, may, payload, say.format(until=day_text(until)))
    _now(kept, Kept.STORED, kept_until=until, asked_back_at=None, send_back_by=None)
    return event


def _note(
    kept: Acceptance,
    kind: str,
    by: User | None,
    at: datetime,
    may: Action,
    payload: Mapping[str, Any],
    told: Text,
) -> Event:
    told_to = {"citizen": told, "officer": told}
    known = {name: value for name, value in payload.items() if value is not None}
    known["office"] = kept.office_id
    return note_event(case=kept.case, kind=kind, by=by, at=at, may=may, payload=known, told=told_to)


def _now(kept: Acceptance, state: Kept, **columns: Any) -> None:
    kept.result = state
    for name, value in columns.items():
        setattr(kept, name, value)
    kept.save(update_fields=["result", *columns])
