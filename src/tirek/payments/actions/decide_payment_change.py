"""The head decides what was proposed about the payment of a case: four eyes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.four_eyes import require_no_own_case, require_other_eyes
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.record import locked
from tirek.payments.actions.propose_payment_change import said
from tirek.payments.actions.recompute import recompute
from tirek.payments.changes.change import ChangeRefused, NewRecipient, PaymentChange
from tirek.payments.changes.open import DECLINED, DONE, months_for, open_proposal
from tirek.payments.changes.texts import texts
from tirek.payments.models import PayeeAccount
from tirek.people.models import Person


@transaction.atomic
def approve_payment_change(
    *, case: Case, proposal: int, by: User, at: datetime, expected_seq: int | None = None
) -> Event:
    """It holds from its month on, and what is due is worked out again at once.

    A period that was paid, or is on its way, stays as it is and with whom it was paid to. Raises
    NotAllowed, StaleCase, OwnCase, SamePerson, ChangeRefused, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    proposed = _proposed(case, proposal, by, at)
    change = PaymentChange.of(proposed)
    recompute([case], at=at)
    if change.month not in months_for(case, change.what):
        raise ChangeRefused(texts().refused["month_closed"])
    person = _paid_from_now_on(case, change, by, at)
    told = said(change)
    event = note_event(
        case=case,
        kind=DONE[change.what],
        by=by,
        at=at,
        may="decide_payment_change",
        payload={**change.as_payload(), **person, "proposal": proposed.seq},
        told={"citizen": told, "officer": told},
    )
    recompute([case], at=at)
    return event


@transaction.atomic
def decline_payment_change(
    *,
    case: Case,
    proposal: int,
    words: str,
    by: User,
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Nothing changes; `words` say why. Raises as `approve_payment_change` does."""
    case = locked(case, expected_seq)
    proposed = _proposed(case, proposal, by, at)
    if not words.strip():
        raise ChangeRefused(texts().refused["decline_words"], "note")
    told = texts().told["declined"].format(words=words.strip())
    return note_event(
        case=case,
        kind=DECLINED,
        by=by,
        at=at,
        may="decide_payment_change",
        payload={"proposal": proposed.seq, "words": words.strip()},
        told={"citizen": told, "officer": told},
    )


def _proposed(case: Case, seq: int, by: User, at: datetime) -> Event:
    require(by, "decide_payment_change", case)
    found = open_proposal(case)
    if found is None or found.seq != seq:
        raise ChangeRefused(texts().refused["decided"])
    require_no_own_case(case, by, at)
    require_other_eyes(case, by, found, at)
    return found


def _paid_from_now_on(case: Case, change: PaymentChange, by: User, at: datetime) -> dict[str, Any]:
    """The new recipient with the account, for the event; nothing where the recipient stays."""
    if change.to is None:
        return {}
    person = _person(change.to)
    PayeeAccount.objects.create(
        case=case,
        person=person,
        iban=change.to.iban,
        source="recipient",
        usable_from=change.month.first_day,
        at=at,
        by=by,
    )
    return {"person": person.pk}


def _person(to: NewRecipient) -> Person:
    """Whoever has the IIN; the names of somebody known stay as they are."""
    found = Person.objects.filter(iin=to.iin).first()
    if found is None:
        found = Person(
            iin=to.iin, surname=to.surname, given_name=to.given_name, patronymic=to.patronymic
        )
        found.derive()
        found.save()
    return found
