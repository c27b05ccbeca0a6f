"""A complete application is taken in: registered, compared, on the list to forward."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.keep_draft import own_draft
from tirek.casework.actions.note_event import note_event
from tirek.casework.actions.submit import InvalidAnswers, submit
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Draft
from tirek.casework.persons import IIN
from tirek.casework.refused import Refused
from tirek.people.queries import may_act_for
from tirek.reception.actions.check_papers import problems_of
from tirek.reception.counters import counter_of
from tirek.reception.models import Acceptance, Visit
from tirek.reception.paper_marks import papers_of
from tirek.reception.texts import texts

__all__ = ["InvalidAnswers", "Lacking", "accept"]


class Lacking(Refused):
    """A paper is missing or expired: nothing can be registered, whoever insists."""


@transaction.atomic
def accept(*, by: User, draft: UUID, at: datetime) -> Case:
    """Register the application of the draft; sent twice it is the same case.

    Raises NotAtCounter, Visit.DoesNotExist for another office's, InvalidAnswers (a text for each
    field or paper), Lacking, and what casework's submit refuses; then nothing was written.
    """
    office = counter_of(by)
    visit = Visit.objects.select_for_update().get(pk=draft)
    if visit.office_id != office.pk or visit.draft.user_id != by.pk:
        raise Visit.DoesNotExist
    if visit.draft.case is not None:
        return visit.draft.case
    found = own_draft(draft, by)
    _require_complete(found, visit, at)
    case = submit(draft=found, by=by, at=at)
    _compared(case, visit, by, at)
    Acceptance.objects.create(case=case, office=office, ticket=visit.ticket, at=at)
    visit.taken_in = True
    visit.save(update_fields=["taken_in"])
    return case


def _require_complete(draft: Draft, visit: Visit, at: datetime) -> None:
    wrong = problems_of(draft, visit, at)
    if not _own_or_represented(draft, visit, at):
        wrong[IIN] = texts().refused.other_person.format(iin=visit.iin)
    if wrong:
        raise InvalidAnswers(wrong)
    if any(paper.lacks for paper in papers_of(draft, visit.papers)):
        raise Lacking(texts().refused.lacking)


def _own_or_represented(draft: Draft, visit: Visit, at: datetime) -> bool:
    """Whoever was identified applies for oneself, or for somebody who lets them."""
    iin = draft.answers.get(IIN)
    if iin in (None, visit.iin):
        return True
    return may_act_for(visit.iin, iin, on=local_day(at), service=draft.service)


def _compared(case: Case, visit: Visit, by: User, at: datetime) -> None:
    note_event(
        case=case,
        kind="OriginalsCompared",
        by=by,
        at=at,
        may="submit",
        payload={
            "office": visit.office_id,
            "identified_by": {
                "iin": visit.iin,
                "document": visit.document,
                "number": visit.document_number,
            },
            "papers": [one.as_document() for one in papers_of(visit.draft, visit.papers)],
        },
        told={"citizen": texts().told.compared, "officer": texts().told.compared},
    )
