"""The tables of a case. Only `casework.actions` write here."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from tirek.accounts.models import Office
from tirek.casework.canonical import UnicodeEncoder
from tirek.casework.issued import Attestation as Attestation
from tirek.casework.issued import IssuedPaper as IssuedPaper
from tirek.documents.models import StoredFile
from tirek.people.models import Person

UNDECIDED = (
    "submitted",
    "registered",
    "in_examination",
    "more_information",
    "hearing",
    "waiting_for_law",
    "proposed",
)
"""Stages in which the department still owes the applicant an answer."""


class NumberSeries(models.Model):
    """The last registration number given in one office in one year; taken under a row lock."""

    code = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["code", "year"], name="one_series_per_office_and_year"),
        )

    def __str__(self) -> str:
        return f"{self.code}-{self.year}-{self.last:06d}"


def _undecided(name: str, *first: str, **also: bool) -> models.Index:
    condition = models.Q(stage__in=UNDECIDED, **also)
    return models.Index(fields=[*first, "due_on", "id"], condition=condition, name=name)


class Turn(models.IntegerChoices):
    """Whom an office works for first: `casework.turn`."""

    FIRST = 0
    IN_ORDER = 1


class Case(models.Model):
    """One application, from its registration to its end.

    The columns below `seq` repeat what the events say, so that lists can be asked for; they are
    written together with the event, in one transaction, by `casework.record` alone.
    """

    number = models.CharField(max_length=40, unique=True)
    service = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    applicant = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="applications")
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    applicant_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="the officer who took the application at a counter or keyed in the paper",
    )
    asked = models.CharField(
        max_length=80,
        blank=True,
        default="",
        db_default="",
        help_text="what it asks for, where a person may have several applications at once",
    )
    channel = models.CharField(max_length=20, default="portal")
    language = models.CharField(max_length=2)
    files = models.ManyToManyField(StoredFile, related_name="cases", blank=True)
    subject_key = models.CharField(
        max_length=800, default="", db_collation="C", help_text="orders lists by the child's name"
    )
    last_seq = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=40)
    received_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    paid_until = models.DateField(
        null=True, blank=True, help_text="first day that the granted schedule no longer covers"
    )
    hearing_at = models.DateTimeField(null=True, blank=True)
    turn = models.PositiveSmallIntegerField(
        choices=Turn, default=Turn.IN_ORDER, db_default=Turn.IN_ORDER
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_cases",
    )
    on_hold = models.BooleanField(default=False)
    held_because = models.CharField(max_length=2000, blank=True, default="")
    changes_open = models.PositiveSmallIntegerField(
        default=0, db_default=0, help_text="reported changes that nobody has checked yet"
    )
    reminded_on = models.DateField(null=True, blank=True)
    escalated_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("received_on", "number")
        indexes = (
            models.Index(fields=["place", "stage", "due_on"], name="worklist_by_deadline"),
            models.Index(fields=["service", "subject"], name="cases_of_one_child"),
            # Each order of a list, in one place and in all the places that an overseer sees.
            models.Index(fields=["place", "due_on", "id"], name="place_by_deadline"),
            models.Index(fields=["place", "received_on", "id"], name="place_by_receipt"),
            models.Index(fields=["place", "subject_key", "id"], name="place_by_name"),
            models.Index(fields=["place", "number"], name="place_by_number"),
            models.Index(fields=["due_on", "id"], name="all_by_deadline"),
            models.Index(fields=["received_on", "id"], name="all_by_receipt"),
            models.Index(fields=["subject_key", "id"], name="all_by_name"),
            # What is still owed: few among many, and looked at all day.
            _undecided("undecided_in_place", "place"),
            _undecided("undecided_of_officer", "assigned_to"),
            _undecided("undecided_everywhere"),
            _undecided("turns_in_place", "place", "turn"),
            _undecided("turns_of_officer", "assigned_to", "turn"),
            _undecided("turns_everywhere", "turn"),
            _undecided("reminded_in_place", "place", reminded_on__isnull=False),
            _undecided("escalated_in_place", "place", escalated_on__isnull=False),
            models.Index(
                fields=["place", "id"],
                condition=models.Q(changes_open__gt=0),
                name="changes_to_check",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["service", "applicant", "subject", "asked"],
                condition=models.Q(stage__in=UNDECIDED),
                name="one_undecided_application",
                violation_error_message="an application for this child is already being examined",
            ),
        )

    def __str__(self) -> str:
        return self.number


class CaseWords(models.Model):
    """What a case is found by: names, IINs and phones of its people.

    Kept by the database itself (migration 0005), whoever writes a case or renames a person. Each
    word stands there twice: alone, and behind its place, so that a search in one place stays in it.
    """

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="words"
    )
    lexemes = SearchVectorField()

    class Meta:
        indexes = (GinIndex(fields=["lexemes"], name="cases_by_words"),)

    def __str__(self) -> str:
        return f"{self.case_id}"


class Draft(models.Model):
    """An application that is still being filled in; it belongs to whoever fills it in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="drafts",
        help_text="who fills it in; nobody: Tirek itself, for what the state offers first",
    )
    service = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    channel = models.CharField(max_length=20, default="portal")
    received_at = models.DateTimeField(
        null=True, blank=True, help_text="when a paper that is keyed in was really received"
    )
    language = models.CharField(max_length=2)
    answers = models.JSONField(encoder=UnicodeEncoder, default=dict, blank=True)
    files = models.ManyToManyField(StoredFile, related_name="drafts", blank=True)
    started_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="draft"
    )
    prepared = models.CharField(
        max_length=80,
        blank=True,
        default="",
        db_default="",
        help_text="the situation of life in which Tirek began it for the person",
    )

    class Meta:
        ordering = ("-updated_at", "pk")

    def __str__(self) -> str:
        return f"{self.service} {self.id}"


