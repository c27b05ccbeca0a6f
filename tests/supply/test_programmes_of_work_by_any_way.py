"""However registries change while somebody works for a person or a voucher is held.

Nothing is lost: a day on which the person lived and was known to have the measure can be written,
confirmed and accepted. Nothing is doubled: no other day can, and each day is paid once. A voucher
is in one hand; it survives re-examination, goes back on a death, and on a move while there is
time; and what the journals say can be told again to their machines.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from making import PANFILOV, officer
from market_making import day
from programme_making import followed, known
from sanatorium_making import waits
from tirek.audit.queries.verify import verify_queues
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.procedure.answer import AnswerErrors
from tirek.supply.actions.accept_month import accept_month
from tirek.supply.actions.sign_sheet import sign_sheet
from tirek.supply.models import Followed, Worker
from tirek.supply.queries.work import account_of, died_on
from voucher_making import bought, issued, kinds
from work_made import APRIL_1, MARCH, working, written
from work_made import given as given_hours

pytestmark = pytest.mark.django_db

HERE, THERE = "zhetisu/panfilov", "abay/semey"
TOLD = st.sampled_from(["withdrawn", "listed", "longer", "away", "home", "died"])
NEWS = st.lists(st.tuples(st.integers(2, 30), TOLD), max_size=6).map(sorted)
SOME = (2, 19, 30)
"""Days on which it is tried alone; all that are owed are tried together."""
UNHURRIED = settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Registries:
    """What they say; each night they are asked once more."""

    def __init__(self, case: Case) -> None:
        self.case, self.listed, self.place, self.years = case, True, HERE, 0
        self.died_on: date | None = None

    def tell(self, what: str, at: datetime, died_on: date) -> list[Followed]:
        self.listed = {"withdrawn": False, "listed": True}.get(what, self.listed)
        self.place = {"away": THERE, "home": HERE}.get(what, self.place)
        self.years += what == "longer"
        if what == "died" and self.died_on is None:
            self.died_on = died_on
        return followed(
            self.case,
            at,
            listed=self.listed,
            place=self.place,
            until=f"{2027 + self.years}-01-10",
            died_on=self.died_on.isoformat() if self.died_on else None,
        )


def may_be_worked(news: list[tuple[int, str]]) -> set[int]:
    """The days of March from the second on, by hand: the measure is gone from the day it was told
    to that on which it is told again; after the day of death, and of news after it, there is
    nothing."""
    days, gone, listed = set(range(2, 32)), set[int](), True
    for on, what in news:
        if what == "died":
            return {one for one in days - gone if one < on}
        if what == "withdrawn" and listed:
            listed, gone = False, gone | set(range(on, 32))
        if what == "listed" and not listed:
            listed, gone = True, gone - set(range(on, 32))
    return days - gone


def taken(worker: Worker, one: int) -> bool:
    """Whether a sheet with that day alone is written and confirmed."""
    try:
        with transaction.atomic():
            sheet = written(worker, {one: "1"}, at=APRIL_1)
            dead = died_on(worker.case) is not None
            user = worker.case.applicant_user
            assert user is not None
            by = officer(place=PANFILOV) if dead else user
            sign_sheet(sheet=sheet, by=by, at=APRIL_1)
    except (Refused, AnswerErrors):
        return False
    return True


@UNHURRIED
@example(news=[(5, "withdrawn"), (9, "listed"), (20, "died")])
@example(news=[(5, "withdrawn"), (20, "died")])
@given(news=NEWS)
def test_every_day_that_is_owed_is_paid_once_and_no_other(news: list[tuple[int, str]]) -> None:
    with transaction.atomic():
        worker = working(given_hours(), at=APRIL_1)
        known(worker.case)
        registries = Registries(worker.case)
        for on, what in news:
            at = datetime(2026, 3, on, 6, tzinfo=UTC)
            registries.tell(what, at, date(2026, 3, on) - timedelta(days=1))
        owed = may_be_worked(news)
        seen = {one for one in SOME if taken(worker, one)}
        assert seen == owed & set(SOME)
        if owed:
            _settled(worker, owed)
        assert not list(verify_queues(lambda part: None))
        transaction.set_rollback(True)


def _settled(worker: Worker, owed: set[int]) -> None:
    sheet = written(worker, dict.fromkeys(sorted(owed), "1"), at=APRIL_1)
    dead, user = died_on(worker.case) is not None, worker.case.applicant_user
    assert user is not None
    sign_sheet(sheet=sheet, by=officer(place=PANFILOV) if dead else user, at=APRIL_1)
    act = accept_month(sheet=sheet, by=officer(place=PANFILOV), at=APRIL_1)
    assert act.budget_hours == len(owed)
    with pytest.raises(Refused):
        accept_month(sheet=sheet, by=officer(place=PANFILOV), at=APRIL_1)
    assert account_of(worker.case).of_sheet(sheet).counted.budget == len(owed)
    assert sheet.month == MARCH


@UNHURRIED
@example(news=[(5, "withdrawn"), (9, "away"), (12, "died")])
@example(news=[(12, "away"), (16, "died")])
@given(news=NEWS.map(lambda told: [one for one in told if one[0] <= 24]))
def test_a_voucher_goes_back_only_by_a_death_or_a_move_in_time(
    news: list[tuple[int, str]],
) -> None:
    """It is of 16 February to 1 March; the last day to return it is 11 February."""
    with transaction.atomic():
        case, voucher = waits(), bought()[0]
        known(case)
        issued(voucher, case)
        registries, here, expected = Registries(case), HERE, "Issued"
        for on, what in news:
            alive = registries.died_on is None
            registries.tell(what, day(on), date(2026, 2, on) - timedelta(days=1))
            if alive and expected == "Issued":
                moved = registries.place != here and on <= 11
                died = what == "died" and on <= 16
                gone = ("Died" if on <= 11 else "DiedLate") if died else "Returned"
                expected = gone if died or moved else expected
            here = registries.place
        assert kinds(voucher)[-1] == expected
        assert not list(verify_queues(lambda part: None))
        transaction.set_rollback(True)
