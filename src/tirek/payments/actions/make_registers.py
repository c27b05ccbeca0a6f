"""Make the registers of every place for a month."""

from datetime import datetime

from tirek.accounts.models import Office, OfficeKind, User
from tirek.kernel.period import Month
from tirek.payments.actions.make_register import make_register
from tirek.payments.models import PaymentRegister


def make_registers(*, month: Month, by: User | None, at: datetime) -> list[PaymentRegister]:
    """The register of each place that has an office, in the order of places.

    Each is its own transaction: what one place lacks does not hold up the others.
    Raises MonthNotBegun.
    """
    departments = Office.objects.filter(kind=OfficeKind.DEPARTMENT).order_by("place")
    places = departments.values_list("place", flat=True).distinct()
    return [make_register(month=month, place=place, by=by, at=at) for place in places]
