"""The act of completed works of a month: what it is of, who accepted it, the form to accept it."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import Role
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.voucher_act_gone import (
    beyond_rows,
    gone_files,
    gone_table,
    mistake_forms,
    mistake_words,
)
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.supply.models import Lot, VoucherAct
from tirek.supply.queries.voucher_acts import act_standing, acts_gone
from tirek.supply.voucher_lines import Stated
from tirek.web import formats
from tirek.web.access import officer
from tirek.web.components import Action, Cell, SummaryRow, Table
from tirek.web.day_typed import day_field
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import typed

ACCEPT = (Role.SPECIALIST, Role.HEAD)


def act_page(
    request: HttpRequest,
    lot: Lot,
    month: Month,
    stated: Sequence[Stated],
    stopped: Stopped | None,
) -> DeedsPage:
    """The stays of the statement; the act once it is accepted, and those that were taken back."""
    act, user = act_standing(lot, month), officer(request)
    waits = act is None and user.role in ACCEPT and bool(stated)
    gone = list(acts_gone(lot, month))
    return DeedsPage(
        title=text("desk.vouchers.act", month=formats.month(str(month), current())),
        lead=text("desk.vouchers.act_lead"),
        back=f"{reverse('desk:vouchers')}?queue={lot.book.queue_id}",
        problems=problems(stopped),
        warning=mistake_words(act) if act else "",
        rows=[*_rows(lot, stated, act), *beyond_rows(lot, month)],
        table=_table(stated),
        tables=[gone_table(gone)] if gone else [],
        forms=[
            *([_accept(request, stopped)] if waits else []),
            *(mistake_forms(request, act, user, stopped) if act else []),
        ],
        links=[*(_files(act) if act else []), *gone_files(gone)],
    )


def _rows(lot: Lot, stated: Sequence[Stated], act: VoucherAct | None) -> Iterator[SummaryRow]:
    due = sum((one.line.share for one in stated), Tenge.ZERO)
    told = {
        "sanatorium": lot.sanatorium,
        "contract": f"{lot.contract}, {formats.day(lot.contract_on, current())}",
        "act_sum": money(act.tiyn if act else due.tiyn),
        "act_number": f"{act.number}, {formats.day(act.on, current())}" if act else "",
        "act_accepted_by": act.by_name if act else "",
    }
    for name, words in told.items():
        if words:
            yield SummaryRow(text(f"desk.vouchers.{name}"), words)


def _table(stated: Sequence[Stated]) -> Table:
    heads = ("number", "holder", "arrived", "left", "share")
    return Table(
        caption=text("desk.vouchers.act_stays"),
        head=[Cell(text(f"desk.vouchers.{name}")) for name in heads],
        rows=[
            [
                Cell(one.line.voucher, header=True),
                Cell(one.line.full_name),
                Cell(formats.day(one.line.stayed.arrives, current())),
                Cell(formats.day(one.line.stayed.leaves, current())),
                Cell(money(one.line.share.tiyn)),
            ]
            for one in stated
        ],
        empty=text("desk.vouchers.act_nobody"),
    )


def _accept(request: HttpRequest, stopped: Stopped | None) -> DeedForm:
    title = text("desk.vouchers.accept")
    number = typed(request, "number", text("desk.vouchers.act_number_typed"), stopped, width=20)
    day = day_field(request, "on", text("desk.vouchers.act_on"), stopped)
    return DeedForm("accept", title, title, text("desk.vouchers.accept_what"), [number, day])


def _files(act: VoucherAct) -> list[Action]:
    """The paper in both languages of the acts."""
    return [
        Action(
            reverse("desk:voucher-act-file", args=[act.lot_id, act.month, language]),
            text(f"desk.vouchers.act_{language}"),
        )
        for language in ("kk", "ru")
    ]
