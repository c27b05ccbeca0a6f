"""Which act of a month of vouchers stands, and which were taken back."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from tirek.kernel.period import Month
from tirek.supply.models import Lot, PaidStay, VoucherAct, VoucherActMistake, VoucherStep

STANDS = {"mistake__undone": None}


def acts_standing(lot: Lot) -> QuerySet[VoucherAct]:
    """The acts of a contract that nobody has taken back."""
    return lot.acts.filter(**STANDS)


def act_standing(lot: Lot, month: Month) -> VoucherAct | None:
    """The act of the month that stands; at most one does."""
    return acts_standing(lot).filter(first_day=month.first_day).first()


def acts_gone(lot: Lot, month: Month) -> QuerySet[VoucherAct]:
    """Those of the month that were taken back, the earliest first."""
    found = lot.acts.filter(first_day=month.first_day).exclude(**STANDS)
    return found.select_related("mistake__undone")


def mistake_of(act: VoucherAct) -> VoucherActMistake | None:
    """That somebody says it is wrong, whether or not it was taken back."""
    return VoucherActMistake.objects.filter(act=act).select_related("undone").first()


def is_taken_back(act: VoucherAct) -> bool:
    """Whether two people took it back; asks nothing of an act that came with its mistake."""
    said = getattr(act, "mistake", None)
    return said is not None and hasattr(said, "undone")


def is_told_before(step: VoucherStep) -> bool:
    """Whether an act that was taken back told of the stay."""
    return step.paid_stays.filter(act__mistake__undone__isnull=False).exists()


def stays_without_act(places: Iterable[str]) -> QuerySet[PaidStay]:
    """Stays of those places whose every act was taken back: nothing is owed for them."""
    stands = PaidStay.objects.filter(step=OuterRef("step"), act__mistake__undone=None)
    gone = PaidStay.objects.filter(~Exists(stands), act__lot__book__queue__place__in=list(places))
    return gone.select_related("act__mistake__undone__by", "act__mistake__by", "act__lot", "step")
