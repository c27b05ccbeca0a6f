"""What an office refused to accept, took in, and has to forward."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tirek.accounts.models import Office, User
from tirek.casework.models import Case
from tirek.casework.queries.search import found as cases_found
from tirek.reception.models import Acceptance, RefusalToAccept, Visit


def refusals(office: Office, search: str = "") -> QuerySet[RefusalToAccept]:
    """The register of refusals to accept, the latest first; `search` is an IIN or a number."""
    found = RefusalToAccept.objects.filter(office=office).select_related("office", "by")
    sought = search.strip()
    return found.filter(Q(iin=sought) | Q(number=sought.upper())) if sought else found


def taken_in(
    office: Office, *, forwarded: bool | None = None, search: str = "", by: User | None = None
) -> QuerySet[Acceptance]:
    """Applications taken in at the office, the latest first; `forwarded` narrows them.

    `search` is what the user `by` typed: an IIN, a number or its end, the beginning of a name.
    """
    found = Acceptance.objects.filter(office=office)
    if by is not None and search.strip():
        found = found.filter(case__in=cases_found(Case.objects.all(), by, search))
    if forwarded is not None:
        found = found.filter(forwarded_at__isnull=not forwarded)
    return found.select_related("case__applicant", "case__subject", "office")


def unfinished(office: Office, search: str = "") -> QuerySet[Visit]:
    """Applications begun at the office and not taken in yet, the latest first.

    `search` is an IIN, or the beginning of the applicant's surname.
    """
    found = Visit.objects.filter(office=office, taken_in=False)
    sought = search.strip()
    if sought:
        by_name = Q(draft__answers__surname__istartswith=sought)
        found = found.filter(Q(iin=sought) | by_name)
    return found.select_related("draft", "draft__user").order_by("-draft__updated_at", "pk")
