"""The tables of the queue journal. Only `supply.journal` writes here."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tirek.casework.models import Case
from tirek.people.models import Person
from tirek.supply.work_models import Act, Sheet, Signed, Stop, Worker

__all__ = ("JOINING", "LEFT", "Act", "Queue", "Row", "Sheet", "Signed", "Stop", "Worker")


class Queue(models.Model):
    """Those who wait for one service in one place; locked while a row is added to its journal."""

    service = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    last_seq = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("place", "service")
        constraints = (
            models.UniqueConstraint(fields=["place", "service"], name="one_queue_of_a_service"),
        )

    def __str__(self) -> str:
        return f"{self.service} @ {self.place}"


class Row(models.Model):
    """One row of the journal: somebody got a place in the queue, or left it. Only added.

    `rank` and `registered_at` are the place itself: who has the lower rank (an act puts them
    before others), then who was registered first. `decision` is the number of the event in the
    case's own chain that gave or took the place. A row repeats nothing it does not need: those
    who leave keep the place of the row by which they came.
    """

    class Kind(models.TextChoices):
        JOINED = "joined"
        CAME_BACK = "came_back"
        SERVED = "served"
        GONE = "gone"
        ENDED = "ended"

    queue = models.ForeignKey(Queue, on_delete=models.PROTECT, related_name="rows")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()
    registered_at = models.DateTimeField()
    decision = models.PositiveIntegerField()
    reason = models.CharField(max_length=1000, blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=300)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("queue", "seq")
        indexes = (
            models.Index(fields=["queue", "person", "seq"], name="rows_of_one_waiting"),
            models.Index(fields=["case"], name="rows_of_one_case"),
        )
        constraints = (
            models.UniqueConstraint(fields=["queue", "seq"], name="one_row_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.queue} {self.seq} {self.kind}"

    @property
    def waits(self) -> bool:
        """Whether the row gave a place."""
        return self.kind in JOINING


JOINING = (Row.Kind.JOINED, Row.Kind.CAME_BACK)
"""Rows that give a place; every other takes it."""
LEFT = (Row.Kind.SERVED, Row.Kind.GONE)
"""Rows after which a person may come back."""
