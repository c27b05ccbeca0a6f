"""What is due, listed once. The database refuses to change or delete any row of these tables."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
PERIOD = r"^[0-9]{4}-((0[1-9]|1[0-2])|Q[1-4])$"


class PaymentRegister(models.Model):
    """The list of what a place owes in a month, made once."""

    month = models.CharField(max_length=7)
    place = models.CharField(max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    # What could not be listed that day and why: the texts as they were shown, not recomputed.
    left_out = models.JSONField(default=list)
    # {service: SHA-256 of the law files} the amounts were computed by.
    law = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("month", "place"), name="one_register_a_month_and_place"
            ),
            models.CheckConstraint(
                condition=models.Q(month__regex=MONTH), name="register_month_is_a_month"
            ),
        )

    def __str__(self) -> str:
        return f"{self.month} {self.place}"


class PaymentLine(models.Model):
    """One period of one child, due to one recipient."""

    register = models.ForeignKey(PaymentRegister, on_delete=models.PROTECT, related_name="lines")
    case = models.ForeignKey(
        "casework.Case",
        to_field="number",
        db_column="case_number",
        on_delete=models.PROTECT,
        related_name="payment_lines",
    )
    service = models.CharField(max_length=64)
    subject = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=7)
    months = ArrayField(models.CharField(max_length=7))
    amount_tiyn = models.BigIntegerField()
    # What the signed decision printed for the period; null where the index was not yet set then.
    decided_tiyn = models.BigIntegerField(null=True)
    recipient = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    iban = models.CharField(max_length=34)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("service", "subject", "period"), name="one_line_a_child_and_period"
            ),
            models.CheckConstraint(
                condition=models.Q(period__regex=PERIOD), name="line_period_is_month_or_quarter"
            ),
            models.CheckConstraint(
                condition=models.Q(amount_tiyn__gt=0), name="line_pays_something"
            ),
            models.CheckConstraint(condition=~models.Q(iban=""), name="line_has_an_account"),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.period}"


class ListedMonth(models.Model):
    """A month of a child that some line covers.

    Two places may pay by different periods (a month, a quarter), so a child that moved could
    have the same month listed under two period names: this table is what makes that impossible.
    """

    line = models.ForeignKey(PaymentLine, on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=64)
    subject = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    month = models.CharField(max_length=7)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("service", "subject", "month"), name="one_listing_a_child_and_month"
            ),
        )

    def __str__(self) -> str:
        return f"{self.service} {self.month}"
