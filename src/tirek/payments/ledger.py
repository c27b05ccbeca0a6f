"""Writing to the ledger what is about no transfer: each thing once, by its key."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from tirek.payments.models import Account, LedgerEntry


@dataclass(frozen=True, slots=True)
class Posting:
    """So much moves from the account of `credit` to that of `debit`; `key` says what it is."""

    key: str
    debit: Account
    credit: Account
    amount_tiyn: int
    case_id: int
    period: str
    booked_on: date
    at: datetime
    by_id: int | None = None
    basis: str = ""


def post(postings: Sequence[Posting]) -> int:
    """Book what is not booked yet; how many entries are new.

    A key that is there already is left as it is, whoever booked it.
    """
    keys = [one.key for one in postings]
    booked = LedgerEntry.objects.filter(instruction=None, key__in=keys)
    before = booked.count()
    LedgerEntry.objects.bulk_create(
        [LedgerEntry(**asdict(one)) for one in postings],
        ignore_conflicts=True,
    )
    return booked.count() - before
