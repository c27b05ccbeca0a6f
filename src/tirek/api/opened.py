"""A case that a system opens: found among its user's own, and the look written down."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from tirek.api.entry import caller, system_of
from tirek.casework.actions.look import look
from tirek.casework.models import Case
from tirek.casework.queries.cases import case_numbered


def opened(request: HttpRequest, number: str) -> Case:
    """The case. Raises Case.DoesNotExist for another's, as for one that is not."""
    user = caller(request)
    case = case_numbered(user, number)
    look(case=case, by=user, page=f"api: {system_of(request).name}"[:80], at=timezone.now())
    return case
