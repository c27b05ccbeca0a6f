"""The tables of organisations that people choose, their journal, who chose which.

Only `supply.organisation_journal` writes rows; a row is never changed.
"""

from __future__ import annotations

from django.db import models

from tirek.accounts.models import Office
from tirek.casework.models import Case
from tirek.people.models import Person
from tirek.signatures.models import Signature
from tirek.supply.linked import Linked

LISTED = "Listed"
"""The kind of a row that says what the organisation is and how many people it takes."""


class Organisation(models.Model):
    """An office that gives a service in its place and all below; locked while a row is added.

    `places` (None where nobody said how many) and `listed` repeat the journal's last word.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="organisations")
    service = models.CharField(max_length=80)
    places = models.PositiveIntegerField(null=True)
    listed = models.BooleanField(default=False)
    last_seq = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("office__place", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["office", "service"], name="one_organisation_of_an_office"
            ),
        )

    def __str__(self) -> str:
        return f"{self.office} {self.service}"


class OrganisationRow(Linked):
    """One row of an organisation's journal. Only added.

    What happened `on` a day to the person of a case; or, for the kind `Listed`, what there is to
    know of the organisation (`payload`). `signature` is that under a choice.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rows")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("organisation", "seq")
        indexes = (
            models.Index(fields=["person"], name="rows_of_takers_by_person"),
            models.Index(fields=["case"], name="rows_of_takers_by_case"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "seq"], name="one_row_of_an_organisation"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.seq} {self.kind}"


class Taker(models.Model):
    """With which organisation a person stands in a service, as the journals say last."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="taken_services")
    service = models.CharField(max_length=80)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="takers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="takers")
    stage = models.CharField(max_length=20)
    on = models.DateField()

    class Meta:
        ordering = ("organisation", "-on", "pk")
        indexes = (models.Index(fields=["organisation", "stage"], name="takers_of_one"),)
        constraints = (
            models.UniqueConstraint(fields=["person", "service"], name="one_taker_of_a_service"),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.stage}"
