"""A word about the account to every telephone known: whoever changed it may not be its owner."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.kernel.text import Language, Text
from tirek.payments.models import PayeeAccount
from tirek.payments.payees.telephones import telephones_of
from tirek.procedure.deadline import shown
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee


def tell_of_account(
    case: Case, words: Text, account: PayeeAccount, at: datetime, *, by: User | None = None
) -> None:
    """Send it once to each telephone of the applicant, also to who wants no SMS of other news."""
    person, day = case.applicant, account.usable_from
    for phone in telephones_of(case, person):
        send(
            key=f"account {account.pk} {phone}",
            to=Addressee.of(person, cast(Language, case.language), phone),
            words=words.format(number=case.number, day=shown(day)),
            at=at,
            about=About(case.number, case.service, case.place),
            by=by,
        )
