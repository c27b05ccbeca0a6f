"""What a case has that a new version of the individual programme may touch, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.procedure.programme import Change, Thing
from tirek.registries.models import Programme as Version
from tirek.supply import bought
from tirek.supply.course import locked as choice_locked
from tirek.supply.models import (
    LIVE,
    Book,
    Choice,
    Delivery,
    HomeStay,
    Queue,
    Row,
    Taker,
    Voucher,
)
from tirek.supply.organisation_course import held_taker
from tirek.supply.organisations.table import HOLDING
from tirek.supply.queries.bought import OVER
from tirek.supply.queries.owed import row_of
from tirek.supply.queries.programmes import lost_by
from tirek.supply.queries.vouchers import OfPerson, of_person
from tirek.supply.queries.waiting import last_row
from tirek.supply.queries.work import died_on, held_for
from tirek.supply.stay_course import held_stay
from tirek.supply.stay_models import OF_THE_HOME
from tirek.supply.voucher_room import return_by


@dataclass(frozen=True)
class Touched:
    """A thing of a case, and where it stands; `it` is empty for what is no row of its own."""

    thing: Thing
    stage: str
    it: Row | Choice | Delivery | Voucher | HomeStay | Taker | None = None


@dataclass(frozen=True)
class Met:
    """A change that meets a case; `queue` is held, None for a service in which nobody waits."""

    case: Case
    change: Change
    version: Version
    queue: Queue | None
    at: datetime

    @property
    def on(self) -> date:
        """The day on which it became known."""
        return local_day(self.at)


def things_of(met: Met) -> Iterator[Touched]:
    """Everything that is under way; or that it was ended because the measure was withdrawn."""
    if met.change == "returned":
        lost = lost_by(met.case)
        yield from [Touched("lost", "ended")] if "lost" in lost else []
        yield from [Touched("hours", "stopped")] if "hours" in lost else []
        return
    if met.queue is not None:
        yield from _waits(met, met.queue)
        yield from _voucher(met, met.queue)
    yield from _ordered(met.case)
    yield from _hours(met)
    yield from _home(met.case)
    yield from _organisation(met.case)


def _waits(met: Met, queue: Queue) -> Iterator[Touched]:
    row = last_row(queue, met.case)
    if row is not None and row.waits and row.case_id == met.case.pk:
        yield Touched("place", "waiting", row)


def _ordered(case: Case) -> Iterator[Touched]:
    for choice in case.choices.filter(stage__in=LIVE).order_by("pk"):
        held = choice_locked(choice)
        yield Touched("choice", held.stage, held)
    for delivery in case.deliveries.exclude(stage__in=OVER).order_by("pk"):
        held_one = bought.held(delivery)
        yield Touched("bought", held_one.stage, held_one)


def _hours(met: Met) -> Iterator[Touched]:
    """The hours of somebody whose turn came. What ended them once is not told again, but a death
    is, on whatever day it was noted before."""
    case = met.case
    if service_of(case).hours_of_work is None or met.queue is None:
        return
    held_for(case)
    row, died = row_of(met.queue, case), died_on(case)
    if row is None or row.kind != Row.Kind.SERVED:
        return
    over = died is not None or "hours" in lost_by(case)
    told = died == met.version.died_on if met.change == "died" else over
    if not told:
        yield Touched("hours", "working" if case.workers.exists() else "turn")


def _voucher(met: Met, queue: Queue) -> Iterator[Touched]:
    book = Book.objects.filter(queue=queue).first()
    stands = of_person(book, met.case.subject_id) if book else OfPerson(None)
    if stands.step is None or stands.step.case_id != met.case.pk:
        return
    stage, voucher = stands.stage, stands.step.voucher
    if stage in ("issued", "returning"):
        yield Touched("voucher", _when(met, stands, voucher) or stage, voucher)
    if stage == "returned" and met.change == "died":
        yield Touched("voucher", stage, voucher)


def _when(met: Met, stands: OfPerson, voucher: Voucher) -> str:
    """Whether the person had arrived by then, or is it too late to pass the voucher on; the day of
    a return is that on which it was asked for."""
    if (met.version.died_on or met.on) >= voucher.arrives:
        return "arrived"
    since = met.on if met.change == "died" else stands.asked_on or met.on
    return "late" if since > return_by(voucher) else ""


def _home(case: Case) -> Iterator[Touched]:
    if service_of(case).homes is not None:
        stay = held_stay(case.subject_id)
        if stay is not None and stay.case_id == case.pk and stay.stage in OF_THE_HOME:
            yield Touched("home", stay.stage, stay)


def _organisation(case: Case) -> Iterator[Touched]:
    if service_of(case).organisation is not None:
        taker = held_taker(case)
        if taker is not None and taker.case_id == case.pk and taker.stage in HOLDING:
            yield Touched("organisation", taker.stage, taker)
