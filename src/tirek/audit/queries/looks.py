"""Who looked at whose data: the journal of looks, narrowed and read from its newest row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from tirek.accounts.models import User
from tirek.casework.local_day import midnight
from tirek.casework.models import Look
from tirek.casework.permissions import visible_to


@dataclass(frozen=True)
class Asked:
    """What to show; an empty value narrows nothing. `ends` is the last day."""

    officer: str = ""
    about: str = ""
    page: str = ""
    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class Looks:
    """A part of the journal; `older` is the row the next part begins after."""

    looks: Sequence[Look]
    older: int | None


def looks(user: User, asked: Asked, *, before: int | None = None, size: int) -> Looks:
    """At the cases that the user may see, the latest first.

    `about` is the number of a case, or the IIN of its applicant or child.
    """
    found = Look.objects.filter(case__in=visible_to(user))
    if asked.officer:
        found = found.filter(
            Q(user__full_name__icontains=asked.officer) | Q(user__username=asked.officer)
        )
    if asked.about:
        people = Q(case__applicant__iin=asked.about) | Q(case__subject__iin=asked.about)
        found = found.filter(Q(case__number=asked.about.upper()) | people)
    if asked.page:
        found = found.filter(page__startswith=asked.page)
    if asked.begins:
        found = found.filter(at__gte=midnight(asked.begins))
    if asked.ends:
        found = found.filter(at__lt=midnight(asked.ends + timedelta(days=1)))
    if before is not None:
        found = found.filter(pk__lt=before)
    part = list(found.select_related("case", "user__office").order_by("-pk")[: size + 1])
    return Looks(part[:size], part[size - 1].pk if len(part) > size else None)
