"""The reports on money with their sums at a glance and links to the files."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from tirek.accounts.models import Role, User
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.payments.queries.forecast import Forecast, forecast
from tirek.payments.queries.paid_lines import PaidSum, paid_sums
from tirek.payments.reports.money_reports import REPORTS, place_name, service_name
from tirek.payments.reports.texts import texts
from tirek.web import formats
from tirek.web.access import acts_as
from tirek.web.components import Action, Cell, Page, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text

READERS = (Role.ACCOUNTANT, Role.HEAD, Role.MANAGER, Role.AUDITOR)
NAMED = (Role.ACCOUNTANT, Role.HEAD)
"""Who may read lists of people."""
REPORTS_WITH_NAMES = ("register",)
FORMATS = ("pdf", "xlsx", "csv")


@dataclass(frozen=True)
class ReportFiles:
    """One report and the files it can be had as."""

    title: str
    files: Sequence[Action]


@dataclass(frozen=True)
class ReportsPage(Page):
    """The month, the ones before and after, its sums, the rest of the year, the files."""

    month: str = ""
    before: Action | None = None
    after: Action | None = None
    sums: Table | None = None
    forecast: Table | None = None
    short: Sequence[str] = ()
    reports: Sequence[ReportFiles] = ()


def reports_page(user: User, month: Month, now: Month) -> ReportsPage:
    """The page of a month; what is to come is always counted from now."""
    place = user.place or ""
    coming = forecast(place, now)
    return ReportsPage(
        title=text("desk.pay_reports.title"),
        month=formats.month(str(month), current()),
        before=_to(month.previous),
        after=_to(month.next) if month < now else None,
        sums=_sums(paid_sums(place, month)),
        forecast=_forecast(coming),
        short=_short(coming),
        reports=[_files(name, month, now) for name in REPORTS if _may(user, name)],
    )


def _may(user: User, name: str) -> bool:
    return name not in REPORTS_WITH_NAMES or acts_as(user, *NAMED)


def _to(month: Month) -> Action:
    href = f"{reverse('desk:pay-reports')}?month={month}"
    return Action(href, formats.month(str(month), current()))


def _files(name: str, month: Month, now: Month) -> ReportFiles:
    of = now if name == "forecast" else month
    links = [
        Action(
            reverse("desk:pay-report-file", args=[of, name, one]),
            one.upper(),
            spoken(texts().title[name]),
        )
        for one in FORMATS
    ]
    return ReportFiles(spoken(texts().title[name]), links)


def _money(amount: Tenge) -> str:
    return formats.money(str(amount), current())


def _sums(lines: Sequence[PaidSum]) -> Table:
    head = texts().head
    figures = ("transfers", "people", "ordered", "paid", "open")
    return Table(
        caption=spoken(texts().title["sums"]),
        head=[
            Cell(spoken(head["place"])),
            Cell(spoken(head["service"])),
            *(Cell(spoken(head[one]), numeric=True) for one in figures),
        ],
        rows=[
            [
                Cell(spoken(place_name(one.place)), header=True),
                Cell(spoken(service_name(one.service)), note=spoken(texts().paid_to[one.kind])),
                Cell(str(one.transfers), numeric=True),
                Cell(str(one.people), numeric=True),
                *(Cell(_money(sum_), numeric=True) for sum_ in (one.ordered, one.paid, one.open)),
            ]
            for one in lines
        ],
        empty=text("desk.pay_reports.nothing"),
    )


def _forecast(coming: Forecast) -> Table:
    head = texts().head
    return Table(
        caption=spoken(texts().title["forecast"]),
        head=[
            Cell(spoken(head["place"])),
            Cell(spoken(head["service"])),
            Cell(spoken(head["month"])),
            Cell(spoken(head["people"]), numeric=True),
            Cell(spoken(head["sum"]), numeric=True),
        ],
        rows=[
            [
                Cell(spoken(place_name(one.place)), header=True),
                Cell(spoken(service_name(one.service))),
                Cell(formats.month(one.month, current()), note=_not_set(one.not_set)),
                Cell(str(one.people), numeric=True),
                Cell(_money(one.sum), numeric=True),
            ]
            for one in coming.lines
        ],
        total=[
            Cell(spoken(texts().total)),
            Cell(""),
            Cell(""),
            Cell(""),
            Cell(_money(coming.total), numeric=True),
        ],
        empty=text("desk.pay_reports.nothing_to_come"),
    )


def _not_set(periods: int) -> str:
    return text("desk.pay_reports.not_set", count=periods) if periods else ""


def _short(coming: Forecast) -> list[str]:
    return [
        text("desk.pay_reports.short", place=spoken(place_name(place)), sum=_money(gap))
        for place, gap in coming.short().items()
    ]
