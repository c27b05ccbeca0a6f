"""The register of complaints. Only `appeals.actions` write here."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tirek.casework.models import Case
from tirek.documents.models import StoredFile

OPEN = ("lodged", "with_body", "with_quality_body")
"""Stages in which somebody still owes the complainant an answer."""


class Complaint(models.Model):
    """Somebody disagrees: with what, what they ask for, and where the complaint stands.

    What was lodged never changes. The columns below `stage` repeat what the chain of the case
    says (`queries.history.replayed`), so that lists can be asked for.
    """

    class Against(models.TextChoices):
        DECISION = "decision"
        REFUSAL_TO_ACCEPT = "refusal_to_accept"
        DELAY = "delay"
        CONDUCT = "conduct"

    class Addressee(models.TextChoices):
        BODY = "body"
        QUALITY_BODY = "quality_body"

    number = models.CharField(max_length=40, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="complaints")
    place = models.CharField(max_length=80)
    against = models.CharField(max_length=20, choices=Against)
    about = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="+",
        blank=True,
        help_text="the officers it is about: none of them sees or handles it",
    )
    officer_named = models.CharField(
        max_length=300, blank=True, help_text="as the complainant names the officer"
    )
    complainant = models.CharField(max_length=300)
    representative = models.BooleanField(default=False)
    complainant_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="complaints",
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="the officer who keyed in a complaint on paper",
    )
    text = models.TextField()
    wish = models.TextField()
    files = models.ManyToManyField(StoredFile, related_name="complaints", blank=True)
    channel = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    lodged_at = models.DateTimeField()
    received_on = models.DateField()
    told_on = models.DateField(help_text="the day the complainant learned of it")
    late = models.BooleanField(default=False)
    late_because = models.CharField(max_length=2000, blank=True)
    stage = models.CharField(max_length=20)
    addressee = models.CharField(max_length=20, choices=Addressee, blank=True)
    due_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    escalated_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("lodged_at", "pk")
        indexes = (
            models.Index(fields=["place", "stage", "due_on"], name="complaints_by_deadline"),
        )
        constraints = (
            models.CheckConstraint(
                name="complaint_language_is_known",
                condition=models.Q(language__in=["kk", "ru", "en"]),
            ),
        )

    def __str__(self) -> str:
        return self.number
