"""What is accepted from a supplier is owed to it once, by the days of the act; what is missing is
said and never guessed. Sums: section B8 and A8 of the specification, worked by hand."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import Error, connection, transaction

from making import PANFILOV, ZHAKSY, iin, officer
from market_making import (
    accept,
    day,
    guaranteed,
    market,
    of,
    offered,
    ordered,
    turn,
)
from queues import ASSISTANT, SIGNS
from supplier_money import (
    APRIL_8,
    accepted,
    account,
    assistants_act,
    priced,
    rate,
)
from tirek.accounts.models import Role
from tirek.audit.tables import tables
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.payments.actions.claim import claim
from tirek.payments.models import SupplierClaim
from tirek.payments.queries.supplier_claims import (
    claims_of_place,
    is_late,
    papers_late,
)
from tirek.payments.suppliers.owed import Owed
from tirek.supply.actions.accept_month import accept_month
from tirek.supply.actions.give_act import give_act
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.actions.set_guarantee import set_guarantee
from tirek.supply.actions.sign_sheet import sign_sheet
from tirek.supply.actions.stop_work import stop_work
from tirek.supply.models import Choice, Offer, Priced, Stop
from tirek.supply.queries.work import account_of, unpriced
from work_made import APRIL_1, given, working, written

pytestmark = pytest.mark.django_db
assert market
TEN_HOURS = 9_082_500
"""Tiyn: 10 × 2.1 × 4 325, the MCI of 2026."""


class TestOfWork:
    def test_an_accepted_act_is_owed_once_by_the_tenth(self) -> None:
        act = accepted()
        (owed,) = SupplierClaim.objects.all()
        assert (owed.amount_tiyn, owed.due_on) == (TEN_HOURS, date(2026, 4, 10))
        assert (owed.source, owed.number, owed.period) == (f"act {act.pk}", act.number, "2026-03")
        assert (owed.payee, owed.place) == (act.worker.office, act.worker.case.place)
        assert owed.contributions_by is None  # order No 286 names no contributions

    def test_told_again_with_another_sum_it_stays_the_claim_it_was(self) -> None:
        act = accepted()
        again = Owed(
            source=f"act {act.pk}",
            kind=SupplierClaim.Kind.WORK,
            number=act.number,
            case=act.worker.case,
            office=act.worker.office,
            month=Month.at(2026, 3),
            amount=Tenge.of(1),
            handed_in=date(2026, 4, 1),
        )
        made = claim(owed=again, by=None, at=APRIL_8)
        assert made is not None
        assert made.amount_tiyn == TEN_HOURS
        assert SupplierClaim.objects.count() == 1

    def test_nothing_is_owed_for_hours_the_budget_does_not_pay(self) -> None:
        priced()
        worker = working(given(service=ASSISTANT))
        stop_work(
            case=worker.case,
            kind="hospital",
            first=date(2026, 3, 1),
            last=None,
            source="анықтама",
            by=officer(place=worker.case.place),
            at=APRIL_1,
        )
        assert accepted(worker).tiyn == 0
        assert not SupplierClaim.objects.exists()

    def test_an_act_that_is_refused_is_owed_nothing(self) -> None:
        sheet = written(working(), {2: "4"})
        with pytest.raises(Refused):
            accept_month(sheet=sheet, by=officer(Role.HEAD, PANFILOV), at=APRIL_1)
        assert not SupplierClaim.objects.exists()

    def test_it_is_late_after_the_tenth(self) -> None:
        accepted()
        (owed,) = claims_of_place(PANFILOV)
        assert [is_late(owed, date(2026, 4, on)) for on in (10, 11)] == [False, True]


class TestOfAnAssistant:
    def test_without_a_price_the_act_stands_and_nothing_is_owed(self) -> None:
        act = assistants_act()
        assert act.amount is None
        assert not SupplierClaim.objects.exists()
        assert [one.pk for one in unpriced(PANFILOV)] == [act.pk]
        assert not unpriced(ZHAKSY)

    def test_the_price_alone_is_not_enough_for_the_act_pays_within_the_guaranteed_sum(self) -> None:
        act = assistants_act()
        priced_only_hours()
        assert [one.pk for one in unpriced(PANFILOV)] == [act.pk]

    def test_when_both_are_entered_the_acts_that_waited_are_owed(self) -> None:
        act = assistants_act()
        priced(hour=1500)
        (owed,) = SupplierClaim.objects.filter(of=None)
        assert (owed.source, owed.amount_tiyn) == (f"act {act.pk}", 1_500_000)  # 10 × 1 500
        assert (owed.due_on, owed.contributions_by) == (date(2026, 4, 10), date(2026, 4, 25))
        (month,) = account_of(act.worker.case).months
        assert month.amount == Tenge.of(15_000)
        assert not unpriced(PANFILOV)

    def test_a_dearer_price_later_changes_no_sum_of_an_act(self) -> None:
        act = assistants_act()
        priced(hour=1500)
        priced(hour=9000)
        assert Priced.objects.get().tiyn == 1_500_000
        (month,) = account_of(act.worker.case).months
        assert month.amount == Tenge.of(15_000)
        assert SupplierClaim.objects.get().amount_tiyn == 1_500_000

    def test_reading_guaranteed_sum_it_limits_the_month(self) -> None:
        priced(hour=1500, month=12_000)
        assistants_act()
        assert SupplierClaim.objects.get().amount_tiyn == 1_200_000  # A-E14: not 15 000

    @pytest.mark.parametrize("before", [True, False])
    def test_two_assistants_of_a_month_share_the_guaranteed_sum(self, *, before: bool) -> None:
        if before:
            priced(hour=1500, month=20_000)
        case = given(service=ASSISTANT)
        accepted(working(case))  # ten hours, 15 000
        accepted(working(case, full_name="Асқар Оспанов", iin=iin(date(1991, 1, 1))), {9: "8"})
        if not before:
            priced(hour=1500, month=20_000)
        sums = SupplierClaim.objects.order_by("pk").values_list("amount_tiyn", flat=True)
        assert list(sums) == [1_500_000, 500_000]  # 8 × 1 500 = 12 000, of which 5 000 are left
        assert [one.amount for one in account_of(case).months] == [
            Tenge.of(15_000),
            Tenge.of(5_000),
        ]

    def test_only_a_kind_that_the_act_names_is_entered(self) -> None:
        for service, kind in ((SIGNS, "hour"), (SIGNS, "month"), (ASSISTANT, "week")):
            with pytest.raises(Refused) as wrong:
                entered(service, kind)
            assert wrong.value.field == "kind"


class TestAfterADeath:
    def test_a_e13_papers_by_the_twentieth_of_june_and_late_ones_are_told(self) -> None:
        worker = working()
        case = worker.case
        specialist = officer(place=case.place)
        stop_work(
            case=case,
            kind=Stop.DEATH,
            first=date(2026, 3, 20),
            last=None,
            source="анықтама № 1",
            by=specialist,
            at=APRIL_1,
        )
        sheet = written(worker, {2: "4"})
        sign_sheet(sheet=sheet, by=specialist, at=APRIL_1)
        accept_month(sheet=sheet, by=officer(Role.HEAD, case.place), at=APRIL_1)
        owed = SupplierClaim.objects.get()
        assert owed.papers_by == date(2026, 4, 20)
        assert not papers_late(owed)  # handed in on 1 April
        owed.handed_in = date(2026, 4, 21)
        assert papers_late(owed)


@pytest.mark.usefixtures("market")
class TestOfAnOrder:
    @pytest.mark.parametrize(("price", "owed"), [(230_000, 200_000), (150_000, 150_000)])
    def test_the_guaranteed_sum_is_owed_or_the_price_where_it_is_less(
        self, price: int, owed: int
    ) -> None:
        guaranteed(200_000)
        offer = offered(price=price)
        completed(turn(), offer)
        made = SupplierClaim.objects.get()
        assert (made.kind, made.amount_tiyn) == ("order", owed * 100)
        assert (made.payee, made.number) == (offer.supplier.office, "7/2026")
        assert made.due_on is None  # no act at hand prints by which day
        assert not is_late(claims_of_place(PANFILOV)[0], date(2030, 1, 1))


def test_the_database_refuses_to_change_or_delete_anything() -> None:
    priced()
    assistants_act()
    rate()
    account(SupplierClaim.objects.get(of=None))
    for table in (
        "supplierclaim",
        "supplieraccount",
        "accountword",
        "contributionrate",
        "rateword",
    ):
        for statement in (f"DELETE FROM payments_{table}", f"UPDATE payments_{table} SET at = at"):
            with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE supply_priced SET tiyn = 1")


def test_their_rows_are_sealed_with_the_others() -> None:
    names = {one.name for one in tables()}
    assert {"payments_supplierclaim", "payments_suppliertransfer", "supply_priced"} <= names


def completed(choice: Choice, offer: Offer) -> None:
    """Ordered, accepted, sent, received, and the act given."""
    ordered(choice, offer)
    accept(choice, of(offer), day(3))
    send_order(choice=choice, by=of(offer), at=day(4))
    person = choice.case.applicant_user
    assert person is not None
    receive_order(choice=choice, rating=None, words="", by=person, at=day(9))
    give_act(choice=choice, number="7/2026", by=of(offer), at=day(10))


def entered(service: str, kind: str) -> None:
    set_guarantee(
        service=service,
        kind=kind,
        sum_tiyn=1500_00,
        since=date(2026, 1, 1),
        source="қаулы",
        by=officer(Role.HEAD, PANFILOV),
        at=APRIL_1,
    )


def priced_only_hours() -> None:
    entered(ASSISTANT, "hour")
