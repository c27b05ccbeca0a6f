"""A supplier is told by SMS what became of what it is owed, if its telephone is known."""

from __future__ import annotations

from datetime import datetime

from tirek.kernel.text import Language
from tirek.payments.models import SupplierClaim
from tirek.payments.suppliers.texts import texts
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee


def tell_supplier(
    claim: SupplierClaim, what: str, *, key: int, phone: str, language: Language, at: datetime
) -> None:
    """No sum and no person's name: only the number of the act; told again, it is one message.

    Contributions are paid to somebody else: nothing is told of them.
    """
    if claim.of_id is not None:
        return
    name = claim.payee.name
    send(
        key=f"claim {claim.pk} {what} {key}",
        to=Addressee(phone, language, full_name=name.in_(language)),
        words=texts().sms[what].format(number=claim.number),
        at=at,
        about=About(claim.case.number, claim.service, claim.place),
    )
