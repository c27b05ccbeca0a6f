"""A wrong act of vouchers is taken back by two, as rows; what is owed by it follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from django.db import Error, IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bought_making import buyer
from making import PANFILOV, ZHAKSY, officer
from market_making import TENGE, day, employee, guaranteed
from money_making import payer
from queues import later
from sanatorium_making import SANATORIUM, STAY, of_a_child, waits
from supplier_money import account, paid_run, suppliers_run_to, told
from tirek.accounts.models import Office, Role, User
from tirek.audit.queries.verify import verify_queues
from tirek.audit.tables import tables
from tirek.casework.four_eyes import OwnCase, SamePerson
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.kernel.period import Month
from tirek.payments.actions.propose_run import NothingDue
from tirek.payments.models import ClaimCorrection, SupplierClaim, SupplierTransfer
from tirek.payments.queries.corrections import sums_of
from tirek.supply.actions.accept_voucher_act import accept_voucher_act
from tirek.supply.actions.name_party import name_party
from tirek.supply.actions.take_back_voucher_act import say_act_mistake, take_back_voucher_act
from tirek.supply.actions.use_voucher import use_voucher
from tirek.supply.models import (
    Lot,
    PaidStay,
    Voucher,
    VoucherAct,
    VoucherActMistake,
    VoucherActUndone,
)
from tirek.supply.queries.voucher_acts import act_standing, acts_gone
from tirek.supply.stay_order import Fellow
from voucher_making import FEBRUARY, bought, issued

pytestmark = pytest.mark.django_db
MARCH = Month.at(2026, 3)
APRIL_2, APRIL_6 = day(2, month=4), day(6, month=4)
SHARE = 100_000 * TENGE


def head(place: str = PANFILOV) -> User:
    return officer(Role.HEAD, place)


def stayed(voucher: Voucher, case: Case, fellow: Fellow | None = None) -> None:
    issued(voucher, case, later(30))
    noted(voucher, fellow)


def noted(voucher: Voucher, fellow: Fellow | None = None) -> None:
    use_voucher(
        voucher=voucher,
        arrived=FEBRUARY.arrives,
        left=FEBRUARY.leaves,
        papers_shown=True,
        companion=fellow,
        by=buyer(),
        at=day(2, month=3),
    )


def accepted(lot: Lot, number: str = "12", by: User | None = None) -> VoucherAct:
    on = date(2026, 3, 31)
    return accept_voucher_act(
        lot=lot, month=MARCH, number=number, on=on, by=by or head(), at=APRIL_2
    )


def said(act: VoucherAct, by: User | None = None, ground: str = "актіде бір адам жоқ") -> None:
    say_act_mistake(act=act, ground=ground, by=by or buyer(), at=APRIL_6)


def undone(act: VoucherAct, by: User | None = None) -> None:
    take_back_voucher_act(act=act, by=by or head(), at=APRIL_6)


def taken_back(act: VoucherAct) -> None:
    said(act)
    undone(act)


def named(lot: Lot) -> Office:
    office = employee().office
    assert office is not None
    name_party(contract=lot, office=office, by=buyer(), at=later(1))
    return office


def owed() -> list[int]:
    """What is owed by each claim, in thousands of tenge."""
    claims = SupplierClaim.objects.order_by("pk")
    return [sums_of(one).owed // (1000 * TENGE) for one in claims]


def going() -> bool:
    """Whether a run of suppliers finds anything to pay."""
    point = transaction.savepoint()
    try:
        suppliers_run_to("proposed")
    except NothingDue:
        return False
    finally:
        transaction.savepoint_rollback(point)
    return True


@pytest.fixture
def two() -> list[Voucher]:
    """The first of two has been there, nobody has noted the other."""
    people = [waits(), waits(at=later(5))]
    vouchers = bought(FEBRUARY, FEBRUARY)
    stayed(vouchers[0], people[0])
    issued(vouchers[1], people[1], later(30))
    return vouchers


@pytest.fixture
def act(two: list[Voucher]) -> VoucherAct:
    """Of the first alone, owed to an organisation whose account is known."""
    named(two[0].lot)
    made = accepted(two[0].lot)
    account(SupplierClaim.objects.get())
    payer(PANFILOV)
    return made


class TestTwo:
    def test_the_month_has_its_stay_and_an_act_again(
        self, two: list[Voucher], act: VoucherAct
    ) -> None:
        said(act)
        assert act_standing(act.lot, MARCH) == act  # saying it changes nothing
        with pytest.raises(Refused, match="no stay is added"):
            noted(two[1])
        undone(act)
        assert list(acts_gone(act.lot, MARCH)) == [act]  # its row stays
        noted(two[1])
        anew = accepted(act.lot, "12/1")
        assert act_standing(act.lot, MARCH) == anew
        assert [one["voucher"] for one in anew.rows] == [one.number for one in two]
        assert list(verify_queues(lambda part: None)) == []

    def test_what_is_wrong_is_told_and_the_ground_at_its_field(self, act: VoucherAct) -> None:
        with pytest.raises(Refused, match="Nobody says"):
            undone(act)
        with pytest.raises(Refused) as wrong:
            said(act, ground=" ")
        assert wrong.value.field == "ground"
        said(act)
        with pytest.raises(Refused, match="said already"):
            said(act)
        undone(act)
        with pytest.raises(Refused, match="Nobody says"):
            undone(act)

    def test_one_person_does_not_do_both_nor_in_an_own_case(self, act: VoucherAct) -> None:
        said(act)
        writer = VoucherActMistake.objects.get().by
        User.objects.filter(pk=writer.pk).update(role=Role.HEAD)
        with pytest.raises(SamePerson):
            undone(act, User.objects.get(pk=writer.pk))
        same = Case.objects.get(pk=act.document["cases"][0]).applicant_user
        assert same is not None
        iin, same.iin = same.iin, None
        same.save()
        with pytest.raises(OwnCase):
            undone(act, officer(Role.HEAD, PANFILOV, iin=iin))
        with pytest.raises(IntegrityError), transaction.atomic():
            VoucherActUndone.objects.create(
                mistake=VoucherActMistake.objects.get(), by=writer, by_name="?", at=APRIL_6
            )
        assert act_standing(act.lot, MARCH) == act

    @pytest.mark.parametrize("role", list(Role))
    @pytest.mark.parametrize("place", [PANFILOV, ZHAKSY])
    def test_only_a_specialist_of_the_place_says_it_and_its_head_takes_it_back(
        self, role: Role, place: str, act: VoucherAct
    ) -> None:
        by = officer(role, place)
        if (role, place) == (Role.SPECIALIST, PANFILOV):
            said(act, by)
        else:
            with pytest.raises(NotAllowed):
                said(act, by)
            said(act)
        if (role, place) == (Role.HEAD, PANFILOV):
            undone(act, by)
        else:
            with pytest.raises(NotAllowed):
                undone(act, by)

    def test_the_rows_are_only_added_and_sealed_and_one_act_of_a_month_stands(
        self, act: VoucherAct
    ) -> None:
        copy = {one.attname: getattr(act, one.attname) for one in VoucherAct._meta.concrete_fields}
        with pytest.raises(IntegrityError, match="stands"), transaction.atomic():
            VoucherAct.objects.create(**{**copy, "id": None})
        taken_back(act)
        for name in ("voucheractmistake", "voucheractundone"):
            with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM supply_{name}")
            assert f"supply_{name}" in {one.name for one in tables()}


class TestTheMoney:
    def test_unpaid_nothing_is_owed_until_another_act(
        self, two: list[Voucher], act: VoucherAct
    ) -> None:
        assert owed() == [100]
        taken_back(act)
        assert owed() == [0]
        correction = ClaimCorrection.objects.get()
        assert (correction.ground, correction.by) == (act.mistake.ground, act.mistake.by)
        assert not going()
        noted(two[1])
        accepted(act.lot, "12/1")
        assert owed() == [100, 100]
        paid_run()
        assert not going()
        paid = SupplierTransfer.objects.values_list("amount_tiyn", flat=True)
        assert list(paid) == [SHARE, SHARE]

    def test_paid_it_is_not_paid_again_by_the_new_act(
        self, two: list[Voucher], act: VoucherAct
    ) -> None:
        paid_run()
        taken_back(act)
        assert owed() == [100]  # never below what is paid
        assert not ClaimCorrection.objects.exists()
        noted(two[1])
        accepted(act.lot, "12/1")
        assert owed() == [100, 100]
        paid_run()
        assert SupplierTransfer.objects.count() == 2

    def test_what_came_back_after_it_is_not_sent_again(self, act: VoucherAct) -> None:
        paid_run()
        taken_back(act)
        told(SupplierTransfer.objects.get(), "returned")
        assert not going()
        with transaction.atomic(), pytest.raises(NothingDue):
            suppliers_run_to("proposed")
        accepted(act.lot, "12/1")
        assert owed() == [100]
        assert going()

    def test_while_a_payment_is_on_its_way_it_stays(self, act: VoucherAct) -> None:
        said(act)
        run = suppliers_run_to("sent")
        with pytest.raises(Refused, match="on its way"):
            undone(act)
        assert act_standing(act.lot, MARCH) == act
        told(SupplierTransfer.objects.get(run=run), "rejected")
        undone(act)
        assert owed() == [0]

    def test_with_another_organisation_each_is_paid_for_its_own(self, act: VoucherAct) -> None:
        paid_run()
        taken_back(act)
        other = named(act.lot)
        assert SupplierClaim.objects.count() == 1  # no act stands
        accepted(act.lot, "12/1")
        first, second = SupplierClaim.objects.order_by("pk")
        assert second.source == f"{first.source}/2"
        assert (second.payee, second.amount_tiyn) == (other, SHARE)
        assert sums_of(first).owed == SHARE  # paid: the first has to give it back

    def test_a_companion_the_new_act_owes_more_for_is_claimed_beside(self) -> None:
        guaranteed(50_000, kind=STAY, service=SANATORIUM)
        case = waits(**of_a_child())
        (voucher,) = bought()
        user = case.applicant_user
        assert user is not None
        stayed(voucher, case, Fellow(user.full_name, user.iin or ""))
        named(voucher.lot)
        act = accepted(voucher.lot)
        assert owed() == [135]
        taken_back(act)
        guaranteed(100_000, kind=STAY, service=SANATORIUM)
        accepted(voucher.lot, "12/1")
        assert owed() == [135, 35]
        assert list(PaidStay.objects.values_list("companion_tiyn", flat=True)) == [
            35_000 * TENGE,
            70_000 * TENGE,
        ]

    def test_before_anybody_named_the_organisation_nothing_was_owed(
        self, two: list[Voucher]
    ) -> None:
        taken_back(accepted(two[0].lot))
        named(two[0].lot)
        assert not SupplierClaim.objects.exists()
        accepted(two[0].lot, "12/1")
        assert owed() == [100]


STEPS = st.lists(st.sampled_from(["back", "act", "run", "returned", "send"]), max_size=7)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_in_any_order_no_stay_is_paid_twice_and_none_without_an_act(steps: Sequence[str]) -> None:
    with transaction.atomic():
        (voucher,) = bought()
        stayed(voucher, waits())
        lot = voucher.lot
        named(lot)
        accepted(lot)
        account(SupplierClaim.objects.get())
        payer(PANFILOV)
        for n, step in enumerate(("run", "back", *steps)):
            happens(step, lot, f"13/{n}")
            (claim,) = SupplierClaim.objects.all()
            sums = sums_of(claim)
            assert 0 <= sums.committed <= sums.owed <= SHARE
            stands = act_standing(lot, MARCH) is not None
            assert sums.owed == SHARE if stands else True
            rest = sums.owed - sums.committed
            assert going() is (stands and rest > 0)
        transaction.set_rollback(True)


def happens(step: str, lot: Lot, number: str) -> None:
    """One thing that officers, or the bank, may do meanwhile."""
    last = SupplierTransfer.objects.order_by("pk").last()
    act = act_standing(lot, MARCH)
    try:
        with transaction.atomic():
            if step == "back" and act is not None:
                if not VoucherActMistake.objects.filter(act=act).exists():
                    said(act)
                undone(act)
            elif step == "act":
                accepted(lot, number)
            elif step == "run":
                paid_run()
            elif step == "send":
                suppliers_run_to("sent")
            elif step == "returned" and last is not None:
                told(last, "returned")
    except Refused:
        pass
