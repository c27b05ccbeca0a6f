"""The seals: what ties together the chains of all cases and every row that is only added."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


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
