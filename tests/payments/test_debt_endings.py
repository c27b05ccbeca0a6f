"""How a debt ends that nobody returns: in court, given up, or with the estate."""

from __future__ import annotations

import json
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
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
from making import officer
from money_making import (
    balances,
)
from tirek.accounts.models import Role
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.payments.actions.agree_return import agree_return
from tirek.payments.actions.find_overpayments import find_overpayment
from tirek.payments.actions.flag_estate import flag_estate
from tirek.payments.actions.remind_debtors import remind_debtors
from tirek.payments.actions.take_to_court import record_court_decision, take_to_court
from tirek.payments.actions.write_off import decline_write_off, propose_write_off, write_off
from tirek.payments.models import Debt, Outcome
from tirek.payments.overpayment.court_pack import court_pack
from tirek.procedure.lifecycle import RefusedTransition

pytestmark = pytest.mark.django_db


def test_court_gets_everything_in_one_file_that_stays_the_same() -> None:
    debt = noticed()
    content = court_pack(debt, "ru", {"decision.pdf": b"%PDF"})
    assert content == court_pack(debt, "ru", {"decision.pdf": b"%PDF"})
    with ZipFile(BytesIO(content)) as pack:
        names = set(pack.namelist())
        told = json.loads(pack.read("debt.json"))
        assert PdfReader(BytesIO(pack.read("ledger-ru.pdf"))).pages
    assert {"calculation-kk.pdf", "calculation.xlsx", "ledger.xlsx", "notice-2-ru.pdf"} <= names
    assert "papers/decision.pdf" in names
    assert sum(one["tiyn"] for one in told["ledger"] if one["debit"] == "receivable") == 4508533


def test_court_comes_after_the_notice_and_may_oblige_or_refuse() -> None:
    debt = owing()
    by = accountant(debt)
    where = {"court": "Талдықорған қалалық соты", "number": "1234-26-00-2/55", "on": LATER_DAY}
    with pytest.raises(RefusedTransition, match="Send the notice"):
        take_to_court(debt=debt, by=by, at=LATER, **where)
    noticed(debt)
    with pytest.raises(Refused):
        take_to_court(debt=debt, by=by, at=LATER, **{**where, "number": " "})
    take_to_court(debt=debt, by=by, at=LATER, **where)
    record_court_decision(
        debt=debt, by=by, outcome="obliged", on=LATER_DAY, due_on=date(2026, 6, 1), at=LATER
    )
    debt.refresh_from_db()
    assert (debt.stage, debt.due_on) == ("awarded", date(2026, 6, 1))


def test_a_write_off_takes_two_people_and_a_reason() -> None:
    debt = noticed()
    head = officer(Role.HEAD, debt.place)
    with pytest.raises(RefusedTransition):
        write_off(debt=debt, by=head, why="үміт жоқ", at=LATER)
    with pytest.raises(Refused):
        propose_write_off(debt=debt, by=accountant(debt), why=" ", at=LATER)
    propose_write_off(debt=debt, by=accountant(debt), why="отбасы кедей", at=LATER)
    decline_write_off(debt=debt, by=head, why="сотқа жүгінген жөн", at=LATER)
    propose_write_off(debt=debt, by=accountant(debt), why="сот бас тартты", at=LATER)
    with pytest.raises(NotAllowed):
        write_off(debt=debt, by=accountant(debt), why="өзім", at=LATER)
    write_off(debt=debt, by=head, why="бұйрық № 5", at=LATER)
    debt.refresh_from_db()
    assert (debt.stage, debt.left_tiyn, debt.written_off_tiyn) == ("written_off", 0, 4508533)
    assert balances()["written_off"] == 4508533
    assert find_overpayment(debt.case, LATER) == []  # and stays so


def agreed(debt: Debt) -> None:
    noticed(debt)
    agree_return(debt=debt, by=accountant(debt), months=3, first_on=LATER_DAY, at=LATER)


def with_the_estate(debt: Debt) -> None:
    by = accountant(debt)
    flag_estate(debt=debt, by=by, died_on=date(2026, 3, 1), source="АХАЖ", at=LATER)


@pytest.mark.parametrize(
    ("before", "stage"),
    [(None, "found"), (noticed, "noticed"), (agreed, "agreed"), (with_the_estate, "estate")],
)
def test_a_declined_write_off_changes_nothing(before: Any, stage: str) -> None:
    debt = owing()
    if before is not None:
        before(debt)
    debt.refresh_from_db()
    stood = (debt.stage, debt.due_on)
    assert debt.stage == stage
    propose_write_off(debt=debt, by=accountant(debt), why="отбасы кедей", at=LATER)
    decline_write_off(debt=debt, by=officer(Role.HEAD, debt.place), why="үміт бар", at=LATER)
    debt.refresh_from_db()
    assert (debt.stage, debt.due_on) == stood


def test_the_estate_is_asked_and_the_family_is_left_in_peace() -> None:
    debt = noticed()
    with pytest.raises(Refused):
        flag_estate(debt=debt, by=accountant(debt), died_on=None, source="", at=LATER)
    flag_estate(
        debt=debt,
        by=accountant(debt),
        died_on=date(2026, 3, 1),
        source="қайтыс болу куәлігі",
        at=LATER,
    )
    assert remind_debtors(at=LATER + timedelta(days=40)) == []


def test_a_bank_that_says_the_person_has_died_flags_the_estate() -> None:
    case = paid_case()
    died(case)
    transfer = case.instructions.order_by("pk").last()
    assert transfer is not None
    Outcome.objects.create(
        instruction=transfer, status="contradiction", reason="MD07", on=LATER_DAY, at=LATER
    )
    debt = debt_of(case)
    assert debt.stage == "estate"
    told = debt.events.get(kind="EstateFlagged").payload["told"]["ru"]
    assert told.startswith("По сведениям банка, получатель выплаты умер:")
