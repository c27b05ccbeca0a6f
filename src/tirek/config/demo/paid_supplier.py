"""What is owed to a supplier: its account admitted, a line corrected by two, a run to the bank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tirek.accounts.models import User
from tirek.config.demo.one_case import day_after
from tirek.config.demo.payments import Runs
from tirek.config.demo.people import account_number, name_file
from tirek.config.demo.users import Desk
from tirek.kernel.money import Tenge
from tirek.payments.actions.correct_claim import judge_correction, propose_correction
from tirek.payments.actions.enter_supplier_account import enter_supplier_account
from tirek.payments.actions.judge_supplier_account import judge_supplier_account
from tirek.payments.models import SupplierClaim

ENTERED, CORRECTED, RUN = 1, 2, 3
"""Working days after what is owed was accepted."""
MORNING, NOON = time(9, 50), time(12, 30)
A_PAUSE = timedelta(minutes=45)


@dataclass(frozen=True)
class Account:
    """To which account the supplier is paid: its name, its BIN, and how it was checked."""

    name: str
    bin: str
    serial: int
    words: str


@dataclass(frozen=True)
class Paid:
    """Which line, by turn, was entered wrongly; what is owed for it in truth, in tenge; why."""

    line: int
    owed: str
    ground: str


def to_be_paid(
    supplier: User, account: Account, paid: Paid, desk: Desk, accepted: date
) -> Iterator[datetime]:
    """From the day on which it was accepted to the answer of the bank."""
    place = desk.accountant.place or ""
    yield (at := day_after(accepted, ENTERED, MORNING))
    iban = account_number(name_file().banks[1], account.serial)
    made = enter_supplier_account(
        iban=iban, name=account.name, number=account.bin, by=supplier, at=at
    )
    yield (at := at + A_PAUSE)
    words, by = account.words, desk.accountant
    judge_supplier_account(account=made, place=place, admitted=True, words=words, by=by, at=at)
    yield (at := day_after(accepted, CORRECTED, MORNING))
    claim = SupplierClaim.objects.filter(payee=supplier.office).order_by("pk")[paid.line]
    right = propose_correction(
        claim=claim, amount=Tenge.of(paid.owed), ground=paid.ground, by=by, at=at
    )
    yield (at := at + A_PAUSE)
    judge_correction(correction=right, agreed=True, by=desk.head, at=at)
    runs = Runs(day_after(accepted, RUN + 1, NOON).date())
    yield from runs.to_suppliers(place, desk.accountant, desk.head)
