"""What versions of individual programmes, and consents to a replacement, bring. Only added."""

from __future__ import annotations

from django.db import models

from tirek.casework.models import Case
from tirek.registries.models import Programme


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


class Followed(models.Model):
    """What a new version of the individual programme did to something of a case.

    `thing` and `did` are of the line of the service that says so (`procedure.programme`), `stage`
    is where the thing stood. A change that touches nothing has a row as well, without a thing.
    """

    version = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="followed")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="followed")
    change = models.CharField(max_length=20)
    thing = models.CharField(max_length=20, blank=True)
    stage = models.CharField(max_length=20, blank=True)
    did = models.CharField(max_length=20, blank=True)
    cites = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.case_id} {self.change} {self.thing} {self.did}"
