"""A claim that was wrongly entered is corrected by two people, and no act is paid twice for it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.db import Error, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from making import PANFILOV, ZHAKSY, officer
from money_making import balances
from supplier_money import (
    APRIL_8,
    IBAN,
    OTHER_IBAN,
    accepted,
    account,
    assistants_act,
    corrected,
    paid_run,
    priced,
    rate,
    suppliers_run_to,
    told,
)
from tirek.accounts.models import Role, User
from tirek.audit.tables import tables
from tirek.casework.four_eyes import SamePerson
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.payments.actions.correct_claim import judge_correction, propose_correction
from tirek.payments.actions.drop_run import drop_run
from tirek.payments.actions.propose_run import NothingDue
from tirek.payments.models import ClaimCorrection, SupplierClaim
from tirek.payments.queries.corrections import corrections_of, sums_of
from tirek.payments.queries.supplier_claims import claims_of_place, state_of, without_rate
from tirek.payments.tables import live_lines

pytestmark = pytest.mark.django_db
TEN_HOURS = 9_082_500
"""Tiyn: 10 × 2.1 × 4 325, the MCI of 2026."""


def owed() -> SupplierClaim:
    """Ten hours of a specialist, with an account that was admitted."""
    accepted()
    claim = SupplierClaim.objects.get()
    account(claim)
    return claim


def head(place: str = PANFILOV) -> User:
    return officer(Role.HEAD, place)


def accountant(place: str = PANFILOV) -> User:
    return officer(Role.ACCOUNTANT, place)


def proposed(claim: SupplierClaim, tiyn: int = 0, ground: str = "акт қате") -> ClaimCorrection:
    return propose_correction(
        claim=claim, amount=Tenge.of_tiyn(tiyn), ground=ground, by=accountant(), at=APRIL_8
    )


class TestTakenBack:
    def test_nothing_changes_before_a_second_person_agrees(self) -> None:
        claim = owed()
        made = proposed(claim)
        assert sums_of(claim).owed == TEN_HOURS
        assert list(corrections_of(PANFILOV)) == [made]
        assert not corrections_of(ZHAKSY)
        judge_correction(correction=made, agreed=True, by=head(), at=APRIL_8)
        assert (sums_of(claim).owed, sums_of(claim).committed) == (0, 0)
        (shown,) = claims_of_place(PANFILOV)
        assert state_of(shown) == "taken_back"
        with pytest.raises(NothingDue):
            suppliers_run_to("proposed")
        assert SupplierClaim.objects.get().amount_tiyn == TEN_HOURS  # the claim itself stands

    def test_a_head_who_does_not_agree_leaves_it_as_it_was(self) -> None:
        claim = owed()
        judge_correction(correction=proposed(claim), agreed=False, by=head(), at=APRIL_8)
        assert sums_of(claim).owed == TEN_HOURS
        assert proposed(claim).pk  # it may be said again

    def test_taking_back_was_the_mistake_and_the_whole_act_is_paid_once(self) -> None:
        claim = owed()
        corrected(claim, 0)
        corrected(claim, TEN_HOURS)
        paid_run()
        assert balances() == {"expense": TEN_HOURS, "treasury": -TEN_HOURS}

    def test_the_lower_sum_is_paid_and_the_page_says_which(self) -> None:
        claim = owed()
        corrected(claim, 5_000_000)
        (transfer,) = live_lines(paid_run())
        assert transfer.amount_tiyn == 5_000_000
        (shown,) = claims_of_place(PANFILOV)
        assert (state_of(shown), shown.owed, shown.amount_tiyn) == ("paid", 5_000_000, TEN_HOURS)
        corrected(claim, TEN_HOURS)  # the rest goes as a second part
        (rest,) = live_lines(paid_run())
        assert (rest.part, rest.amount_tiyn) == (2, TEN_HOURS - 5_000_000)


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("tiyn", "ground", "field"),
        [
            (TEN_HOURS, "қате", "sum"),
            (TEN_HOURS + 1, "қате", "sum"),
            (0, " ", "ground"),
        ],
    )
    def test_what_says_nothing_or_too_much(self, tiyn: int, ground: str, field: str) -> None:
        claim = owed()
        with pytest.raises(Refused) as wrong:
            proposed(claim, tiyn, ground)
        assert wrong.value.field == field

    def test_a_second_one_while_the_first_waits(self) -> None:
        claim = owed()
        proposed(claim)
        with pytest.raises(Refused) as wrong:
            proposed(claim, 100)
        assert wrong.value.field == "claim"

    def test_what_is_on_its_way_or_paid_until_it_comes_back(self) -> None:
        claim = owed()
        run = suppliers_run_to("proposed")
        with pytest.raises(Refused):
            proposed(claim)
        drop_run(run=run, words="қате", by=accountant(), at=APRIL_8)
        waiting = proposed(claim)
        run = suppliers_run_to("sent")
        with pytest.raises(Refused):  # it was proposed before the money left
            judge_correction(correction=waiting, agreed=True, by=head(), at=APRIL_8)
        (transfer,) = live_lines(run)
        told(transfer, "accepted")
        told(transfer, "returned")
        judge_correction(correction=waiting, agreed=True, by=head(), at=APRIL_8)
        with pytest.raises(NothingDue):
            suppliers_run_to("proposed")
        assert balances() == {}

    def test_one_person_or_the_wrong_one(self) -> None:
        claim = owed()
        for by in (head(), accountant(ZHAKSY), officer(Role.SUPPLIER, PANFILOV)):
            with pytest.raises(NotAllowed):
                propose_correction(claim=claim, amount=Tenge.ZERO, ground="қате", by=by, at=APRIL_8)
        made = proposed(claim)
        for by in (accountant(), head(ZHAKSY)):
            with pytest.raises(NotAllowed):
                judge_correction(correction=made, agreed=True, by=by, at=APRIL_8)
        both = head()
        own = ClaimCorrection.objects.create(
            claim=claim, amount_tiyn=0, ground="қате", at=APRIL_8, by=both
        )
        with pytest.raises(SamePerson):
            judge_correction(correction=own, agreed=True, by=both, at=APRIL_8)
        judge_correction(correction=made, agreed=False, by=head(), at=APRIL_8)
        with pytest.raises(Refused):
            judge_correction(correction=made, agreed=True, by=head(), at=APRIL_8)


class TestContributions:
    def test_they_follow_the_pay_by_the_rate_they_were_made_with(self) -> None:
        priced()
        assistants_act()
        rate("5")
        pay = SupplierClaim.objects.get(kind="work")
        on_top = SupplierClaim.objects.get(of=pay)
        corrected(pay, 1_000_000)
        assert sums_of(on_top).owed == 50_000  # 5 % of 10 000 tenge
        corrected(on_top, 0)
        corrected(pay, 0)  # they stand at nothing already
        assert (sums_of(pay).owed, sums_of(on_top).owed) == (0, 0)

    def test_without_a_rate_none_follow_and_none_are_waited_for(self) -> None:
        priced()
        assistants_act()
        pay = SupplierClaim.objects.get()
        assert list(without_rate(PANFILOV)) == [pay]
        corrected(pay, 0)
        assert not without_rate(PANFILOV)
        corrected(pay, 1_000_000)
        rate("5")
        assert SupplierClaim.objects.get(of=pay).amount_tiyn == 50_000

    def test_paid_ones_keep_the_pay_from_being_lowered(self) -> None:
        priced()
        assistants_act()
        rate("5")
        pay = SupplierClaim.objects.get(kind="work")
        account(pay)
        first = live_lines(paid_run())[0]
        paid_run()  # the contributions
        told(first, "returned")
        with pytest.raises(Refused) as wrong:
            corrected(pay, 0)
        assert wrong.value.field == "sum"


class TestTheDatabase:
    @pytest.mark.parametrize(
        ("tiyn", "by", "name"),
        [
            (TEN_HOURS + 1, "head", "never_more_than_claimed"),
            (1, "head", "never_less_than_paid"),
            (TEN_HOURS, "accountant", "two_correct_a_claim"),
        ],
    )
    def test_it_refuses_what_the_action_would(self, tiyn: int, by: str, name: str) -> None:
        claim = owed()
        paid_run()
        made = ClaimCorrection.objects.create(
            claim=claim, amount_tiyn=tiyn, ground="қате", at=APRIL_8, by=accountant()
        )
        who = head() if by == "head" else made.by
        with pytest.raises(Error) as wrong, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO payments_correctionword (correction_id, agreed, at, by_id)"
                " VALUES (%s, true, now(), %s)",
                [made.pk, who.pk if who else None],
            )
        assert wrong.value.__cause__.diag.constraint_name == name  # type: ignore[union-attr]

    def test_nothing_of_it_is_changed_or_deleted_and_all_is_sealed(self) -> None:
        corrected(owed(), 0)
        names = ("payments_claimcorrection", "payments_correctionword")
        for name in names:
            for statement in (f"DELETE FROM {name}", f"UPDATE {name} SET at = at"):
                with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(statement)
        assert set(names) <= {one.name for one in tables()}


STEPS = st.lists(
    st.one_of(
        st.sampled_from(["drop", "reject", "part", "return", "pay", "account"]),
        st.sampled_from([0, 1, TEN_HOURS // 2, TEN_HOURS]),
    ),
    max_size=7,
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_no_act_is_paid_twice_however_it_is_taken_back_returned_and_repeated(
    steps: Sequence[str | int],
) -> None:
    with transaction.atomic():
        claim = owed()
        for step in (*steps, "pay", "pay"):
            happens(step, claim)
            (shown,) = claims_of_place(PANFILOV)
            assert shown.paid <= shown.owed <= claim.amount_tiyn
        assert shown.paid == shown.owed == sums_of(claim).committed
        paid = {"expense": shown.owed, "treasury": -shown.owed} if shown.owed else {}
        assert balances() == paid
        with pytest.raises(NothingDue):
            suppliers_run_to("proposed")
        transaction.set_rollback(True)


def happens(step: str | int, claim: SupplierClaim) -> None:
    """One thing that may come between an act and its money; a number is a correction to it."""
    if isinstance(step, int):
        try:
            with transaction.atomic():
                corrected(claim, step)
        except Refused:
            assert step == sums_of(claim).owed or step < sums_of(claim).committed
        return
    if step == "account":
        newest = claim.payee.supplier_accounts.order_by("pk").last()
        account(claim, IBAN if newest and newest.iban == OTHER_IBAN else OTHER_IBAN)
        return
    try:
        run = suppliers_run_to("frozen" if step == "drop" else "sent")
    except NothingDue:
        return
    if step == "drop":
        drop_run(run=run, words="қате", by=head(), at=APRIL_8)
        return
    (transfer,) = live_lines(run)
    if step == "part" and transfer.amount_tiyn > 1:
        told(transfer, "partly", paid=transfer.amount_tiyn // 2)
        return
    told(transfer, "rejected" if step == "reject" else "accepted")
    if step == "return":
        told(transfer, "returned")
