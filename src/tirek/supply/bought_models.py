"""The tables of what the state buys: conclusions, contracts, goods, people, lists, statements.

All are only added to but `Delivery`, whose columns repeat what its journal says last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tirek.casework.models import Case
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.supply.linked import Linked
from tirek.supply.work_models import Written

if TYPE_CHECKING:
    from datetime import date


class Finding(Written):
    """A commission's conclusion whether a supplier of a kind is on the portal, for a place and all
    below it; the last one holds. `sha256` is of what its member read and signed."""

    service = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    absent = models.BooleanField(help_text="no supplier is on the portal")
    number = models.CharField(max_length=100)
    on = models.DateField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("on", "pk")
        indexes = (models.Index(fields=["service", "place"], name="findings_of_a_place"),)

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class Contract(Written):
    """A contract of public procurement for the people of one place; `last` is its last day."""

    service = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    form = models.CharField(max_length=20, help_text="of procurement_forms.toml")
    number = models.CharField(max_length=100)
    on = models.DateField()
    supplier = models.CharField(max_length=300)
    name = models.CharField(max_length=300, help_text="of what is bought")
    first = models.DateField()
    last = models.DateField()
    pieces = models.PositiveIntegerField()
    price_tiyn = models.PositiveBigIntegerField(help_text="of one piece")

    class Meta:
        ordering = ("-on", "-pk")
        indexes = (models.Index(fields=["place", "service", "kind"], name="contracts_of_a_kind"),)
        constraints = (
            models.CheckConstraint(
                name="a_contract_ends_after_it_begins",
                condition=models.Q(last__gte=models.F("first")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def price(self) -> Tenge:
        """Of one piece."""
        return Tenge.of_tiyn(self.price_tiyn)


class Consignment(Written):
    """Pieces of a contract that came to the oblast department, or were handed by an act to the
    body; `number` is that of the act."""

    class Kind(models.TextChoices):
        ARRIVED = "arrived"
        HANDED = "handed"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="consignments")
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.CharField(max_length=100, blank=True)
    on = models.DateField()
    pieces = models.PositiveIntegerField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.contract} {self.kind} {self.pieces}"


class Delivery(models.Model):
    """What the state buys for the person whose turn came; `stage` is what its journal says last.

    `pieces` is how many they need, where it was counted; `contract` is that by which it was given;
    `replace_on` is the day from which it may be replaced, until the person is asked about it.
    """

    row = models.ForeignKey("supply.Row", on_delete=models.PROTECT, related_name="deliveries")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deliveries")
    kind = models.CharField(max_length=80)
    stage = models.CharField(max_length=20)
    pieces = models.PositiveIntegerField(null=True)
    contract = models.ForeignKey(
        Contract, on_delete=models.PROTECT, null=True, related_name="deliveries"
    )
    last_seq = models.PositiveIntegerField(default=0)
    replace_on = models.DateField(null=True)

    class Meta:
        ordering = ("row__seq", "pk")
        indexes = (
            models.Index(fields=["stage"], name="deliveries_by_stage"),
            models.Index(fields=["replace_on"], name="deliveries_to_replace"),
        )
        constraints = (
            models.UniqueConstraint(fields=["row", "kind"], name="one_delivery_of_a_turn"),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.stage}"


class DeliveryStep(Linked):
    """What happened to what the state buys for a person."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="steps")

    class Meta:
        ordering = ("delivery", "seq")
        constraints = (
            models.UniqueConstraint(fields=["delivery", "seq"], name="one_step_of_a_delivery"),
        )

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.seq} {self.kind}"


class IssueList(Written):
    """A list of people to whom aids were issued, as it went to the oblast department.

    `document` has its rows as they were sent.
    """

    service = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    number = models.CharField(max_length=100)
    on = models.DateField()
    document = models.JSONField()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["place", "service", "number"], name="one_list_of_a_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.place} {self.number}"


class Statement(Written):
    """The statement of a supplier for a month of its contract; `document` has its rows."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="statements")
    first_day = models.DateField(help_text="of the month")
    document = models.JSONField()

    class Meta:
        ordering = ("contract", "first_day")
        constraints = (
            models.UniqueConstraint(
                fields=["contract", "first_day"], name="one_statement_of_a_month"
            ),
        )

    def __str__(self) -> str:
        return f"{self.contract} {self.month}"

    @property
    def month(self) -> Month:
        """The month it is of."""
        day: date = self.first_day
        return Month.of(day)
