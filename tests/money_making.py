"""Runs for tests: a place that may pay, people with cases, a bank that answers as it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any, BinaryIO, cast

from making import ZHAKSY, officer
from tirek.accounts.actions.appoint_deputy import appoint_deputy
from tirek.accounts.models import Role, User
from tirek.casework.actions.accept_change import accept_change
from tirek.casework.actions.note_event import note_event
from tirek.casework.actions.report_change import report_change
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.kernel.period import Month
from tirek.payments.actions.approve_run import approve_run
from tirek.payments.actions.decide_payment_change import approve_payment_change
from tirek.payments.actions.file_run import file_run
from tirek.payments.actions.freeze_run import freeze_run
from tirek.payments.actions.propose_payment_change import propose_payment_change
from tirek.payments.actions.propose_run import propose_run
from tirek.payments.actions.recompute import recompute
from tirek.payments.actions.recompute_many import recompute_many
from tirek.payments.actions.review_run import review_run
from tirek.payments.actions.send_run import send_run
from tirek.payments.actions.take_message import Taken, take_message
from tirek.payments.bank import Answer, Message, Order, Status, Transfer
from tirek.payments.booking import Said, book
from tirek.payments.models import BudgetLine, Instruction, LedgerEntry, Payer, PaymentRun
from tirek.payments.sql import rows

FEBRUARY = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)
"""Friday 20 February 2026, 10:00 in Almaty."""
STEPS = ("reviewed", "frozen", "approved", "filed", "sent")

_messages = count(1)


def payer(place: str = ZHAKSY, tenge: int = 100_000_000, year: int = 2026) -> Payer:
    """The place has an account and a budget for the year."""
    at = datetime(year, 1, 5, 5, 0, tzinfo=UTC)
    if tenge:
        BudgetLine.objects.create(
            place=place, year=year, amount_tiyn=tenge * 100, basis="мәслихат шешімі", at=at
        )
    return Payer.objects.create(
        place=place, name="Жақсы ЖҚБ", bin="050140001233", iban="KZ75070000000000012B", at=at
    )


def proposed_run(
    month: str = "2026-02", place: str = ZHAKSY, at: datetime = FEBRUARY, by: User | None = None
) -> PaymentRun:
    """A run that an accountant of the place proposed."""
    return propose_run(
        place=place, month=Month.parse(month), by=by or officer(Role.ACCOUNTANT, place), at=at
    )


def run_to(
    stage: str, month: str = "2026-02", place: str = ZHAKSY, at: datetime = FEBRUARY
) -> PaymentRun:
    """A run brought to that stage, by an accountant and the head."""
    accountant, head = officer(Role.ACCOUNTANT, place), officer(Role.HEAD, place)
    if not Payer.objects.filter(place=place).exists():
        payer(place)
    run = proposed_run(month, place, at, accountant)
    if stage == "proposed":
        return run
    verbs: dict[str, Any] = {
        "reviewed": (review_run, accountant),
        "frozen": (freeze_run, accountant),
        "approved": (approve_run, head),
        "filed": (file_run, accountant),
        "sent": (send_run, accountant),
    }
    for reached in STEPS[: STEPS.index(stage) + 1]:
        verb, by = verbs[reached]
        run = verb(run=run, by=by, at=at)
    return run


def said(
    transfer: Instruction, status: str, at: datetime = FEBRUARY, paid: int | None = None
) -> dict[str, int]:
    """The bank says so of the transfer; the outcomes that are new."""
    day = at.date()
    word = Said(transfer.pk, status, paid, "", "", day)
    return dict(book([word], day=day, at=at))


def all_accepted(run: PaymentRun, at: datetime = FEBRUARY) -> None:
    """The bank says of every transfer that it was paid."""
    day = at.date()
    lines = Instruction.objects.filter(run=run).exclude(outcomes__status="dropped")
    book([Said(line.pk, "accepted", None, "", "", day) for line in lines], day=day, at=at)


def paid(month: str = "2026-02", place: str = ZHAKSY, at: datetime = FEBRUARY) -> PaymentRun:
    """A run that was sent and paid in full."""
    run = run_to("sent", month, place, at)
    all_accepted(run, at)
    run.refresh_from_db()
    return run


def lines_of(run: PaymentRun) -> list[tuple[str, int]]:
    """Period and sum of each transfer, by period: a run has no other order."""
    return list(
        run.instructions.order_by("period", "part", "pk").values_list("period", "amount_tiyn")
    )


def accepted_change(
    case: Case, change: str, on: str, at: datetime = FEBRUARY, **answers: str
) -> Event:
    """One specialist wrote down what the family told, another accepted it; `answers` to whatever
    else the change asks about.
    """
    told = {"on": on, **answers}
    writes, checks = officer(place=case.place), officer(place=case.place)
    report = report_change(case=case, by=writes, change=change, answers=told, at=at).seq
    event = accept_change(case=case, by=checks, report=report, answers=told, at=at)
    case.refresh_from_db()
    return event


def known_change(
    case: Case, fact: str, value: Any, since: str, at: datetime = FEBRUARY, **more: Any
) -> Event:
    """An accepted change of which no service asks: of a fact that has no date, or of an account."""
    facts = {fact: value} if fact else {}
    payload = {
        "report": 1,
        "change": "change",
        "fact": fact,
        "value": value,
        "since": since,
        "ends": True,
        "answer": "",
        "facts": facts,
        "source": "document",
        "detail": "",
        "note": "",
        **more,
    }
    event = note_event(
        case=case,
        kind="ChangeAccepted",
        by=officer(place=case.place),
        at=at,
        may="check_change",
        payload=payload,
    )
    case.refresh_from_db()
    return event


def recomputed_together(cases: Sequence[Case], *, at: datetime) -> None:
    """As `recompute`, but by the database for as many of the cases as can be."""
    left = recompute_many([case.pk for case in cases], at=at)
    recompute(list(Case.objects.filter(pk__in=left)), at=at)


def change_sent(what: str, month: str, **more: str) -> dict[str, str]:
    """A change of the payment as it is typed."""
    asked = {"words": "құжат тексеріледі", "ground": "15.01.2026 № 12 бұйрық"}
    withheld = {"pay_withheld": "yes"} if what == "resume" else {}
    return {"what": what, "month": month, **asked, **withheld, **more}


def payment_changed(
    case: Case, what: str, month: str, at: datetime = FEBRUARY, **more: str
) -> Event:
    """A specialist proposed it and the head agreed."""
    proposal = propose_payment_change(
        case=case, sent=change_sent(what, month, **more), by=officer(place=case.place), at=at
    )
    head = officer(Role.HEAD, case.place)
    event = approve_payment_change(case=case, proposal=proposal.seq, by=head, at=at)
    case.refresh_from_db()
    return event


def balances() -> dict[str, int]:
    """The ledger's accounts: debits less credits, in tiyn."""
    found = rows(
        """SELECT a.account, sum(a.tiyn)::bigint AS tiyn FROM payments_ledgerentry l
        CROSS JOIN LATERAL (VALUES (l.debit, l.amount_tiyn), (l.credit, -l.amount_tiyn))
            AS a (account, tiyn) GROUP BY a.account""",
        {},
    )
    return {row["account"]: row["tiyn"] for row in found if row["tiyn"]}


