"""What can be changed in the payment of a case now, and what was proposed."""

from __future__ import annotations

from tirek.casework.models import Case, Event
from tirek.casework.queries.events import happened
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.payments.changes.change import What
from tirek.payments.changes.texts import texts
from tirek.payments.models.entitlement import STOPPED
from tirek.payments.queries.balance import period_balances

PROPOSED, DECLINED = "PaymentChangeProposed", "PaymentChangeDeclined"
DONE = {
    "suspend": "PaymentSuspended",
    "resume": "PaymentResumed",
    "recipient": "RecipientChanged",
}
"""What happens in the case when the head agrees."""


def open_proposal(case: Case) -> Event | None:
    """The proposal that waits for the head: there is one at most."""
    ended = {one.payload["proposal"] for one in happened(case, DECLINED, *DONE.values())}
    waiting = [one for one in happened(case, PROPOSED) if one.seq not in ended]
    return waiting[-1] if waiting else None


def suspended_from(case: Case) -> Month | None:
    """The first month that waits, where the payment is suspended now."""
    told = happened(case, "PaymentSuspended", "PaymentResumed")
    if not told or told[-1].kind == "PaymentResumed":
        return None
    return Month.parse(told[-1].payload["month"])


def months_for(case: Case, what: What) -> list[Month]:
    """The months the change may begin with: owed, and neither paid nor on their way."""
    unpaid = {
        Month.parse(month)
        for one in period_balances(case)
        if one.state != STOPPED and not one.paid and not one.on_its_way
        for month in one.months
    }
    since = suspended_from(case)
    if what == "resume" and since is not None:
        unpaid = {month for month in unpaid if month >= since}
    return sorted(unpaid)


def why_not(case: Case, what: What) -> Text | None:
    """Why this cannot be proposed now; None if it can."""
    say = texts().refused
    if open_proposal(case) is not None:
        return say["waits"]
    if what == "suspend" and suspended_from(case) is not None:
        return say["suspended"]
    if what == "resume" and suspended_from(case) is None:
        return say["not_suspended"]
    return None if months_for(case, what) else say["no_months"]
