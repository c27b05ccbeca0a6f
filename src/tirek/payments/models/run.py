"""A payment run: what the bank is told to pay, step by step, and what it answered."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from tirek.casework.canonical import UnicodeEncoder
from tirek.payments.models.registers import MONTH

PREFIX = "TRK"
"""What every end-to-end id begins with."""
STATUSES = (
    "dropped",
    "pending",
    "stated",
    "accepted",
    "rejected",
    "partly",
    "returned",
    "unknown",
    "decided_paid",
    "decided_unpaid",
    "contradiction",
)
"""What may become of a transfer."""


def number_in(end_to_end: str, prefix: str) -> int | None:
    """The number after the prefix; None for an id that does not have it."""
    number = end_to_end.removeprefix(prefix)
    if number == end_to_end or not (number.isascii() and number.isdigit()):
        return None
    return int(number) if len(number) <= 18 else None


class PaymentRun(models.Model):
    """What a place (and all under it) pays of what is due up to a month, to people or to suppliers.

    The columns below `month` repeat what its events say; `payments.run_record` alone writes them.
    """

    class Kind(models.TextChoices):
        PEOPLE = "people"
        SUPPLIERS = "suppliers"

    kind = models.CharField(max_length=16, choices=Kind, default=Kind.PEOPLE)
    place = models.CharField(max_length=80)
    month = models.CharField(max_length=7)
    stage = models.CharField(max_length=16)
    last_seq = models.PositiveIntegerField(default=0)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    left_out = models.JSONField(encoder=UnicodeEncoder, default=list)
    booked_on = models.DateField(null=True)
    message_id = models.CharField(max_length=35, blank=True, default="")
    # The file for the bank lies among the documents under its hash.
    file_sha256 = models.CharField(max_length=64, blank=True, default="")
    file_size = models.PositiveBigIntegerField(default=0)
    answer_by = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(month__regex=MONTH), name="run_month_is_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=("people", "suppliers")), name="run_kind_is_known"
            ),
            models.UniqueConstraint(
                fields=("message_id",), condition=~models.Q(message_id=""), name="one_run_a_message"
            ),
            # Two runs of one place that are not yet with the bank would only wait for each other.
            models.UniqueConstraint(
                fields=("place", "kind"),
                condition=models.Q(stage__in=("proposed", "reviewed")),
                name="one_proposal_a_place",
            ),
        )
        indexes = (models.Index(fields=("place", "id"), name="runs_of_a_place"),)

    def __str__(self) -> str:
        return f"run {self.pk} {self.place} {self.month}"


class RunEvent(models.Model):
    """What happened to a run: who, when. The database refuses any change."""

    run = models.ForeignKey(PaymentRun, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_name = models.CharField(max_length=300)
    payload = models.JSONField(encoder=UnicodeEncoder, default=dict)

    class Meta:
        ordering = ("run", "seq")
        constraints = (models.UniqueConstraint(fields=["run", "seq"], name="run_events_in_order"),)

    def __str__(self) -> str:
        return f"{self.run_id}/{self.seq} {self.kind}"


class Instruction(models.Model):
    """One transfer: so much to this account, for one period. The database refuses any change.

    `part` counts the transfers for one period: 2 tops up (or repeats what failed of) 1. The
    database lets a part in only when the one before is closed, and only so far as together they
    stay within what is due (migration 0005).
    """

    run = models.ForeignKey(
        PaymentRun,
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="instructions",
    )
    # References are checked for all new rows together (migration 0005): a check for each row
    # would cost more than everything else that a run does.
    case = models.ForeignKey(
        "casework.Case", on_delete=models.PROTECT, db_constraint=False, related_name="instructions"
    )
    service = models.CharField(max_length=64)
    place = models.CharField(max_length=80)
    subject = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    payee = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    period = models.CharField(max_length=7)
    months = ArrayField(models.CharField(max_length=7))
    part = models.PositiveSmallIntegerField(default=1)
    amount_tiyn = models.BigIntegerField()
    iban = models.CharField(max_length=34)
    payee_name = models.CharField(max_length=140)
    payee_iin = models.CharField(max_length=12)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject", "service", "period", "part"),
                name="one_payment_a_person_and_period",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_tiyn__gt=0), name="instruction_pays_something"
            ),
            models.CheckConstraint(condition=~models.Q(iban=""), name="instruction_has_an_account"),
            models.CheckConstraint(condition=models.Q(part__gt=0), name="instruction_parts_from_1"),
        )
        # The transfers of a run are written together and lie together.
        indexes = (
            BrinIndex(
                fields=("run",), name="transfers_of_a_run", autosummarize=True, pages_per_range=16
            ),
        )

    def __str__(self) -> str:
        return self.end_to_end

    @property
    def end_to_end(self) -> str:
        """What the bank repeats in its answers."""
        return f"{PREFIX}{self.pk}"

    @staticmethod
    def pk_of(end_to_end: str) -> int | None:
        """The instruction an answer names; None for an id that is not ours."""
        return number_in(end_to_end, PREFIX)


class BankMessage(models.Model):
    """A file the bank sent, taken once: the same bytes again change nothing.

    The bytes lie among the documents under their hash.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    message_id = models.CharField(max_length=140)
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=80)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # Answers that name no transfer of this place, as they stood.
    unmatched = models.JSONField(encoder=UnicodeEncoder, default=list)

    def __str__(self) -> str:
        return f"{self.kind} {self.message_id}"


class Outcome(models.Model):
    """What became of a transfer; the newest says how it stands. The database refuses any change.

    `pending` (the bank has it) and `stated` (it stands on a statement) say nothing of how it ends.
    """

    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="outcomes")
    status = models.CharField(max_length=16)
    paid_tiyn = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=40, blank=True, default="")
    words = models.CharField(max_length=2000, blank=True, default="")
    on = models.DateField()
    at = models.DateTimeField()
    message = models.ForeignKey(
        BankMessage, null=True, on_delete=models.PROTECT, related_name="outcomes"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            # A transfer may be contradicted again after it was decided, and decided again.
            models.UniqueConstraint(
                fields=("instruction", "status"),
                condition=~models.Q(status__in=("contradiction", "decided_paid", "decided_unpaid")),
                name="one_outcome_of_a_kind_a_transfer",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=STATUSES), name="outcome_status_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.instruction_id} {self.status}"
