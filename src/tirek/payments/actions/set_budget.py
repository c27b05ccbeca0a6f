"""Enter what a place may spend in a year, and the account it pays from. Rows are only added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.payments.models import BudgetLine, Payer
from tirek.payments.overpayment.sums import typed_sum
from tirek.payments.payers import payer_of
from tirek.payments.permissions import require_accountant
from tirek.payments.reasons import reason
from tirek.procedure.answer import AnswerError, read_iban

BIN_LENGTH = 12


@dataclass(frozen=True, slots=True)
class SentBudget:
    """What was typed: a sum with its basis, or the account, or both."""

    amount: str = ""
    basis: str = ""
    name: str = ""
    bin: str = ""
    iban: str = ""

    @staticmethod
    def of(sent: Mapping[str, str]) -> SentBudget:
        """From the fields of the form; what is missing is empty."""
        return SentBudget(*(sent.get(one, "").strip() for one in SentBudget.__slots__))


@transaction.atomic
def set_budget(*, place: str, sent: SentBudget, by: User, at: datetime) -> None:
    """Add the line to this year's budget, and the account where it is another than now.

    A sum below nothing takes from the budget. Raises NotAllowed, Refused at a field.
    """
    require_accountant(by, place, at)
    if not sent.amount and not sent.iban:
        raise Refused(reason("amount_missing"), "amount")
    if sent.amount:
        _add_line(place, sent, by, at)
    if sent.iban:
        _add_payer(place, sent, by, at)


def _add_line(place: str, sent: SentBudget, by: User, at: datetime) -> None:
    amount = typed_sum(sent.amount, signed=True)
    if amount is None:
        raise Refused(reason("amount_wrong"), "amount")
    if not amount.tiyn:
        raise Refused(reason("amount_missing"), "amount")
    if not sent.basis:
        raise Refused(reason("basis_missing"), "basis")
    BudgetLine.objects.create(
        place=place,
        year=local_day(at).year,
        amount_tiyn=amount.tiyn,
        basis=sent.basis[:500],
        at=at,
        by=by,
    )


def _add_payer(place: str, sent: SentBudget, by: User, at: datetime) -> None:
    if not sent.name:
        raise Refused(reason("payer_name_missing"), "name")
    if len(sent.bin) != BIN_LENGTH or not sent.bin.isascii() or not sent.bin.isdigit():
        raise Refused(reason("bin_wrong"), "bin")
    try:
        iban = read_iban(sent.iban)
    except AnswerError as wrong:
        raise Refused(wrong.text, "iban") from None
    now = payer_of(place)
    if now is None or (now.name, now.bin, now.iban) != (sent.name, sent.bin, iban):
        Payer.objects.create(
            place=place, name=sent.name[:140], bin=sent.bin, iban=iban, at=at, by=by
        )
