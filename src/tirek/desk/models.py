"""What an officer keeps for themselves."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """A way of looking at the queue that an officer gave a name: the address after the "?"."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=["user", "name"], name="views_of_an_officer_have_names"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.name}"
