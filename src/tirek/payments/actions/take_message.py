"""Take a file of the bank: an answer to a run or a statement, in whatever order they come."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.documents.blobs import keep
from tirek.payments.actions.take_returns import take_returns
from tirek.payments.bank import Answer, Message
from tirek.payments.booking import Said, book
from tirek.payments.formats import the_format
from tirek.payments.models import BankMessage, Instruction, PaymentRun
from tirek.payments.permissions import require_accountant
from tirek.payments.sql import one_at_a_time

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
    require_accountant(by, place or "")
    sha256 = hashlib.sha256(content).hexdigest()
    read = the_format().read(io.BytesIO(content))
    with transaction.atomic():
        one_at_a_time(LOCK)
        there = BankMessage.objects.filter(sha256=sha256).first()
        if there is not None:
            return Taken(there, before=True)
        keep([content])
        ours, strangers = _sorted(read, place, local_day(at))
        strangers += [
            {"end_to_end": one.reference, "status": "credit", "words": one.words}
            for one in take_returns(read.credits, place=place, at=at)
        ]
        message = BankMessage.objects.create(
            sha256=sha256,
            message_id=read.id[:140],
            kind=read.kind[:20],
            place=place or "",
            taken_at=at,
            taken_by=by,
            unmatched=strangers,
        )
        new = book(
            ours,
            day=local_day(at),
            at=at,
            message=message.pk,
            by=by.pk if by else None,
            statement=read.kind.startswith(STATEMENTS),
        )
    return Taken(message, before=False, new=dict(new))


def _sorted(
    read: Message, place: str | None, today: date
) -> tuple[list[Said], list[dict[str, str]]]:
    """What the message says of our transfers, in its order; and what it says of others."""
    numbered = [(Instruction.pk_of(answer.end_to_end), answer) for answer in read.answers]
    runs = PaymentRun.objects.filter(stage__in=WITH_THE_BANK, **({"place": place} if place else {}))
    run = runs.filter(message_id=read.order).first() if read.order else None
    known = _known([pk for pk, _ in numbered if pk is not None], runs)
    said = [_said(pk, answer, today) for pk, answer in numbered if pk in known and pk is not None]
    strangers = [
        {"end_to_end": answer.end_to_end, "status": answer.status, "words": answer.words}
        for pk, answer in numbered
        if pk not in known
    ]
    if run is None and read.whole is not None and read.order:
        strangers.append({"end_to_end": read.order, "status": read.whole, "words": ""})
    return [
        *said,
        *_of_the_whole(read, run, {one.instruction_id for one in said}, today),
    ], strangers


def _known(pks: list[int], runs: QuerySet[PaymentRun]) -> set[int]:
    """Those that are transfers of the runs."""
    found = Instruction.objects.filter(pk__in=pks, run__in=runs).exclude(outcomes__status="dropped")
    return set(found.values_list("pk", flat=True))


def _said(pk: int, answer: Answer, today: date) -> Said:
    on = answer.on or today
    return Said(pk, answer.status, answer.paid_tiyn, answer.reason, answer.words, on)


def _of_the_whole(
    read: Message, run: PaymentRun | None, named: set[int], today: date
) -> Iterator[Said]:
    """The status of the whole file, for every transfer that the message does not name."""
    if run is None or read.whole is None:
        return
    rest = Instruction.objects.filter(run=run).exclude(outcomes__status="dropped")
    for pk in rest.values_list("pk", flat=True).iterator():
        if pk not in named:
            yield Said(pk, read.whole, None, "", "", today)
