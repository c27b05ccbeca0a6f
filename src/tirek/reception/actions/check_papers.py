"""The operator writes down how each paper was found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.keep_draft import own_draft
from tirek.casework.local_day import local_day
from tirek.casework.models import Draft
from tirek.kernel.text import Text
from tirek.law.words import day_text
from tirek.reception.counters import counter_of
from tirek.reception.models import Visit
from tirek.reception.paper_marks import MARKS, WITH_SCAN, Mark, Paper, papers_of
from tirek.reception.texts import texts


@transaction.atomic
def check_papers(*, by: User, draft: UUID, marks: Mapping[str, Mark], at: datetime) -> Visit:
    """Keep the marks, by the id of the requirement; those not given stay as they are.

    What is still wrong with them is told by `problems_of`. Raises NotAtCounter,
    Draft.DoesNotExist for another's draft, AlreadySent.
    """
    office = counter_of(by)
    found = own_draft(draft, by)
    visit = Visit.objects.select_for_update().get(pk=draft, office=office)
    asked = {one.requirement.id: one.requirement for one in papers_of(found, {})}
    known = {
        name: mark.as_document()
        for name, mark in marks.items()
        if name in asked and mark.state in MARKS[asked[name].how]
    }
    papers = {**visit.papers, **known}
    if papers != visit.papers:
        visit.papers = papers
        visit.refusal = None
        visit.save(update_fields=["papers", "refusal"])
    found.updated_at = at
    found.save(update_fields=["updated_at"])
    return visit


def problems_of(draft: Draft, visit: Visit, at: datetime) -> dict[str, Text]:
    """What the operator still has to mark, scan or date, by the id of the requirement."""
    there = set(draft.files.values_list("kind", flat=True))
    found = {}
    for paper in papers_of(draft, visit.papers):
        text = _problem(paper, there, at)
        if text is not None:
            found[paper.requirement.id] = text.format(title=paper.requirement.title)
    return found


def _problem(paper: Paper, there: set[str], at: datetime) -> Text | None:
    say, asked = texts().refused, paper.requirement
    if not paper.state:
        return say.unmarked if asked.required else None
    if paper.state in WITH_SCAN and asked.id not in there:
        return say.scan_missing
    if paper.state != "expired":
        return None
    if paper.expired_on is None:
        return say.expired_when
    title, on = asked.title, day_text(paper.expired_on)
    return say.not_expired.format(title=title, on=on) if paper.expired_on >= local_day(at) else None
