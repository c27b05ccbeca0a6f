"""A person decides of a transfer that may have been paid: it was, or it was not."""

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.payments.booking import LOCK, Said, book
from tirek.payments.permissions import require_place
from tirek.payments.queries.standing import standing_of
from tirek.payments.reasons import reason
from tirek.payments.run_record import held_run, record_run
from tirek.payments.sql import one_at_a_time
from tirek.payments.tables import Transferred, tables_holding

UNDECIDED = ("unknown", "contradiction")


class NothingToDecide(Refused):
    """The bank has said by now what became of the transfer, or somebody has decided it."""

    def __init__(self) -> None:
        super().__init__(reason("nothing_to_decide"))


@transaction.atomic
def decide_maybe_paid(
    *, transfer: Transferred, paid: bool, words: str, by: User, at: datetime
) -> None:
    """Write down what the head found out and how; only then may the sum be sent again.

    Raises NotAllowed, RefusedTransition, NothingToDecide (somebody, or the bank, was quicker).
    """
    one_at_a_time(LOCK)  # before the run, as answers do: two who wait for each other wait for ever
    run = held_run(transfer.run_id)
    require_place(by, run.place)
    if standing_of(transfer).status not in UNDECIDED:
        raise NothingToDecide
    status = "decided_paid" if paid else "decided_unpaid"
    told = {"transfer": transfer.end_to_end, "decided": status, "words": words}
    record_run(run, "MaybePaidDecided", by=by, at=at, payload=told)
    day = local_day(at)
    said = Said(transfer.pk, status, None, "", words, day)
    book([said], day=day, at=at, by=by.pk, tables=tables_holding(transfer))
