"""The school of the demonstration is asked about the certificates it gave."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import Office, OfficeKind, User
from tirek.casework.actions.ask_to_vouch import ask_to_vouch
from tirek.casework.models import Case
from tirek.casework.queries.vouching import papers_of

SCHOOLS = 9
"""So many schools the invented children go to; one of them works with Tirek."""


def ask_school(case: Case, serial: int, by: User, at: datetime) -> None:
    """Where the child goes to that school, the specialist asks it."""
    if serial % SCHOOLS:
        return
    offices = Office.objects.filter(kind=OfficeKind.SCHOOL, place=case.place)
    for office in offices:
        ask_to_vouch(case=case, office=office, paper=papers_of(case)[0], by=by, at=at)