class Event(models.Model):
    """What happened in a case: who, when, on what basis. The database refuses any change."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    actor_name = models.CharField(max_length=300)
    actor_role = models.CharField(max_length=20)
    basis = models.JSONField(encoder=UnicodeEncoder, default=list, blank=True)
    payload = models.JSONField(encoder=UnicodeEncoder, default=dict, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("case", "seq")
        constraints = (models.UniqueConstraint(fields=["case", "seq"], name="events_in_order"),)
        # What happened in some days is counted every night, of millions of events.
        indexes = (models.Index(fields=["at"], name="events_by_time"),)

    def __str__(self) -> str:
        return f"{self.case_id}/{self.seq} {self.kind}"


class Look(models.Model):
    """An officer looked at a case; never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    page = models.CharField(max_length=80)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.case_id} {self.page}"


class Conclusion(models.Model):
    """What a commission concluded about a person, with or without a case; never changed.

    `members` are those who took part, [{"user", "name"}]; `composition` is how many the commission
    has. It counts only once each of them signed it (`procedure.commission`).
    """

    case = models.ForeignKey(
        Case,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="conclusions",
        help_text="none where it was given before anybody applied",
    )
    commission = models.CharField(max_length=40)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
    given_on = models.DateField()
    about_iin = models.CharField(max_length=12)
    positive = models.BooleanField()
    words = models.TextField()
    begins = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    composition = models.PositiveSmallIntegerField()
    members = models.JSONField(encoder=UnicodeEncoder)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("written_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["office", "number"], name="conclusions_of_an_office_have_numbers"
            ),
        )

    def __str__(self) -> str:
        return f"{self.commission} {self.number}"


class ConclusionSignature(models.Model):
    """One member signed a conclusion in their own account; `sha256` is of what they read."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.PROTECT, related_name="signatures")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ("signed_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["conclusion", "member"], name="a_member_signs_once"),
        )

    def __str__(self) -> str:
        return f"{self.conclusion_id} {self.member_id}"


class Vouching(models.Model):
    """An organisation that gave a paper of the case, and may be asked whether it still holds.

    What it answered is in the events of the case; `answer` and `since` repeat the last one, so
    that an organisation's list can be asked for.
    """

    class Answer(models.TextChoices):
        NONE = "none"
        CONFIRMED = "confirmed"
        DISPUTED = "disputed"
        ENDED = "ended"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="vouchings")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="vouchings")
    registry = models.CharField(max_length=40, help_text="the registry that would tell the same")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=Answer, default=Answer.NONE)
    since = models.DateField(null=True, blank=True, help_text="the first day it holds no more")

    class Meta:
        ordering = ("-asked_at", "pk")
        indexes = (models.Index(fields=["office", "answer"], name="vouchings_of_an_office"),)
        constraints = (
            models.UniqueConstraint(
                fields=["case", "office", "registry"], name="an_office_vouches_once_for_a_case"
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.office_id} {self.answer}"
