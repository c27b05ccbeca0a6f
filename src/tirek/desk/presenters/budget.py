"""The budget of a place: the year, its lines, the account it pays from, and what to enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html

from tirek.kernel.money import Tenge
from tirek.payments.actions.set_budget import SentBudget
from tirek.payments.models import BudgetLine
from tirek.payments.payers import payer_of
from tirek.payments.queries.budget import budgets_of
from tirek.web import formats
from tirek.web.components import Cell, Field, Page, SummaryRow, Table, own
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import text


@dataclass(frozen=True)
class BudgetView:
    """The page of a place's budget for a year."""

    page: Page
    rows: Sequence[SummaryRow]
    lines: Table
    sum_fields: Sequence[Field]
    account_fields: Sequence[Field]


def budget_view(place: str, year: int, sent: SentBudget, stopped: Stopped | None) -> BudgetView:
    """What is set, spent and left; what was typed and refused stays in its fields."""
    (budget,) = budgets_of([place], year)
    payer = payer_of(place)
    account = text("desk.budget.no_account")
    if payer:
        account = format_html("{}, {}", own(payer.name), payer.iban)
    return BudgetView(
        page=Page(
            text("desk.budget.title", year=year), problems=[stopped.problem] if stopped else []
        ),
        rows=[
            SummaryRow(text("desk.budget.set"), _money(Tenge.of_tiyn(budget.set_tiyn))),
            SummaryRow(text("desk.budget.spent"), _money(Tenge.of_tiyn(budget.spent_tiyn))),
            SummaryRow(text("desk.budget.left"), _money(budget.left)),
            SummaryRow(text("desk.budget.account"), account),
        ],
        lines=_lines(place, year),
        sum_fields=_fields(("amount", "basis"), sent, stopped),
        account_fields=_fields(("name", "bin", "iban"), sent, stopped),
    )


def _fields(names: Sequence[str], sent: SentBudget, stopped: Stopped | None) -> list[Field]:
    wrong = stopped.field if stopped else ""
    return [
        Field(
            name,
            text(f"desk.budget.{name}"),
            value=getattr(sent, name),
            error=stopped.why if stopped and wrong == name else "",
        )
        for name in names
    ]


def _lines(place: str, year: int) -> Table:
    found = BudgetLine.objects.filter(place=place, year=year).select_related("by").order_by("pk")
    return Table(
        caption=text("desk.budget.lines"),
        head=[
            Cell(text("desk.budget.when")),
            Cell(text("desk.budget.basis")),
            Cell(text("desk.budget.amount"), numeric=True),
        ],
        rows=[
            [
                Cell(
                    formats.moment(one.at, current()), note=one.by.full_name if one.by else "Tirek"
                ),
                Cell(one.basis),
                Cell(_money(Tenge.of_tiyn(one.amount_tiyn)), numeric=True),
            ]
            for one in found
        ],
        empty=text("desk.budget.none"),
    )


def _money(amount: Tenge) -> str:
    return formats.money(str(amount), current())
