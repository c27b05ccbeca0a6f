"""All letters to a person, over all their cases: what came when, and what was opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tirek.accounts.models import User
from tirek.casework.permissions import visible_to
from tirek.notices.models import Notice, Opening


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter with its papers, one in each language; `opened_at` None: not opened yet."""

    papers: Sequence[Notice]
    opened_at: datetime | None

    @property
    def notice(self) -> Notice:
        """What the papers have in common: case, number, kind, day."""
        return self.papers[0]


def mailbox(user: User, case_number: str = "") -> list[Letter]:
    """The letters the user may read, the latest first; with a number those of one case."""
    cases = visible_to(user)
    if case_number:
        cases = cases.filter(number=case_number)
    found = Notice.objects.filter(case__in=cases).select_related("case", "office")
    together: dict[str, list[Notice]] = {}
    for notice in found.order_by("-issued_at", "number", "language"):
        together.setdefault(notice.number, []).append(notice)
    opened = _opened(user, found)
    return [
        Letter(papers, min((opened[one.pk] for one in papers if one.pk in opened), default=None))
        for papers in together.values()
    ]


def _opened(user: User, notices: QuerySet[Notice]) -> dict[int, datetime]:
    """When the user opened each notice first."""
    mine = Opening.objects.filter(user=user, notice__in=notices)
    return dict(mine.values_list("notice_id", "at"))
