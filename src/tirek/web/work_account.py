"""The account of somebody's hours of work, as the officer, the person and the supplier read it."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from tirek.law.catalogue import the_law
from tirek.procedure.work.account import Counted
from tirek.supply.queries.work import Account, SheetCounted
from tirek.supply.work_texts import work_texts
from tirek.web import formats
from tirek.web.components import Cell, SummaryRow, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text


def years_rows(account: Account) -> list[SummaryRow]:
    """Of each year what the budget has paid and what is left, where the act has a norm of it."""
    rows = []
    for one in account.years:
        said = text("web.work.year", budget=hours(one.budget), own=hours(one.own))
        left = "" if one.left is None else text("web.work.left", n=hours(one.left))
        rows.append(SummaryRow(formats.year(one.year, current()), said, left))
    return rows


def months_table(account: Account, address: Callable[[SheetCounted], str]) -> Table:
    """A line a sheet: the month leads to `address`, where there is one."""
    heads = ("month", "worker", "worked", "budget", "own", "sum", "state")
    numeric = ("worked", "budget", "own", "sum")
    return Table(
        caption=text("web.work.months"),
        head=[Cell(text(f"web.work.head_{name}"), numeric=name in numeric) for name in heads],
        rows=[_month(one, address(one)) for one in account.months],
        empty=text("web.work.no_months"),
    )


def _month(one: SheetCounted, href: str) -> list[Cell]:
    pay_by = formats.day_short(one.pay_by, current())
    return [
        Cell(month_name(one), href=href, header=True),
        Cell(one.worker.full_name, note=spoken(one.worker.office.name)),
        Cell(hours(one.counted.worked), numeric=True),
        Cell(hours(one.counted.budget), numeric=True),
        Cell(hours(one.counted.own), numeric=True),
        Cell(amount(one), numeric=True),
        Cell(state(one), note=text("web.work.pay_by", day=pay_by)),
    ]


def days_table(one: SheetCounted) -> Table:
    """Each day of a sheet: worked, paid, and why not the rest, with the act that says so."""
    heads = ("day", "worked", "budget", "why")
    return Table(
        caption=text("web.work.days"),
        head=[Cell(text(f"web.work.head_{name}"), numeric=name in heads[1:3]) for name in heads],
        rows=[_day(day) for day in one.counted.days],
        total=[
            Cell(text("web.work.total"), header=True),
            Cell(hours(one.counted.worked), numeric=True),
            Cell(hours(one.counted.budget), numeric=True),
            Cell(f"{text('web.work.head_sum')}: {amount(one)}"),
        ],
    )


def _day(day: Counted) -> list[Cell]:
    return [
        Cell(formats.day_short(day.day, current()), header=True),
        Cell(hours(day.worked), numeric=True),
        Cell(hours(day.budget), numeric=True),
        Cell(_why(day), note=acts_of([day])),
    ]


def _why(day: Counted) -> str:
    said = (text("web.work.why", n=hours(one.hours), why=spoken(one.text)) for one in day.unpaid)
    return "; ".join(said) or "–"


def acts_of(days: Sequence[Counted]) -> str:
    """The acts by which hours of the days are not paid, each once."""
    acts = the_law().acts
    cited = [cite for day in days for one in day.unpaid for cite in one.cites]
    return "; ".join(dict.fromkeys(spoken(one.citation(acts).label) for one in cited))


def month_name(one: SheetCounted) -> str:
    """The month of a sheet."""
    return formats.month(str(one.sheet.month), current())


def amount(one: SheetCounted) -> str:
    """The sum of the budget, or that no act prints a price."""
    if one.amount is None:
        return text("web.work.no_price")
    return formats.money(str(one.amount), current())


def state(one: SheetCounted) -> str:
    """How far the sheet has come."""
    if one.act is not None:
        return text("web.work.accepted")
    how = one.signed.how if one.signed else "none"
    return spoken(work_texts().signed[how])


def hours(number: Decimal) -> str:
    """A number of hours."""
    return formats.number(number, current())
