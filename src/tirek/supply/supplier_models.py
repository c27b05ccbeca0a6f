"""Who a supplier is, and which commission may judge it. Rows are only added: the last one holds."""

from __future__ import annotations

from django.db import models

from tirek.accounts.models import Office
from tirek.supply.work_models import Written


class Details(Written):
    """Where an organisation is, how it is reached and paid, and who directs it."""

    supplier = models.ForeignKey(
        "supply.Supplier", on_delete=models.PROTECT, related_name="details"
    )
    settlement = models.CharField(max_length=200)
    street = models.CharField(max_length=200)
    house = models.CharField(max_length=40)
    flat = models.CharField(max_length=40, blank=True, default="")
    phone = models.CharField(max_length=20)
    iban = models.CharField(max_length=34)
    director = models.CharField(max_length=300)
    director_iin = models.CharField(max_length=12)

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "details"

    def __str__(self) -> str:
        return f"{self.supplier_id} {self.director}"


class Mandate(Written):
    """An office is the commission on matters of the portal by an order, or no longer is."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="mandates")
    given = models.BooleanField()
    order = models.CharField(max_length=300, help_text="whose order, its number and day")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.office} {self.given}"
