"""A specialist or the accountant proposes to suspend, to resume, or to pay somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.record import locked
from tirek.kernel.text import Text
from tirek.law.words import month_text
from tirek.payments.actions.recompute import recompute
from tirek.payments.changes.change import ChangeRefused, PaymentChange, read_change
from tirek.payments.changes.open import PROPOSED, months_for, why_not
from tirek.payments.changes.texts import texts
from tirek.payments.queries.payees import payee_in


@transaction.atomic
def propose_payment_change(
    *,
    case: Case,
    sent: Mapping[str, str],
    by: User,
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Write it down (fields: `read_change`); the head decides, until then nothing changes.

    Raises NotAllowed, StaleCase, OwnCase, ChangeRefused, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "propose_payment_change", case)
    require_no_own_case(case, by, at)
    recompute([case], at=at)
    change = checked(case, sent)
    blocked = why_not(case, change.what)
    if blocked is not None:
        raise ChangeRefused(blocked)
    return note_event(
        case=case,
        kind=PROPOSED,
        by=by,
        at=at,
        may="propose_payment_change",
        payload=change.as_payload(),
        told={"citizen": texts().told["considered"], "officer": said(change, "proposed_")},
    )


def checked(case: Case, sent: Mapping[str, str]) -> PaymentChange:
    """The change as the case is now. Raises ChangeRefused at a field."""
    what = sent.get("what", "")
    months = months_for(case, "resume" if what == "resume" else "suspend")
    change = read_change(sent, months)
    if change.to is not None and change.to.iin == payee_in(case, change.month).iin:
        raise ChangeRefused(texts().refused["same_recipient"], "iin")
    return change


def said(change: PaymentChange, key: str = "") -> Text:
    """The change in a sentence."""
    say = texts().told
    return say[f"{key}{change.what}"].format(
        month=month_text(change.month),
        words=change.words.rstrip("."),
        ground=change.ground.rstrip("."),
        withheld=say["withheld_yes" if change.pay_withheld else "withheld_no"],
        name=change.to.full_name if change.to else "",
    )
