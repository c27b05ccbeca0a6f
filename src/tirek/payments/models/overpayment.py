"""Sums paid in excess, on their way back. Events are only added; a debt repeats what they say."""

from django.conf import settings
from django.db import models

from tirek.casework.canonical import UnicodeEncoder


class Debt(models.Model):
    """What one person was paid in one case and was not due.

    The columns below `found_at` repeat what the events say; `payments.overpayment.record` alone
    writes them. Nothing of it is ever taken out of later payments.
    """

    number = models.CharField(max_length=60, unique=True)
    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="debts")
    service = models.CharField(max_length=64)
    place = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="debts")
    found_at = models.DateTimeField()
    stage = models.CharField(max_length=20)
    last_seq = models.PositiveIntegerField(default=0)
    due_on = models.DateField(null=True, blank=True)
    total_tiyn = models.BigIntegerField(default=0)
    returned_tiyn = models.BigIntegerField(default=0)
    written_off_tiyn = models.BigIntegerField(default=0)
    refunded_tiyn = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("found_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("case", "person"), name="one_debt_a_case_and_person"),
            models.CheckConstraint(
                condition=models.Q(total_tiyn__gte=0)
                & models.Q(returned_tiyn__gte=0)
                & models.Q(written_off_tiyn__gte=0),
                name="debt_sums_not_below_nothing",
            ),
            models.CheckConstraint(
                condition=models.Q(refunded_tiyn__gte=0)
                & models.Q(refunded_tiyn__lte=models.F("returned_tiyn")),
                name="refunded_no_more_than_returned",
            ),
        )
        indexes = (models.Index(fields=("place", "stage", "due_on"), name="debts_of_a_place"),)

    def __str__(self) -> str:
        return self.number

    @property
    def left_tiyn(self) -> int:
        """What is still to be returned."""
        back = self.returned_tiyn - self.refunded_tiyn
        return max(0, self.total_tiyn - back - self.written_off_tiyn)

    @property
    def to_refund_tiyn(self) -> int:
        """What was returned in excess and not paid back: the overpayment became smaller since."""
        return max(0, self.returned_tiyn - self.refunded_tiyn - self.total_tiyn)


class DebtEvent(models.Model):
    """What happened to a debt: who, when. The database refuses any change."""

    debt = models.ForeignKey(Debt, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    outcome = models.CharField(max_length=20, blank=True, default="")
    key = models.CharField(
        max_length=120, help_text="what it tells; the same thing is told once, whatever is retried"
    )
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_name = models.CharField(max_length=300)
    actor_role = models.CharField(max_length=20)
    payload = models.JSONField(encoder=UnicodeEncoder, default=dict)

    class Meta:
        ordering = ("debt", "seq")
        constraints = (
            models.UniqueConstraint(fields=("debt", "seq"), name="debt_events_in_order"),
            models.UniqueConstraint(fields=("debt", "key"), name="debt_events_told_once"),
        )

    def __str__(self) -> str:
        return f"{self.debt_id}/{self.seq} {self.kind}"
