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


class PurposeCode(models.Model):
    """The codes a bank asks for with the payments of a service; the newest row counts.

    No act that Tirek has sets them, so the accountant enters them and says where they are from.
    """

    place = models.CharField(max_length=80)
    service = models.CharField(max_length=64)
    knp = models.CharField(max_length=3)  # what the payment is for
    kod = models.CharField(max_length=2)  # who pays: residence and sector
    kbe = models.CharField(max_length=2)  # who is paid: residence and sector
    source = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(knp__regex=r"^[0-9]{3}$")
                & models.Q(kod__regex=r"^[0-9]{2}$")
                & models.Q(kbe__regex=r"^[0-9]{2}$"),
                name="purpose_codes_are_digits",
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="purpose_code_has_source"),
        )
        indexes = (models.Index(fields=("place", "service", "id"), name="codes_of_a_service"),)

    def __str__(self) -> str:
        return f"{self.place} {self.service} {self.knp}"
