"""Where the vouchers of a queue and its people stand, as the journal says last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.supply.models import Book, Queue, Voucher, VoucherStep
from tirek.supply.queries.elsewhere import granted_elsewhere
from tirek.supply.queries.journal import queues_of
from tirek.supply.queries.programmes import has_died
from tirek.supply.vouchers.guards import Period
from tirek.supply.vouchers.machine import Event, machine

BOUGHT = "Bought"
AT_HAND = frozenset({BOUGHT, "Returned", "Died"})
"""After these a voucher can be given to somebody."""
HELD = frozenset({"Issued", "ReturnAsked", "ReturnRefused"})
"""After these a person holds it."""
PROMISED = frozenset({"issued", "returning", "returned"})
"""Stages of a person who holds a voucher, or is offered another period."""


@dataclass(frozen=True)
class OfPerson:
    """The last step of a person in a book, and the stage it led to."""

    step: VoucherStep | None

    @property
    def stage(self) -> str:
        """By the table: every event leads to one stage."""
        return stage_after(self.step.kind) if self.step else machine().begins

    @property
    def given_back(self) -> Period | None:
        """The period that was returned in time, to which no other was offered yet."""
        back = self.step is not None and self.step.kind == "Returned"
        return self.step.voucher.period if self.step and back else None

    @property
    def asked_on(self) -> date | None:
        """The day on which the person asked to return it, while the section looks at it."""
        asked = self.step is not None and self.step.kind == "ReturnAsked"
        return local_day(self.step.at) if self.step and asked else None


def stage_after(kind: str) -> str:
    """The stage of a person after an event. KeyError for what is none."""
    events: dict[str, str] = {one.event: one.to for one in machine().moves}
    return events[kind]


def kinds_of(stages: Iterable[str]) -> list[Event]:
    """The events that lead to those stages."""
    wanted = frozenset(stages)
    return sorted({one.event for one in machine().moves if one.to in wanted})


def of_person(book: Book, person: int) -> OfPerson:
    """Where a person stands in a book, by whichever case."""
    steps = VoucherStep.objects.filter(book=book, case__subject=person)
    return OfPerson(steps.select_related("voucher", "case").order_by("seq").last())


def of_people(book: Book, people: Iterable[int]) -> dict[int, OfPerson]:
    """The same of many at once."""
    steps = VoucherStep.objects.filter(book=book, case__subject__in=list(people))
    last = {one.case.subject_id: one for one in steps.select_related("voucher", "case") if one.case}
    return {person: OfPerson(last.get(person)) for person in people}


def with_last(found: QuerySet[Voucher]) -> QuerySet[Voucher]:
    """Each voucher with `last_kind` and `last_case` of its journal."""
    steps = VoucherStep.objects.filter(voucher=OuterRef("pk")).order_by("-seq")
    return found.annotate(
        last_kind=Subquery(steps.values("kind")[:1]),
        last_case=Subquery(steps.values("case")[:1]),
    ).select_related("lot__book__queue")


def vouchers_of(queue: Queue) -> QuerySet[Voucher]:
    """Every voucher bought for a queue, the latest days first."""
    return with_last(Voucher.objects.filter(lot__book__queue=queue)).order_by("-arrives", "-pk")


def vouchers_seen_by(user: User) -> QuerySet[Voucher]:
    """Those of the queues an officer may see."""
    return with_last(Voucher.objects.filter(lot__book__queue__in=queues_of(user)))


def last_step(voucher: Voucher) -> VoucherStep:
    """What happened to it last; that it was bought, before anything."""
    steps = voucher.steps.select_related("case__subject", "voucher__lot__book__queue")
    return steps.order_by("seq").reverse()[0]


def is_promised(case: Case) -> bool:
    """Whether the person of the case holds a voucher, or is offered another period."""
    book = Book.objects.filter(queue__service=case.service, queue__place=case.place).first()
    return book is not None and of_person(book, case.subject_id).stage in PROMISED


def returned_in_time(book: Book) -> list[Case]:
    """Those to whom another period is offered, who returned first first; nobody who has died, or
    was granted the treatment in another place since."""
    steps = VoucherStep.objects.filter(book=book).exclude(case=None)
    later = VoucherStep.objects.filter(
        book=book, case__subject=OuterRef("case__subject"), seq__gt=OuterRef("seq")
    )
    found = steps.filter(~Exists(later), kind="Returned").select_related("case__subject")
    cases = [one.case for one in found.order_by("seq") if one.case]
    return [one for one in cases if not has_died(one) and granted_elsewhere(one) is None]


def last_of_case(case: Case) -> VoucherStep | None:
    """The last step of a voucher that the person of the case was given; None before any."""
    steps = VoucherStep.objects.filter(case=case).select_related("case", "voucher__lot")
    return steps.exclude(kind="Rejoined").order_by("seq").last()
