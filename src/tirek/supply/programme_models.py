"""What versions of individual programmes, and consents to a replacement, bring. Only added."""

from __future__ import annotations

from django.db import models

from tirek.casework.models import Case


class Anew(models.Model):
    """From that moment the person is owed a place in the queue again by a case that had its turn.

    Kept whether or not there is room for it now: who waits by another case takes it after that.
    """

    class Why(models.TextChoices):
        REPLACEMENT = "replacement"
        MEASURE_RETURNED = "measure_returned"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="owed_anew")
    why = models.CharField(max_length=20, choices=Why)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.case_id} {self.why}"
