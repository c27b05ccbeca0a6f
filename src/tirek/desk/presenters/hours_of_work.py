"""The hours of work of a case for its officers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tirek.accounts.models import User
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.models import Case
from tirek.casework.permissions import ROLES
from tirek.procedure.work.hours_of_work import HoursOfWork, papers_due
from tirek.supply.models import Sheet, Stop, Worker
from tirek.supply.queries.waiting import standing
from tirek.supply.queries.work import (
    SheetCounted,
    account_of,
    died_on,
    stops_of,
    workers_of,
)
from tirek.web import formats
from tirek.web.components import Action, Cell, Page, SummaryRow, Table
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.work_account import days_table, month_name, months_table, state, years_rows


@dataclass(frozen=True)
class WorkPage(Page):
    """The account of a case."""

    number: str = ""
    about: str = ""
    years: Sequence[SummaryRow] = ()
    months: Table | None = None
    workers: Table | None = None
    stops: Table | None = None
    after_death: str = ""
    actions: Sequence[Action] = ()


@dataclass(frozen=True)
class MonthPage(Page):
    """A sheet of a case."""

    number: str = ""
    about: str = ""
    rows: Sequence[SummaryRow] = ()
    days: Table | None = None
    files: Sequence[Action] = ()
    steps: Sequence[tuple[str, str]] = field(default_factory=tuple)


def hours_of(case: Case) -> HoursOfWork:
    """What the service says of its hours. Http404 for a service of none."""
    hours = service_of(case).hours_of_work
    if hours is None:
        raise Http404
    return hours


def hours_address(case: Case) -> str:
    """The account of a case that was granted hours; "" for every other."""
    found = standing(case) if service_of(case).hours_of_work else None
    return reverse("desk:work", args=[case.number]) if found else ""


def of_hours(case: Case) -> Case:
    """The case. Http404 where its service is not hours of work."""
    hours_of(case)
    return case


def sheet_of(case: Case, sheet_id: int) -> Sheet:
    """A sheet of the case. Http404 for one of another."""
    found = Sheet.objects.filter(pk=sheet_id, worker__case=case).select_related("worker").first()
    if found is None:
        raise Http404
    return found


def work_page(case: Case, user: User) -> WorkPage:
    """Everything of the hours of the case; what the officer may do next."""
    account, died = account_of(case), died_on(case)
    due = papers_due(account.hours, died, working_calendar()) if died else None
    keeps = user.role in ROLES["start_work"]
    return WorkPage(
        title=text("desk.hours.title"),
        back=reverse("desk:case", args=[case.number]),
        number=case.number,
        about=case.subject.full_name,
        years=years_rows(account),
        months=months_table(account, lambda one: _address(case, one)),
        workers=_workers(case, keeps=keeps),
        stops=_stops(case, account.hours),
        after_death=text("desk.hours.after_death", day=formats.day(due, current())) if due else "",
        actions=_actions(case, died=died is not None) if keeps else [],
    )


def _address(case: Case, one: SheetCounted) -> str:
    """Months of other cases of the person are counted, and worked on in those cases."""
    if one.worker.case_id != case.pk:
        return ""
    return reverse("desk:work-month", args=[case.number, one.sheet.pk])


def _actions(case: Case, *, died: bool) -> list[Action]:
    mistaken = Action(reverse("desk:mistake", args=[case.number]), text("desk.mistakes.one"))
    begun = [
        Action(reverse(f"desk:{name}", args=[case.number]), text(f"desk.hours.{key}_title"))
        for name, key in (("work-start", "start"), ("work-stop", "stop"))
    ]
    return [*begun, mistaken] if died else begun


def _workers(case: Case, *, keeps: bool) -> Table:
    return Table(
        caption=text("desk.hours.workers"),
        head=[Cell(text(f"desk.hours.head_{name}")) for name in ("worker", "begins", "checked")],
        rows=[_worker(one, keeps=keeps) for one in workers_of(case)],
        empty=text("desk.hours.nobody"),
    )


def _worker(one: Worker, *, keeps: bool) -> list[Cell]:
    month = f"{timezone.localdate():%Y-%m}"
    where = reverse("desk:sheet", args=[one.pk, month]) if keeps else ""
    return [
        Cell(one.full_name, href=where, header=True, note=spoken(one.office.name)),
        Cell(formats.day_short(one.begins, current())),
        Cell(one.by_name, note=one.sources),
    ]


def _stops(case: Case, hours: HoursOfWork) -> Table:
    return Table(
        caption=text("desk.hours.stops"),
        head=[Cell(text(f"desk.hours.head_{name}")) for name in ("what", "days", "source")],
        rows=[_stop(one, hours) for one in stops_of(case)],
        empty=text("desk.hours.no_stops"),
    )


def _stop(one: Stop, hours: HoursOfWork) -> list[Cell]:
    died = one.kind == Stop.DEATH
    name = text("desk.hours.death") if died else spoken(hours.stop(one.kind).name)
    first = formats.day_short(one.first, current())
    until = "…" if one.last is None else formats.day_short(one.last, current())
    return [
        Cell(name, header=True),
        Cell(first if died else f"{first} – {until}"),
        Cell(one.source, note=one.by_name),
    ]


def month_page(case: Case, sheet: Sheet, user: User, stopped: Stopped | None) -> MonthPage:
    """A sheet with its days; Http404 for one that was corrected since."""
    try:
        one = account_of(case).of_sheet(sheet)
    except LookupError:
        raise Http404 from None
    rows = [
        SummaryRow(text("web.work.head_worker"), one.worker.full_name),
        SummaryRow(text("web.work.head_state"), state(one)),
        SummaryRow(text("desk.hours.typed_by"), sheet.by_name),
    ]
    return MonthPage(
        title=month_name(one),
        back=reverse("desk:work", args=[case.number]),
        problems=[stopped.problem] if stopped else [],
        number=case.number,
        about=case.subject.full_name,
        rows=rows,
        days=days_table(one),
        files=files_of(one),
        steps=[(step, text(f"desk.hours.do_{step}")) for step in _steps(one, user)],
    )


def _steps(one: SheetCounted, user: User) -> list[str]:
    """What is next: a signature on paper, then the act."""
    if one.signed is None:
        return ["sign"] if user.role in ROLES["sign_sheet"] else []
    return ["accept"] if one.act is None and user.role in ROLES["accept_work"] else []


def files_of(one: SheetCounted) -> list[Action]:
    """The papers of the month to print, in both languages of papers."""
    kinds = ["sheet", *(["act"] if one.act else [])]
    return [
        Action(
            reverse("desk:sheet-file", args=[one.sheet.pk, kind, language]),
            f"{text(f'web.work.{kind}_file')}, {language}",
        )
        for kind in kinds
        for language in ("kk", "ru")
    ]
