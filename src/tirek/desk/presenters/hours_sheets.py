"""The sheets of a supplier's workers, and a month to type."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from tirek.accounts.models import Role, User
from tirek.casework.legal import service_of
from tirek.desk.presenters.hours_start import Errors, FormPage, form_page
from tirek.kernel.period import Month
from tirek.supply.models import Sheet, Worker
from tirek.supply.queries.work import last_sheet, sheets_of
from tirek.supply.work_texts import work_texts
from tirek.web import formats
from tirek.web.components import Action, Cell, Field, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text

HOURS = "hours."
MONTHS_SHOWN = 3


@dataclass(frozen=True)
class SheetPage(FormPage):
    """A month to type: `follows` is the number of the sheet that was seen."""

    about: str = ""
    follows: int = 0
    files: Sequence[Action] = ()
    other_months: Sequence[Action] = ()


def days_of(month: Month) -> list[date]:
    """Every day of a month."""
    return [
        month.first_day + timedelta(days=n)
        for n in range((month.last_day - month.first_day).days + 1)
    ]


def sheets_table(workers: Sequence[Worker], today: date) -> Table:
    """A line a worker and month."""
    heads = ("person", "worker", "month", "state")
    held = sheets_of(workers, Month.of(today).plus(1 - MONTHS_SHOWN).first_day)
    return Table(
        caption=text("desk.hours.sheets_title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.hours.head_{name}")) for name in heads],
        rows=[
            _line(worker, month, held.get((worker.pk, month)))
            for worker in workers
            for month in _months(worker, today)
        ],
        empty=text("desk.hours.no_workers"),
    )


def _months(worker: Worker, today: date) -> list[Month]:
    """The last months, the latest first, none before the work began."""
    now = Month.of(today)
    months = [now.plus(-n) for n in range(MONTHS_SHOWN)]
    return [month for month in months if month >= Month.of(worker.begins)]


def _line(worker: Worker, month: Month, sheet: Sheet | None) -> list[Cell]:
    where = reverse("desk:sheet", args=[worker.pk, month])
    return [
        Cell(worker.case.subject.full_name, header=True),
        Cell(worker.full_name),
        Cell(formats.month(str(month), current()), href=where),
        Cell(_state(sheet)),
    ]


def _state(sheet: Sheet | None) -> str:
    if sheet is None:
        return text("desk.hours.not_typed")
    if hasattr(sheet, "act"):
        return text("web.work.accepted")
    return spoken(work_texts().signed[sheet.signed.how if hasattr(sheet, "signed") else "none"])


def sheet_page(
    request: HttpRequest, worker: Worker, month: Month, errors: Errors, user: User
) -> SheetPage:
    """A field a day of the month, from the first day of work to today. Http404 for a month in which
    there is no such day."""
    today, sheet = timezone.localdate(), last_sheet(worker, month)
    days = [day for day in days_of(month) if worker.begins <= day <= today]
    if not days:
        raise Http404
    held = {date.fromisoformat(day): hours for day, hours in sheet.lines} if sheet else {}
    fields = [_field(request, day, held.get(day, "")) for day in days]
    supplier = user.role == Role.SUPPLIER
    back = reverse("desk:sheets") if supplier else reverse("desk:work", args=[worker.case.number])
    hours = service_of(worker.case).hours_of_work
    assert hours is not None, "workers are of services of hours"
    form = form_page("sheet", back, fields, errors)
    return SheetPage(
        title=f"{spoken(hours.papers.sheet)}: {formats.month(str(month), current())}",
        back=back,
        problems=form.problems,
        hint=form.hint,
        fields=form.fields,
        button=form.button,
        about=f"{worker.case.subject.full_name} · {worker.full_name}",
        follows=sheet.number if sheet else 0,
        files=_files(sheet.pk) if sheet else [],
        other_months=[
            Action(reverse("desk:sheet", args=[worker.pk, one]), formats.month(str(one), current()))
            for one in _months(worker, today)
            if one != month
        ],
    )


def _files(sheet_id: int) -> list[Action]:
    return [
        Action(
            reverse("desk:sheet-file", args=[sheet_id, "sheet", language]),
            f"{text('web.work.sheet_file')}, {language}",
        )
        for language in ("kk", "ru")
    ]


def _field(request: HttpRequest, day: date, start: str) -> Field:
    name = f"{HOURS}{day.day}"
    label = f"{formats.day_short(day, current())}, {formats.weekday(day, current())}"
    value = request.POST.get(name, start.replace(".", ","))
    return Field(name, label, value=value, inputmode="decimal", width=4, optional=False)
