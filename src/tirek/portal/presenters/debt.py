"""Sums paid in excess, as the person who was paid reads them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from tirek.accounts.models import User
from tirek.casework.acting import step_taken
from tirek.payments.models import Debt
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.paying.overpayment import overpayment_table
from tirek.web.components import Action, Page
from tirek.web.debt_view import DebtView, debt_view, money
from tirek.web.texts import text


@dataclass(frozen=True)
class DebtPage(Page):
    """The sum, and where it may be put in parts ("" where it may not)."""

    number: str = ""
    view: DebtView | None = None
    agree: str = ""
    complain: str = ""
    owed: bool = False


def debt_links(debts: Iterable[Debt]) -> list[Action]:
    """Each debt with what is left of it."""
    return [
        Action(
            reverse("debt", args=[one.number]),
            text("portal.debt.link", number=one.number, left=money(one.left_tiyn)),
        )
        for one in debts
    ]


def debt_page(debt: Debt, user: User) -> DebtPage:
    """The page of one debt."""
    agree = reverse("debt-agree", args=[debt.number])
    own_case = debt.case.applicant_user_id == user.pk
    return DebtPage(
        title=text("portal.debt.title", number=debt.number),
        back=reverse("debts"),
        number=debt.number,
        view=debt_view(debt, officer=False, letter_address=_letter),
        agree=agree if may_agree(debt, user) else "",
        complain=reverse("complain", args=[debt.case.number]) if own_case else "",
        owed=bool(debt.left_tiyn),
    )


def may_agree(debt: Debt, user: User) -> bool:
    """Whether the person may put the sum in parts now."""
    try:
        step_taken(overpayment_table(), debt.stage, "ReturnAgreed", user, timezone.localdate())
    except RefusedTransition:
        return False
    return bool(debt.left_tiyn)


def _letter(debt: Debt, seq: int, language: str) -> str:
    return reverse("debt-letter", args=[debt.number, seq, language])