def entries(transfer: Instruction) -> list[tuple[str, str, int]]:
    """What was booked of a transfer, in order."""
    found = LedgerEntry.objects.filter(instruction=transfer).order_by("pk")
    return list(found.values_list("debit", "credit", "amount_tiyn"))


class SpokenFormat:
    """A bank format of plain lines, for what is not about any format."""

    name = "spoken"
    suffix = "txt"

    def write(self, order: Order, transfers: Iterable[Transfer]) -> Iterable[bytes]:
        yield f"{order.message_id} {order.count} {order.total}\n".encode()
        for one in transfers:
            yield f"{one.end_to_end} {one.iban} {one.amount_tiyn}\n".encode()

    def read(self, file: BinaryIO) -> Message:
        head, *lines = file.read().decode().splitlines()
        kind, id_, order, whole = head.split(" ")
        answers = []
        for line in lines:
            end_to_end, status, tiyn, day = line.split(" ")
            sum_ = int(tiyn) if tiyn != "-" else None
            on = date.fromisoformat(day)
            answers.append(Answer(end_to_end, cast(Status, status), sum_, "", "", on))
        of_all = None if whole == "-" else cast(Status, whole)
        return Message(id_, kind, answers, "" if order == "-" else order, of_all)


def message(
    lines: Iterable[tuple[str, str]],
    *,
    kind: str = "pain.002",
    order: str = "-",
    whole: str = "-",
    day: str = "2026-02-23",
) -> bytes:
    """A file of the spoken format; each call is another message."""
    told = [f"{end_to_end} {status} - {day}" for end_to_end, status in lines]
    return "\n".join([f"{kind} M{next(_messages)} {order} {whole}", *told]).encode()


def took(content: bytes, at: datetime = FEBRUARY, place: str | None = None) -> Taken:
    """The message is taken by Tirek itself."""
    return take_message(content=content, place=place, by=None, at=at)


def stand_in(deputy: User, head: User, at: datetime) -> None:
    """By an order, the one acts for the other on that day."""
    day = local_day(at)
    appoint_deputy(by=head, deputy=deputy, begins=day, ends=day, order="5-ө", today=day, at=at)
