"""What is owed to suppliers, to which accounts, and the transfers that pay it.

All of it is only added to. The transfers stand beside those of people (`models.run`), in tables of
the same shape: the sums a person is due are worked out again and may change, a claim never does.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tirek.payments.models.registers import MONTH
from tirek.payments.models.run import STATUSES, PaymentRun, number_in

PREFIX = "TRS"
"""What every end-to-end id of a transfer to a supplier begins with."""


class Entered(models.Model):
    """Who wrote a row, and when."""

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True


class SupplierAccount(Entered):
    """The account a supplier asks to be paid to; each department admits it for itself.

    `name` and `bin` are those of the owner as the bank has to read them.
    """

    office = models.ForeignKey(
        "accounts.Office", on_delete=models.PROTECT, related_name="supplier_accounts"
    )
    iban = models.CharField(max_length=34)
    name = models.CharField(max_length=140)
    bin = models.CharField(max_length=12)

    class Meta:
        indexes = (models.Index(fields=("office", "id"), name="accounts_of_a_supplier"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(iban=""), name="supplier_account_has_iban"),
        )

    def __str__(self) -> str:
        return f"{self.office_id} {self.iban}"


class AccountWord(Entered):
    """What the department of a place says of an account: it is paid to, or not any more.

    The newest word of the place holds; `words` say by which paper it was checked.
    """

    account = models.ForeignKey(SupplierAccount, on_delete=models.PROTECT, related_name="words")
    place = models.CharField(max_length=80)
    admitted = models.BooleanField()
    words = models.CharField(max_length=500)

    class Meta:
        indexes = (models.Index(fields=("account", "place", "id"), name="words_of_an_account"),)

    def __str__(self) -> str:
        return f"{self.account} {self.place} {self.admitted}"


class ContributionRate(Entered):
    """How much of what is paid for hours of work goes on top to a fund, from a month on.

    No act at hand prints it: an accountant enters it with its source, a head agrees (`RateWord`).
    `name`, `bin` and `iban` are those of who receives the contributions.
    """

    service = models.CharField(max_length=64)
    place = models.CharField(max_length=80)
    percent = models.DecimalField(max_digits=6, decimal_places=3)
    since = models.CharField(max_length=7)
    name = models.CharField(max_length=140)
    bin = models.CharField(max_length=12)
    iban = models.CharField(max_length=34)
    source = models.CharField(max_length=500)

    class Meta:
        indexes = (models.Index(fields=("service", "place", "id"), name="rates_of_a_service"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(percent__gt=0, percent__lte=100), name="rate_is_a_share"
            ),
            models.CheckConstraint(
                condition=models.Q(since__regex=MONTH), name="rate_holds_from_a_month"
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="rate_has_a_source"),
        )

    def __str__(self) -> str:
        return f"{self.service} {self.place} {self.percent}"


class RateWord(Entered):
    """A head agreed to a rate that somebody else entered, or did not."""

    rate = models.OneToOneField(ContributionRate, on_delete=models.PROTECT, related_name="word")
    agreed = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.rate} {self.agreed}"


class SupplierClaim(Entered):
    """So much is owed for one thing that was accepted, once: `source` says for which.

    `payee` is the supplier whose work it is; contributions (`of` names the claim they come on top
    of) are paid to who is named by `rate`. `due_on` is empty where no act prints a term;
    `papers_by` is the last day for papers after a death, `handed_in` the day they were accepted.
    """

    class Kind(models.TextChoices):
        WORK = "work"
        ORDER = "order"
        STATEMENT = "statement"
        VOUCHER = "voucher"
        CONTRIBUTIONS = "contributions"

    source = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=16, choices=Kind)
    number = models.CharField(max_length=140)
    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=64)
    place = models.CharField(max_length=80)
    payee = models.ForeignKey(
        "accounts.Office", on_delete=models.PROTECT, related_name="supplier_claims"
    )
    period = models.CharField(max_length=7)
    amount_tiyn = models.BigIntegerField()
    due_on = models.DateField(null=True)
    handed_in = models.DateField()
    papers_by = models.DateField(null=True)
    contributions_by = models.DateField(null=True)
    cites = models.JSONField(default=list)
    of = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="contributions"
    )
    rate = models.ForeignKey(
        ContributionRate, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = (models.Index(fields=("place", "due_on"), name="supplier_claims_by_day"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(amount_tiyn__gt=0), name="supplier_claim_is_of_something"
            ),
            models.CheckConstraint(
                condition=models.Q(period__regex=MONTH), name="supplier_claim_has_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="contributions", of__isnull=False, rate__isnull=False)
                | (~models.Q(kind="contributions") & models.Q(of=None, rate=None)),
                name="contributions_come_on_top",
            ),
        )

    def __str__(self) -> str:
        return self.source


class ClaimCorrection(Entered):
    """Somebody says that so much is owed by a claim in truth, and why; 0 takes it back.

    It holds once a second person has agreed (`CorrectionWord`); the newest that was agreed counts.
    """

    claim = models.ForeignKey(SupplierClaim, on_delete=models.PROTECT, related_name="corrections")
    amount_tiyn = models.BigIntegerField()
    ground = models.CharField(max_length=500)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(amount_tiyn__gte=0), name="corrected_to_nothing_or_more"
            ),
            models.CheckConstraint(condition=~models.Q(ground=""), name="correction_has_a_ground"),
        )

    def __str__(self) -> str:
        return f"{self.claim} {self.amount_tiyn}"


class CorrectionWord(Entered):
    """A head agreed to a correction that somebody else proposed, or did not."""

    correction = models.OneToOneField(
        ClaimCorrection, on_delete=models.PROTECT, related_name="word"
    )
    agreed = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.correction} {self.agreed}"


class SupplierTransfer(models.Model):
    """One transfer for a claim; `part` 2 repeats (or adds) what the bank did not pay of 1.

    The database lets a part in only when the one before is closed, and never more than is owed.
    """

    run = models.ForeignKey(PaymentRun, on_delete=models.PROTECT, related_name="supplier_transfers")
    claim = models.ForeignKey(SupplierClaim, on_delete=models.PROTECT, related_name="transfers")
    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=64)
    place = models.CharField(max_length=80)
    payee = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=7)
    part = models.PositiveSmallIntegerField()
    amount_tiyn = models.BigIntegerField()
    iban = models.CharField(max_length=34)
    payee_name = models.CharField(max_length=140)
    payee_bin = models.CharField(max_length=12)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("claim", "part"), name="one_transfer_a_part_of_a_claim"
            ),
            models.CheckConstraint(
                condition=models.Q(amount_tiyn__gt=0), name="supplier_transfer_pays_something"
            ),
            models.CheckConstraint(condition=~models.Q(iban=""), name="supplier_transfer_has_iban"),
            models.CheckConstraint(condition=models.Q(part__gt=0), name="supplier_parts_from_1"),
        )

    def __str__(self) -> str:
        return self.end_to_end

    @property
    def end_to_end(self) -> str:
        """What the bank repeats in its answers."""
        return f"{PREFIX}{self.pk}"

    @staticmethod
    def pk_of(end_to_end: str) -> int | None:
        """The transfer an answer names; None for an id of something else."""
        return number_in(end_to_end, PREFIX)


class SupplierOutcome(Entered):
    """What became of a transfer to a supplier, in the words of `Outcome`."""

    # Named as the column of `Outcome`: the statements that judge and book are the same.
    instruction = models.ForeignKey(
        SupplierTransfer, on_delete=models.PROTECT, related_name="outcomes"
    )
    status = models.CharField(max_length=16)
    paid_tiyn = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=40, blank=True, default="")
    words = models.CharField(max_length=2000, blank=True, default="")
    on = models.DateField()
    message = models.ForeignKey(
        "payments.BankMessage", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("instruction", "status"),
                condition=~models.Q(status__in=("contradiction", "decided_paid", "decided_unpaid")),
                name="one_outcome_of_a_kind_to_a_supplier",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=STATUSES), name="supplier_outcome_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.instruction_id} {self.status}"
