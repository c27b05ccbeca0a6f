"""The tables of hours of work: who works for whom, sheets, signatures, acts. All only added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from tirek.accounts.models import Office
from tirek.casework.models import Case
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month

if TYPE_CHECKING:
    from datetime import date


class Written(models.Model):
    """Who wrote a row, and when; the name as it was then."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=300)

    class Meta:
        abstract = True


class Noted(models.Model):
    """The same of what the system may write too: `by` is empty then."""

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=300)

    class Meta:
        abstract = True


class Worker(Written):
    """Somebody who does the work of a case, for an organisation (or for themselves).

    `answers` says by exclusion of the act what an officer found out, `sources` from what;
    `begins` is the day on which the notice that the order is accepted was received.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="workers")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    full_name = models.CharField(max_length=300)
    iin = models.CharField(max_length=12)
    born_on = models.DateField()
    close_relative = models.BooleanField()
    answers = models.JSONField()
    sources = models.CharField(max_length=1000)
    begins = models.DateField()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["office"], name="workers_of_an_office"),)

    def __str__(self) -> str:
        return f"{self.case} {self.full_name}"


class Stop(Noted):
    """Days on which the service stood still; `kind` is of the service's hours.toml, or death.

    A death that a registry told is noted by the system.

    A later row of the same kind and first day corrects the earlier one: so a stay that went on
    gets its last day.
    """

    DEATH = "death"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="stops_of_work")
    kind = models.CharField(max_length=40)
    first = models.DateField()
    last = models.DateField(null=True)
    source = models.CharField(max_length=1000)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.case} {self.kind} {self.first}"


class Sheet(Written):
    """A month of a worker, as it was typed; the last number of a month holds.

    `lines` are [day, hours] in order, both as text: ["2026-05-04", "4.5"].
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="sheets")
    first_day = models.DateField(help_text="of the month")
    number = models.PositiveSmallIntegerField()
    lines = models.JSONField()

    class Meta:
        ordering = ("first_day", "worker", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["worker", "first_day", "number"], name="one_sheet_of_a_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.worker} {self.month} {self.number}"

    @property
    def month(self) -> Month:
        """The month it is of."""
        day: date = self.first_day
        return Month.of(day)


class Signed(Written):
    """The person confirmed a sheet; after the person's death an officer notes that nobody can."""

    class How(models.TextChoices):
        PORTAL = "portal"
        PAPER = "paper"
        DEATH = "death"

    sheet = models.OneToOneField(Sheet, on_delete=models.PROTECT, related_name="signed")
    how = models.CharField(max_length=10, choices=How)

    def __str__(self) -> str:
        return f"{self.sheet} {self.how}"


class Act(Written):
    """The act of the work of a month: what the budget pays of a signed sheet, and why not the
    rest. `document` has the days with their reasons and citations; `tiyn` is empty where no act
    prints a price."""

    sheet = models.OneToOneField(Sheet, on_delete=models.PROTECT, related_name="act")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="acts")
    first_day = models.DateField(help_text="of the month")
    budget_hours = models.DecimalField(max_digits=7, decimal_places=2)
    own_hours = models.DecimalField(max_digits=7, decimal_places=2)
    tiyn = models.BigIntegerField(null=True)
    pay_by = models.DateField()
    document = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["worker", "first_day"], name="one_act_of_a_month"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number people read."""
        return f"{self.worker.case.number}/{Month.of(self.first_day)}/{self.worker_id}"

    @property
    def amount(self) -> Tenge | None:
        """What the budget pays; None while the price of an hour is not known."""
        if self.tiyn is not None:
            return Tenge.of_tiyn(self.tiyn)
        later = getattr(self, "priced", None)
        return Tenge.of_tiyn(later.tiyn) if later else None


class Priced(Written):
    """The sum of an act that was accepted before anybody had entered the price of an hour."""

    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="priced")
    tiyn = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.act_id} {self.tiyn}"
