"""One voucher: where it is, whose turn it is, what may be done with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.vouchers import days_of
from tirek.supply.models import Voucher, VoucherStep
from tirek.supply.queries.vouchers import AT_HAND, HELD, last_step, returned_in_time
from tirek.supply.voucher_permissions import keeps
from tirek.supply.voucher_room import return_by
from tirek.supply.voucher_texts import voucher_texts
from tirek.supply.voucher_turn import Turn, turn_of
from tirek.web import formats
from tirek.web.components import Cell, Field, SummaryRow, Table
from tirek.web.day_typed import day_field
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed


@dataclass(frozen=True)
class VoucherSeen:
    """A voucher as an officer sees it; whose turn it is only while it is at hand."""

    voucher: Voucher
    step: VoucherStep
    keeps: bool
    turn: Turn | None
    offered: Sequence[Case]

    @property
    def can_have(self) -> list[Case]:
        """Whom it can be handed to: whose turn it is, and those who returned one in time."""
        first = [self.turn.row.case] if self.turn and self.turn.row else []
        return [*first, *self.offered]

    def people(self) -> list[Case]:
        """Every case whose person the page names."""
        holder = [self.step.case] if self.step.case else []
        passed = [one.row.case for one in self.turn.passed] if self.turn else []
        return list({one.pk: one for one in (*holder, *self.can_have, *passed)}.values())


def seen(voucher: Voucher, user: User) -> VoucherSeen:
    """The voucher as it stands now."""
    step, queue = last_step(voucher), voucher.lot.book.queue
    at_hand = step.kind in AT_HAND
    turn = turn_of(voucher, queue, voucher_texts().refused["holds"]) if at_hand else None
    offered = returned_in_time(voucher.lot.book) if at_hand else []
    return VoucherSeen(voucher, step, keeps(user, queue), turn, offered)


def voucher_page(request: HttpRequest, shown: VoucherSeen, stopped: Stopped | None) -> DeedsPage:
    """What is known, the forms of a specialist, the journal of the voucher."""
    voucher = shown.voucher
    return DeedsPage(
        title=text("desk.vouchers.one", number=voucher.number),
        back=reverse("desk:vouchers"),
        problems=problems(stopped),
        rows=list(_rows(shown)),
        forms=list(_forms(request, shown, stopped)) if shown.keeps else [],
        table=_passed(shown.turn),
        steps=_steps(voucher),
    )


def _rows(shown: VoucherSeen) -> Iterator[SummaryRow]:
    voucher, step, lot = shown.voucher, shown.step, shown.voucher.lot
    held = step.case if step.kind in HELD else None
    nobody = text("desk.vouchers.nobody")
    first = shown.turn.row.case.subject.full_name if shown.turn and shown.turn.row else nobody
    told = {
        "sanatorium": lot.sanatorium,
        "period": days_of(voucher),
        "return_by": formats.day(return_by(voucher), current()),
        "contract": f"{lot.contract}, {formats.day(lot.contract_on, current())}",
        "conclusion": f"{lot.conclusion}, {formats.day(lot.conclusion_on, current())}",
        "share": money(lot.share_tiyn),
        "surcharge": money(lot.surcharge_tiyn),
        "stands": text(f"desk.vouchers.kind_{step.kind}"),
        "holder": held.subject.full_name if held else "",
        "turn": first if shown.turn else "",
        "offered": ", ".join(one.subject.full_name for one in shown.offered),
        "asked_reason": step.payload["reason"] if step.kind == "ReturnAsked" else "",
    }
    for name, words in told.items():
        if words:
            yield SummaryRow(text(f"desk.vouchers.{name}"), words)


def _passed(turn: Turn | None) -> Table | None:
    """Who stands before and cannot have it, with the norm."""
    if turn is None or not turn.passed:
        return None
    return Table(
        caption=text("desk.vouchers.passed"),
        head=[Cell(text("desk.vouchers.holder")), Cell(text("desk.vouchers.reason"))],
        rows=[
            [
                Cell(one.row.person.full_name, header=True, note=one.row.case.number),
                Cell(spoken(one.why)),
            ]
            for one in turn.passed
        ],
    )


def _forms(request: HttpRequest, shown: VoucherSeen, stopped: Stopped | None) -> Iterator[DeedForm]:
    if shown.can_have:
        yield _form("issue", *_to_whom(request, shown, stopped), what=True)
    if shown.step.kind not in HELD:
        return
    reason = shown.step.payload.get("reason", "") if shown.step.kind == "ReturnAsked" else ""
    yield _form(
        "return",
        _words(request, "reason", "reason", stopped, start=reason),
        _line(request, "brought_by", stopped),
        what=True,
    )
    if shown.step.kind == "ReturnAsked":
        yield _form("keep", _words(request, "why", "reason", stopped), what=True)
    yield _form(
        "use",
        *(
            day_field(request, one, text(f"desk.vouchers.{one}"), stopped)
            for one in ("arrived", "left")
        ),
        _yes_no(request, stopped),
        *(
            typed(request, one, text(f"desk.paid.{one}"), stopped, optional=True)
            for one in ("companion_name", "companion_iin")
        ),
        what=True,
    )
    yield _form("miss", what=True)
    yield _form("died", _words(request, "death", "reason", stopped))


def _to_whom(
    request: HttpRequest, shown: VoucherSeen, stopped: Stopped | None
) -> tuple[Field, Field]:
    people = [(one.number, one.subject.full_name) for one in shown.can_have]
    label = text("desk.vouchers.to")
    start = people[0][0] if len(people) == 1 else ""
    whom = chosen(request, "to", label, stopped, people, start=start)
    return whom, _line(request, "received_by", stopped)


def _yes_no(request: HttpRequest, stopped: Stopped | None) -> Field:
    options = [(one, text(f"desk.market.{one}")) for one in ("yes", "no")]
    return chosen(request, "papers_shown", text("desk.vouchers.papers_shown"), stopped, options)


def _line(request: HttpRequest, name: str, stopped: Stopped | None) -> Field:
    return typed(request, name, text(f"desk.vouchers.{name}"), stopped)


def _words(
    request: HttpRequest, name: str, label: str, stopped: Stopped | None, start: str = ""
) -> Field:
    words = text(f"desk.vouchers.{label}")
    return typed(request, name, words, stopped, kind="textarea", start=start, rows=2)


def _form(name: str, *fields: Field, what: bool = False) -> DeedForm:
    title = text(f"desk.vouchers.{name}")
    has_button = name in ("return", "keep", "died")
    button = text(f"desk.vouchers.{name}_button") if has_button else title
    told = text(f"desk.vouchers.{name}_what") if what else ""
    return DeedForm(name, title, button, what=told, fields=fields)


def _steps(voucher: Voucher) -> Table:
    found = voucher.steps.select_related("case__subject").order_by("-seq")
    return Table(
        caption=text("desk.vouchers.steps"),
        head=[Cell(text(f"desk.vouchers.{name}")) for name in ("at", "event", "by")],
        rows=[_step(one) for one in found],
    )


def _step(one: VoucherStep) -> list[Cell]:
    name = one.case.subject.full_name if one.case else ""
    note = " · ".join(filter(None, (name, one.payload.get("reason", ""))))
    title = text(f"desk.vouchers.kind_{one.kind}")
    return [Cell(formats.moment(one.at, current())), Cell(title, note=note), Cell(one.by_name)]
