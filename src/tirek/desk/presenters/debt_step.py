"""The page of one step of a debt: what it does, what to fill in, the button."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from tirek.accounts.models import User
from tirek.casework.acting import step_taken
from tirek.payments.models import Debt
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.paying.overpayment import overpayment_table, overpayment_terms
from tirek.web.components import Field, Page, Problem
from tirek.web.debt_view import money
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class DebtStepPage(Page):
    """`blocked` says why the step cannot be taken now; there is no form then."""

    number: str = ""
    about: str = ""
    what: str = ""
    blocked: str = ""
    fields: Sequence[Field] = field(default_factory=tuple)
    button: str = ""


def debt_step_page(
    debt: Debt,
    user: User,
    name: str,
    events: Sequence[str],
    fields: list[Field],
    stopped: Stopped | None,
) -> DebtStepPage:
    """The page of the step `name` (its texts are desk.debt.<name>_title, _what, _button)."""
    blocked = why_blocked(debt, user, events)
    values = {"sum": money(debt.to_refund_tiyn if name == "refund" else debt.left_tiyn)}
    if name == "notice":
        values["days"] = str(overpayment_terms().answer_days)
    return DebtStepPage(
        title=text(f"desk.debt.{name}_title"),
        back=reverse("desk:debt", args=[debt.number]),
        problems=_problems(fields, stopped),
        number=debt.number,
        about=debt.person.full_name,
        what=text(f"desk.debt.{name}_what", **values),
        blocked=blocked,
        fields=() if blocked else fields,
        button="" if blocked else text(f"desk.debt.{name}_button"),
    )


def why_blocked(debt: Debt, user: User, events: Sequence[str]) -> str:
    """Why this officer cannot take the step now; empty if one of the events can happen."""
    whys = [_why(debt, user, event) for event in events]
    return "" if "" in whys else whys[0]


def _why(debt: Debt, user: User, event: str) -> str:
    try:
        step_taken(overpayment_table(), debt.stage, event, user, timezone.localdate())
    except RefusedTransition as refused:
        return spoken(refused.text)
    return ""


def _problems(fields: Sequence[Field], stopped: Stopped | None) -> list[Problem]:
    if stopped is None:
        return []
    return [Problem.of(one) for one in fields if one.error] or [stopped.problem]
