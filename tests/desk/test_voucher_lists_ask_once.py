"""Annexes 7 and 8 ask the database as often for twenty rows as for two."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from making import PANFILOV, officer
from market_making import day
from queues import later
from sanatorium_making import waits
from tirek.accounts.models import User
from tirek.casework.actions.look import look_together
from tirek.casework.models import Case, Look
from tirek.casework.permissions import NotAllowed
from tirek.kernel.period import Month
from tirek.supply.actions.return_voucher import return_voucher
from tirek.supply.actions.use_voucher import use_voucher
from tirek.supply.models import Book, Voucher, VoucherStep
from tirek.supply.voucher_lines import journal_lines, stated_in
from voucher_making import FEBRUARY, bought, issued

pytestmark = pytest.mark.django_db
IN_FEBRUARY, IN_MARCH = Month.at(2026, 2), Month.at(2026, 3)


@pytest.fixture
def two() -> list[Voucher]:
    """One was used, the other came back in time."""
    vouchers = bought(FEBRUARY, FEBRUARY)
    for n, one in enumerate(vouchers):
        issued(one, waits(at=later(n)), later(30))
    by = officer(place=PANFILOV)
    days = {"arrived": FEBRUARY.arrives, "left": FEBRUARY.leaves}
    use_voucher(voucher=vouchers[0], papers_shown=True, by=by, at=day(2, month=3), **days)
    return_voucher(voucher=vouchers[1], reason="науқастану", by=by, at=day(11))
    return vouchers


def copied(times: int) -> None:
    """So many more of each step that a line is made of: rows as the database gives them."""
    book, steps = Book.objects.get(), list(VoucherStep.objects.exclude(case=None))
    last = book.last_seq
    copies = [VoucherStep(**{**fields(one), "row_id": None}) for _ in range(times) for one in steps]
    for seq, one in enumerate(copies, start=last + 1):
        one.seq = seq
    VoucherStep.objects.bulk_create(copies)


def fields(step: VoucherStep) -> dict[str, object]:
    names = (one.attname for one in VoucherStep._meta.concrete_fields if one.attname != "id")
    return {name: getattr(step, name) for name in names}


def asked(what: Callable[[], object]) -> int:
    """How many questions it takes."""
    with CaptureQueriesContext(connection) as told:
        what()
    return len(told)


def test_the_lines_of_both_annexes(two: list[Voucher]) -> None:
    book, lot = Book.objects.get(), two[0].lot
    lists: tuple[Callable[[], list[object]], ...] = (
        lambda: list(journal_lines(book, IN_FEBRUARY)),
        lambda: list(stated_in(lot, IN_MARCH)),
    )
    counted = [len(made()) for made in lists]
    assert counted == [2, 1]
    few = [asked(made) for made in lists]
    copied(19)
    assert [len(made()) for made in lists] == [40, 20]
    assert [asked(made) for made in lists] == few == [4, 2]


def test_the_file_asks_no_more_for_more_people(
    two: list[Voucher], signed_in: Callable[[User], Client]
) -> None:
    where = f"/desk/vouchers/lots/{two[0].lot_id}/statement/2026-03/xlsx/"
    client = signed_in(officer(place=PANFILOV))
    client.get(where)
    few = asked(lambda: client.get(where))
    copied(4)
    assert asked(lambda: client.get(where)) == few


def test_looks_are_written_down_together_or_not_at_all(two: list[Voucher]) -> None:
    cases, by = list(Case.objects.order_by("pk").select_related("subject")), officer(place=PANFILOV)
    told = {"by": by, "page": "vouchers", "at": day(3, month=3)}
    one = asked(lambda: look_together(cases=cases[:1], **told))
    assert asked(lambda: look_together(cases=cases, **told)) == one
    assert Look.objects.filter(case=cases[1], user=by).count() == 1
    own = cases[0].applicant_user
    assert own is not None
    look_together(cases=cases[:1], **{**told, "by": own})
    with pytest.raises(NotAllowed):
        look_together(cases=cases, **{**told, "by": own})
    assert Look.objects.count() == 3
