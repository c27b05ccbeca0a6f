"""What a place may spend in a year, and the account it pays from. Rows are only added."""

from django.conf import settings
from django.db import models


class BudgetLine(models.Model):
    """The budget of a place for a year was set or changed by a sum (below nothing: cut)."""

    place = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    amount_tiyn = models.BigIntegerField()
    basis = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(amount_tiyn=0), name="budget_line_changes_something"
            ),
        )
        indexes = (models.Index(fields=("place", "year"), name="budget_of_a_place"),)

    def __str__(self) -> str:
        return f"{self.place} {self.year}"


class Payer(models.Model):
    """The account a place pays from; the newest row counts."""

    place = models.CharField(max_length=80)
    name = models.CharField(max_length=140)
    bin = models.CharField(max_length=12)
    iban = models.CharField(max_length=34)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = (models.Index(fields=("place", "id"), name="payer_of_a_place"),)

    def __str__(self) -> str:
        return f"{self.place} {self.iban}"
