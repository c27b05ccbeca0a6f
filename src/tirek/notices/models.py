"""The register of issued notices. Rows are only added; the database refuses the rest."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tirek.accounts.models import Office
from tirek.casework.models import Case
from tirek.services import SERVICES


class Notice(models.Model):
    """One signed paper in one language: a decision has two, with the same number.

    `path` is where the file lies below `var/notices`; `sha256` covers every byte of it.
    """

    class Kind(models.TextChoices):
        GRANTED = "granted"
        REFUSED = "refused"
        HEARING = "hearing"
        CERTIFICATE = "certificate"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices")
    decided_seq = models.PositiveIntegerField(help_text="seq of the event it tells of")
    kind = models.CharField(max_length=20, choices=Kind)
    number = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField(help_text="bytes")
    path = models.CharField(max_length=120)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    certificate_serial = models.CharField(max_length=40)
    issued_at = models.DateTimeField()

    class Meta:
        ordering = ("issued_at", "number", "language")
        constraints = (
            models.UniqueConstraint(
                fields=["case", "decided_seq", "kind", "language"], name="one_notice_per_decision"
            ),
            models.UniqueConstraint(fields=["number", "language"], name="notice_numbers_once"),
            models.CheckConstraint(
                name="notice_language_is_known",
                condition=models.Q(language__in=["kk", "ru", "en"]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.language}"

    @property
    def said(self) -> str:
        """The kind as people are told it: what is granted without money is "given"."""
        granted = self.kind == self.Kind.GRANTED
        return "given" if granted and not SERVICES[self.case.service].pays else self.kind

    @property
    def paper(self) -> str:
        """What it is to whoever holds it: a letter, or the certificate itself."""
        return "certificate" if self.kind == self.Kind.CERTIFICATE else "letter"

    @property
    def file_name(self) -> str:
        """The name under which a person downloads it: ASCII, safe in a header."""
        return f"{self.number.replace('/', '-')}-{self.language}.pdf"


class Opening(models.Model):
    """The first time somebody opened a notice in the cabinet; never changed."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="openings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["notice", "user"], name="opened_first_once"),
        )

    def __str__(self) -> str:
        return f"{self.notice_id} {self.at}"
