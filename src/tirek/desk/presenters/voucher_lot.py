"""The vouchers of one contract as they are paid: with whom it is, the acts of its months."""

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import Role, User
from tirek.casework.local_day import local_day
from tirek.desk.deeds import DeedsPage, problems
from tirek.desk.presenters.party import party_form, party_row
from tirek.supply.models import Lot, VoucherAct
from tirek.supply.queries.voucher_acts import is_taken_back
from tirek.web import formats
from tirek.web.components import Cell, SummaryRow, Table
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import text


def lot_page(request: HttpRequest, lot: Lot, user: User, stopped: Stopped | None) -> DeedsPage:
    """A specialist of the place says with whom the contract is; others read."""
    names = user.role == Role.SPECIALIST
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
        table=acts_table(lot),
        forms=[party_form(request, lot, stopped)] if names else [],
    )


def acts_table(lot: Lot) -> Table:
    """The acts that were accepted, with what is owed by them; without anybody's name."""
    heads = ("month", "act", "stays", "sum")
    rows = []
    for act in lot.acts.all():
        owed = act.tiyn + sum(one.companion_tiyn for one in act.stays.all())
        rows.append(
            [
                Cell(formats.month(str(act.month), current()), header=True),
                Cell(act.number, note=_of_act(act)),
                Cell(str(len(act.rows)), numeric=True),
                Cell(money(owed), numeric=True),
            ]
        )
    return Table(
        caption=text("desk.paid.acts"),
        head=[Cell(text(f"desk.paid.{one}"), numeric=one in ("stays", "sum")) for one in heads],
        rows=rows,
        empty=text("desk.paid.no_acts"),
    )


def _of_act(act: VoucherAct) -> str:
    """Its day; that it was taken back, and when."""
    day = formats.day(act.on, current())
    if not is_taken_back(act):
        return day
    gone = formats.day(local_day(act.mistake.undone.at), current())
    return f"{day}; {text('desk.vouchers.act_gone_on', day=gone)}"
