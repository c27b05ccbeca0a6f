"""What people answered, what is entered by hand, and the reports. Rows are only added."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tirek.casework.models import Case


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
