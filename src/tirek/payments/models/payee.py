"""The accounts that people are paid to."""

from django.conf import settings
from django.db import models


class PayeeAccount(models.Model):
    """From a day on, the payee of a case is paid to this account.

    Only added to: the account of a day is the latest row with `usable_from` on or before it.
    """

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="accounts")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    iban = models.CharField(max_length=34)
    source = models.CharField(max_length=16)
    checked = models.CharField(max_length=12, default="unknown")
    usable_from = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(checked__in=("unknown", "belongs", "not_theirs")),
                name="account_check_is_known",
            ),
            models.CheckConstraint(condition=~models.Q(iban=""), name="payee_account_has_iban"),
        )
        indexes = (
            models.Index(
                fields=("case", "person", "-usable_from", "-id"), name="accounts_of_a_payee"
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.iban}"
