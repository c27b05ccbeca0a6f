"""All letters to a person, over all their cases: what came when, and what was opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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


def mailbox(user: User) -> list[Letter]:
    """The letters the user may read, the latest first."""
    found = Notice.objects.filter(case__in=visible_to(user)).select_related("case", "office")
    return as_letters(user, list(found.order_by("-issued_at", "number", "language")))


def as_letters(user: User, notices: Sequence[Notice]) -> list[Letter]:
    """The papers of each letter together, and when this user opened it."""
    together: dict[str, list[Notice]] = {}
    for notice in notices:
        together.setdefault(notice.number, []).append(notice)
    opened = _opened(user, notices)
    return [
        Letter(papers, min((opened[one.pk] for one in papers if one.pk in opened), default=None))
        for papers in together.values()
    ]


def _opened(user: User, notices: Sequence[Notice]) -> dict[int, datetime]:
    """When the user opened each notice first."""
    if not notices:
        return {}
    mine = Opening.objects.filter(user=user, notice__in=[one.pk for one in notices])
    return dict(mine.order_by().values_list("notice_id", "at"))
