"""Claims of suppliers on their way through a run: paid in full, once, whatever happens."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.db import Error, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import money_making
from making import PANFILOV, ZHAKSY, officer
from market_making import employee
from money_making import balances, took
from supplier_money import (
    APRIL_8,
    IBAN,
    OTHER_IBAN,
    SUPPLIERS_RUN,
    accepted,
    account,
    assistants_act,
    judged,
    paid_run,
    priced,
    rate,
    suppliers_run_to,
    told,
)
from tirek.accounts.models import Role, User
from tirek.casework.four_eyes import SamePerson
from tirek.kernel.period import Month
from tirek.payments import formats
from tirek.payments.actions.approve_run import approve_run
from tirek.payments.actions.decide_maybe_paid import decide_maybe_paid
from tirek.payments.actions.drop_run import drop_run
from tirek.payments.actions.freeze_run import CannotFreeze, freeze_run
from tirek.payments.actions.propose_run import NothingDue, propose_run
from tirek.payments.actions.reconcile_run import reconcile_run
from tirek.payments.actions.watch_silence import watch_silence
from tirek.payments.models import (
    PaymentRun,
    SupplierAccount,
    SupplierClaim,
    SupplierTransfer,
)
from tirek.payments.queries.run_changes import changes_in
from tirek.payments.queries.standing import maybe_paid, standing_of
from tirek.payments.queries.supplier_claims import claims_of_office, claims_of_place, state_of
from tirek.payments.tables import live_lines
from work_made import APRIL_1, working

pytestmark = pytest.mark.django_db
TEN_HOURS = 9_082_500


def owed() -> SupplierClaim:
    """Ten hours of a specialist, with an account that was admitted."""
    accepted()
    claim = SupplierClaim.objects.get()
    account(claim)
    return claim


def codes(run: PaymentRun) -> list[str]:
    return [one["code"] for one in run.left_out]


class TestTheWay:
    def test_it_goes_the_way_of_every_run_and_the_ledger_says_so(self) -> None:
        claim = owed()
        run = paid_run()
        (transfer,) = live_lines(run)
        assert (transfer.claim, transfer.amount_tiyn, transfer.iban) == (claim, TEN_HOURS, IBAN)
        assert run.stage == "answered"
        assert balances() == {"expense": TEN_HOURS, "treasury": -TEN_HOURS}
        booked = transfer.entries.order_by("pk").values_list("key", "debit", "credit")
        assert [one[1:] for one in booked] == [
            ("expense", "payable"),
            ("payable", "in_transit"),
            ("in_transit", "treasury"),
        ]
        assert booked[0][0] == f"due::{transfer.pk}"
        (shown,) = claims_of_office(claim.payee_id)
        assert (state_of(shown), shown.paid) == ("paid", TEN_HOURS)
        reconcile_run(run=run, by=accountant(), at=APRIL_8, words="үзінді")
        with pytest.raises(NothingDue):
            suppliers_run_to("proposed")
        assert changes_in(run) == []

    def test_a_run_of_people_takes_nothing_of_it_and_may_stand_beside_it(self) -> None:
        owed()
        run = suppliers_run_to("proposed")
        assert run.kind == SUPPLIERS_RUN
        assert not run.instructions.exists()
        with pytest.raises(NothingDue):
            propose_run(
                place=PANFILOV,
                month=Month.at(2026, 4),
                by=accountant(),
                at=APRIL_8,
            )
        assert suppliers_run_to("proposed") == run  # pressed again, it is the same run

    def test_who_prepared_it_does_not_approve_it(self) -> None:
        owed()
        run = suppliers_run_to("frozen")
        first = run.events.order_by("seq").first()
        assert first is not None
        with pytest.raises(SamePerson):
            approve_run(run=run, by=first.actor, at=APRIL_8)

    def test_without_an_account_that_was_checked_it_waits_and_the_run_says_why(self) -> None:
        owed()
        accepted(
            working(office=employee(ZHAKSY).office)
        )  # of another organisation: nothing entered
        run = suppliers_run_to("proposed")
        assert (live_lines(run).count(), codes(run)) == (1, ["supplier_account_missing"])
        drop_run(run=run, words="қайта", by=accountant(), at=APRIL_8)
        judged(SupplierAccount.objects.get(), PANFILOV, admitted=False)
        with pytest.raises(NothingDue):
            suppliers_run_to("proposed")

    def test_an_account_that_is_no_longer_admitted_is_left_out_at_the_freeze(self) -> None:
        claim = owed()
        run = suppliers_run_to("reviewed")
        second = account(claim, OTHER_IBAN)
        assert second.iban == OTHER_IBAN
        with pytest.raises(CannotFreeze):  # nothing is left of it
            freeze_run(run=run, by=accountant(), at=APRIL_8)
        drop_run(run=run, words="шот өзгерді", by=accountant(), at=APRIL_8)
        (transfer,) = live_lines(suppliers_run_to("frozen"))
        assert (transfer.part, transfer.iban) == (2, OTHER_IBAN)

    def test_the_bank_is_silent_and_the_head_decides(self) -> None:
        owed()
        run = suppliers_run_to("sent")
        late = APRIL_8.replace(day=28)
        assert watch_silence(at=late) == 1
        (doubt,) = maybe_paid(PANFILOV)
        transfer = SupplierTransfer.objects.get()
        assert (doubt.end_to_end, doubt.run_id) == (f"TRS{transfer.pk}", run.pk)
        with pytest.raises(NothingDue):
            suppliers_run_to("proposed", at=late)
        decide_maybe_paid(transfer=transfer, paid=False, words="хат", by=head(), at=late)
        assert standing_of(transfer).status == "decided_unpaid"
        assert balances() == {}
        (again,) = live_lines(suppliers_run_to("sent", at=late))
        assert again.part == 2


class TestContributions:
    def test_they_are_sent_to_the_fund_after_the_work_is_paid(self) -> None:
        priced()
        assistants_act()
        rate("5")
        account(SupplierClaim.objects.get(kind="work"))
        run = paid_run()
        assert [one.amount_tiyn for one in live_lines(run)] == [1_500_000]
        assert codes(run) == ["contributions_wait"]
        (on_top,) = live_lines(paid_run())
        assert (on_top.amount_tiyn, on_top.iban) == (75_000, OTHER_IBAN)
        assert on_top.payee_name == "Мемлекеттік корпорация"
        assert balances() == {"expense": 1_575_000, "treasury": -1_575_000}
        supplier = SupplierClaim.objects.get(kind="work").payee_id
        assert [one.amount_tiyn for one in claims_of_office(supplier)] == [1_500_000]


class TestTheFile:
    def test_the_bank_s_answers_find_the_transfers_of_both_kinds(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        spoken = money_making.SpokenFormat()
        for module in ("tirek.payments.actions.take_message", "tirek.payments.actions.file_run"):
            monkeypatch.setattr(f"{module}.the_format", lambda: spoken)
        assert formats.the_format() is not spoken
        owed()
        run = suppliers_run_to("sent")
        (transfer,) = live_lines(run)
        told_of = money_making.message([(transfer.end_to_end, "pending"), ("TRS999", "accepted")])
        taken = took(told_of)
        assert dict(taken.new) == {"pending": 1}
        assert [one["end_to_end"] for one in taken.message.unmatched] == ["TRS999"]
        whole = money_making.message([], order=run.message_id, whole="accepted")
        assert took(whole).new == {"accepted": 1}
        assert took(whole).before
        assert standing_of(transfer).paid_tiyn == TEN_HOURS


STEPS = st.lists(
    st.sampled_from(["drop", "reject", "part", "return", "pay", "silent", "account"]), max_size=6
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_no_claim_is_paid_twice_and_in_the_end_it_is_paid_in_full(steps: Sequence[str]) -> None:
    with transaction.atomic():
        claim = owed()
        for step in (*steps, "pay", "pay"):
            happens(step, claim)
            (shown,) = claims_of_place(PANFILOV)
            assert shown.paid <= claim.amount_tiyn
        assert shown.paid == claim.amount_tiyn == TEN_HOURS
        assert balances() == {"expense": TEN_HOURS, "treasury": -TEN_HOURS}
        with pytest.raises(NothingDue):
            suppliers_run_to("proposed")
        transaction.set_rollback(True)


def happens(step: str, claim: SupplierClaim) -> None:
    """One thing that may come between an act and its money."""
    if step == "account":
        account(claim, IBAN if _newest(claim) == OTHER_IBAN else OTHER_IBAN)
        return
    try:
        run = suppliers_run_to("frozen" if step == "drop" else "sent")
    except NothingDue:
        return
    if step == "drop":
        drop_run(run=run, words="қате", by=head(), at=APRIL_8)
        return
    (transfer,) = live_lines(run)
    if step == "silent":
        told(transfer, "unknown")
        decide_maybe_paid(transfer=transfer, paid=False, words="хат", by=head(), at=APRIL_8)
        return
    if step == "part" and transfer.amount_tiyn > 1:
        told(transfer, "partly", paid=transfer.amount_tiyn // 2)
        return
    told(transfer, "rejected" if step == "reject" else "accepted")
    if step == "return":
        told(transfer, "returned")


def _newest(claim: SupplierClaim) -> str:
    newest = claim.payee.supplier_accounts.order_by("pk").last()
    assert newest is not None
    return newest.iban


class TestTheDatabase:
    @pytest.mark.parametrize(
        ("changed", "name"),
        [
            ({"amount_tiyn": TEN_HOURS + 1}, "never_more_than_owed"),
            ({"part": 2}, "one_open_transfer_a_claim"),
            ({"place": "'akmola/zhaksy'"}, "transfer_is_of_its_claim"),
        ],
    )
    def test_it_refuses_a_transfer_that_would_pay_twice(
        self, changed: dict[str, object], name: str
    ) -> None:
        claim = owed()
        run = PaymentRun.objects.create(
            kind=SUPPLIERS_RUN,
            place=PANFILOV,
            month="2026-04",
            stage="proposed",
            proposed_at=APRIL_1,
        )
        columns = {
            "run_id": run.pk,
            "claim_id": claim.pk,
            "case_id": claim.case_id,
            "service": f"'{claim.service}'",
            "place": f"'{claim.place}'",
            "payee_id": claim.payee_id,
            "period": "'2026-03'",
            "part": 1,
            "amount_tiyn": TEN_HOURS,
            "iban": f"'{IBAN}'",
            "payee_name": "'x'",
            "payee_bin": "'1'",
            **changed,
        }
        names, values = ", ".join(columns), ", ".join(str(one) for one in columns.values())
        statement = f"INSERT INTO payments_suppliertransfer ({names}) VALUES ({values})"
        with pytest.raises(Error) as wrong, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        assert wrong.value.__cause__.diag.constraint_name == name  # type: ignore[union-attr]

    def test_a_run_keeps_its_kind_and_only_takes_its_own_transfers(self) -> None:
        owed()
        run = suppliers_run_to("reviewed")
        (transfer,) = live_lines(run)
        for statement in (
            f"UPDATE payments_paymentrun SET kind = 'people' WHERE id = {run.pk}",
            f"DELETE FROM payments_suppliertransfer WHERE id = {transfer.pk}",
            f"UPDATE payments_suppliertransfer SET amount_tiyn = 1 WHERE id = {transfer.pk}",
        ):
            with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
        transfer.pk, transfer.part = None, 2
        with pytest.raises(Error), transaction.atomic():
            transfer.save(force_insert=True)  # the run is reviewed: nothing comes into it


def head() -> User:
    return officer(Role.HEAD, PANFILOV)


def accountant() -> User:
    return officer(Role.ACCOUNTANT, PANFILOV)
