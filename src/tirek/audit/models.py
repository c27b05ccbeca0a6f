"""Seals, walks through the register, and attempts: what an auditor relies on. Rows are only added.

The seals tie together the chains of all cases and every row that is only added.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from tirek.casework.models import Case
from tirek.payments.models import PaymentRun


class Seal(models.Model):
    """The rows of one table with `after` < id <= `up_to`, put under one hash; never changed.

    `root` is the Merkle root over the rows (`audit.merkle`), `columns` what of each row is hashed.
    `hash` covers all of it and the hash of the seal before: a row, a case or a whole chain that is
    altered, swapped or taken away later no longer fits. `leaves` are the rows in short, to name
    the first one that differs.
    """

    number = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    table = models.CharField(max_length=63)
    columns = ArrayField(models.CharField(max_length=63))
    after = models.BigIntegerField()
    up_to = models.BigIntegerField()
    rows = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    leaves = models.TextField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=["table", "up_to"], name="seals_of_a_table"),)

    def __str__(self) -> str:
        return f"{self.number} {self.table}"


class Walk(models.Model):
    """Somebody (nobody: Tirek by itself) asked for the whole register to be walked."""

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d}"


class WalkResult(models.Model):
    """What a walk found: how many things were looked at in each part, and the broken links.

    `broken` has the first of them, [{"kind", "case", "values"}]; `found` counts all.
    """

    walk = models.OneToOneField(Walk, on_delete=models.PROTECT, related_name="result")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    looked_at = models.JSONField()
    found = models.PositiveIntegerField()
    broken = models.JSONField()

    def __str__(self) -> str:
        return f"{self.walk_id}: {self.found}"


class Attempt(models.Model):
    """An officer tried to deal with their own case, or to confirm what they had prepared.

    It is about a case, or about a payment run.
    """

    class Kind(models.TextChoices):
        OWN_CASE = "own_case"
        SAME_PERSON = "same_person"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="attempts")
    run = models.ForeignKey(PaymentRun, on_delete=models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    page = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(case__isnull=False) ^ models.Q(run__isnull=False),
                name="attempt_at_a_case_or_a_run",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.user_id}"
