"""The account a person is paid to: now, from when another, and the question for a new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.payments.payees.accounts import coming, iban_on, masked
from tirek.payments.payees.banks import bank_of
from tirek.payments.payees.cooling import cooling
from tirek.portal.account_asked import Asked
from tirek.procedure.lifecycle import RefusedTransition
from tirek.web import formats
from tirek.web.components import Field, Problem, SummaryRow
from tirek.web.forms import FormPage
from tirek.web.language import current
from tirek.web.texts import spoken, text

PHONE_END = 2


@dataclass(frozen=True)
class AccountPage(FormPage):
    """What is so now; `waiting` is said where another account is to take its place."""

    rows: Sequence[SummaryRow] = ()
    waiting: str = ""
    stop: str = ""


def account_page(case: Case, user: User, today: date, *, typed: str, error: str) -> AccountPage:
    """The account of the case; the form only for the person who is paid, while money is paid."""
    person = case.applicant_id
    later = coming(case, person, today)
    field = Field(
        "iban",
        text("portal.account.iban"),
        hint=text("portal.account.iban_hint"),
        error=error,
        value=typed,
        width=30,
    )
    asked = may_change(case, user)
    return AccountPage(
        title=text("portal.account.title"),
        back=reverse("case", args=[case.number]),
        problems=[Problem.of(field)] if error and asked else [],
        heading=text("portal.account.title"),
        fields=[field] if asked else [],
        rows=[SummaryRow(text("portal.account.now"), named(iban_on(case, person, today)))],
        waiting=_waiting(later.iban, later.usable_from) if later else "",
        stop=reverse("account-stop", args=[case.number]) if later and asked else "",
    )


def may_change(case: Case, user: User) -> bool:
    """Whether the person may change the account now."""
    try:
        service_of(case).lifecycle.after(case.stage, "AccountChanged", by="citizen")
    except RefusedTransition:
        return False
    return bool(user.iin) and user.iin == case.applicant.iin


def code_page(asked: Asked, today: date, error: str) -> AccountPage:
    """Which account, from when, and where the code went."""
    field = Field(
        "code",
        text("portal.account.code"),
        hint=text("portal.account.code_hint", end=asked.phone[-PHONE_END:]),
        error=error,
        inputmode="numeric",
        autocomplete="one-time-code",
        width=10,
    )
    on = formats.day(cooling().ends(today), current())
    return AccountPage(
        title=text("portal.account.code_title"),
        back=reverse("account", args=[asked.case]),
        problems=[Problem.of(field)] if error else [],
        heading=text("portal.account.code_title"),
        fields=[field],
        rows=[
            SummaryRow(text("portal.account.new"), named(asked.iban)),
            SummaryRow(text("portal.account.from"), on),
            SummaryRow(text("portal.account.owner"), text(f"portal.account.{asked.owner}")),
        ],
    )


def named(iban: str) -> str:
    """The account by its end and its bank."""
    bank = bank_of(iban)
    return f"{masked(iban)}, {spoken(bank.name)}" if bank else masked(iban)


def _waiting(iban: str, usable_from: date) -> str:
    on = formats.day(usable_from, current())
    return text("portal.account.waiting", account=named(iban), on=on)
