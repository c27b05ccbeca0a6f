"""Write the file of an approved run: the same bytes however often it is begun again."""

from collections.abc import Iterator
from datetime import datetime

from django.db import connection, transaction

from tirek.accounts.models import User
from tirek.documents.blobs import keep
from tirek.kernel.money import Tenge
from tirek.payments.bank import Order, Transfer
from tirek.payments.formats import the_format
from tirek.payments.models import PaymentRun
from tirek.payments.payers import frozen_payer
from tirek.payments.permissions import require_accountant
from tirek.payments.purpose import purpose
from tirek.payments.queries.codes import codes_of
from tirek.payments.run_record import held_run, may_step, record_run
from tirek.payments.tables import left_out, tables_of

AT_ONCE = 10_000
LINES = """
SELECT i.id, i.payee_name, i.{number}, i.iban, i.amount_tiyn, i.service, i.period
FROM {transfer} i WHERE i.run_id = %(run)s ORDER BY i.id
"""


@transaction.atomic
def file_run(
    *, run: PaymentRun, by: User, at: datetime, expected_seq: int | None = None
) -> PaymentRun:
    """Keep the file among the documents and note its hash with the run.

    Raises NotAllowed, StaleRun, procedure's RefusedTransition.
    """
    run = held_run(run, expected_seq)
    require_accountant(by, run.place, at)
    may_step(run, "RunFiled", by, at)
    run.file_sha256, run.file_size = keep(the_format().write(order_of(run), transfers_of(run)))
    payload = {"sha256": run.file_sha256, "size": run.file_size}
    record_run(run, "RunFiled", by=by, at=at, payload=payload)
    return run


def order_of(run: PaymentRun) -> Order:
    """What the file says once: account, number, sum, day and hour are those that were approved."""
    payer, approved = frozen_payer(run), run.events.get(kind="RunApproved")
    assert payer is not None
    assert run.booked_on is not None
    return Order(
        message_id=run.message_id,
        made_at=approved.at,
        execute_on=run.booked_on,
        payer_name=payer.name,
        payer_bin=payer.bin,
        payer_iban=payer.iban,
        count=approved.payload["count"],
        total=Tenge.of(approved.payload["total"]),
    )


def transfers_of(run: PaymentRun) -> Iterator[Transfer]:
    """The transfers in order, a few thousand at a time."""
    codes = codes_of(run)
    # Few were left out: they are known here sooner than the database looks each transfer up.
    dropped = left_out(run)
    tables = tables_of(run)
    # A cursor of the server's own, read as it comes: no model is made of a line.
    with connection.chunked_cursor() as cursor:
        cursor.execute(tables.of(LINES), {"run": run.pk})
        while part := cursor.fetchmany(AT_ONCE):
            for pk, name, iin, iban, tiyn, service, period in part:
                if pk not in dropped:
                    why = purpose(service, period)
                    yield Transfer(
                        f"{tables.prefix}{pk}", name, iin, iban, tiyn, why, codes.get(service)
                    )
