"""A payment run from the proposal to the reconciliation; sums from the spec of home education."""

import pytest

from making import ZHAKSY, decided, officer
from money_making import (
    FEBRUARY,
    all_accepted,
    balances,
    entries,
    lines_of,
    paid,
    proposed_run,
    run_to,
    said,
)
from tirek.accounts.models import Role
from tirek.desk.run_signing import approval_document
from tirek.payments.actions.approve_run import approve_run
from tirek.payments.actions.file_run import file_run, order_of
from tirek.payments.actions.propose_run import NothingDue
from tirek.payments.actions.reconcile_run import reconcile_run
from tirek.payments.actions.send_run import send_run
from tirek.payments.models import Payer, PaymentRun
from tirek.payments.payers import payer_of
from tirek.signatures.canonical_form import as_bytes


@pytest.mark.django_db
def test_it_proposes_everything_due_up_to_the_month_once() -> None:
    decided()  # spec example 1
    run = proposed_run()
    assert lines_of(run) == [
        ("2025-09", 1179600),
        ("2025-10", 1179600),
        ("2025-11", 1179600),
        ("2025-12", 1179600),
        ("2026-01", 1297500),
        ("2026-02", 1297500),
    ]
    assert run.stage == "proposed"
    assert proposed_run() == run  # pressed again, it is the same run


@pytest.mark.django_db
def test_a_month_later_it_proposes_only_what_is_new() -> None:
    decided()
    paid("2026-01")
    assert lines_of(proposed_run("2026-02")) == [("2026-02", 1297500)]


@pytest.mark.django_db
def test_the_money_goes_its_way_and_the_ledger_says_so() -> None:
    decided()
    run = run_to("frozen", "2025-09")
    transfer = run.instructions.get()
    assert balances() == {"expense": 1179600, "payable": -1179600}
    assert run.message_id == f"TRK-RUN-{run.pk}"
    frozen = ("expense", "payable", 1179600)
    assert entries(transfer) == [frozen]
    head, accountant = officer(Role.HEAD), officer(Role.ACCOUNTANT)
    approve_run(run=run, by=head, at=FEBRUARY)
    file_run(run=run, by=accountant, at=FEBRUARY)
    assert entries(transfer) == [frozen]  # no money moves by a signature or a file
    send_run(run=run, by=accountant, at=FEBRUARY)
    sent = ("payable", "in_transit", 1179600)
    assert entries(transfer) == [frozen, sent]
    said(transfer, "accepted")
    assert entries(transfer) == [frozen, sent, ("in_transit", "treasury", 1179600)]
    assert balances() == {"expense": 1179600, "treasury": -1179600}


@pytest.mark.django_db
def test_it_is_paid_from_the_account_it_was_frozen_with_and_the_head_signed() -> None:
    decided()
    run = run_to("frozen", "2025-09")
    before = payer_of(ZHAKSY)
    assert before is not None
    other = "KZ16070000000000099B"
    Payer.objects.create(place=ZHAKSY, name="Басқа", bin="050140001233", iban=other, at=FEBRUARY)
    head = officer(Role.HEAD)
    signed = as_bytes(approval_document(run, head)).decode()
    assert before.iban in signed
    assert other not in signed
    approve_run(run=run, by=head, at=FEBRUARY)
    run.refresh_from_db()
    order = order_of(run)
    assert (order.payer_name, order.payer_iban) == (before.name, before.iban)


@pytest.mark.django_db
def test_a_paid_run_is_answered_and_can_be_reconciled() -> None:
    decided()
    run = paid()
    assert run.stage == "answered"
    assert balances() == {"expense": 7313400, "treasury": -7313400}
    reconcile_run(
        run=run,
        by=officer(Role.ACCOUNTANT),
        at=FEBRUARY,
        words="үзінді қолмен салыстырылды",
    )
    assert PaymentRun.objects.get().stage == "reconciled"
    with pytest.raises(NothingDue):
        proposed_run()


@pytest.mark.django_db
def test_what_was_rejected_is_due_again_as_another_part() -> None:
    decided()
    run = run_to("sent", "2025-09")
    transfer = run.instructions.get()
    said(transfer, "rejected")
    assert balances() == {}
    again = run_to("sent", "2025-09")
    assert lines_of(again) == [("2025-09", 1179600)]
    assert again.instructions.get().part == 2
    all_accepted(again)
    assert balances() == {"expense": 1179600, "treasury": -1179600}
