"""The reports there are: what was paid in a month, what is to come, whether it all agrees."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tirek.kernel.money import Tenge, total
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.law.words import month_text
from tirek.payments.queries.forecast import forecast
from tirek.payments.queries.paid_lines import paid_lines, paid_sums
from tirek.payments.queries.reconciliation import reconciliation
from tirek.payments.reports.report import Report, ReportColumn, Value
from tirek.payments.reports.texts import texts
from tirek.services import SERVICES

BROAD, NARROW = 32, 18
"""Signs of a column."""
WIDE = ("payee", "subject", "service", "place")
FIGURES = (
    "ordered",
    "paid",
    "open",
    "transfers",
    "people",
    "periods",
    "sum",
    "not_set",
    "left",
    "failed",
    "not_stated",
    "ledger",
    "in_transit",
)


def register(place: str, month: Month) -> Report:
    """Every transfer of the month, one by one."""

    def rows() -> Iterator[Sequence[Value]]:
        for one in paid_lines(place, month):
            who = (one.payee, one.payee_number, one.iban, one.subject, one.subject_iin, one.period)
            how = (one.ordered, one.paid, texts().status[one.status], one.on)
            yield (place_name(one.place), service_name(one.service), one.case, *who, *how)

    names = ("payee", "payee_number", "iban", "subject", "subject_iin", "period", "ordered", "paid")
    columns = ("place", "service", "case", *names, "status", "on")
    return _report("register", _month(place, month), columns, rows)


def sums(place: str, month: Month) -> Report:
    """The month by place, service and to whom."""
    lines = paid_sums(place, month)
    rows: list[Sequence[Value]] = [
        (
            place_name(one.place),
            service_name(one.service),
            texts().paid_to[one.kind],
            one.transfers,
            one.people,
            one.ordered,
            one.paid,
            one.open,
        )
        for one in lines
    ]
    columns = ("place", "service", "paid_to", "transfers", "people", "ordered", "paid", "open")
    added = [total(getattr(one, name) for one in lines) for name in ("ordered", "paid", "open")]
    last: list[Value] = [texts().total, "", "", sum(one.transfers for one in lines), "", *added]
    return _report("sums", _month(place, month), columns, lambda: iter(rows), last)


def budget(place: str, month: Month) -> Report:
    """What is still to be paid to the end of the year, by place, service and month."""
    told = forecast(place, month)
    rows: list[Sequence[Value]] = [
        (
            place_name(one.place),
            service_name(one.service),
            month_text(Month.parse(one.month)),
            one.people,
            one.periods,
            one.sum,
            one.not_set,
            told.left.get(one.place, Tenge.ZERO),
        )
        for one in told.lines
    ]
    columns = ("place", "service", "month", "people", "periods", "sum", "not_set", "left")
    last = (texts().total, "", "", "", "", told.total, sum(one.not_set for one in told.lines), "")
    return _report("forecast", _year(place, month), columns, lambda: iter(rows), last)


def agreement(place: str, month: Month) -> Report:
    """Every run of the year: ordered, answered, stated, booked."""
    say = texts()
    rows: list[Sequence[Value]] = [
        (
            str(one.run.pk),
            place_name(one.run.place),
            one.booked_on or "",
            say.status[one.run.stage],
            one.transfers,
            one.ordered,
            one.comparison.paid_sum,
            one.comparison.failed,
            one.comparison.not_stated,
            one.comparison.ledger_paid,
            one.comparison.in_transit,
            say.yes if one.comparison.agrees else say.no,
        )
        for one in reconciliation(place, month.year)
    ]
    figures = ("transfers", "ordered", "paid", "failed", "not_stated", "ledger", "in_transit")
    columns = ("run", "place", "on", "status", *figures, "agrees")
    return _report("reconciliation", _year(place, month), columns, lambda: iter(rows))


REPORTS: Mapping[str, Callable[[str, Month], Report]] = {
    "register": register,
    "sums": sums,
    "forecast": budget,
    "reconciliation": agreement,
}


def place_name(place: str) -> Text:
    """What a place is called."""
    return the_law().regions[place].name


def service_name(slug: str) -> Text:
    """What a service is called."""
    return SERVICES[slug].name


def _report(
    name: str,
    about: Text,
    columns: Sequence[str],
    rows: Callable[[], Iterator[Sequence[Value]]],
    last: Sequence[Value] = (),
) -> Report:
    say = texts()
    made = [
        ReportColumn(say.head[one], one in FIGURES, BROAD if one in WIDE else NARROW)
        for one in columns
    ]
    return Report(say.title[name], about, made, rows, last, say.too_long)


def _month(place: str, month: Month) -> Text:
    return texts().about["month"].format(place=place_name(place), month=month_text(month))


def _year(place: str, month: Month) -> Text:
    return texts().about["year"].format(place=place_name(place), year=month.year)
