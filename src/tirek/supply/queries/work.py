"""The account of the hours of a person: each month, what is paid and why not, what is left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from tirek.accounts.models import Office, OfficeKind, User
from tirek.accounts.places import below
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.catalogue import the_law
from tirek.law.edition import Edition
from tirek.people.models import Person
from tirek.procedure.rate import index_on
from tirek.procedure.work import account as hours_account
from tirek.procedure.work.account import (
    Given,
    MonthOfHours,
    NormOn,
    Stopped,
    Worked,
)
from tirek.procedure.work.hours_of_work import (
    HoursOfWork,
    Norm,
    entered_kinds,
    norm_of,
    with_entered,
)
from tirek.supply.models import Act, Sheet, Signed, Stop, Worker
from tirek.supply.queries.sums import Entered, entered_sums
from tirek.supply.work_document import days_of

BORDER_DAYS = "border_days"
"""The reading that says whether the first and the last day of a stop are stopped."""


@dataclass(frozen=True)
class SheetCounted:
    """The last sheet of a month of a worker: as it is paid, and how far it has come."""

    sheet: Sheet
    counted: MonthOfHours
    amount: Tenge | None
    pay_by: date
    signed: Signed | None
    act: Act | None

    @property
    def worker(self) -> Worker:
        """Whose work it is."""
        return self.sheet.worker


@dataclass(frozen=True)
class YearOfHours:
    """Hours of a calendar year; `most` and `left` are None where the act has no norm of a year."""

    year: int
    budget: Decimal
    own: Decimal
    most: Decimal | None

    @property
    def left(self) -> Decimal | None:
        """What the budget may still pay."""
        return None if self.most is None else self.most - self.budget


@dataclass(frozen=True)
class Account:
    """Everything of the hours of a person in one service, whatever the case."""

    hours: HoursOfWork
    months: Sequence[SheetCounted]
    years: Sequence[YearOfHours]

    def of_sheet(self, sheet: Sheet) -> SheetCounted:
        """The month of that sheet. Raises LookupError for one that was corrected."""
        for one in self.months:
            if one.sheet.pk == sheet.pk:
                return one
        raise LookupError(f"sheet {sheet.pk} was corrected")


def account_of(case: Case) -> Account:
    """The months in order. What an act has accepted stands as it is; the rest takes what is left.

    The norm of a year is per person: the sheets of other cases of the service count too.
    """
    hours = service_of(case).hours_of_work
    assert hours is not None, "the service is not hours of work"
    sheets = _last_sheets(case)
    acts = {act.sheet_id: act for act in acts_with_sums().filter(sheet__in=sheets)}
    done = {
        one.pk: MonthOfHours(_pure(one), days_of(acts[one.pk].document))
        for one in sheets
        if one.pk in acts
    }
    signed = {one.sheet_id: one for one in Signed.objects.filter(sheet__in=sheets)}
    waiting = [one for one in sheets if one.pk not in done]
    # What the person has confirmed comes first: a sheet that nobody signed takes nothing from it.
    for confirmed in (True, False):
        theirs = [one for one in waiting if (one.pk in signed) is confirmed]
        done |= _counted(case, hours, theirs, done.values())
    sums = _sums(case, done, acts)
    months = [
        _row(hours, one, done[one.pk], sums[one.pk], signed.get(one.pk), acts.get(one.pk))
        for one in sheets
    ]
    return Account(hours, months, _years(case, months))


def _sums(
    case: Case, done: Mapping[int, MonthOfHours], acts: Mapping[int, Act]
) -> dict[int, Tenge | None]:
    """What the budget pays for each sheet: as accepted, then of what that leaves of the month.

    `done` has the sheets in the order in which they take hours: they take money in the same.
    """
    parameters, norm_on = the_law().parameters, norms_of(case)
    taken: dict[Month, Tenge] = {}
    found: dict[int, Tenge | None] = {}
    for pk, counted in done.items():
        month = counted.sheet.month
        before = taken.get(month, Tenge.ZERO)
        found[pk] = acts[pk].amount if pk in acts else hours_account.sum_of(
            counted.days, norm_on, lambda day: index_on(day, parameters), taken=before
        )  # fmt: skip
        taken[month] = before + (found[pk] or Tenge.ZERO)
    return found


def _counted(
    case: Case, hours: HoursOfWork, sheets: Iterable[Sheet], before: Iterable[MonthOfHours]
) -> dict[int, MonthOfHours]:
    """What those sheets take of what the months before them have left."""
    ended = died_on(case)
    pure = {_pure(one, ended): one.pk for one in sheets}
    counted = hours_account.account(
        pure, _given(case, hours), stopped=stopped_of(case), paid=_paid(before)
    )
    return {pure[month.sheet]: month for month in counted}


def _row(
    hours: HoursOfWork,
    sheet: Sheet,
    counted: MonthOfHours,
    amount: Tenge | None,
    signed: Signed | None,
    act: Act | None,
) -> SheetCounted:
    due = act.pay_by if act else hours.pay.after(sheet.month)
    return SheetCounted(sheet, counted, amount, due, signed, act)


def _years(case: Case, months: Sequence[SheetCounted]) -> list[YearOfHours]:
    found: dict[int, list[SheetCounted]] = {}
    for one in months:
        found.setdefault(one.sheet.month.year, []).append(one)
    norm_on = norms_of(case)
    years = []
    for year, theirs in sorted(found.items()):
        norm = norm_on(theirs[-1].sheet.month.last_day)
        years.append(
            YearOfHours(
                year,
                sum((one.counted.budget for one in theirs), Decimal(0)),
                sum((one.counted.own for one in theirs), Decimal(0)),
                norm.year if norm else None,
            )
        )
    return years


def _paid(months: Iterable[MonthOfHours]) -> Mapping[date, Decimal]:
    paid: dict[date, Decimal] = {}
    for month in months:
        for day, hours in month.by_day.items():
            paid[day] = paid.get(day, Decimal(0)) + hours
    return paid


def _pure(sheet: Sheet, ended: date | None = None) -> hours_account.Sheet:
    lines = tuple(Worked(date.fromisoformat(day), Decimal(one)) for day, one in sheet.lines)
    return hours_account.Sheet(
        sheet.worker_id, sheet.month, sheet.number, sheet.worker.begins, lines, ended
    )


def _given(case: Case, hours: HoursOfWork) -> Given:
    return Given(hours, norms_of(case), _border_days_stopped(case))


def _border_days_stopped(case: Case) -> bool:
    """As the edition in force reads it; a service without stops reads nothing."""
    applied = {one.id: one.applied for one in service_of(case).readings}
    edition = _edition_on(case, case.received_on)
    chosen = {**applied, **(edition.readings if edition else {})}
    return chosen.get(BORDER_DAYS, "stopped") == "stopped"


def norms_of(case: Case) -> NormOn:
    """The norm of each day in the case's place; None for a day of no edition."""
    hours = service_of(case).hours_of_work
    entered = entered_sums(case.service, case.place)
    found: dict[date, Norm | None] = {}

    def on(day: date) -> Norm | None:
        if day not in found:
            edition = _edition_on(case, day)
            found[day] = _norm(hours, edition, entered, day) if hours and edition else None
        return found[day]

    return on


