"""With which organisation a contract of procurement is, and what of it was accepted for payment.

All only added.
"""

from __future__ import annotations

from django.db import models

from tirek.accounts.models import Office
from tirek.supply.bought_models import Contract, Statement
from tirek.supply.voucher_models import Lot, VoucherAct, VoucherStep
from tirek.supply.work_models import Written


class Party(Written):
    """The organisation of a contract, as it signs in and is paid; the newest word holds.

    It is about exactly one: a `contract`, or a `lot` of vouchers.
    """

    contract = models.ForeignKey(
        Contract, on_delete=models.PROTECT, null=True, related_name="parties"
    )
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, null=True, related_name="parties")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="a_party_is_of_one_contract",
                condition=models.Q(contract__isnull=False, lot__isnull=True)
                | models.Q(contract__isnull=True, lot__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.contract or self.lot} {self.office}"


class StatementAccepted(Written):
    """A statement of a month (order No 287 p. 132) was accepted for payment."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="accepted")

    def __str__(self) -> str:
        return str(self.statement)


class PaidStay(models.Model):
    """A stay that an act tells of; `companion_tiyn` is what is owed by it for who came along.

    Another act tells of the same stay only after the one before was taken back.
    """

    act = models.ForeignKey(VoucherAct, on_delete=models.PROTECT, related_name="stays")
    step = models.ForeignKey(VoucherStep, on_delete=models.PROTECT, related_name="paid_stays")
    companion_tiyn = models.PositiveBigIntegerField()

    class Meta:
        ordering = ("act", "pk")
        constraints = (
            models.UniqueConstraint(fields=["act", "step"], name="an_act_pays_a_stay_once"),
        )

    def __str__(self) -> str:
        return f"{self.act} {self.step_id}"
