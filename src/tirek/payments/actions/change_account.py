"""A person asks to be paid to another account: checked, confirmed by telephone, used after days."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.permissions import NotAllowed
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.payments.models import PayeeAccount
from tirek.payments.payees.accounts import account_on, changes_after, coming, iban_on, masked
from tirek.payments.payees.banks import bank_named, code_of
from tirek.payments.payees.cooling import cooling
from tirek.payments.payees.ownership import Owner, owner_of
from tirek.payments.payees.telephones import telephones_of
from tirek.payments.payees.telling import tell_of_account
from tirek.payments.payees.texts import texts
from tirek.procedure.deadline import shown
from tirek.sms.actions.check_code import Confirmed


class CannotChangeAccount(Refused):
    """The account stays as it is."""


def confirms(case: Case, iban: str) -> bytes:
    """What the code to the telephone confirms: this account, in this case."""
    return f"account {case.number} {iban}".encode()


def check_account(*, case: Case, iban: str, by: User, at: datetime) -> Owner:
    """Whether the account can be taken: another one, and not known to be somebody else's.

    Raises NotAllowed, CannotChangeAccount. The registry is asked outside any transaction.
    """
    _require_payee(case, by)
    say = texts().refused
    if iban == iban_on(case, case.applicant_id, local_day(at)) and not _coming(case, at):
        raise CannotChangeAccount(say.same, "iban")
    if not telephones_of(case, case.applicant):
        raise CannotChangeAccount(say.no_phone, "iban")
    owner = owner_of(case, case.applicant, iban, by=by, at=at)
    if owner == "not_theirs":
        raise CannotChangeAccount(say.not_theirs, "iban")
    return owner


@transaction.atomic
def change_account(
    *, case: Case, iban: str, owner: Owner, proof: Confirmed, by: User, at: datetime
) -> PayeeAccount:
    """Pay to the account from the day after the cooling; every telephone known is told.

    `proof` is the code that came to a telephone known before. Raises NotAllowed,
    procedure's RefusedTransition; then nothing was written.
    """
    _require_payee(case, by)
    case = locked(case)
    usable_from = cooling().ends(local_day(at))
    account = PayeeAccount.objects.create(
        case=case,
        person=case.applicant,
        iban=iban,
        source="change",
        checked=owner,
        usable_from=usable_from,
        at=at,
        by=by,
    )
    told = texts().told.changed.format(
        usable_from=shown(usable_from), iban=masked(iban), bank=bank_named(code_of(iban))
    )
    payload = {"account": account.pk, "usable_from": usable_from, "checked": owner}
    _note(case, "AccountChanged", by, at, {**payload, "proof": proof.as_document()}, told)
    tell_of_account(case, texts().sms.changed, account, at)
    return account


@transaction.atomic
def cancel_account_change(*, case: Case, by: User, at: datetime) -> PayeeAccount:
    """It was not the person, or they thought better of it: the account stays, whatever waited.

    Raises NotAllowed, CannotChangeAccount where no change is waiting.
    """
    _require_payee(case, by)
    case = locked(case)
    today = local_day(at)
    waiting = changes_after(case, case.applicant_id, today)
    if not waiting:
        raise CannotChangeAccount(texts().refused.nothing)
    kept = [_kept(case, change.usable_from, today, by, at) for change in waiting][-1]
    told = texts().told.cancelled.format(iban=masked(kept.iban))
    _note(case, "AccountChangeStopped", by, at, {"account": kept.pk}, told)
    tell_of_account(case, texts().sms.cancelled, kept, at)
    return kept


def _kept(case: Case, since: date, today: date, by: User, at: datetime) -> PayeeAccount:
    """From that day on still the account of today, with whatever is known of whose it is."""
    now = account_on(case, case.applicant_id, today)
    return PayeeAccount.objects.create(
        case=case,
        person=case.applicant,
        iban=iban_on(case, case.applicant_id, today),
        source="change",
        checked=now.checked if now else "unknown",
        usable_from=since,
        at=at,
        by=by,
    )


def _require_payee(case: Case, by: User) -> None:
    if not (by.is_active and by.is_citizen and by.iin and by.iin == case.applicant.iin):
        raise NotAllowed(texts().refused.not_yours)


def _coming(case: Case, at: datetime) -> PayeeAccount | None:
    return coming(case, case.applicant_id, local_day(at))


def _note(
    case: Case, kind: str, by: User, at: datetime, payload: dict[str, object], told: Text
) -> Event:
    words = {"citizen": told, "officer": told}
    return note_event(
        case=case, kind=kind, by=by, at=at, may="change_account", payload=payload, told=words
    )
