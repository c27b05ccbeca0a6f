"""One more application of whoever stands at the window: another draft, the same visit."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.begin_again import begin_again, can_begin_again, papers_kept
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Draft
from tirek.casework.refused import Refused
from tirek.procedure.passport import ChannelKind
from tirek.reception.counters import counter_of
from tirek.reception.models import Acceptance, Visit
from tirek.reception.texts import texts


class NotAgain(Refused):
    """The application was not taken in here today, or its service has one at a time."""


def can_open_again(found: Acceptance, by: User, at: datetime) -> bool:
    """Whether the person may still be at the window: taken in at this counter, today."""
    here = found.office_id == counter_of(by).pk
    return here and local_day(found.at) == local_day(at) and can_begin_again(found.case, by)


@transaction.atomic
def open_again(*, found: Acceptance, by: User, at: datetime) -> Visit:
    """Begin one more application like the one taken in, with its answers, scans and marks.

    The document was looked at and the papers compared in this very visit, so it goes on with
    them; on another day the person is identified anew. Raises NotAtCounter, NotAgain, and what
    `begin_again` refuses.
    """
    if not can_open_again(found, by, at):
        raise NotAgain(texts().refused.not_again)
    case = found.case
    sent = Draft.objects.select_related("visit").get(case=case)
    draft = begin_again(
        case=case, by=by, language=case.language, at=at,
        channel=_channel(case), received_at=sent.received_at,
    )  # fmt: skip
    visit, _ = Visit.objects.get_or_create(draft=draft, defaults=_seen(sent.visit, draft))
    return visit


def _channel(case: Case) -> ChannelKind:
    """The way the first one came; Case keeps it as a text."""
    return cast(ChannelKind, case.channel)


def _seen(before: Visit, draft: Draft) -> dict[str, object]:
    """Who stands there, by which document, and how their papers were found."""
    kept = papers_kept(draft)
    return {
        "office": before.office,
        "ticket": before.ticket,
        "iin": before.iin,
        "document": before.document,
        "document_number": before.document_number,
        "papers": {name: mark for name, mark in before.papers.items() if name in kept},
    }
