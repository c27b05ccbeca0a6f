"""The bank's term is over: what it has not answered for may have been paid."""

from datetime import datetime

from django.db import transaction

from tirek.casework.local_day import local_day
from tirek.payments.booking import LOCK
from tirek.payments.models import PaymentRun
from tirek.payments.run_record import held_run, record_run
from tirek.payments.sql import one_at_a_time, run_sql
from tirek.payments.tables import tables_of

SILENT = """
INSERT INTO {outcome} (instruction_id, status, reason, words, "on", at)
SELECT instruction_id, 'unknown', 'silence', '', %(day)s, %(at)s
FROM {standing} WHERE run_id = %(run)s AND status = 'sent'
ORDER BY instruction_id
ON CONFLICT DO NOTHING
"""


def watch_silence(*, at: datetime) -> int:
    """Mark every transfer that the bank is silent about after its term; how many are new.

    Nothing is sent again and nothing is deleted: each waits for a person, or a late answer.
    """
    late = PaymentRun.objects.filter(stage="sent", answer_by__lt=local_day(at)).order_by("pk")
    return sum(_mark(pk, at) for pk in late.values_list("pk", flat=True))


@transaction.atomic
def _mark(pk: int, at: datetime) -> int:
    one_at_a_time(LOCK)  # an answer that is being booked now is no silence
    run = held_run(pk)
    if run.stage != "sent":
        return 0
    found = run_sql(tables_of(run).of(SILENT), {"run": pk, "day": local_day(at), "at": at})
    if found:
        record_run(run, "SilenceFound", by=None, at=at, payload={"count": found})
    return found
