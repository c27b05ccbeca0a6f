"""An officer opens a page of a case: that is written down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.models import Case, Look
from tirek.casework.permissions import Action, require, visible_to


def look(*, case: Case, by: User, page: str, at: datetime, may: Action = "view") -> Look | None:
    """Write down that the officer saw this page of the case; a citizen's own looks are not.

    `may` is what lets them see it, where that is less than the case. Raises NotAllowed for anybody
    who may not.
    """
    require(by, may, case)
    if by.is_citizen:
        return None
    return Look.objects.create(case=case, user=by, at=at, page=page)


@transaction.atomic
def look_together(*, cases: Iterable[Case], by: User, page: str, at: datetime) -> None:
    """The same of each of the cases, all or none, in one statement. Raises NotAllowed."""
    seen = list(cases)
    theirs = set(visible_to(by).filter(pk__in=[case.pk for case in seen]).values_list("pk"))
    for case in seen:
        if (case.pk,) not in theirs:
            require(by, "view", case)
    looks = [Look(case=case, user=by, at=at, page=page) for case in seen]
    Look.objects.bulk_create([] if by.is_citizen else looks)
