"""A debt in the ledger: found, returned, written off, period by period."""

from __future__ import annotations

from collections.abc import Mapping

from tirek.casework.local_day import local_day
from tirek.payments.ledger import Posting, post
from tirek.payments.models import Account, DebtEvent

FOUND = (Account.RECEIVABLE, Account.EXPENSE)
LESSENED = (Account.EXPENSE, Account.RECEIVABLE)
RETURNED = (Account.TREASURY, Account.RECEIVABLE)
WRITTEN_OFF = (Account.WRITTEN_OFF, Account.RECEIVABLE)
REFUNDED = (Account.RECEIVABLE, Account.TREASURY)


def book(event: DebtEvent, sides: tuple[Account, Account], sums: Mapping[str, int]) -> None:
    """Post the sums of an event (tiyn by period): the debit side, then the credit side."""
    debt = event.debt
    post(
        [
            Posting(
                key=f"debt {debt.number}/{event.seq} {period}",
                debit=sides[0],
                credit=sides[1],
                amount_tiyn=tiyn,
                case_id=debt.case_id,
                period=period,
                booked_on=local_day(event.at),
                at=event.at,
                by_id=event.actor_id,
                basis=f"{debt.number}/{event.seq} {event.kind}",
            )
            for period, tiyn in sums.items()
        ]
    )
