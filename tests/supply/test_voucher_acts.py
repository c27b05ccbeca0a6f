"""The act of completed works to a statement of vouchers: accepted once, by somebody else."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import Error, connection, transaction

from making import ALATAU, PANFILOV, officer
from market_making import TENGE, day
from queues import later
from sanatorium_making import waits
from tirek.accounts.models import Role, User
from tirek.audit.tables import tables
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.supply.actions.accept_voucher_act import accept_voucher_act
from tirek.supply.actions.use_voucher import use_voucher
from tirek.supply.models import Lot, Voucher, VoucherAct
from tirek.supply.voucher_act import voucher_act_pdf
from tirek.supply.vouchers.annexes import annexes
from voucher_making import FEBRUARY, bought, issued

pytestmark = pytest.mark.django_db
MARCH, APRIL_2 = Month.at(2026, 3), day(2, month=4)


def stayed(voucher: Voucher, by: User | None = None, left: date = FEBRUARY.leaves) -> None:
    use_voucher(
        voucher=voucher,
        arrived=FEBRUARY.arrives,
        left=left,
        papers_shown=True,
        by=by or officer(place=PANFILOV),
        at=day(2, month=3),
    )


@pytest.fixture
def two() -> list[Voucher]:
    """Handed to two people who go to the sanatorium from 16 February to 1 March."""
    people = [waits(), waits(at=later(5))]
    vouchers = bought(FEBRUARY, FEBRUARY)
    for voucher, case in zip(vouchers, people, strict=True):
        issued(voucher, case)
    return vouchers


def accepted(lot: Lot, by: User | None = None, at=APRIL_2, **changed) -> VoucherAct:
    told = {"number": "12", "on": date(2026, 3, 31), **changed}
    by = by or officer(Role.HEAD, PANFILOV)
    return accept_voucher_act(lot=lot, month=MARCH, by=by, at=at, **told)


def why(lot: Lot, **changed) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        accepted(lot, **changed)
    return refused.value.field, refused.value.text.kk


def test_it_has_the_stays_of_the_statement_and_their_sum(two: list[Voucher]) -> None:
    for one in two:
        stayed(one)
    act = accepted(two[0].lot)
    assert act.amount == Tenge.of("200000")
    assert [one["voucher"] for one in act.rows] == [one.number for one in two]
    assert {(one["left"], one["days"], one["tiyn"]) for one in act.rows} == {
        ("2026-03-01", 14, 100_000 * TENGE)
    }
    assert len(annexes().act.columns) == 7
    for language in ("kk", "ru"):
        assert voucher_act_pdf(act, language).startswith(b"%PDF")


def test_what_is_wrong_is_told_at_its_field(two: list[Voucher]) -> None:
    lot = two[0].lot
    assert "ешкім емделмеген" in why(lot)[1]
    stayed(two[0])
    assert "аяқталған жоқ" in why(lot, at=day(31, month=3))[1]
    assert why(lot, number=" ")[0] == "number"
    assert why(lot, on=date(2026, 4, 3))[0] == "on"
    assert "ерте бола алмайды" in why(lot, on=date(2026, 2, 28))[1]
    accepted(lot)
    assert "актісі қабылданған" in why(lot)[1]


def test_no_stay_is_added_to_a_month_that_is_accepted(two: list[Voucher]) -> None:
    stayed(two[0])
    accepted(two[0].lot)
    with pytest.raises(Refused, match="no stay is added"):
        stayed(two[1])
    stayed(two[1], left=date(2026, 2, 28))


def test_who_noted_a_stay_does_not_accept_it(two: list[Voucher]) -> None:
    noted = officer(place=PANFILOV)
    stayed(two[0], by=noted)
    assert "өзіңіз" not in why(two[0].lot, number="")[1]
    assert "басқа қызметкер" in why(two[0].lot, by=noted)[1]


@pytest.mark.parametrize(
    ("role", "place"),
    [(Role.SPECIALIST, ALATAU), (Role.ACCOUNTANT, PANFILOV), (Role.MANAGER, PANFILOV)],
)
def test_others_may_not(role: Role, place: str, two: list[Voucher]) -> None:
    stayed(two[0])
    with pytest.raises(NotAllowed):
        accepted(two[0].lot, by=officer(role, place))


def test_it_is_only_added_to_and_sealed(two: list[Voucher]) -> None:
    stayed(two[0])
    act = accepted(two[0].lot)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE supply_voucheract SET tiyn = 1 WHERE id = %s", [act.pk])
    assert "supply_voucheract" in {one.name for one in tables()}
