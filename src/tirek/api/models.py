"""Systems that may call Tirek, and the answers their writes were given."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SystemKey(models.Model):
    """A system with a key of its own.

    It acts as one `user` with that user's role and place; or, where `for_citizens`, as the
    citizen it names in every request (the portal of the state, a mobile application). The key
    itself is kept nowhere: only its hash is.
    """

    name = models.CharField(max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    for_citizens = models.BooleanField(default=False)
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("made_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="a_key_acts_as_one_user_or_for_citizens",
                condition=models.Q(user__isnull=False, for_citizens=False)
                | models.Q(user__isnull=True, for_citizens=True),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Written(models.Model):
    """A write that was answered: the same request again gets the same answer; never changed."""

    system = models.ForeignKey(SystemKey, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["system", "user", "key"], name="one_answer_for_one_idempotency_key"
            ),
        )

    def __str__(self) -> str:
        return f"{self.system_id} {self.key} {self.status}"
