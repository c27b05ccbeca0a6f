"""What people answered, what is entered by hand, the reports, and days counted for pictures.

Answers, entries and reports are only added. The counts of days repeat what the events say, so that
a picture of a year asks for a few thousand rows; they are written by `actions.count_days` alone.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tirek.casework.models import Case
from tirek.payments.models import PaymentRegister


class Asked(models.Model):
    """The applicant of a case has answered the questions: once, and never again."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="satisfaction")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.case_id}"


class Answer(models.Model):
    """One answer, tied to no case and no person: a place, a service, a month."""

    place = models.CharField(max_length=80)
    service = models.CharField(max_length=80)
    month = models.DateField(help_text="the first day of the month of the answer")
    indicator = models.CharField(max_length=20)
    satisfied = models.BooleanField()

    class Meta:
        indexes = (models.Index(fields=["place", "month", "indicator"], name="answers_of_a_place"),)

    def __str__(self) -> str:
        return f"{self.place} {self.indicator}"


class Entry(models.Model):
    """A figure of a year that nothing measures, in percent; a later one stands for an earlier."""

    place = models.CharField(max_length=80)
    service = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=20)
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="entry_is_a_share", condition=models.Q(percent__gte=0, percent__lte=100)
            ),
        )

    def __str__(self) -> str:
        return f"{self.place} {self.year} {self.indicator}"


class Report(models.Model):
    """The table of a place for a quarter or a year, as it was on the day it was made."""

    place = models.CharField(max_length=80)
    span = models.CharField(max_length=7, help_text='"2026-Q1" or "2026"')
    due_on = models.DateField()
    made_at = models.DateTimeField()
    document = models.JSONField()

    class Meta:
        ordering = ("-due_on", "place")
        constraints = (
            models.UniqueConstraint(fields=["place", "span"], name="one_report_of_a_span"),
        )

    def __str__(self) -> str:
        return f"{self.place} {self.span}"


class CountedUntil(models.Model):
    """All days before this one are counted; the latest row holds."""

    day = models.DateField(unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.day}"


class StageStay(models.Model):
    """How many cases left a stage on a day after so many hours; whole days from four days on."""

    day = models.DateField()
    place = models.CharField(max_length=80)
    service = models.CharField(max_length=80)
    stage = models.CharField(max_length=40)
    hours = models.PositiveIntegerField()
    cases = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["place", "day", "service", "stage", "hours"], name="one_count_of_stays"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.place} {self.stage}"


class DayOfPlace(models.Model):
    """What came in and what was decided on a day, and how much of it by its deadline."""

    day = models.DateField()
    place = models.CharField(max_length=80)
    service = models.CharField(max_length=80)
    received = models.PositiveIntegerField(default=0)
    decided = models.PositiveIntegerField(default=0)
    in_time = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["place", "day", "service"], name="one_count_of_a_day_and_place"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.place}"


class ListedSum(models.Model):
    """What one payment register lists for one service."""

    register = models.ForeignKey(PaymentRegister, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=64)
    month = models.CharField(max_length=7)
    service = models.CharField(max_length=64)
    lines = models.PositiveIntegerField()
    tiyn = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["register", "service"], name="one_sum_of_a_register_and_service"
            ),
        )
        indexes = (models.Index(fields=["place", "month"], name="sums_by_place_and_month"),)

    def __str__(self) -> str:
        return f"{self.place} {self.month}"
