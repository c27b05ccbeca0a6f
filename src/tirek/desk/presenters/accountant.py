"""What an accountant has to do, as a table: each line leads to where it is done."""

from collections.abc import Iterator, Sequence

from django.urls import reverse

from tirek.desk.presenters.payments import month_in_words
from tirek.kernel.period import Month
from tirek.payments.queries.waiting import WaitingRun
from tirek.web.components import Cell, Table
from tirek.web.texts import spoken, text


def to_do_table(months: Sequence[Month], runs: Sequence[WaitingRun], debts: int) -> Table:
    """Runs first: a bank waits for them; then registers, then debts."""
    return Table(
        caption=text("desk.accountant.to_do"),
        head=[Cell(text(f"desk.accountant.head_{name}")) for name in ("what", "state")],
        rows=list(_rows(months, runs, debts)),
        empty=text("desk.accountant.nothing"),
    )


def _rows(
    months: Sequence[Month], runs: Sequence[WaitingRun], debts: int
) -> Iterator[Sequence[Cell]]:
    for run in runs:
        what = text("desk.accountant.run", month=month_in_words(run.month))
        href = reverse("desk:run", args=[run.id])
        yield [Cell(what, href=href, header=True), Cell(spoken(run.waits_for), tone="progress")]
    for month in months:
        what = text("desk.accountant.register", month=month_in_words(month))
        href = reverse("desk:register", args=[month])
        state = Cell(text("desk.accountant.not_made"), tone="warning")
        yield [Cell(what, href=href, header=True), state]
    if debts:
        name = Cell(text("desk.accountant.debts"), href=reverse("desk:debts"), header=True)
        yield [name, Cell(text("desk.accountant.count", n=debts), tone="warning")]
