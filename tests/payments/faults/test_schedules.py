"""A month of payments under random faults: whatever happens, nobody is paid twice or forgotten.

A schedule is a list of what people, the bank and accidents do, in any order. Every action runs
as it does in life; a fault cuts the database connection in the middle of it, at a statement that
Hypothesis picks, so that only what was committed stays. After each schedule the faults stop, the
work is finished, and the books must agree with what the bank really moved.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from making import ZHAKSY, decided, officer
from money_making import accepted_change, balances, message, payer
from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.kernel.period import Month
from tirek.payments.actions.approve_run import approve_run
from tirek.payments.actions.decide_maybe_paid import decide_maybe_paid
from tirek.payments.actions.drop_run import drop_run
from tirek.payments.actions.file_run import file_run
from tirek.payments.actions.freeze_run import freeze_run
from tirek.payments.actions.propose_run import propose_run
from tirek.payments.actions.reconcile_run import reconcile_run
from tirek.payments.actions.review_run import review_run
from tirek.payments.actions.send_run import send_run
from tirek.payments.actions.take_message import take_message
from tirek.payments.actions.watch_silence import watch_silence
from tirek.payments.models import Entitlement, Instruction, Outcome, PaymentRun
from tirek.payments.queries.reconciled import compared
from tirek.payments.queries.standing import maybe_paid
from tirek.payments.sql import rows
from tirek.procedure.lifecycle import RefusedTransition

SCHEDULES, SHARES = int(os.environ.get("TIREK_FAULT_SCHEDULES", "200")), 4
"""So many schedules in all, in so many tests: workers of xdist share them. A soak takes more."""
LONGEST = int(os.environ.get("TIREK_FAULT_STEPS", "16"))
"""The most steps of a schedule."""
BEGINS = datetime(2025, 12, 30, 17, 30, tzinfo=UTC)
"""Half past ten in the evening of 30 December: midnight and the end of the year are near."""
HOURS = 7
"""Between two steps: a schedule passes midnight every fourth step."""
LAST = Month.parse("2026-02")
CHILDREN = 2
SEED = int(os.environ.get("TIREK_FAULT_SEED", "0"))
"""The same schedules at every run of the tests; `bench/soak_run.py` asks for others, and longer."""
DAMAGE = st.one_of(st.none(), st.none(), st.integers(min_value=1, max_value=14))
"""At which statement the connection is lost, if at all."""
STEPS = (
    "propose",
    "review",
    "freeze",
    "approve",
    "file",
    "send",
    "bank_works",
    "answer",
    "answer_again",
    "answer_part",
    "statement",
    "silence",
    "decide",
    "reconcile",
    "drop",
    "late_news",
    "two_at_once",
)
SCHEDULE = st.lists(st.tuples(st.sampled_from(STEPS), DAMAGE), min_size=6, max_size=LONGEST)


class Cut(Exception):
    """The connection is gone: nothing after the last commit happened."""


class _Undo(Exception):
    pass


@contextmanager
def cut_at(statement: int | None) -> Iterator[None]:
    """The statement of that number is never done, and all of its transaction with it."""
    done = 0

    def count(execute: Callable[..., Any], sql: Any, *args: Any) -> Any:
        nonlocal done
        if not str(sql).startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            done += 1  # those stand for BEGIN and COMMIT here: a cut there is one before or after
            if done == statement:
                raise Cut
        return execute(sql, *args)

    with connection.execute_wrapper(count):
        yield


class World:
    """One department, its bank, and everything the bank really did with its money."""

    def __init__(self, seed: int) -> None:
        self.at = BEGINS
        self.seed = seed
        self.accountant = officer(Role.ACCOUNTANT)
        self.head = officer(Role.HEAD)
        payer(year=2025)
        payer(year=2026)
        self.cases = [decided(child_given_name=f"Бала{n}") for n in range(CHILDREN)]
        self.has: dict[str, list[tuple[str, int]]] = {}  # the bank's orders by message id
        self.fate: dict[str, str] = {}  # what the bank did with each transfer
        self.moved: Counter[int] = Counter()  # by transfer: what really left, less what came back
        self.told: list[bytes] = []
        self.upto = LAST

    def by(self, role: Role) -> User:
        return self.head if role == Role.HEAD else self.accountant

    def runs(self, *stages: str) -> list[PaymentRun]:
        return list(PaymentRun.objects.filter(stage__in=stages).order_by("pk"))

    # --- what people do -----------------------------------------------------------------------

    def propose(self) -> None:
        month = min(Month.of(self.at.date()), LAST)
        propose_run(place=ZHAKSY, month=month, by=self.accountant, at=self.at)

    def two_at_once(self) -> None:
        self.propose()
        self.propose()

    def review(self) -> None:
        self._each(review_run, Role.ACCOUNTANT, "proposed")

    def freeze(self) -> None:
        self._each(freeze_run, Role.ACCOUNTANT, "reviewed")

    def approve(self) -> None:
        self._each(approve_run, Role.HEAD, "frozen")

    def file(self) -> None:
        self._each(file_run, Role.ACCOUNTANT, "approved")

    def send(self) -> None:
        self._each(send_run, Role.ACCOUNTANT, "filed")

    def reconcile(self) -> None:
        for run in self.runs("answered"):
            reconcile_run(run=run, by=self.accountant, at=self.at, words="қолмен")

    def drop(self) -> None:
        for run in self.runs("proposed", "reviewed", "frozen", "approved"):
            drop_run(run=run, words="қайта", by=self.head, at=self.at)

    def decide(self) -> None:
        """The head asks the bank, and writes down what is true."""
        for one in maybe_paid(ZHAKSY):
            transfer = Instruction.objects.get(pk=Instruction.pk_of(one.end_to_end))
            real = self.moved[transfer.pk] > 0
            decide_maybe_paid(
                transfer=transfer, paid=real, words="банктен", by=self.head, at=self.at
            )

    def late_news(self) -> None:
        case = self.cases[self.seed % CHILDREN]
        accepted_change(case, "died", "2025-11-30", self.at)

    def _each(self, verb: Callable[..., Any], role: Role, stage: str) -> None:
        for run in self.runs(stage):
            verb(run=run, by=self.by(role), at=self.at)

    # --- what the bank does -------------------------------------------------------------------

    def bank_works(self) -> None:
        """It moves money for every order it has, once: it knows an order by its id."""
        for run in self.runs("sent", "answered", "reconciled"):
            if run.message_id in self.has:
                continue
            lines = Instruction.objects.filter(run=run).exclude(outcomes__status="dropped")
            self.has[run.message_id] = list(lines.values_list("pk", "amount_tiyn"))  # type: ignore[arg-type]
            for pk, tiyn in self.has[run.message_id]:
                turn = (pk * 7 + self.seed) % 5  # type: ignore[operator]
                self.fate[f"TRK{pk}"] = (
                    "accepted",
                    "accepted",
                    "rejected",
                    "accepted",
                    "returned",
                )[turn]
                self.moved[pk] = tiyn if self.fate[f"TRK{pk}"] == "accepted" else 0  # type: ignore[index]

    def answer(self) -> None:
        self._tell(self._words())

    def answer_part(self) -> None:
        """Half of them, the last first."""
        words = self._words()
        self._tell(list(reversed(words))[: (len(words) + 1) // 2])

    def answer_again(self) -> None:
        for content in self.told:
            take_message(content=content, place=None, by=None, at=self.at)

    def statement(self) -> None:
        self._tell([w for w in self._words() if w[1] != "rejected"], kind="camt.053")

    def silence(self) -> None:
        self.at += timedelta(days=12)
        watch_silence(at=self.at)

    def _words(self) -> list[tuple[str, str]]:
        told = []
        for end_to_end, fate in sorted(self.fate.items()):
            if fate == "returned":
                told.append((end_to_end, "accepted"))
            told.append((end_to_end, fate))
        return told

    def _tell(self, words: list[tuple[str, str]], kind: str = "pain.002") -> None:
        content = message(words, kind=kind, day=f"{self.at:%Y-%m-%d}")
        self.told.append(content)
        take_message(content=content, place=None, by=None, at=self.at)

    # --- in the end ---------------------------------------------------------------------------

    def settle(self) -> None:
        """The faults stop and everybody finishes their work."""
        order = ("review", "freeze", "approve", "file", "send", "bank_works", "answer")
        for _ in range(2):
            self.upto = min(Month.of(self.at.date()), LAST)
            for name in ("propose", *order, "statement", "decide", "reconcile"):
                self.do(name, None)

    def do(self, name: str, damage: int | None) -> None:
        """One step; refused or cut, it left only what it had committed by then."""
        try:
            with cut_at(damage):
                getattr(self, name)()
        except (Refused, RefusedTransition, NotAllowed):
            pass
        except Cut:
            # A statement outside any transaction undoes itself alone; here Django would hold it
            # against the savepoint of the whole schedule.
            transaction.set_rollback(False)
        self.at += timedelta(hours=HOURS)


def fits_together(world: World) -> None:
    """What must be true whatever happened."""
    held = balances()
    assert sum(held.values()) == 0  # the ledger balances
    real = sum(world.moved.values())
    assert -held.get("treasury", 0) == real  # and says what the bank really moved
    assert held.get("in_transit", 0) == 0
    assert held.get("payable", 0) == 0
    paid: Counter[tuple[int, str]] = Counter()
    for transfer in Instruction.objects.all():
        paid[transfer.case_id, transfer.period] += world.moved[transfer.pk]
    recent = {row.pk: row for row in Entitlement.objects.all()}
    for row in recent.values():
        sum_ = paid[row.case_id, row.period]
        signed = 1179600 if row.period < "2026" else 1297500
        assert sum_ in (0, signed)  # nobody was paid twice
        if row.state == "due" and row.due_in <= str(world.upto):
            assert sum_ == signed or _tried(row)  # nobody was forgotten
    for run in world.runs("answered", "reconciled"):
        assert compared(run).agrees
    _once()


def _tried(row: Entitlement) -> bool:
    """What is not paid was refused or sent back by the bank the last time it was sent."""
    last = Instruction.objects.filter(case=row.case_id, period=row.period).order_by("part").last()
    assert last is not None
    failed = ("rejected", "returned", "decided_unpaid")
    return Outcome.objects.filter(instruction=last, status__in=failed).exists()


def _once() -> None:
    """No period of a person has two transfers under way."""
    open_twice = rows(
        """SELECT service, subject_id, period FROM payments_standing WHERE committed_tiyn > 0
        GROUP BY service, subject_id, period HAVING count(*) FILTER (WHERE part > 0) > 1
        AND sum(committed_tiyn) > max(amount_tiyn)""",
        {},
    )
    assert open_twice == []


@pytest.fixture
def spoken(settings: Any) -> Iterator[None]:
    """The bank speaks plain lines."""
    from tirek.payments.formats import the_format

    settings.TIREK_BANK_FORMAT = "money_making.SpokenFormat"
    the_format.cache_clear()
    yield
    the_format.cache_clear()


@pytest.mark.no_cover  # hundreds of times the lines that other tests go through
@pytest.mark.django_db
@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("share", range(SHARES))
def test_no_schedule_of_faults_pays_twice_or_forgets(share: int) -> None:
    """Each schedule runs within a savepoint that is taken back after it."""
    folder = World(0)
    base = (folder.accountant, folder.head, folder.cases)

    @seed(SEED + share)
    @given(schedule=SCHEDULE, turn=st.integers(min_value=0, max_value=60))
    @settings(
        max_examples=SCHEDULES // SHARES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def run(schedule: list[tuple[str, int | None]], turn: int) -> None:
        try:
            with transaction.atomic():
                world = _again(base, turn)
                for name, damage in schedule:
                    world.do(name, damage)
                world.settle()
                fits_together(world)
                raise _Undo
        except _Undo:
            pass

    run()


def _again(base: tuple[User, User, list[Case]], turn: int) -> World:
    """The same department before anything was paid."""
    world = World.__new__(World)
    world.at, world.seed = BEGINS, turn
    world.accountant, world.head, cases = base
    world.cases = [Case.objects.get(pk=case.pk) for case in cases]
    world.has, world.fate, world.moved, world.told = {}, {}, Counter(), []
    world.upto = LAST
    return world
