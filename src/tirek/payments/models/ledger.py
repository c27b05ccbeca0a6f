"""The ledger: what moved from which account to which. The database refuses any change."""

from django.conf import settings
from django.db import models


class Account(models.TextChoices):
    """The chart of accounts."""

    EXPENSE = "expense"  # what the budget spends on entitlements
    PAYABLE = "payable"  # owed to people by a frozen run
    IN_TRANSIT = "in_transit"  # the bank was told; its answer is awaited
    TREASURY = "treasury"  # the account money really leaves and comes back to
    RECEIVABLE = "receivable"  # overpaid: people owe it back
    WRITTEN_OFF = "written_off"  # given up by a recorded decision


class LedgerEntry(models.Model):
    """So much moved: one debit and one credit, so that no entry can be out of balance.

    `key` says what it books ("paid:<transfer>:..."; the database holds that it names the transfer);
    the same thing is booked once, whatever is retried. A mistake is mended by another entry, whose
    `basis` says which one it mends.
    """

    key = models.CharField(max_length=120)
    debit = models.CharField(max_length=12, choices=Account.choices)
    credit = models.CharField(max_length=12, choices=Account.choices)
    amount_tiyn = models.BigIntegerField()
    # As with instructions, references are checked for all new rows together (0005, 0009).
    case = models.ForeignKey(
        "casework.Case",
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,  # found by its transfer, or by case and period if it is about none
        related_name="+",
    )
    period = models.CharField(max_length=7)
    instruction = models.ForeignKey(
        "payments.Instruction",
        null=True,
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,  # the index that holds "booked once" serves
        related_name="entries",
    )
    # An entry about a transfer to a supplier; its key names it in the third place ("due::7").
    transfer = models.ForeignKey(
        "payments.SupplierTransfer",
        null=True,
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="entries",
    )
    booked_on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    basis = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("instruction", "key"), name="one_entry_a_key", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(amount_tiyn__gt=0), name="entry_moves_something"
            ),
            models.CheckConstraint(
                condition=~models.Q(debit=models.F("credit")), name="entry_has_two_sides"
            ),
            models.CheckConstraint(
                condition=models.Q(debit__in=Account.values, credit__in=Account.values),
                name="entry_accounts_are_in_the_chart",
            ),
        )
        indexes = (
            models.Index(
                fields=("case", "period"),
                condition=models.Q(instruction=None),
                name="entries_of_a_period",
            ),
            models.Index(
                fields=("transfer",),
                condition=models.Q(transfer__isnull=False),
                name="entries_of_a_supplier",
            ),
        )

    def __str__(self) -> str:
        return self.key
