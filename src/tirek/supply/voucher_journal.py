"""The only place that adds a step to the journal of vouchers of a queue. Actions call it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tirek.accounts.models import User
from tirek.casework.canonical import digest_of, plain
from tirek.casework.models import Case
from tirek.supply.models import Book, Queue, Row, Voucher, VoucherStep
from tirek.supply.steps import document_of, link, said

GENESIS = hashlib.sha256(
    b"tirek: the first step of the vouchers of a queue follows this"
).hexdigest()


def book_of(queue: Queue) -> Book:
    """The book of a queue, made where there was none. The caller holds the queue."""
    return Book.objects.get_or_create(queue=queue)[0]


def add_voucher_step(
    voucher: Voucher,
    kind: str,
    *,
    case: Case | None,
    by: User | None,
    at: datetime,
    payload: Mapping[str, Any] | None = None,
    row: Row | None = None,
) -> VoucherStep:
    """Write the step after the last one of the book. The caller holds the queue; `by=None` is the
    system."""
    book = Book.objects.select_for_update().get(pk=voucher.lot.book_id)
    before = VoucherStep.objects.filter(book=book, seq=book.last_seq)
    told = said(kind, by, at, plain(payload or {}))
    step = VoucherStep(book=book, voucher=voucher, case=case, row=row, **told)
    link(step, book.last_seq, before.values_list("hash", flat=True).first() or GENESIS)
    step.hash = hash_of_voucher(step)
    book.last_seq = step.seq
    book.save(update_fields=["last_seq"])
    step.save(force_insert=True)
    return step


def hash_of_voucher(step: VoucherStep) -> str:
    """SHA-256 over everything the step says, the voucher as it was bought and the hash before."""
    voucher, lot = step.voucher, step.voucher.lot
    about = {
        "book": step.book_id,
        "voucher": [voucher.pk, voucher.number, voucher.arrives, voucher.leaves],
        "bought": [lot.pk, lot.contract, lot.contract_on, lot.sanatorium],
        "concluded": [lot.conclusion, lot.conclusion_on],
        "sums": [lot.share_tiyn, lot.surcharge_tiyn],
        "case": step.case.number if step.case else None,
        "row": step.row_id,
    }
    return digest_of({**plain(about), **document_of(step)})
