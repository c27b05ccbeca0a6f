"""The accounts that places pay from."""

from __future__ import annotations

from datetime import datetime

from tirek.law.catalogue import the_law
from tirek.payments.models import Payer, PaymentRun


def payer_of(place: str, *, at: datetime | None = None) -> Payer | None:
    """The account the place pays from, now or at a moment; None where none was entered."""
    entered = Payer.objects.filter(place=place, **({"at__lte": at} if at else {}))
    return entered.order_by("-pk").first()


def frozen_payer(run: PaymentRun) -> Payer | None:
    """The account a run is paid from, as it was frozen with; None before that."""
    frozen = run.events.filter(kind="RunFrozen").first()
    if frozen is None:
        return None
    told = frozen.payload.get("payer")  # older versions did not write it down
    return Payer(place=run.place, **told) if told else payer_of(run.place, at=frozen.at)


def payer_over(place: str, *, at: datetime) -> Payer | None:
    """The one of the place, else of the nearest place above that has one."""
    above = (payer_of(one.id, at=at) for one in the_law().regions.upward(place))
    return next((one for one in above if one is not None), None)
