"""Write the file of an approved run: the same bytes however often it is begun again."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.documents.blobs import keep
from tirek.payments.bank import Order, Transfer
from tirek.payments.formats import the_format
from tirek.payments.models import PaymentRun
from tirek.payments.models.run import PREFIX
from tirek.payments.permissions import require_accountant
from tirek.payments.purpose import purpose
from tirek.payments.queries.budget import payer_of
from tirek.payments.queries.run_totals import live_lines, total_of
from tirek.payments.run_record import held_run, may_step, record_run

AT_ONCE = 10_000
COLUMNS = ("pk", "payee_name", "payee_iin", "iban", "amount_tiyn", "service", "period")


@transaction.atomic
def file_run(
    *, run: PaymentRun, by: User, at: datetime, expected_seq: int | None = None
) -> PaymentRun:
    """Keep the file among the documents and note its hash with the run.

    Raises NotAllowed, StaleRun, procedure's RefusedTransition.
    """
    run = held_run(run, expected_seq)
    require_accountant(by, run.place)
    may_step(run, "RunFiled", by, at)
    run.file_sha256, run.file_size = keep(the_format().write(order_of(run), transfers_of(run)))
    payload = {"sha256": run.file_sha256, "size": run.file_size}
    record_run(run, "RunFiled", by=by, at=at, payload=payload)
    return run


def order_of(run: PaymentRun) -> Order:
    """What the file says once. Its day and hour are those of the approval, not of the writing."""
    payer, totals = payer_of(run.place), total_of(run)
    approved = run.events.get(kind="RunApproved")
    assert payer is not None
    assert run.booked_on is not None
    return Order(
        message_id=run.message_id,
        made_at=approved.at,
        execute_on=run.booked_on,
        payer_name=payer.name,
        payer_bin=payer.bin,
        payer_iban=payer.iban,
        count=totals.count,
        total=totals.total,
    )


def transfers_of(run: PaymentRun) -> Iterator[Transfer]:
    """The transfers in order, a few thousand at a time."""
    lines = live_lines(run).order_by("pk").values_list(*COLUMNS)
    for pk, name, iin, iban, tiyn, service, period in lines.iterator(chunk_size=AT_ONCE):
        yield Transfer(f"{PREFIX}{pk}", name, iin, iban, tiyn, purpose(service, period))
