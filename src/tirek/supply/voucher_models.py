"""The tables of vouchers: what was bought, and what happened to each. All only added.

Only `supply.voucher_journal` writes steps.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from tirek.casework.models import Case
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.supply.linked import Linked
from tirek.supply.vouchers.guards import Period
from tirek.supply.work_models import Written


class Book(models.Model):
    """The journal of the vouchers of a queue; the queue is locked while a step is added."""

    queue = models.OneToOneField("supply.Queue", on_delete=models.PROTECT, related_name="book")
    last_seq = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.queue)


class Lot(Written):
    """Vouchers bought by one contract, where a commission found that the portal has no suppliers.

    `share_tiyn` is what of a voucher is paid under public procurement, `surcharge_tiyn` what the
    person pays.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="lots")
    contract = models.CharField(max_length=200)
    contract_on = models.DateField()
    sanatorium = models.CharField(max_length=300)
    conclusion = models.CharField(max_length=200)
    conclusion_on = models.DateField()
    share_tiyn = models.PositiveBigIntegerField()
    surcharge_tiyn = models.PositiveBigIntegerField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.contract} {self.sanatorium}"

    @property
    def share(self) -> Tenge:
        """What the budget pays of a voucher."""
        return Tenge.of_tiyn(self.share_tiyn)

    @property
    def surcharge(self) -> Tenge:
        """What the person pays of it."""
        return Tenge.of_tiyn(self.surcharge_tiyn)


class Voucher(models.Model):
    """One voucher: its series and number, and the days of the stay, both counted. Only added."""

    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="vouchers")
    number = models.CharField(max_length=60)
    arrives = models.DateField()
    leaves = models.DateField()

    class Meta:
        ordering = ("arrives", "pk")
        constraints = (
            models.UniqueConstraint(fields=["lot", "number"], name="one_voucher_of_a_number"),
            models.CheckConstraint(
                name="a_voucher_ends_after_it_begins",
                condition=models.Q(leaves__gte=models.F("arrives")),
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def period(self) -> Period:
        """The days of the stay."""
        return Period(self.arrives, self.leaves)


class VoucherStep(Linked):
    """What happened to a voucher; `case` is whose, `row` what the queue's journal says of it."""

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="steps")
    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="steps")
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, related_name="voucher_steps"
    )
    row = models.OneToOneField(
        "supply.Row", on_delete=models.PROTECT, null=True, related_name="voucher_step"
    )

    class Meta:
        ordering = ("book", "seq")
        indexes = (models.Index(fields=["case", "seq"], name="voucher_steps_of_a_case"),)
        constraints = (
            models.UniqueConstraint(fields=["book", "seq"], name="one_step_of_a_voucher_book"),
        )

    def __str__(self) -> str:
        return f"{self.book_id} {self.seq} {self.kind}"


class VoucherAct(Written):
    """The act of completed works to the statement of a month (order No 283, paragraph 53), as it
    was accepted. `document` has the rows of the statement as they were then; `tiyn` is what the
    budget pays of them. A stay is not added to a month whose act is accepted. A wrong act is taken
    back (`VoucherActMistake`): its row stays, and the month may have another.
    """

    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="acts")
    first_day = models.DateField(help_text="of the month")
    number = models.CharField(max_length=100)
    on = models.DateField()
    tiyn = models.PositiveBigIntegerField()
    document = models.JSONField()

    class Meta:
        # That one of a month stands is held by a trigger (migration 0021).
        ordering = ("lot", "first_day", "pk")

    def __str__(self) -> str:
        return f"{self.number} {self.month}"

    @property
    def month(self) -> Month:
        """The month it is of."""
        day: date = self.first_day
        return Month.of(day)

    @property
    def amount(self) -> Tenge:
        """What the budget pays."""
        return Tenge.of_tiyn(self.tiyn)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The stays, JSON-ready: voucher, full_name, arrived, left, days, tiyn."""
        return list(self.document["rows"])
