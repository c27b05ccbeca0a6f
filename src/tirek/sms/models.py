"""The SMS journal of the approved form, what became of each message, and one-time codes."""

from __future__ import annotations

import uuid

from django.db import models


class OneTimeCode(models.Model):
    """Six digits that prove that who confirms something holds the telephone.

    The digits are kept nowhere: they follow from `nonce` and the machine's secret key
    (`sms.digits`). `confirms` is the SHA-256 of what the person confirms; another content needs
    another code.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=40)
    phone = models.CharField(max_length=20)
    confirms = models.CharField(max_length=64)
    nonce = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("made_at",)
        indexes = (models.Index(fields=["phone", "made_at"], name="codes_of_a_phone"),)

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"


class JournalLine(models.Model):
    """One short message, out or in, in the columns of the approved form; never changed.

    The form is annex 7 to the technical-aids rules (Order No 287 of 30 June 2023), which other
    rules send to. `key` names the message for ever: a task that runs twice writes one line.
    `content` is what was written; instead of a one-time code it has stars.
    """

    class Direction(models.TextChoices):
        OUT = "out"
        IN = "in"

    key = models.CharField(max_length=120, unique=True)
    direction = models.CharField(max_length=3, choices=Direction)
    iin = models.CharField(max_length=12, blank=True, db_index=True)
    full_name = models.CharField(max_length=400, blank=True)
    search_name = models.CharField(max_length=400, blank=True, db_collation="C")
    born_on = models.DateField(null=True, blank=True)
    case_number = models.CharField(max_length=40, blank=True, db_index=True)
    service = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=80, blank=True)
    content = models.TextField()
    parts = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()
    phone = models.CharField(max_length=20)
    specialist = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=2)
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by"
    )
    code = models.ForeignKey(
        OneTimeCode, on_delete=models.PROTECT, null=True, blank=True, related_name="lines"
    )

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=["place", "id"], name="journal_of_a_place"),
            models.Index(fields=["phone", "id"], name="journal_of_a_phone"),
            models.Index(fields=["search_name"], name="journal_by_name"),
        )

    def __str__(self) -> str:
        return self.key


class Delivery(models.Model):
    """What became of a message: queued, sent, delivered, failed; or received. Never changed."""

    class State(models.TextChoices):
        QUEUED = "queued"
        SENT = "sent"
        DELIVERED = "delivered"
        FAILED = "failed"
        RECEIVED = "received"

    line = models.ForeignKey(JournalLine, on_delete=models.PROTECT, related_name="deliveries")
    state = models.CharField(max_length=10, choices=State)
    at = models.DateTimeField()
    reference = models.CharField(max_length=80, blank=True, help_text="the gateway's own number")
    detail = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["line", "state"],
                condition=~models.Q(state="failed"),
                name="a_message_is_sent_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.line_id} {self.state}"
