"""The list of debts, and the page of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tirek.accounts.models import User
from tirek.desk.presenters.debt_step import why_blocked
from tirek.payments.models import Debt
from tirek.payments.overpayment.permissions import WORKERS
from tirek.payments.queries.debts import PILES, pile_sizes
from tirek.procedure.paying.overpayment import overpayment_table
from tirek.web import formats
from tirek.web.access import acts_as
from tirek.web.components import LIFE_TONES, Action, Cell, Page, Tab, Table, own
from tirek.web.debt_view import DebtView, debt_view, money
from tirek.web.language import current
from tirek.web.texts import spoken, text

STEPS: Sequence[tuple[str, Sequence[str]]] = (
    ("notice", ("NoticeSent",)),
    ("return", ("ReturnReceived",)),
    ("agree", ("ReturnAgreed",)),
    ("court", ("ToCourt", "CourtDecided.obliged")),
    ("write_off", ("WriteOffProposed", "WrittenOff")),
    ("estate", ("EstateFlagged",)),
    ("refund", ("RefundProposed", "RefundApproved")),
)
"""A page of the desk and the events it leads to; the usual step first."""


@dataclass(frozen=True)
class DebtPage(Page):
    """Everything about one debt."""

    number: str = ""
    case: str = ""
    person: str = ""
    view: DebtView | None = None
    actions: Sequence[Action] = ()
    pack: str = ""


def pile_tabs(user: User, today: date, chosen: str) -> list[Tab]:
    """A tab for each pile with how many lie in it."""
    href, sizes = reverse("desk:debts"), pile_sizes(user, today)
    return [
        Tab(f"{href}?pile={pile}", text(f"desk.debt.pile_{pile}"), pile == chosen, sizes[pile])
        for pile in PILES
    ]


def debts_table(debts: Sequence[Debt], today: date) -> Table:
    """One debt a row, the nearest day first."""
    return Table(
        caption=text("desk.debt.list"),
        caption_hidden=True,
        head=[
            Cell(text("desk.debt.head_number")),
            Cell(text("desk.debt.head_person")),
            Cell(text("desk.debt.head_left"), numeric=True),
            Cell(text("desk.debt.head_stage")),
            Cell(text("desk.debt.head_due")),
        ],
        rows=[_row(debt, today) for debt in debts],
        empty=text("desk.debt.none"),
    )


def _row(debt: Debt, today: date) -> list[Cell]:
    stage = overpayment_table().stage(debt.stage)
    href = reverse("desk:debt", args=[debt.number])
    return [
        Cell(debt.number, href=href, header=True),
        Cell(own(debt.person.full_name)),
        Cell(money(debt.left_tiyn), numeric=True),
        Cell(spoken(stage.officer), tone=LIFE_TONES[stage.tone]),
        _due(debt.due_on, today),
    ]


def _due(due_on: date | None, today: date) -> Cell:
    if due_on is None:
        return Cell("")
    on = formats.day_short(due_on, current())
    return Cell(on, tone="danger") if due_on < today else Cell(on)


def debt_page(debt: Debt, user: User) -> DebtPage:
    """The debt, as this officer may act on it."""
    works = acts_as(user, *WORKERS)
    return DebtPage(
        title=text("desk.debt.title", number=debt.number),
        back=reverse("desk:debts"),
        number=debt.number,
        case=debt.case.number,
        person=own(debt.person.full_name),
        view=debt_view(debt, officer=True, letter_address=_letter),
        actions=_actions(debt, user),
        pack=reverse("desk:debt-pack", args=[debt.number]) if works else "",
    )


def _address(debt: Debt, name: str) -> str:
    return reverse(f"desk:debt-{name.replace('_', '-')}", args=[debt.number])


def _letter(debt: Debt, seq: int, language: str) -> str:
    return reverse("desk:debt-letter", args=[debt.number, seq, language])


def _actions(debt: Debt, user: User) -> list[Action]:
    return [
        Action(_address(debt, name), text(f"desk.debt.do_{name}"))
        for name, events in STEPS
        if not why_blocked(debt, user, events) and (name != "refund" or debt.to_refund_tiyn)
    ]
