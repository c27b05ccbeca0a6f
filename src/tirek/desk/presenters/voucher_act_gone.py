"""An act of vouchers that is wrong: who says so, the two buttons, the acts that were taken back."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import Role, User
from tirek.casework.local_day import local_day
from tirek.desk.deeds import DeedForm
from tirek.kernel.period import Month
from tirek.payments.queries.corrections import paid_of
from tirek.supply.models import Lot, VoucherAct
from tirek.supply.queries.voucher_acts import mistake_of
from tirek.supply.voucher_owed import owed_by_acts
from tirek.web import formats
from tirek.web.access import acts_as
from tirek.web.components import Action, Cell, SummaryRow, Table
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import typed

MISTAKE, TAKE_BACK = "mistake", "take-back"


def mistake_words(act: VoucherAct) -> str:
    """That somebody says the act is wrong, and the ground; the head has to decide."""
    said = mistake_of(act)
    if said is None:
        return ""
    return text("desk.vouchers.act_mistake", who=said.by_name, ground=said.ground)


def mistake_forms(
    request: HttpRequest, act: VoucherAct, user: User, stopped: Stopped | None
) -> Iterator[DeedForm]:
    """A specialist of the place says it once, a head takes the act back."""
    said = mistake_of(act)
    if user.place != act.lot.book.queue.place:
        return
    if said is None and user.role == Role.SPECIALIST:
        title = text("desk.vouchers.act_say_mistake")
        ground = typed(request, "ground", text("desk.paid.ground"), stopped)
        yield DeedForm(MISTAKE, title, title, text("desk.vouchers.act_say_what"), [ground])
    if said is not None and acts_as(user, Role.HEAD):
        title = text("desk.vouchers.act_take_back")
        yield DeedForm(TAKE_BACK, title, title, text("desk.vouchers.act_take_back_what"))


def beyond_rows(lot: Lot, month: Month) -> Iterator[SummaryRow]:
    """What was paid beyond the act that stands: the organisation gives it back."""
    owed = owed_by_acts(lot, month)
    paid = paid_of([thing for thing, _ in owed])
    beyond = sum(max(0, tiyn - owed.get(key, 0)) for key, tiyn in paid.items())
    if beyond:
        yield SummaryRow(text("desk.vouchers.act_beyond"), money(beyond))


def gone_table(gone: Sequence[VoucherAct]) -> Table:
    """The acts that were taken back, with who did, and why."""
    heads = ("act_number", "act_sum", "act_gone_why", "act_gone_by")
    return Table(
        caption=text("desk.vouchers.acts_gone"),
        head=[Cell(text(f"desk.vouchers.{name}")) for name in heads],
        rows=[
            [
                Cell(one.number, note=formats.day(one.on, current()), header=True),
                Cell(money(one.tiyn)),
                Cell(one.mistake.ground, note=one.mistake.by_name),
                Cell(
                    one.mistake.undone.by_name,
                    note=formats.day(local_day(one.mistake.undone.at), current()),
                ),
            ]
            for one in gone
        ],
    )


def gone_files(gone: Sequence[VoucherAct]) -> Iterator[Action]:
    """Each as the paper it was, in both languages of the acts."""
    for act in gone:
        for language in ("kk", "ru"):
            where = reverse("desk:voucher-act-file", args=[act.lot_id, act.month, language])
            words = text(f"desk.vouchers.act_gone_{language}", number=act.number)
            yield Action(f"{where}?act={act.pk}", words)
