"""A supplier says to which account it is to be paid; a department admits it before it pays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import Office, Role, User
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.payments.models import SupplierAccount
from tirek.payments.suppliers.texts import texts
from tirek.procedure.answer import AnswerError, read_iban

NUMBER_LENGTH = 12


@transaction.atomic
def enter_supplier_account(
    *, iban: str, name: str, number: str, by: User, at: datetime
) -> SupplierAccount:
    """The newest of the office; the one before it is paid to until this one is admitted.

    Raises NotAllowed, Refused at a field.
    """
    say = texts().refused
    if not by.is_active or by.role != Role.SUPPLIER or by.office_id is None:
        raise NotAllowed(say["not_a_supplier"])
    if not name.strip():
        raise Refused(say["name_missing"], "name")
    if not is_number(number):
        raise Refused(say["number_wrong"], "bin")
    account = typed_iban(iban)
    Office.objects.select_for_update().get(pk=by.office_id)  # pressed twice, it is one row
    newest = SupplierAccount.objects.filter(office=by.office_id).order_by("pk").last()
    told = (account, name.strip()[:140], number.strip())
    if newest is not None and (newest.iban, newest.name, newest.bin) == told:
        raise Refused(say["same_account"], "iban")
    return SupplierAccount.objects.create(
        office_id=by.office_id, iban=account, name=told[1], bin=told[2], at=at, by=by
    )


def is_number(written: str) -> bool:
    """Whether it has the form of a BIN, or of the IIN of somebody who works alone."""
    plain = written.strip()
    return len(plain) == NUMBER_LENGTH and plain.isascii() and plain.isdigit()


def typed_iban(written: str) -> str:
    """The account. Raises Refused at its field."""
    try:
        return read_iban(written)
    except AnswerError as wrong:
        raise Refused(wrong.text, "iban") from None
