"""An incomplete application is not taken: a numbered paper says exactly why."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.keep_draft import own_draft
from tirek.casework.local_day import local_day
from tirek.casework.models import Draft
from tirek.casework.numbers import next_number
from tirek.casework.persons import NAMES
from tirek.casework.refused import Refused
from tirek.reception.actions.check_papers import problems_of
from tirek.reception.counters import counter_of
from tirek.reception.models import RefusalToAccept, Visit
from tirek.reception.paper_marks import papers_of
from tirek.reception.texts import texts

SERIES = "BT"
"""Begins the numbers of refusals to accept: қабылдаудан бас тарту."""


class NoGround(Refused):
    """Every paper is there and valid, or it was not said yet which is not."""


@transaction.atomic
def refuse_to_accept(*, by: User, draft: UUID, at: datetime) -> RefusalToAccept:
    """Give the receipt on refusal to accept; nothing is registered, the draft stays.

    Asked twice with the same marks it is the same receipt. Raises NotAtCounter,
    Draft.DoesNotExist for another's draft, AlreadySent, NoGround.
    """
    office = counter_of(by)
    found = own_draft(draft, by)
    visit = Visit.objects.select_for_update().get(pk=draft, office=office)
    if visit.refusal is not None:
        return visit.refusal
    papers = papers_of(found, visit.papers)
    lacking = [paper for paper in papers if paper.lacks]
    unclear = list(problems_of(found, visit, at).values())
    if unclear or not lacking:
        raise NoGround(unclear[0] if unclear else texts().refused.nothing_lacking)
    visit.refusal = RefusalToAccept.objects.create(
        number=next_number(found.place, local_day(at).year, kind=SERIES),
        office=office,
        draft_id=found.pk,
        service=found.service,
        channel=found.channel,
        language=found.language,
        person=_name(found),
        iin=visit.iin,
        lacking=[paper.as_document() for paper in lacking],
        papers=[paper.as_document() for paper in papers],
        ticket=visit.ticket,
        at=at,
        by=by,
        by_name=by.full_name,
    )
    visit.save(update_fields=["refusal"])
    return visit.refusal


def _name(draft: Draft) -> str:
    return " ".join(filter(None, (draft.answers.get(name) for name in NAMES)))
