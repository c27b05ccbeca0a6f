"""Who is paid in a case."""

from __future__ import annotations

from tirek.casework.models import Case
from tirek.kernel.period import Month
from tirek.payments.models import Entitlement
from tirek.people.models import Person


def payee_in(case: Case, month: Month) -> Person:
    """Whom the period with the month is to be paid to; the applicant where there is none."""
    held = Entitlement.objects.filter(case=case, months__contains=[str(month)])
    found = held.select_related("payee").order_by("pk").last()
    return found.payee if found else case.applicant
