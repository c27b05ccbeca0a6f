"""What is owed to suppliers, how far each claim has come, and what keeps it from being paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db.models import (
    BooleanField,
    Case,
    F,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import RawSQL

from tirek.payments.models import AccountWord, SupplierAccount, SupplierClaim
from tirek.payments.places import places_under
from tirek.payments.sql import rows

State = Literal["owed", "on_way", "again", "paid", "taken_back"]
OVER: tuple[State, ...] = ("paid", "taken_back")
"""States in which nothing more is to be paid."""
OF_CLAIM = "FROM payments_supplierstanding s WHERE s.claim_id = payments_supplierclaim.id"
PAID = f"(SELECT coalesce(sum(s.paid_tiyn), 0)::bigint {OF_CLAIM})"
OWED = """(
    SELECT o.owed_tiyn FROM payments_supplierowed o WHERE o.claim_id = payments_supplierclaim.id)"""
OPEN = f"(SELECT coalesce(bool_or(s.open), false) {OF_CLAIM})"
TRIED = f"EXISTS (SELECT {OF_CLAIM} AND s.status <> 'dropped')"
PAID_ON = """(
    SELECT max(o."on") FROM payments_supplieroutcome o
    JOIN payments_suppliertransfer t ON t.id = o.instruction_id
    WHERE t.claim_id = payments_supplierclaim.id AND o.status IN ('accepted', 'decided_paid'))"""

TOTALS = """
WITH rest AS (
    SELECT c.payee_id, c.due_on, o.owed_tiyn - (
        SELECT coalesce(sum(s.paid_tiyn), 0) FROM payments_supplierstanding s
        WHERE s.claim_id = c.id) AS tiyn
    FROM payments_supplierclaim c
    JOIN payments_supplierowed o ON o.claim_id = c.id
    WHERE c.place = ANY(%(places)s)
)
SELECT coalesce(sum(tiyn), 0)::bigint AS unpaid,
    coalesce(sum(tiyn) FILTER (WHERE due_on < %(today)s), 0)::bigint AS overdue,
    coalesce(array_agg(DISTINCT payee_id), '{}') AS suppliers
FROM rest
"""


def claims_of_place(place: str) -> QuerySet[Any]:
    """Those that the place pays, what is not paid first, by the day they are due."""
    return _told(SupplierClaim.objects.filter(place__in=places_under(place)))


def claimed(things: Iterable[str]) -> set[str]:
    """Those of the things for which there is a claim, whatever became of it."""
    found = SupplierClaim.objects.filter(source__in=list(things))
    return set(found.values_list("source", flat=True))


def claims_of_office(office_id: int) -> QuerySet[Any]:
    """Those of one supplier; contributions for its work are paid to somebody else."""
    own = SupplierClaim.objects.filter(payee=office_id, of=None)
    return _told(own)


def _told(claims: QuerySet[SupplierClaim]) -> QuerySet[Any]:
    """Each with `owed` and `paid` (tiyn), `open`, `tried` and `paid_on`."""
    flag = BooleanField()
    found = claims.annotate(
        owed=RawSQL(OWED, ()),
        paid=RawSQL(PAID, ()),
        open=RawSQL(OPEN, (), output_field=flag),
        tried=RawSQL(TRIED, (), output_field=flag),
        paid_on=RawSQL(PAID_ON, ()),
    )
    done = Case(When(paid__gte=F("owed"), then=Value(1)), default=Value(0))
    return (
        found.annotate(done=done)
        .select_related("case", "payee", "rate")
        .order_by("done", F("due_on").asc(nulls_last=True), "pk")
    )


@dataclass(frozen=True, slots=True)
class Totals:
    """What a place owes and has not paid, of it what is overdue, and every supplier it pays."""

    unpaid_tiyn: int
    overdue_tiyn: int
    suppliers: tuple[int, ...]


def totals_of(place: str, today: date) -> Totals:
    """Of all claims of the place and below."""
    (found,) = rows(TOTALS, {"places": places_under(place), "today": today})
    return Totals(found["unpaid"], found["overdue"], tuple(found["suppliers"]))


def state_of(claim: Any) -> State:
    """How far it has come; "again": the bank did not pay, the next run takes it anew."""
    if claim.owed == 0:
        return "taken_back"
    if claim.paid >= claim.owed:
        return "paid"
    if claim.open:
        return "on_way"
    return "again" if claim.tried else "owed"


def is_late(claim: Any, today: date) -> bool:
    """Whether the day by which an act wants it paid has passed, and it is not."""
    return claim.due_on is not None and claim.due_on < today and state_of(claim) not in OVER


def papers_late(claim: SupplierClaim) -> bool:
    """Whether the papers came after the term that a death began."""
    return claim.papers_by is not None and claim.handed_in > claim.papers_by


def without_rate(place: str) -> QuerySet[SupplierClaim]:
    """Pay for hours whose contributions nobody can work out: no rate is entered and agreed."""
    of_hours = SupplierClaim.objects.filter(
        place__in=places_under(place), contributions_by__isnull=False
    ).annotate(owed=RawSQL(OWED, ()))
    return of_hours.filter(owed__gt=0, contributions=None).order_by("contributions_by", "pk")


def accounts_of(offices: Iterable[int], place: str) -> list[Any]:
    """Every account those suppliers entered, the newest first, with the `admitted` word of the
    place (None: nobody has looked yet) and the `said` beside it."""
    word = AccountWord.objects.filter(account=OuterRef("pk"), place=place).order_by("-pk")
    found = SupplierAccount.objects.filter(office__in=set(offices)).annotate(
        admitted=Subquery(word.values("admitted")[:1]), said=Subquery(word.values("words")[:1])
    )
    return list(found.select_related("office").order_by("office", "-pk"))


def own_accounts(office_id: int) -> list[tuple[SupplierAccount, Mapping[str, bool]]]:
    """Every account of one supplier, the newest first, with what each place says of it now."""
    found = SupplierAccount.objects.filter(office=office_id).order_by("-pk")
    said = found.prefetch_related(Prefetch("words", AccountWord.objects.order_by("pk")))
    return [(one, {word.place: word.admitted for word in one.words.all()}) for one in said]


def paid_to(offices: Iterable[int], place: str) -> Mapping[int, Any]:
    """By supplier, the account that the place pays to: the newest it admits."""
    found: dict[int, Any] = {}
    for one in accounts_of(offices, place):
        if one.admitted:
            found.setdefault(one.office_id, one)
    return found
