"""What is due, as the events of a case say it now."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tirek.casework.canonical import UnicodeEncoder
from tirek.payments.models.registers import MONTH, PERIOD

DUE, WAITING, HELD, SUSPENDED, STOPPED = "due", "waiting", "held", "suspended", "stopped"


class Entitlement(models.Model):
    """One period of one case: how much is due for it, to whom, and why.

    A projection: worked out again from the events of the case whenever there is a new one, so a
    row may change. `amount_tiyn` is null while the law has not set the sum (`waiting`) and 0 where
    nothing is due any more (`stopped`). Nothing is paid for a period that is `held` (a specialist
    must look) or `suspended`.
    """

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="entitlements")
    service = models.CharField(max_length=64)
    place = models.CharField(max_length=80)
    subject = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    payee = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=7)
    months = ArrayField(models.CharField(max_length=7))
    due_in = models.CharField(max_length=7)
    amount_tiyn = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10)
    why = models.JSONField(encoder=UnicodeEncoder, default=list)
    edition = models.CharField(max_length=100, blank=True, default="")
    law = models.CharField(max_length=64, blank=True, default="")
    known_seq = models.PositiveIntegerField()
    computed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("case", "period"), name="one_entitlement_a_case_and_period"
            ),
            models.CheckConstraint(
                condition=models.Q(period__regex=PERIOD), name="entitled_period_is_one"
            ),
            models.CheckConstraint(
                condition=models.Q(due_in__regex=MONTH), name="entitlement_due_in_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(amount_tiyn__gte=0), name="entitlement_not_below_nothing"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=(DUE, WAITING, HELD, SUSPENDED, STOPPED)),
                name="entitlement_state_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=DUE) | models.Q(amount_tiyn__isnull=False),
                name="due_means_a_sum",
            ),
        )
        indexes = (models.Index(fields=("place", "due_in"), name="entitlements_of_a_place"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.period}"
