"""Two payment runs of each place: last month's is with the bank or done, this month's on its way.

"This month's" is that of the working day before: nothing is dated later than whoever looks at it.

Everything goes through the real actions and the simulated bank: one account is closed, so that its
transfer comes back rejected and is paid again by the next run. In one place the bank has left
doubts: a transfer came back after it was paid, and of another it never said a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

from tirek.accounts.models import User
from tirek.casework.legal import working_calendar
from tirek.casework.models import Case
from tirek.config.demo.people import account_number, name_file
from tirek.config.demo.signing import sign_run
from tirek.documents.blobs import place_of
from tirek.kernel.period import Month
from tirek.law.catalogue import the_law
from tirek.payments.actions.approve_run import approve_run
from tirek.payments.actions.file_run import file_run
from tirek.payments.actions.find_overpayments import find_overpayments
from tirek.payments.actions.freeze_run import freeze_run
from tirek.payments.actions.propose_run import NothingDue, propose_run
from tirek.payments.actions.recompute import recompute
from tirek.payments.actions.reconcile_run import reconcile_run
from tirek.payments.actions.review_run import review_run
from tirek.payments.actions.send_run import send_run
from tirek.payments.actions.set_budget import SentBudget, set_budget
from tirek.payments.actions.take_message import take_message
from tirek.payments.actions.watch_silence import watch_silence
from tirek.payments.bank_simulator.books import Bank
from tirek.payments.models import BudgetLine, Instruction, PaymentRun
from tirek.procedure.deadline import ALMATY

MORNING = time(10, 15)
A_STEP = timedelta(minutes=25)
BUDGET = "120000000"
BASIS = "Мәслихаттың бюджет туралы шешімі (ойдан алынған)"
BIN = "050140001233"
CLOSED = "AC04"


class Runs:
    """The bank of the demonstration, and what the accountants and the heads do with it."""

    def __init__(self, on: date) -> None:
        self._on = _working_day_before(on)
        self._at = datetime.combine(self._on, MORNING, ALMATY)
        self._bank = Bank(now=lambda: self._at)

    def of(self, place: str, accountant: User, head: User, *, sent: bool) -> Iterator[datetime]:
        """Last month's run to its end and this month's to the bank (`sent`); or last month's with
        doubts that the head has to decide, and this month's on the head's desk.

        What the bank says of a run sent that very day comes later. A place where nothing is due
        has none.
        """
        last = Month.of(self._on).previous
        day = datetime.combine(last.first_day.replace(day=20), MORNING, ALMATY)
        yield day.astimezone(UTC)
        self._budget(place, accountant, day)
        with suppress(NothingDue):
            run = self._frozen(place, last, accountant, day)
            doubted = [] if sent else _in_the_middle(run)
            self._bank.silent = {one.end_to_end for one in doubted[:1]}
            told = self._to_the_bank(run, accountant, head, day + A_STEP, closed=True)
            yield (day + timedelta(1)).astimezone(UTC)
            self._take(told, place, accountant, day + timedelta(1))
            if doubted:
                yield from self._doubts(run, doubted[-1], accountant, day + timedelta(2))
            else:
                reconcile_run(run=run, by=accountant, at=day + timedelta(1))
        now = datetime.combine(self._on, MORNING, ALMATY)
        yield now.astimezone(UTC)
        if last.year != self._on.year:
            self._budget(place, accountant, now)
        with suppress(NothingDue):
            run = self._frozen(place, Month.of(self._on), accountant, now)
            if sent:
                self._to_the_bank(run, accountant, head, now + A_STEP, closed=False)
        find_overpayments(at=now + 2 * A_STEP, place=place)

    def to_suppliers(self, place: str, accountant: User, head: User) -> Iterator[datetime]:
        """What is owed to suppliers goes to the bank on that day and is paid on the next."""
        day = datetime.combine(self._on, MORNING, ALMATY)
        yield day.astimezone(UTC)
        if not BudgetLine.objects.filter(place=place, year=day.year).exists():
            self._budget(place, accountant, day)
        kind, month = PaymentRun.Kind.SUPPLIERS, Month.of(self._on)
        run = propose_run(place=place, month=month, by=accountant, at=day, kind=kind)
        run = review_run(run=run, by=accountant, at=day + A_STEP / 5)
        run = freeze_run(run=run, by=accountant, at=day + A_STEP / 2)
        told = self._to_the_bank(run, accountant, head, day + A_STEP, closed=False)
        yield (day + timedelta(1)).astimezone(UTC)
        self._take(told, place, accountant, day + timedelta(1))
        reconcile_run(run=run, by=accountant, at=day + timedelta(1))

    def _doubts(
        self, run: PaymentRun, back: Instruction, accountant: User, day: datetime
    ) -> Iterator[datetime]:
        """One transfer comes back; of another the bank is silent until its term is over."""
        yield day.astimezone(UTC)
        self._at, before = day, set(self._bank.waiting())
        self._bank.give_back(back.end_to_end, CLOSED)
        told = [name for name in self._bank.waiting() if name not in before]
        self._take(told, run.place, accountant, day)
        run.refresh_from_db()
        assert run.answer_by is not None
        late = datetime.combine(run.answer_by + timedelta(1), MORNING, ALMATY)
        if late.date() < self._on:
            yield late.astimezone(UTC)
            watch_silence(at=late)

    def _budget(self, place: str, accountant: User, at: datetime) -> None:
        payer = account_number(name_file().banks[0], sum(map(ord, place)))
        name = the_law().regions[place].name.kk
        sent = SentBudget(BUDGET, BASIS, name, BIN, payer)
        set_budget(place=place, sent=sent, by=accountant, at=at)

    def _frozen(self, place: str, month: Month, accountant: User, at: datetime) -> PaymentRun:
        cases = Case.objects.filter(place=place).exclude(decided_on=None)
        recompute(list(cases), at=at)
        run = propose_run(place=place, month=month, by=accountant, at=at)
        run = review_run(run=run, by=accountant, at=at + A_STEP / 5)
        return freeze_run(run=run, by=accountant, at=at + A_STEP / 2)

    def _to_the_bank(
        self, run: PaymentRun, accountant: User, head: User, at: datetime, *, closed: bool
    ) -> list[str]:
        """What the bank says of the run, as names of messages that wait."""
        signature = sign_run(run, head, at)
        run = approve_run(run=run, by=head, at=at, signature=signature)
        run = file_run(run=run, by=accountant, at=at + A_STEP / 5)
        run = send_run(run=run, by=accountant, at=at + A_STEP / 2)
        last = run.instructions.order_by("pk").last()
        if closed and last is not None:
            self._bank.refused[last.iban] = CLOSED
        self._at, before = at + A_STEP / 2, set(self._bank.waiting())
        self._bank.take(place_of(run.file_sha256).read_bytes())
        if closed and last is not None:
            del self._bank.refused[last.iban]
        return [name for name in self._bank.waiting() if name not in before]

    def _take(self, names: Sequence[str], place: str, accountant: User, at: datetime) -> None:
        for name in names:
            content = self._bank.fetch(name)
            assert content is not None
            take_message(content=content.encode(), place=place, by=accountant, at=at)
            self._bank.collected(name)


def _working_day_before(day: date) -> date:
    """What is done this morning may still lie ahead of whoever looks at it."""
    while not working_calendar().is_working(day := day - timedelta(1)):
        pass
    return day


def _in_the_middle(run: PaymentRun) -> list[Instruction]:
    """Two transfers of the run, neither to the account of the last; none where there are fewer."""
    lines = list(run.instructions.order_by("pk"))
    middle = [one for one in lines[len(lines) // 2 :] if one.iban != lines[-1].iban][:2]
    return middle if len(middle) == 2 else []