def _norm(hours: HoursOfWork, edition: Edition, entered: Entered, day: date) -> Norm:
    """The numbers of the edition; where its act prints none, those that a head has entered."""
    norm, kinds = norm_of(hours, edition), entered_kinds(hours)
    sums = {kind: entered(kind, day) for kind in kinds}
    return with_entered(norm, sums.get("hour"), sums.get("month"))


def price_of(act: Act) -> Tenge | None:
    """What the budget pays for the days of an accepted act; None where a price is not known.

    Other acts of the person for that month have taken their part of the guaranteed sum.
    """
    case, parameters = act.worker.case, the_law().parameters
    theirs = {"worker__case__service": case.service, "worker__case__subject": case.subject_id}
    others = acts_with_sums().filter(**theirs, first_day=act.first_day).exclude(pk=act.pk)
    taken = sum((one.amount or Tenge.ZERO for one in others), Tenge.ZERO)
    return hours_account.sum_of(
        days_of(act.document),
        norms_of(case),
        lambda day: index_on(day, parameters),
        taken=taken,
    )


def _edition_on(case: Case, day: date) -> Edition | None:
    return the_law().editions(service_of(case).rulebook()).on(case.place, day)


def _last_sheets(case: Case) -> list[Sheet]:
    """The sheet that holds of each month and worker of the person, in the order of months."""
    held: dict[tuple[date, int], Sheet] = {}
    theirs = {"worker__case__service": case.service, "worker__case__subject": case.subject_id}
    found = Sheet.objects.filter(**theirs).select_related("worker__case", "worker__office")
    for one in found.order_by("first_day", "worker", "number"):
        held[one.first_day, one.worker_id] = one
    return list(held.values())


