"""Results at the front office: what waits, what must go back, what the department must send."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from tirek.accounts.models import OfficeKind, User
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.permissions import visible_to
from tirek.casework.queries.search import found as cases_found
from tirek.reception.models import Acceptance, Kept

PILES: Mapping[str, tuple[str, ...]] = {
    "waiting": (Kept.STORED,),
    "returned": (Kept.RETURNED,),
    "asked_back": (Kept.ASKED_BACK,),
    "handed_over": (Kept.HANDED_OVER,),
}
"""Lists of results by where they are."""


def results(user: User, pile: str, search: str = "") -> QuerySet[Acceptance]:
    """The results of one list that the user may see, the nearest day first.

    An operator's are those of the own office; a department's, those of its place. `search` is an
    IIN, a number or its end, the beginning of a name.
    """
    seen = visible_to(user)
    seen = cases_found(seen, user, search) if search.strip() else seen
    found = Acceptance.objects.filter(result__in=PILES[pile], case__in=seen)
    if user.office and user.office.kind != OfficeKind.DEPARTMENT:
        found = found.filter(office=user.office)
    found = found.select_related("case__applicant", "case__subject", "office")
    return found.order_by("send_back_by", "kept_until", "-at", "pk")


def over(at: datetime) -> list[Case]:
    """The cases whose results were kept longer than they had to be."""
    kept = Acceptance.objects.filter(result=Kept.STORED, kept_until__lt=local_day(at))
    return [one.case for one in kept.select_related("case").order_by("pk")]


def acceptance_of(user: User, number: str) -> Acceptance:
    """How an application was taken in. Raises Acceptance.DoesNotExist for one not to be seen."""
    found = Acceptance.objects.select_related("case__applicant", "case__subject", "office")
    return found.get(case__number=number, case__in=visible_to(user))
