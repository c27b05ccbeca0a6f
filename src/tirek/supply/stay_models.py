"""The tables of places in homes: the homes, their journal, where each person stands.

Only `supply.stay_journal` writes rows; a row is never changed.
"""

from __future__ import annotations

from django.db import models

from tirek.accounts.models import Office
from tirek.casework.models import Case
from tirek.people.models import Person
from tirek.supply.work_models import Noted

PLACES = "Places"
"""The kind of a row that says how many places the home has from then on."""
HELD = ("living", "away")
"""Stages at which a person holds a place."""
OF_THE_HOME = ("waiting", *HELD)
"""Stages at which a person is the business of a home."""


class Home(models.Model):
    """An organisation in which people live; locked while a row is added to its journal.

    `places` are those at the cost of the budget, as its journal says last.
    """

    office = models.OneToOneField(Office, on_delete=models.PROTECT, related_name="home")
    places = models.PositiveIntegerField(default=0)
    last_seq = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("office__place", "pk")

    def __str__(self) -> str:
        return f"{self.office} {self.places}"


class HomeRow(Noted):
    """One row of a home's journal. Only added.

    What happened to the person of a case `on` a day; or, for the kind `Places`, how many places
    there are. A referral has the place on the list (`rank`, then `registered_at`) and the number
    of the `decision` in the case's own chain. `until` is the day by which somebody who went away
    is expected back.
    """

    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="rows")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    until = models.DateField(null=True)
    places = models.PositiveIntegerField(null=True)
    rank = models.PositiveSmallIntegerField(null=True)
    registered_at = models.DateTimeField(null=True)
    decision = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=1000, blank=True, default="")
    by_role = models.CharField(max_length=20)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("home", "seq")
        indexes = (
            models.Index(fields=["person"], name="rows_of_homes_by_person"),
            models.Index(fields=["case"], name="rows_of_homes_by_case"),
        )
        constraints = (models.UniqueConstraint(fields=["home", "seq"], name="one_row_of_a_home"),)

    def __str__(self) -> str:
        return f"{self.home_id} {self.seq} {self.kind}"


class HomeStay(models.Model):
    """Where a person stands, as the journals of the homes say last.

    `case` is the one that referred the person; `rank` and `registered_at` are the place on the
    list; `transfer_asked` why the home asks to move the person elsewhere.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="home_stay")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="home_stays")
    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="stays")
    stage = models.CharField(max_length=20)
    on = models.DateField()
    until = models.DateField(null=True)
    rank = models.PositiveSmallIntegerField()
    registered_at = models.DateTimeField()
    transfer_asked = models.CharField(max_length=1000, blank=True, default="")

    class Meta:
        ordering = ("home", "rank", "registered_at", "case")
        indexes = (models.Index(fields=["home", "stage"], name="stays_of_a_home"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.stage}"
