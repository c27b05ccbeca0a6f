"""A department has checked the account of a supplier: it pays to it, or not any more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.refused import Refused
from tirek.payments.models import AccountWord, SupplierAccount, SupplierClaim
from tirek.payments.permissions import require_accountant
from tirek.payments.places import places_under
from tirek.payments.suppliers.texts import texts


@transaction.atomic
def judge_supplier_account(
    *, account: SupplierAccount, place: str, admitted: bool, words: str, by: User, at: datetime
) -> AccountWord:
    """The newest word of the place holds for its next run; a frozen run keeps its accounts.

    Who enters an account is of the supplier, who judges it an accountant: two people. Raises
    NotAllowed, Refused.
    """
    require_accountant(by, place, at)
    say = texts().refused
    claims = SupplierClaim.objects.filter(payee=account.office_id, place__in=places_under(place))
    if not claims.exists():
        raise Refused(say["not_known_here"])
    if not words.strip():
        raise Refused(say["words_missing"], "words")
    return AccountWord.objects.create(
        account=account, place=place, admitted=admitted, words=words.strip()[:500], at=at, by=by
    )