def stops_of(case: Case) -> list[Stop]:
    """What holds of what was noted: the last of each kind and first day, but no mistakes."""
    held: dict[tuple[str, date], Stop] = {}
    theirs = Stop.objects.filter(case__service=case.service, case__subject=case.subject_id)
    for one in theirs.exclude(mistake__undone__isnull=False).order_by("pk"):
        held[one.kind, one.first] = one
    return sorted(held.values(), key=lambda one: (one.first, one.pk))


def stopped_of(case: Case) -> list[Stopped]:
    """The days on which the service stood still."""
    return [Stopped(o.kind, o.first, o.last) for o in stops_of(case) if o.kind != Stop.DEATH]


def died_on(case: Case) -> date | None:
    """The day of death as it was noted last; None for somebody who lives."""
    noted = [one for one in stops_of(case) if one.kind == Stop.DEATH]
    return max(noted, key=lambda one: one.pk).first if noted else None


def acts_with_sums() -> QuerySet[Act]:
    """Acts, each with the sum that was known later where it had none."""
    return Act.objects.select_related("priced")


def unpriced(place: str) -> QuerySet[Act]:
    """Acts of the place and below whose sum nobody could work out yet: no price was entered."""
    without = acts_with_sums().filter(below(place, "worker__case__place"), tiyn=None, priced=None)
    found = without.select_related("worker__case", "worker__office", "sheet__signed")
    return found.order_by("pk")


def workers_of(case: Case) -> QuerySet[Worker]:
    """Who works in the case, in the order in which they began."""
    return case.workers.select_related("office", "case")


def workers_for(user: User) -> QuerySet[Worker]:
    """The workers of the user's organisation, the latest first."""
    found = Worker.objects.filter(office=user.office_id, office__isnull=False)
    return found.select_related("case__subject", "office").order_by("-begins", "-pk")


def last_sheet(worker: Worker, month: Month) -> Sheet | None:
    """The sheet of the month that holds."""
    return worker.sheets.filter(first_day=month.first_day).order_by("number").last()


def sheets_of(workers: Iterable[Worker], since: date) -> dict[tuple[int, Month], Sheet]:
    """The sheet that holds of each worker and month from that day on, with signature and act."""
    found = Sheet.objects.filter(worker__in=workers, first_day__gte=since)
    asked = found.select_related("signed", "act").order_by("number")
    return {(one.worker_id, one.month): one for one in asked}


def accepted(worker: Worker, month: Month) -> bool:
    """Whether the act of the month is accepted."""
    return worker.acts.filter(first_day=month.first_day).exists()


def suppliers_at(place: str) -> QuerySet[Office]:
    """The organisations of a place that can give the work."""
    return Office.objects.filter(place=place, kind=OfficeKind.SUPPLIER, is_active=True)


def held_for(case: Case) -> Person:
    """The person, held until the transaction ends: hours of a year are counted one at a time."""
    return Person.objects.select_for_update().get(pk=case.subject_id)
