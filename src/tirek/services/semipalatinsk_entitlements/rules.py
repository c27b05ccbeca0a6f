"""The norms of the rights of residents: one function, one norm. What is not due comes to nought."""

from datetime import date
from decimal import Decimal

from tirek.law.rule import rule

LAW = "law-semipalatinsk-victims-1992"


@rule("terms.pay", "terms.leave", "terms.maternity", LAW)
def resident(residence_confirmed: bool) -> bool:
    """It is shown that the person lives in the zone."""
    return residence_confirmed


@rule("terms.supplement")
def pension_supplement(
    zone: str,
    retired_on: date | None,
    supplement_retired_before: date,
    supplement_extraordinary: Decimal,
    supplement_maximum: Decimal,
) -> Decimal:
    """Who retired before the day set has a supplement in the first two zones."""
    return (
        supplement_extraordinary * 0
        if retired_on is None or retired_on >= supplement_retired_before
        else supplement_extraordinary
        if zone == "extraordinary"
        else supplement_maximum
        if zone == "maximum"
        else supplement_maximum * 0
    )


@rule("terms.pay", "terms.leave")
def worker_meant(works_there: bool, reading_whose_pay: str) -> bool:
    """Whom the additional pay and leave are for."""
    return works_there or reading_whose_pay == "residents"


@rule("terms.pay")
def zone_pay(
    zone: str,
    pay_extraordinary: Decimal,
    pay_maximum: Decimal,
    pay_increased: Decimal,
    pay_minimum: Decimal,
    pay_preferential: Decimal,
) -> Decimal:
    """The additional pay of the zone, in monthly calculation indices."""
    return (
        pay_extraordinary
        if zone == "extraordinary"
        else pay_maximum
        if zone == "maximum"
        else pay_increased
        if zone == "increased"
        else pay_minimum
        if zone == "minimum"
        else pay_preferential
    )


@rule("terms.pay")
def additional_pay(worker_meant: bool, zone_pay: Decimal) -> Decimal:
    """Who is meant has the additional pay of the zone."""
    return zone_pay if worker_meant else zone_pay * 0


@rule("terms.leave")
def zone_leave(
    zone: str,
    leave_extraordinary: int,
    leave_maximum: int,
    leave_increased: int,
    leave_minimum: int,
    leave_preferential: int,
) -> int:
    """The additional leave of the zone, in calendar days."""
    return (
        leave_extraordinary
        if zone == "extraordinary"
        else leave_maximum
        if zone == "maximum"
        else leave_increased
        if zone == "increased"
        else leave_minimum
        if zone == "minimum"
        else leave_preferential
    )


@rule("terms.leave")
def additional_leave(worker_meant: bool, zone_leave: int) -> int:
    """Who is meant has the additional leave of the zone each year."""
    return zone_leave if worker_meant else 0


@rule("terms.maternity")
def leave_before_birth(birth: str, maternity_before: int) -> int:
    """The days before the birth are set for a normal and a complicated one."""
    return maternity_before if birth in ("normal", "complicated") else 0


@rule("terms.maternity")
def leave_after_birth(
    birth: str,
    maternity_normal: int,
    maternity_complicated: int,
    maternity_early_lived: int,
    maternity_early_lost: int,
) -> int:
    """The days after the birth, by how it went."""
    return (
        maternity_normal
        if birth == "normal"
        else maternity_complicated
        if birth == "complicated"
        else maternity_early_lived
        if birth == "early_lived"
        else maternity_early_lost
        if birth == "early_lost"
        else 0
    )


@rule("terms.maternity")
def leave_for_birth(leave_before_birth: int, leave_after_birth: int) -> int:
    """Both together."""
    return leave_before_birth + leave_after_birth


@rule("terms.supplement", "terms.pay", "terms.leave", "terms.maternity")
def something_is_due(
    pension_supplement: Decimal,
    additional_pay: Decimal,
    additional_leave: int,
    leave_for_birth: int,
) -> bool:
    """There is a right to state."""
    return (
        pension_supplement > 0 or additional_pay > 0 or additional_leave > 0 or leave_for_birth > 0
    )


@rule("terms.supplement", "terms.pay", "terms.leave", "terms.maternity")
def eligible(resident: bool, something_is_due: bool) -> bool:
    """The statement is given."""
    return resident and something_is_due


@rule("terms.pay", "terms.leave")
def works_in_zone(works_there: bool) -> bool:
    """The additional pay and leave of somebody who works there."""
    return works_there


@rule("terms.supplement", "terms.pay")
def sum_is_stated(pension_supplement: Decimal, additional_pay: Decimal) -> bool:
    """A sum is stated, whose period is not printed."""
    return pension_supplement > 0 or additional_pay > 0


@rule("terms.maternity")
def born_early(birth: str) -> bool:
    """A birth of the 22nd to the 29th week, for which no days before it are printed."""
    return birth in ("early_lived", "early_lost")
