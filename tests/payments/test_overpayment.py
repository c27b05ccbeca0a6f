"""What was paid in excess: found by itself, told, returned."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from pypdf import PdfReader

from debts_making import (
    LATER,
    LATER_DAY,
    accountant,
    debt_of,
    died,
    noticed,
    owing,
    paid_case,
)
from making import ALATAU, ZHAKSY, citizen, decided, officer
from money_making import (
    FEBRUARY,
    accepted_change,
    balances,
    known_change,
    paid,
    payment_changed,
    run_to,
    said,
)
from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.kernel.money import Tenge
from tirek.payments.actions.agree_return import CannotAgree, agree_return
from tirek.payments.actions.decide_maybe_paid import decide_maybe_paid
from tirek.payments.actions.find_overpayments import find_overpayment, find_overpayments
from tirek.payments.actions.recompute import recompute
from tirek.payments.actions.record_return import CannotReturn, record_return
from tirek.payments.actions.remind_debtors import remind_debtors
from tirek.payments.actions.take_message import take_message
from tirek.payments.actions.take_returns import take_returns
from tirek.payments.bank import Credit
from tirek.payments.bank_simulator.books import Bank
from tirek.payments.bank_simulator.messages import Booked
from tirek.payments.models import Debt, DebtEvent, LedgerEntry
from tirek.payments.overpayment.lines import period_lines
from tirek.payments.overpayment.papers import notice, notices_of
from tirek.people.actions.keep_wishes import keep_wishes
from tirek.sms.models import JournalLine

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("both_ways")]


def kinds(debt: Debt) -> list[str]:
    return list(debt.events.order_by("seq").values_list("kind", flat=True))


def returned(debt: Debt, sum_: str, reference: str = "П-1", **more: Any) -> DebtEvent:
    given = {"by": accountant(debt), "on": LATER_DAY, "at": LATER, **more}
    return record_return(debt=debt, amount=Tenge.of(sum_), reference=reference, **given)


def test_a_death_reported_late_makes_december_and_later_owed() -> None:
    debt = owing()  # spec example 8: 10 485.33 for December, 34 600.00 for 2026
    assert Tenge.of_tiyn(debt.total_tiyn) == Tenge.of("45085.33")
    (event,) = debt.events.all()
    told = {one["period"]: one["change_tiyn"] for one in event.payload["periods"]}
    assert told == {"2025-Q4": 1048533, "2026-Q1": 3460000}
    assert debt.person == debt.case.applicant
    assert balances()["receivable"] == 4508533


def test_asked_again_it_finds_nothing_new() -> None:
    debt = owing()
    assert find_overpayment(debt.case, LATER) == []
    assert find_overpayments(at=LATER) == []
    assert kinds(debt) == ["OverpaymentFound"]


def test_who_was_paid_what_was_due_owes_nothing() -> None:
    case = paid_case()
    recompute([case], at=LATER)
    assert find_overpayments(at=LATER) == []
    assert not Debt.objects.exists()


def test_it_is_found_for_a_place_and_all_below_it() -> None:
    died(paid_case())
    assert find_overpayments(at=LATER, place="akmola/zhaksy") == []
    assert [one.kind for one in find_overpayments(at=LATER, place=ALATAU)] == ["OverpaymentFound"]


def test_later_news_makes_it_more_or_less_and_nothing_at_last() -> None:
    case = paid_case()
    died(case, "2026-01-20")
    debt = debt_of(case)
    assert Tenge.of_tiyn(debt.total_tiyn) == Tenge.of("23066.67")
    died(case, "2025-11-30")
    assert debt_of(case).total_tiyn == 4508533
    known_change(case, "child.died_on", None, "2025-11-30", LATER)
    recompute([case], at=LATER)
    debt = debt_of(case)
    assert (debt.total_tiyn, debt.stage) == (0, "void")
    assert kinds(debt) == ["OverpaymentFound", "OverpaymentFound", "OverpaymentLessened"]
    assert "receivable" not in balances()


def sent_again_to_the_guardian(ends: str) -> Case:
    """December did reach the mother, but was called unpaid and sent again, to the guardian."""
    case, head = decided(), officer(Role.HEAD)
    first = run_to("sent", "2025-12").instructions
    december = first.get(period="2025-12")
    for transfer in first.exclude(pk=december.pk):
        said(transfer, "accepted")
    said(december, "unknown")
    decide_maybe_paid(transfer=december, paid=False, words="-", by=head, at=FEBRUARY)
    guardian = {"surname": "Ахметова", "given_name": "Сәуле", "iban": "KZ05125KZT5004100200"}
    payment_changed(case, "recipient", "2025-12", iin=str(citizen().iin), **guardian)
    again = run_to("sent", "2025-12").instructions.get()
    assert (again.part, again.period, again.payee.surname) == (2, "2025-12", "Ахметова")
    said(again, ends)
    said(december, "accepted")
    decide_maybe_paid(transfer=december, paid=True, words="-", by=head, at=FEBRUARY)
    died(case, "2025-11-30")
    find_overpayment(case, LATER)
    return case


def test_who_was_paid_nothing_owes_nothing() -> None:
    case = sent_again_to_the_guardian("rejected")
    (debt,) = Debt.objects.all()
    assert (debt.person, debt.total_tiyn) == (case.applicant, 1179600)


def test_each_owes_what_they_were_paid() -> None:
    case = sent_again_to_the_guardian("accepted")
    owed = {debt.person.surname: debt.total_tiyn for debt in Debt.objects.all()}
    assert owed == {case.applicant.surname: 1179600, "Ахметова": 1179600}
    for debt in Debt.objects.all():
        (line,) = period_lines(debt)
        assert (line.paid, line.due) == (line.overpaid, Tenge.of(0))
    assert find_overpayment(case, LATER) == []


def test_it_is_never_taken_out_of_later_payments() -> None:
    case = paid_case()
    accepted_change(case, "entered-institution", "2026-02-10", LATER)
    accepted_change(case, "left-institution", "2026-03-05", LATER)
    recompute([case], at=LATER)
    before = [
        (one.period, one.amount_tiyn)
        for one in case.entitlements.filter(due_in__gt="2026-03").order_by("period")
    ]
    assert before
    assert [one.kind for one in find_overpayment(case, LATER)] == ["OverpaymentFound"]
    recompute([case], at=LATER)
    after = case.entitlements.filter(due_in__gt="2026-03").order_by("period")
    assert [(one.period, one.amount_tiyn) for one in after] == before


def test_a_run_beside_an_open_debt_orders_every_sum_in_full() -> None:
    """November to March are paid; a stay in an institution in December was told late."""
    case = decided()
    paid("2026-01")
    accepted_change(case, "entered-institution", "2025-11-20")
    accepted_change(case, "left-institution", "2026-01-10")
    recompute([case], at=FEBRUARY)
    find_overpayment(case, FEBRUARY)
    debt = Debt.objects.get(case=case)
    assert debt.left_tiyn == 1179600 + 1297500  # December and January
    run = paid("2026-02")
    due = case.entitlements.get(period="2026-02").amount_tiyn
    assert list(run.instructions.values_list("period", "amount_tiyn")) == [("2026-02", due)]
    assert due == 1297500
    debt.refresh_from_db()
    assert (debt.left_tiyn, debt.returned_tiyn) == (1179600 + 1297500, 0)
    assert balances()["receivable"] == debt.left_tiyn
    touched = LedgerEntry.objects.filter(instruction__run=run)
    assert "receivable" not in {side for one in touched for side in (one.debit, one.credit)}


def test_the_notice_is_a_letter_in_both_languages_and_a_word_to_the_telephone() -> None:
    debt = noticed()
    assert debt.stage == "noticed"
    assert debt.due_on == LATER_DAY + timedelta(days=30)
    (event,) = notices_of(debt)
    for language, words in (("kk", "45\u00a0085,33"), ("ru", "УВЕДОМЛЕНИЕ О ПЕРЕПЛАТЕ")):
        page = PdfReader(BytesIO(notice(debt, event.seq, language))).pages[0].extract_text()
        assert words in page
        assert debt.number in page
    line = JournalLine.objects.get(key__startswith=debt.number)
    assert debt.case.number in line.content
    assert notice(debt, event.seq, "kk") == notice(debt, event.seq, "kk")


@pytest.mark.parametrize(("sms", "language", "told"), [(False, "kk", 0), (True, "ru", 1)])
def test_a_debt_is_told_as_the_person_wishes(sms: bool, language: str, told: int) -> None:
    debt = owing()
    keep_wishes(iin=debt.person.iin, language=language, sms=sms, at=LATER)
    noticed(debt)
    lines = JournalLine.objects.filter(key__startswith=debt.number)
    assert len(lines) == told
    assert [line.language for line in lines] == [language] * told


def test_the_person_returns_it_in_parts_that_make_the_sum_exactly() -> None:
    debt = noticed()
    agree_return(
        debt=debt, by=debt.case.applicant_user, months=4, first_on=date(2026, 4, 15), at=LATER
    )
    debt.refresh_from_db()
    plan = debt.events.get(kind="ReturnAgreed").payload["plan"]
    assert sum(one["tiyn"] for one in plan) == debt.total_tiyn
    assert debt.due_on == date(2026, 4, 15)
    returned(debt, "11271.34", "П-1")
    debt.refresh_from_db()
    assert debt.due_on == date(2026, 5, 15)
    for number, sum_ in enumerate(("11271.33", "11271.33", "11271.33"), start=2):
        returned(debt, sum_, f"П-{number}")
    debt.refresh_from_db()
    assert (debt.stage, debt.left_tiyn, debt.due_on) == ("returned", 0, None)
    assert "receivable" not in balances()


@pytest.mark.parametrize(("months", "first_on"), [(0, LATER_DAY), (13, LATER_DAY), (2, None)])
def test_parts_that_cannot_be_are_refused(months: int, first_on: date | None) -> None:
    debt = noticed()
    with pytest.raises(CannotAgree):
        agree_return(debt=debt, by=accountant(debt), months=months, first_on=first_on, at=LATER)


def test_nobody_agrees_for_somebody_else() -> None:
    debt = noticed()
    for stranger in (citizen(), officer(Role.ACCOUNTANT), officer(Role.SPECIALIST, debt.place)):
        with pytest.raises(NotAllowed):
            agree_return(debt=debt, by=stranger, months=2, first_on=LATER_DAY, at=LATER)


def test_a_payment_counts_once_and_never_for_more_than_is_owed() -> None:
    debt = noticed()
    returned(debt, "10000.00")
    with pytest.raises(CannotReturn):
        returned(debt, "10000.00")
    with pytest.raises(CannotReturn):
        returned(debt, "99999.00", "П-2")
    with pytest.raises(CannotReturn):
        returned(debt, "1.00", "П-3", on=LATER_DAY + timedelta(days=1))
    debt.refresh_from_db()
    assert debt.left_tiyn == 3508533
    settled = debt.events.get(kind="ReturnReceived").payload["periods"]
    assert settled == {"2025-Q4": 1000000}  # the earliest first


def test_reminders_go_out_once_before_the_day_and_after_it() -> None:
    debt = noticed()
    assert debt.due_on is not None
    days = [-6, -5, -5, 0, 1, 1, 10, 20, 60]
    for day in days:
        remind_debtors(at=LATER + timedelta(days=30 + day))
    told = debt.events.filter(kind="Reminded").values_list("key", flat=True)
    assert [one.split()[-1] for one in told] == [
        str(debt.due_on + timedelta(days=day)) for day in (-5, 1, 10, 20)
    ]
    assert JournalLine.objects.filter(key__contains="remind").count() == 4


def test_history_cannot_be_changed() -> None:
    debt = owing()
    with pytest.raises(DatabaseError), transaction.atomic():
        debt.events.update(kind="WrittenOff")
    with pytest.raises(DatabaseError), transaction.atomic():
        debt.events.all().delete()


def test_money_that_names_the_debt_is_put_to_it_once_whatever_tells_of_it() -> None:
    debt = noticed()
    came = Credit("BANK-1", 1000000, LATER_DAY, f"возврат {debt.number.lower()}")
    other = Credit("BANK-2", 500, LATER_DAY, "аренда")
    too_much = Credit("BANK-3", 10**9, LATER_DAY, debt.number)
    assert take_returns([came, other, too_much], place=None, at=LATER) == [other, too_much]
    assert take_returns([came], place=debt.place, at=LATER) == []  # told of again
    assert take_returns([Credit("BANK-4", 1, LATER_DAY, debt.number)], place=ZHAKSY, at=LATER)
    debt.refresh_from_db()
    assert debt.returned_tiyn == 1000000


def test_the_bank_s_statement_settles_a_debt() -> None:
    debt = noticed()
    bank = Bank(now=lambda: LATER)
    line = Booked("CRDT", debt.left_tiyn, "R1", words=debt.number, name="Серікова Айгүл")
    bank.receive(line, "KZ75070000000000012B")
    (name,) = bank.waiting()
    content = bank.fetch(name)
    assert content is not None
    take_message(content=content.encode(), place=debt.place, by=None, at=LATER)
    debt.refresh_from_db()
    assert debt.stage == "returned"
