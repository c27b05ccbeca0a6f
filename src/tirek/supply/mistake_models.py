"""What was noted by mistake: one says so with the ground, another corrects it. Only added."""

from __future__ import annotations

from django.db import models

from tirek.casework.models import Case
from tirek.supply.bought_models import Contract
from tirek.supply.voucher_models import VoucherAct
from tirek.supply.work_models import Stop, Written


class Mistake(Written):
    """Somebody says that a death, a leaving or an end never was, and from what it is known.

    It is about exactly one: a `stop` of hours, a `row` of a queue, a `step` of a choice.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="mistakes")
    stop = models.OneToOneField(Stop, on_delete=models.PROTECT, null=True, related_name="mistake")
    row = models.OneToOneField(
        "supply.Row", on_delete=models.PROTECT, null=True, related_name="mistake"
    )
    step = models.OneToOneField(
        "supply.ChoiceStep", on_delete=models.PROTECT, null=True, related_name="mistake"
    )
    ground = models.CharField(max_length=1000)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="a_mistake_is_about_one_thing",
                condition=models.Q(
                    models.Q(stop__isnull=False, row__isnull=True, step__isnull=True)
                    | models.Q(stop__isnull=True, row__isnull=False, step__isnull=True)
                    | models.Q(stop__isnull=True, row__isnull=True, step__isnull=False)
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.case} {self.noted}"

    @property
    def noted(self) -> models.Model:
        """What was noted by mistake."""
        found = self.stop or self.row or self.step
        assert found is not None, "the database holds that it is about one thing"
        return found


class Undone(Written):
    """A second person corrected it."""

    mistake = models.OneToOneField(Mistake, on_delete=models.PROTECT, related_name="undone")

    def __str__(self) -> str:
        return f"{self.mistake} undone"


class ContractMistake(Written):
    """Somebody says that a contract of procurement was written down by mistake, and the ground."""

    contract = models.OneToOneField(Contract, on_delete=models.PROTECT, related_name="mistake")
    ground = models.CharField(max_length=1000)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.contract)


class ContractUndone(Written):
    """A second person took the contract back: nobody is covered by it any more."""

    mistake = models.OneToOneField(ContractMistake, on_delete=models.PROTECT, related_name="undone")

    def __str__(self) -> str:
        return f"{self.mistake} undone"


class VoucherActMistake(Written):
    """Somebody says that an accepted act of vouchers is wrong, and from what it is known."""

    act = models.OneToOneField(VoucherAct, on_delete=models.PROTECT, related_name="mistake")
    ground = models.CharField(max_length=500)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.act)


class VoucherActUndone(Written):
    """A second person took the act back: its month may have another."""

    mistake = models.OneToOneField(
        VoucherActMistake, on_delete=models.PROTECT, related_name="undone"
    )

    def __str__(self) -> str:
        return f"{self.mistake} undone"
