"""What the state asked first, and what came of it. Only `proactive.actions` write here."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tirek.casework.canonical import UnicodeEncoder
from tirek.casework.models import Case, Draft
from tirek.people.models import Person
from tirek.procedure.proactive import Codes
from tirek.sms.models import JournalLine

OPEN = "asked"
"""The stage in which an answer is waited for (procedure/proactive.toml)."""


class Request(models.Model):
    """One question to one person about one child and one service.

    `stage` repeats what the events say. While an answer is waited for `draft` holds the application
    as the registries tell it; without a consent it is thrown away.
    """

    service = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    applicant = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    phone = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    yes_code = models.CharField(max_length=4)
    no_code = models.CharField(max_length=4)
    asked_at = models.DateTimeField()
    lapses_at = models.DateTimeField()
    stage = models.CharField(max_length=20)
    last_seq = models.PositiveIntegerField(default=0)
    draft = models.OneToOneField(Draft, on_delete=models.SET_NULL, null=True, related_name="+")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=["place", "id"], name="requests_of_a_place"),
            models.Index(fields=["phone", "id"], name="requests_to_a_phone"),
            models.Index(fields=["stage", "lapses_at"], name="requests_that_lapse"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["service", "applicant", "subject"],
                condition=models.Q(stage=OPEN),
                name="asked_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["phone", "yes_code"],
                condition=models.Q(stage=OPEN),
                name="open_questions_to_a_phone_differ",
            ),
        )

    def __str__(self) -> str:
        return f"{self.service} {self.pk}"

    @property
    def asks_to_replace(self) -> bool:
        """Whether what a case gave is asked about: only then there is one before the answer."""
        return self.stage == OPEN and self.case_id is not None

    @property
    def codes(self) -> Codes:
        """What answers it."""
        return Codes(self.yes_code, self.no_code)


class RequestEvent(models.Model):
    """What happened to a request: who, when, by which message. The database refuses any change."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    actor_role = models.CharField(max_length=20)
    payload = models.JSONField(encoder=UnicodeEncoder, default=dict)
    line = models.OneToOneField(
        JournalLine,
        on_delete=models.PROTECT,
        null=True,
        related_name="request_event",
        help_text="the message of the journal that made it happen",
    )

    class Meta:
        ordering = ("request", "seq")
        constraints = (
            models.UniqueConstraint(fields=["request", "seq"], name="request_events_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.request_id}/{self.seq} {self.kind}"
