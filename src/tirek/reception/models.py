"""The tables of the counter. Only `reception.actions` write here."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tirek.accounts.models import Office
from tirek.casework.canonical import UnicodeEncoder
from tirek.casework.models import Case, Draft


class Ticket(models.Model):
    """A number in one office's queue of one day; the database refuses any change."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="tickets")
    day = models.DateField()
    number = models.PositiveIntegerField()
    service = models.CharField(max_length=80)
    language = models.CharField(max_length=2)

    class Meta:
        ordering = ("office", "day", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["office", "day", "number"], name="one_number_in_a_queue"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day} № {self.number}"


class TicketEvent(models.Model):
    """What happened to a ticket: times of waiting and serving are measured from these alone."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    window = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ("ticket", "seq")
        constraints = (
            models.UniqueConstraint(fields=["ticket", "seq"], name="ticket_events_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.ticket} {self.kind}"


class Visit(models.Model):
    """Who stands at the counter with a draft, and how each paper was found.

    It lives as long as the draft: a person who was refused comes back to it.
    """

    draft = models.OneToOneField(
        Draft, on_delete=models.CASCADE, primary_key=True, related_name="visit"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="visits")
    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, null=True, blank=True, related_name="visits"
    )
    iin = models.CharField(max_length=12)
    document = models.CharField(max_length=40, help_text="kind of the identity document")
    document_number = models.CharField(max_length=40)
    papers = models.JSONField(encoder=UnicodeEncoder, default=dict, blank=True)
    taken_in = models.BooleanField(default=False)
    refusal = models.ForeignKey(
        "RefusalToAccept", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = (
            # Few among many: those who may come back.
            models.Index(
                fields=["office", "iin"],
                condition=models.Q(taken_in=False),
                name="visits_not_taken_in",
            ),
        )

    def __str__(self) -> str:
        return f"{self.draft_id} {self.document}"


class RefusalToAccept(models.Model):
    """An application that was not taken, and exactly why; the database refuses any change."""

    number = models.CharField(max_length=40, unique=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="refusals")
    draft_id = models.UUIDField(db_index=True)
    service = models.CharField(max_length=80)
    channel = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    person = models.CharField(max_length=400)
    iin = models.CharField(max_length=12)
    lacking = models.JSONField(encoder=UnicodeEncoder)
    papers = models.JSONField(encoder=UnicodeEncoder)
    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, null=True, blank=True, related_name="refusals"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=300)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["office", "-at", "-id"], name="register_of_refusals"),)

    def __str__(self) -> str:
        return self.number


class Kept(models.TextChoices):
    """Where the paper result of an application taken in at a counter is."""

    NOT_READY = "not_ready"
    STORED = "stored"
    RETURNED = "returned"
    ASKED_BACK = "asked_back"
    HANDED_OVER = "handed_over"


class Acceptance(models.Model):
    """An application taken in at a counter: what the lists of the front office are made from.

    What happened is told by the case's own events; this row says where things stand.
    """

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="acceptance"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="acceptances")
    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, null=True, blank=True, related_name="acceptances"
    )
    at = models.DateTimeField()
    forwarded_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=20, choices=Kept, default=Kept.NOT_READY)
    kept_until = models.DateField(null=True, blank=True, help_text="last day of keeping")
    asked_back_at = models.DateTimeField(null=True, blank=True)
    send_back_by = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (
            models.Index(fields=["office", "-at"], name="taken_in_at_an_office"),
            models.Index(fields=["office", "forwarded_at"], name="dossiers_to_forward"),
            models.Index(fields=["result", "kept_until"], name="results_by_their_last_day"),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.result}"
