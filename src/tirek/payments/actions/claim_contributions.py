"""Contributions come on top of what is paid for hours of work, where a rate is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tirek.accounts.models import User
from tirek.kernel.money import Tenge
from tirek.payments.models import ContributionRate, SupplierClaim
from tirek.payments.queries.corrections import sums_of
from tirek.payments.suppliers.rates import rate_on


def contributions_on(
    claims: Iterable[SupplierClaim], *, by: User | None, at: datetime
) -> list[SupplierClaim]:
    """The claims of contributions that could be made: of each claim one, ever.

    Without a rate nothing is made and nothing is guessed (`queries.supplier_claims.without_rate`).
    """
    waiting = [one for one in claims if one.contributions_by]
    asked = {(one.service, one.place, one.period) for one in waiting}
    rates = {one: rate_on(*one) for one in asked}
    found = [(one, rates[one.service, one.place, one.period]) for one in waiting]
    made = [_made(one, rate, by, at) for one, rate in found if rate is not None]
    return [one for one in made if one is not None]


def contributions_of(pay_tiyn: int, rate: ContributionRate) -> int:
    """So many per cent of the pay itself, rounded once (reading `contributions_base`); tiyn."""
    return (Tenge.of_tiyn(pay_tiyn) * (rate.percent / 100)).rounded().tiyn


def _made(
    of: SupplierClaim, rate: ContributionRate, by: User | None, at: datetime
) -> SupplierClaim | None:
    tiyn = contributions_of(sums_of(of).owed, rate)
    if not tiyn:
        return None
    told = {
        "source": f"contributions {of.source}",
        "kind": SupplierClaim.Kind.CONTRIBUTIONS,
        "number": of.number,
        "case_id": of.case_id,
        "service": of.service,
        "place": of.place,
        "payee_id": of.payee_id,
        "period": of.period,
        "amount_tiyn": tiyn,
        "due_on": of.contributions_by,
        "handed_in": of.handed_in,
        "cites": of.cites,
        "rate": rate,
        "at": at,
        "by": by,
    }
    claim, _ = SupplierClaim.objects.get_or_create(of=of, defaults=told)
    return claim
