"""An officer opens a page of a case: that is written down."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.casework.models import Case, Look
from tirek.casework.permissions import require


def look(*, case: Case, by: User, page: str, at: datetime) -> Look | None:
    """Write down that the officer saw this page of the case; a citizen's own looks are not.

    Raises NotAllowed for anybody who may not see the case.
    """
    require(by, "view", case)
    if by.is_citizen:
        return None
    return Look.objects.create(case=case, user=by, at=at, page=page)
