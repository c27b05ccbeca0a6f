"""The tables of the queue journal and of the market.

Only `supply.journal` writes rows of queues, only `supply.steps` those of suppliers and choices.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tirek.accounts.models import Office
from tirek.casework.models import Case
from tirek.documents.models import StoredFile
from tirek.people.models import Person
from tirek.signatures.models import Signature
from tirek.supply.bought_models import (
    Consignment,
    Contract,
    Delivery,
    DeliveryStep,
    Finding,
    IssueList,
    Statement,
)
from tirek.supply.linked import Linked
from tirek.supply.mistake_models import (
    ContractMistake,
    ContractUndone,
    Mistake,
    Undone,
    VoucherActMistake,
    VoucherActUndone,
)
from tirek.supply.organisation_models import Organisation, OrganisationRow, Taker
from tirek.supply.party_models import PaidStay, Party, StatementAccepted
from tirek.supply.programme_models import Anew, Followed
from tirek.supply.stay_models import Home, HomeRow, HomeStay
from tirek.supply.supplier_models import Details, Mandate
from tirek.supply.voucher_models import Book, Lot, Voucher, VoucherAct, VoucherStep
from tirek.supply.work_models import Act, Priced, Sheet, Signed, Stop, Worker

__all__ = (
    "JOINING",
    "LEFT",
    "Act",
    "Anew",
    "Book",
    "Choice",
    "ChoiceStep",
    "Consignment",
    "Contract",
    "ContractMistake",
    "ContractUndone",
    "Delivery",
    "DeliveryStep",
    "Details",
    "Finding",
    "Followed",
    "Guarantee",
    "Home",
    "HomeRow",
    "HomeStay",
    "IssueList",
    "Linked",
    "Lot",
    "Mandate",
    "Mistake",
    "Move",
    "Offer",
    "Organisation",
    "OrganisationRow",
    "Outage",
    "PaidStay",
    "Party",
    "Priced",
    "Queue",
    "Row",
    "Sheet",
    "Signed",
    "Statement",
    "StatementAccepted",
    "Stop",
    "Supplier",
    "SupplierPaper",
    "SupplierStep",
    "Taker",
    "Undone",
    "Voucher",
    "VoucherAct",
    "VoucherActMistake",
    "VoucherActUndone",
    "VoucherStep",
    "Worker",
)


class Queue(models.Model):
    """Those who wait for one service in one place; locked while a row is added to its journal."""

    service = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    last_seq = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("place", "service")
        constraints = (
            models.UniqueConstraint(fields=["place", "service"], name="one_queue_of_a_service"),
        )

    def __str__(self) -> str:
        return f"{self.service} @ {self.place}"


class Row(models.Model):
    """One row of the journal: somebody got a place in the queue, or left it. Only added.

    `rank` and `registered_at` are the place itself: who has the lower rank (an act puts them
    before others), then who was registered first. `decision` is the number of the event in the
    case's own chain that gave or took the place. A row repeats nothing it does not need: those
    who leave keep the place of the row by which they came.
    """

    class Kind(models.TextChoices):
        JOINED = "joined"
        CAME_BACK = "came_back"
        SERVED = "served"
        GONE = "gone"
        ENDED = "ended"
        RESTORED = "restored"

    queue = models.ForeignKey(Queue, on_delete=models.PROTECT, related_name="rows")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()
    registered_at = models.DateTimeField()
    decision = models.PositiveIntegerField()
    reason = models.CharField(max_length=1000, blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=300)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("queue", "seq")
        indexes = (
            models.Index(fields=["queue", "person", "seq"], name="rows_of_one_waiting"),
            models.Index(fields=["case"], name="rows_of_one_case"),
        )
        constraints = (
            models.UniqueConstraint(fields=["queue", "seq"], name="one_row_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.queue} {self.seq} {self.kind}"

    @property
    def waits(self) -> bool:
        """Whether the row gave a place."""
        return self.kind in JOINING


JOINING = (Row.Kind.JOINED, Row.Kind.CAME_BACK, Row.Kind.RESTORED)
"""Rows that give a place; every other takes it."""
LEFT = (Row.Kind.SERVED, Row.Kind.GONE)
"""Rows after which a person may come back."""


class Supplier(models.Model):
    """An organisation that asked to be on the portal; `stage` is what its journal says last."""

    office = models.OneToOneField(Office, on_delete=models.PROTECT, related_name="supplier")
    stage = models.CharField(max_length=20)
    last_seq = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("office__place", "pk")

    def __str__(self) -> str:
        return f"{self.office} {self.stage}"


class SupplierStep(Linked):
    """What happened to a supplier; `papers` are those it asked with."""

    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="steps")

    class Meta:
        ordering = ("supplier", "seq")
        constraints = (
            models.UniqueConstraint(fields=["supplier", "seq"], name="one_step_of_a_supplier"),
        )

    def __str__(self) -> str:
        return f"{self.supplier_id} {self.seq} {self.kind}"


class SupplierPaper(models.Model):
    """A document a supplier asked to be admitted with. Only added."""

    step = models.ForeignKey(SupplierStep, on_delete=models.PROTECT, related_name="papers")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.file)


class Offer(models.Model):
    """A thing, a stay or hours that a supplier offers in a place and all below it. Only added.

    What it costs, how many there are and whether it is shown is said by its moves.
    """

    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="offers")
    service = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    name = models.CharField(max_length=300)
    place = models.CharField(max_length=80)
    sizes = models.JSONField(default=list, help_text="to choose one of; empty where there are none")
    photo = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["service", "kind"], name="offers_of_a_kind"),)

    def __str__(self) -> str:
        return self.name


class Choice(models.Model):
    """The choice that one's turn opened; `stage` is what its journal says last.

    A turn opens one, and one more for each further order of what is ordered in parts. `due_on` is
    the day on which the clock looks at it; `supplier` is whose the last order is. `replace_on` is
    the day from which what was received may be replaced, until the person is asked about it.
    """

    row = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="choices")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="choices")
    supplier = models.ForeignKey(
        Supplier, on_delete=models.PROTECT, null=True, related_name="choices"
    )
    stage = models.CharField(max_length=20)
    last_seq = models.PositiveIntegerField(default=0)
    due_on = models.DateField(null=True)
    replace_on = models.DateField(null=True)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=["due_on"], name="choices_by_day"),
            models.Index(fields=["replace_on"], name="choices_to_replace"),
            models.Index(fields=["supplier", "stage"], name="choices_of_a_supplier"),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.stage}"


class ChoiceStep(Linked):
    """What happened to a choice; `signature` is that under a contract and an order."""

    choice = models.ForeignKey(Choice, on_delete=models.PROTECT, related_name="steps")
    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("choice", "seq")
        constraints = (
            models.UniqueConstraint(fields=["choice", "seq"], name="one_step_of_a_choice"),
        )

    def __str__(self) -> str:
        return f"{self.choice_id} {self.seq} {self.kind}"


class Move(models.Model):
    """What changed about an offer: its price, so many pieces more or less, shown or not.

    Only added. A piece that an order took or gave back names the `step`.
    """

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="moves")
    price_tiyn = models.PositiveBigIntegerField(null=True)
    pieces = models.IntegerField(default=0)
    shown = models.BooleanField(null=True)
    step = models.ForeignKey(ChoiceStep, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("offer", "pk")

    def __str__(self) -> str:
        return f"{self.offer_id} {self.pieces:+d}"


class Guarantee(models.Model):
    """The guaranteed sum of a kind in a place from a day on, and the act that sets it. Only added.

    The acts at hand print none: an officer types it with its source.
    """

    service = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    sum_tiyn = models.PositiveBigIntegerField()
    since = models.DateField()
    source = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("service", "kind", "since", "pk")
        indexes = (models.Index(fields=["service", "kind", "place"], name="sums_of_a_kind"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.sum_tiyn} {self.since}"


class Outage(models.Model):
    """Days on which the portal was out: they count for nobody's term. Only added."""

    first = models.DateField()
    last = models.DateField()
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("first", "pk")
        constraints = (
            models.CheckConstraint(
                name="an_outage_ends_after_it_begins",
                condition=models.Q(last__gte=models.F("first")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.first} - {self.last}"


LIVE = ("open", "blocked", "ordered", "accepted", "in_delivery")
"""Stages at which a turn is not used up yet."""
