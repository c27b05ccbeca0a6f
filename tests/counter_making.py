"""People at a counter, made through the real actions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from making import SERVICE, answers, iin, officer, upload
from tirek.accounts.models import Role, User
from tirek.casework.actions.attach_file import attach_file
from tirek.casework.actions.keep_draft import save_answers
from tirek.casework.models import Case
from tirek.reception.actions.accept import accept
from tirek.reception.actions.check_papers import check_papers
from tirek.reception.actions.open_visit import open_visit
from tirek.reception.models import Visit
from tirek.reception.paper_marks import Mark

MORNING = datetime(2025, 9, 12, 5, 0, tzinfo=UTC)
"""Friday 12 September 2025, 10:00 in Almaty."""
COMPLETE = {
    "identity": Mark("seen"),
    "school_certificate": Mark("compared"),
    "medical_conclusion": Mark("scanned"),
}
"""Every paper of the application is there."""


def later(minutes: float, since: datetime = MORNING) -> datetime:
    return since + timedelta(minutes=minutes)


def operator(**fields: Any) -> User:
    """An operator of the State Corporation in the place."""
    return officer(Role.OPERATOR, **{"full_name": "Нұрлан Оспанов", **fields})


def visit_of(by: User, at: datetime = MORNING, **changed: Any) -> Visit:
    """A visitor whose document was looked at."""
    said = {
        "iin": iin(),
        "document": "identity_card",
        "document_number": "012345678",
        "service": SERVICE,
        "language": "kk",
    }
    return open_visit(by=by, at=at, **{**said, **changed})


def filled_in(by: User, at: datetime = MORNING, **changed: Any) -> Visit:
    """A visit with every answer and every scan, and no paper marked yet."""
    visit = visit_of(by, at, **changed)
    said = answers(by, iin=visit.iin)
    save_answers(draft=visit.pk, by=by, answers=said, at=at)
    for requirement in ("school_certificate", "medical_conclusion"):
        attach_file(draft=visit.pk, by=by, requirement=requirement, upload=upload(), at=at)
    visit.refresh_from_db()
    return visit


def complete(by: User, at: datetime = MORNING, marks: Any = None, **changed: Any) -> Visit:
    """A visit with its papers marked: all there unless `marks` say otherwise."""
    visit = filled_in(by, at, **changed)
    return check_papers(by=by, draft=visit.pk, marks={**COMPLETE, **(marks or {})}, at=at)


def taken_in(by: User | None = None, at: datetime = MORNING, **changed: Any) -> Case:
    """An application taken in at the counter of the State Corporation."""
    by = by or operator()
    visit = complete(by, at, **changed)
    return accept(by=by, draft=visit.pk, at=at)


def kinds(case: Case) -> list[str]:
    """The kinds of the case's events, in order."""
    return list(case.events.order_by("seq").values_list("kind", flat=True))
