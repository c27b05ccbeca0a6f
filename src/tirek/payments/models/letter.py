"""Signed letters about money. Rows are only added; the bytes lie among the documents."""

from django.conf import settings
from django.db import models


class MoneyLetter(models.Model):
    """One letter in one language about one event: of the case, or of a debt in it.

    `key` names the event ("ZHK-2026-000123/14"), so that it is written once.
    """

    key = models.CharField(max_length=120)
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=40)
    case = models.ForeignKey(
        "casework.Case", on_delete=models.PROTECT, related_name="money_letters"
    )
    debt = models.ForeignKey(
        "payments.Debt", null=True, on_delete=models.PROTECT, related_name="letters"
    )
    seq = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    certificate_serial = models.CharField(max_length=80)
    issued_at = models.DateTimeField()

    class Meta:
        ordering = ("-issued_at", "language")
        constraints = (
            models.UniqueConstraint(fields=("key", "language"), name="one_letter_an_event"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.language}"

    @property
    def file_name(self) -> str:
        """For the file as it is downloaded."""
        return f"{self.key.replace('/', '-')}-{self.language}.pdf"
