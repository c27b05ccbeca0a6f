"""A row of a journal that is tied to the one before."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Linked(models.Model):
    """A row of a journal that is only added to; each is tied to the one before by its hash."""

    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=300)
    by_role = models.CharField(max_length=20)
    payload = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        abstract = True
