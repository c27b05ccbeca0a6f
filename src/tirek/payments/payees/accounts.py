"""Which account a person is paid to in a case, and which one waits to take its place."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from tirek.casework.models import Case
from tirek.casework.queries.answers import answers_of
from tirek.payments.models import PayeeAccount
from tirek.payments.signed import iban_told

SHOWN = 4
"""Signs of an account that are shown where somebody else may look."""


def account_on(case: Case, person: int, day: date) -> PayeeAccount | None:
    """The account of that day; None where only the application names one."""
    usable = _of(case, person).filter(usable_from__lte=day)
    return usable.order_by("usable_from", "pk").last()


def coming(case: Case, person: int, day: date) -> PayeeAccount | None:
    """The last account that takes its place later; None where nothing is to change."""
    return next(reversed(changes_after(case, person, day)), None)


def changes_after(case: Case, person: int, day: date) -> list[PayeeAccount]:
    """Every account that is to be paid to later instead of that day's, by its first day."""
    later = _of(case, person).filter(usable_from__gt=day).order_by("usable_from", "pk")
    by_day = {account.usable_from: account for account in later}
    now = iban_on(case, person, day)
    return [account for account in by_day.values() if account.iban != now]


def iban_on(case: Case, person: int, day: date) -> str:
    """The account's number that day, as the application told it where nothing was changed."""
    account = account_on(case, person, day)
    if account is not None:
        return account.iban
    if person != case.applicant_id:
        return ""
    return iban_told(case.service, answers_of(case))


def masked(iban: str) -> str:
    """The end of an account: enough for its owner to know it."""
    return f"…{iban[-SHOWN:]}" if iban else "–"


def _of(case: Case, person: int) -> QuerySet[PayeeAccount]:
    return PayeeAccount.objects.filter(case=case, person=person)
