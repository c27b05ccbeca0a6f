"""What organisations issue in their own name, and the files of it. The database refuses changes."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models

from tirek.accounts.models import Office
from tirek.people.models import Person
from tirek.signatures.models import Signature


class Attestation(models.Model):
    """An organisation says, signed, from which day to which its paper holds for a person.

    Rows with the same office and number are one paper: issued, prolonged any number of times,
    ended; `ends` is the last day as that row has it. `paper` is the registry that would tell the
    same (`procedure.vouching`). It rests on an accepted case or on a commission's conclusion.
    """

    class Kind(models.TextChoices):
        ISSUED = "issued"
        PROLONGED = "prolonged"
        ENDED = "ended"

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="attestations")
    number = models.CharField(max_length=40)
    seq = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    paper = models.CharField(max_length=40)
    about = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attestations")
    begins = models.DateField()
    ends = models.DateField(help_text="the last day on which it holds")
    case = models.ForeignKey(
        "casework.Case", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    conclusion = models.ForeignKey(
        "casework.Conclusion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=2000, blank=True, default="")
    signature = models.OneToOneField(Signature, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=["office", "at"], name="attestations_of_an_office"),)
        constraints = (
            models.UniqueConstraint(
                fields=["office", "number", "seq"], name="attestations_in_order"
            ),
            models.CheckConstraint(
                name="an_attestation_holds_for_a_day",
                condition=models.Q(ends__gte=models.F("begins")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.office_id} {self.number}/{self.seq} {self.kind}"

    @property
    def ended_from(self) -> date:
        """The first day without it."""
        return self.ends + timedelta(days=1)


class IssuedPaper(models.Model):
    """One signed file in one language: of an attestation, or of a commission's conclusion.

    `path` is where it lies below `var/notices`; `sha256` covers every byte of it.
    """

    attestation = models.ForeignKey(
        Attestation, on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )
    conclusion = models.ForeignKey(
        "casework.Conclusion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
    )
    language = models.CharField(max_length=2)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
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
        ordering = ("issued_at", "language")
        constraints = (
            models.UniqueConstraint(
                fields=["attestation", "language"], name="one_paper_of_an_attestation"
            ),
            models.UniqueConstraint(
                fields=["conclusion", "language"], name="one_paper_of_a_conclusion"
            ),
            models.CheckConstraint(
                name="a_paper_of_one_thing",
                condition=models.Q(attestation=None) ^ models.Q(conclusion=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.language}"

    @property
    def said(self) -> str:
        """What it is, as people are told it."""
        return "attestation" if self.attestation_id else "conclusion"

    @property
    def about_iin(self) -> str:
        """The IIN of whom it is about."""
        if self.attestation is not None:
            return self.attestation.about.iin
        return str(self.conclusion.about_iin) if self.conclusion else ""

    @property
    def file_name(self) -> str:
        """The name under which a person downloads it: ASCII, safe in a header."""
        return f"{self.said}-{self.attestation_id or self.conclusion_id}-{self.language}.pdf"
