"""Take a file of the bank: an answer to a run or a statement, in whatever order they come."""

import hashlib
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.documents.blobs import keep
from tirek.payments.actions.take_returns import take_returns
from tirek.payments.bank import Answer, Message, Status
from tirek.payments.booking import AT_ONCE, Said, book_held, hold
from tirek.payments.formats import the_format
from tirek.payments.models import BankMessage, Instruction, PaymentRun, SupplierTransfer
from tirek.payments.permissions import require_accountant
from tirek.payments.sql import one_at_a_time
from tirek.payments.tables import PEOPLE, SUPPLIERS, Tables, live_lines, tables_of

LOCK = 20_260_205
WITH_THE_BANK = ("sent", "answered", "reconciled")
STATEMENTS = "camt."


@dataclass(frozen=True, slots=True)
class Taken:
    """The message as it is kept; `before` says that it was there already. New outcomes by kind."""

    message: BankMessage
    before: bool
    new: dict[str, int] = field(default_factory=dict)


def take_message(*, content: bytes, place: str | None, by: User | None, at: datetime) -> Taken:
    """Read the file, keep it, and book what it newly says. The same bytes again change nothing.

    Answers on transfers that this place never sent are kept with the message as unmatched; no
    place is the bank's own exchange, which speaks of every place. Raises NotAllowed, and the
    port's NotReadable: then nothing is kept.
    """
    require_accountant(by, place or "", at)
    sha256 = hashlib.sha256(content).hexdigest()
    read = the_format().read(io.BytesIO(content))
    with transaction.atomic():
        one_at_a_time(LOCK)
        there = BankMessage.objects.filter(sha256=sha256).first()
        if there is not None:
            return Taken(there, before=True)
        keep([content])
        strangers: list[dict[str, Any]] = []
        # What is said of suppliers is little: it is kept until what is said of people is booked.
        of_suppliers: list[Said] = []
        turns = hold(_ours(read, place, local_day(at), strangers, of_suppliers))
        strangers += _unplaced(read, place, at)
        message = BankMessage.objects.create(
            sha256=sha256,
            message_id=read.id[:140],
            kind=read.kind[:20],
            place=place or "",
            taken_at=at,
            taken_by=by,
            unmatched=strangers,
        )
        statement = read.kind.startswith(STATEMENTS)
        new = _booked(turns, message, PEOPLE, at, statement=statement)
        if of_suppliers:
            new += _booked(hold(of_suppliers), message, SUPPLIERS, at, statement=statement)
    return Taken(message, before=False, new=dict(new))


def _booked(
    turns: int, message: BankMessage, tables: Tables, at: datetime, *, statement: bool
) -> Counter[str]:
    """What the message newly says of transfers of one kind, once it is on hold."""
    return book_held(
        turns,
        day=local_day(at),
        at=at,
        message=message.pk,
        by=message.taken_by_id,
        statement=statement,
        tables=tables,
    )


def _unplaced(read: Message, place: str | None, at: datetime) -> list[dict[str, Any]]:
    """Money that came in and names no debt of ours."""
    return [
        _stranger(one.reference, "credit", one.words, one.amount_tiyn, one.on, one.who)
        for one in take_returns(read.credits, place=place, at=at)
    ]


def _ours(
    read: Message,
    place: str | None,
    today: date,
    strangers: list[dict[str, Any]],
    of_suppliers: list[Said],
) -> Iterator[Said]:
    """What the message says of our transfers to people, in its order.

    `of_suppliers` gets what it says of those to suppliers, `strangers` what is of nobody.
    """
    runs = PaymentRun.objects.filter(stage__in=WITH_THE_BANK, **({"place": place} if place else {}))
    run = runs.filter(message_id=read.order).first() if read.order else None
    named: set[str] = set()
    source = iter(read.answers)
    while part := list(islice(source, AT_ONCE)):
        ours = {**_found(Instruction, part, runs), **_found(SupplierTransfer, part, runs)}
        for answer in part:
            found = ours.get(answer.end_to_end)
            if found is None:
                strangers.append(_of_nobody(answer))
                continue
            named.add(answer.end_to_end)
            said = _said(found.pk, answer, today)
            if found.of_a_supplier:
                of_suppliers.append(said)
            else:
                yield said
    if run is not None and read.whole is not None:
        rest = _of_the_rest(run, read.whole, named, today)
        if run.kind == PaymentRun.Kind.SUPPLIERS:
            of_suppliers.extend(rest)
        else:
            yield from rest
    elif read.whole is not None and read.order:
        strangers.append(_stranger(read.order, read.whole, "", None, None))


class _Ours(NamedTuple):
    pk: int
    of_a_supplier: bool


def _found(
    model: type[Instruction | SupplierTransfer],
    answers: Sequence[Answer],
    runs: QuerySet[PaymentRun],
) -> dict[str, _Ours]:
    """By what the bank calls them, the transfers of the runs that the answers name."""
    named = {one.end_to_end: model.pk_of(one.end_to_end) for one in answers}
    pks = [pk for pk in named.values() if pk is not None]
    if not pks:
        return {}
    found = model.objects.filter(pk__in=pks, run__in=runs).exclude(outcomes__status="dropped")
    known = set(found.values_list("pk", flat=True))
    of_a_supplier = model is SupplierTransfer
    return {name: _Ours(pk, of_a_supplier) for name, pk in named.items() if pk in known}


def _of_nobody(answer: Answer) -> dict[str, Any]:
    told = (answer.end_to_end, answer.status, answer.words, answer.paid_tiyn, answer.on)
    return _stranger(*told)


def _stranger(
    id_: str, status: str, words: str, tiyn: int | None, on: date | None, who: str = ""
) -> dict[str, Any]:
    """What a person needs to find out what it is."""
    day = on.isoformat() if on else ""
    told = {"words": words, "paid_tiyn": tiyn, "on": day, "who": who}
    return {"end_to_end": id_, "status": status, **told}


def _said(pk: int, answer: Answer, today: date) -> Said:
    on = answer.on or today
    return Said(pk, answer.status, answer.paid_tiyn, answer.reason, answer.words, on)


def _of_the_rest(run: PaymentRun, status: Status, named: set[str], today: date) -> Iterator[Said]:
    """The status of the whole file, for every transfer that the message does not name."""
    prefix = tables_of(run).prefix
    for pk in live_lines(run).values_list("pk", flat=True).iterator():
        if f"{prefix}{pk}" not in named:
            yield Said(pk, status, None, "", "", today)
