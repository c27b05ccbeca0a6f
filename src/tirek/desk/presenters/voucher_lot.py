"""The vouchers of one contract as they are paid: stays by month, acts, the form of an act."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import Role, User
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.party import party_form, party_row
from tirek.kernel.period import Month
from tirek.supply.models import Lot, PaidStay
from tirek.supply.queries.parties import stays_to_accept
from tirek.supply.voucher_lines import stay_of_step
from tirek.web import formats
from tirek.web.access import acts_as
from tirek.web.components import Cell, SummaryRow, Table
from tirek.web.day_typed import day_field
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import typed

ACCEPT = "accept-"


def lot_page(request: HttpRequest, lot: Lot, user: User, stopped: Stopped | None) -> DeedsPage:
    """A specialist says with whom the contract is, a head accepts acts; others read."""
    return DeedsPage(
        title=f"{lot.contract} – {lot.sanatorium}",
        back=reverse("desk:vouchers"),
        problems=problems(stopped),
        lead=text("desk.paid.lot_lead"),
        rows=[
            party_row(lot),
            SummaryRow(text("desk.vouchers.share"), money(lot.share_tiyn)),
            SummaryRow(text("desk.vouchers.surcharge"), money(lot.surcharge_tiyn)),
        ],
        table=_months(lot),
        tables=[acts_table(lot)],
        forms=list(_forms(request, lot, user, stopped)),
    )


def months_to_accept(lot: Lot) -> dict[Month, int]:
    """How many stays of each month no act tells of yet."""
    found: dict[Month, int] = {}
    for one in stays_to_accept(lot):
        month = Month.of(stay_of_step(one).leaves)
        found[month] = found.get(month, 0) + 1
    return found


def _months(lot: Lot) -> Table:
    return Table(
        caption=text("desk.paid.no_act_yet"),
        head=[Cell(text("desk.paid.month")), Cell(text("desk.paid.stays"), numeric=True)],
        rows=[
            [Cell(_month(month), header=True), Cell(str(count), numeric=True)]
            for month, count in months_to_accept(lot).items()
        ],
        empty=text("desk.paid.all_accepted"),
    )


def acts_table(lot: Lot) -> Table:
    """The acts that were accepted, without anybody's name."""
    heads = ("month", "act", "stays", "sum")
    rows = []
    for act in lot.stays_acts.all():
        stays: list[PaidStay] = list(act.stays.all())
        tiyn = lot.share_tiyn * len(stays) + sum(one.companion_tiyn for one in stays)
        rows.append(
            [
                Cell(_month(act.month), header=True),
                Cell(act.number, note=formats.day(act.on, current())),
                Cell(str(len(stays)), numeric=True),
                Cell(money(tiyn), numeric=True),
            ]
        )
    return Table(
        caption=text("desk.paid.acts"),
        head=[Cell(text(f"desk.paid.{one}"), numeric=one in ("stays", "sum")) for one in heads],
        rows=rows,
        empty=text("desk.paid.no_acts"),
    )


def _month(month: Month) -> str:
    return formats.month(str(month), current())


def _forms(
    request: HttpRequest, lot: Lot, user: User, stopped: Stopped | None
) -> Iterator[DeedForm]:
    if user.place != lot.book.queue.place:
        return
    if acts_as(user, Role.HEAD):
        for month in months_to_accept(lot):
            name, title = f"{ACCEPT}{month}", text("desk.paid.accept_stays", month=_month(month))
            fields = [
                typed(request, f"{name}-number", text("desk.paid.act"), stopped, width=20),
                day_field(request, f"{name}-on", text("desk.paid.act_on"), stopped),
            ]
            yield DeedForm(name, title, title, text("desk.paid.accept_stays_what"), fields)
    if user.role == Role.SPECIALIST:
        yield party_form(request, lot, stopped)
