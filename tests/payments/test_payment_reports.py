"""Reports on money: what was paid, what is to come, whether it agrees; as CSV, XLSX and PDF."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

import supplier_money
from debts_making import MARCH, died, paid_case
from making import ALATAU, PANFILOV, ZHAKSY, decided, officer
from money_making import FEBRUARY, paid, payer, run_to, said
from tirek.accounts.models import Role
from tirek.casework.models import Look
from tirek.documents.workbook import Column, workbook
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.payments.actions.recompute import recompute
from tirek.payments.models import SupplierClaim
from tirek.payments.queries.calendar import calendar_of
from tirek.payments.queries.forecast import forecast
from tirek.payments.queries.paid_lines import paid_lines, paid_sums
from tirek.payments.queries.reconciliation import reconciliation
from tirek.payments.reports.money_reports import REPORTS
from tirek.payments.reports.report import Format, written

pytestmark = pytest.mark.django_db
THIS = Month.parse("2026-02")


def states(cases: Sequence[object]) -> list[tuple[str, str, str]]:
    return [(one.period, one.state, str(one.paid)) for one in calendar_of(cases)]  # type: ignore[arg-type]


def test_the_calendar_tells_what_was_paid_and_what_is_expected() -> None:
    case = decided()  # spec example 1: 4 × 11 796, then 12 975 a month to May
    paid("2026-02")
    told = states([case])
    assert told[0] == ("2025-09", "paid", "11796.00")
    assert told[5:7] == [("2026-02", "paid", "12975.00"), ("2026-03", "expected", "0.00")]
    assert calendar_of([case])[0].paid_on == date(2026, 2, 20)


def test_money_on_its_way_and_money_that_came_back_are_told_apart() -> None:
    case = decided()
    run = run_to("sent", "2025-09")
    assert states([case])[0][1] == "on_its_way"
    transfer = run.instructions.get()
    said(transfer, "accepted")
    said(transfer, "returned")
    assert states([case])[0][1] == "returned"


def test_nothing_is_expected_after_a_death() -> None:
    case = paid_case()
    died(case)
    assert {state for _, state, _ in states([case])} <= {"paid", "stopped"}


def test_the_forecast_is_what_is_granted_and_not_paid_yet() -> None:
    decided()
    paid("2026-02")
    told = forecast(ZHAKSY, THIS)
    assert told.total == Tenge.of("12975") * 3  # March, April, May
    assert {one.month for one in told.lines} == {"2026-03", "2026-04", "2026-05"}
    assert told.short() == {}


def test_the_forecast_says_where_the_money_will_not_do() -> None:
    recompute([decided()], at=FEBRUARY)
    payer(tenge=50_000)
    told = forecast(ZHAKSY, THIS)
    assert told.short() == {ZHAKSY: told.total - Tenge.of("50000")}
    assert told.lines[0].month == "2026-02"  # what was due before is needed now


def test_the_statement_adds_up_to_its_lines() -> None:
    decided()
    decided()
    paid("2026-02")
    (sums,) = paid_sums(ZHAKSY, THIS)
    lines = list(paid_lines(ZHAKSY, THIS))
    assert (sums.transfers, sums.people) == (len(lines), 2) == (12, 2)
    assert sums.paid.tiyn == sum(one.paid.tiyn for one in lines) == 2 * 7313400
    assert paid_sums(ALATAU, THIS) == []


def test_a_run_that_was_paid_agrees_and_one_that_was_not_answered_does_not() -> None:
    decided()
    paid("2026-01")
    run_to("sent", "2026-02")
    first, second = reconciliation(ZHAKSY, 2026)
    assert (first.comparison.agrees, second.comparison.agrees) == (True, False)
    assert (first.ordered, second.ordered) == (Tenge.of("60159"), Tenge.of("12975"))


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("format_", ["csv", "xlsx", "pdf"])
def test_every_report_is_had_as_every_file(name: str, format_: Format) -> None:
    decided()
    paid("2026-02")
    content = written(REPORTS[name](ZHAKSY, THIS), format_, "ru", FEBRUARY)
    assert content == written(REPORTS[name](ZHAKSY, THIS), format_, "ru", FEBRUARY)
    if format_ == "csv":
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
        assert rows
        assert {len(row) for row in rows} == {len(head)}
    elif format_ == "xlsx":
        sheet = load_workbook(io.BytesIO(content)).active
        assert sheet is not None
        assert sheet.max_row > 1
    else:
        assert PdfReader(io.BytesIO(content)).pages


def test_a_cell_is_never_a_formula() -> None:
    content = workbook("t", [Column("a")], [("=1+1",), (date(2026, 1, 2),), (5,)], at=FEBRUARY)
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == "=1+1"


def test_the_pages_give_lists_of_people_to_those_who_pay_them(time_machine: object) -> None:
    time_machine.move_to(MARCH, tick=False)  # type: ignore[attr-defined]
    case = decided()
    paid("2026-02", at=MARCH)
    client = Client()
    client.force_login(
        officer(Role.ACCOUNTANT), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = client.get(reverse("desk:pay-reports")).content.decode()
    assert "73\u00a0134" in page
    assert client.get(reverse("desk:pay-reports") + "?month=what").status_code == 200
    file = reverse("desk:pay-report-file", args=[Month.parse("2026-03"), "register", "csv"])
    assert case.applicant.iin in client.get(file).content.decode()
    assert Look.objects.filter(case=case, page="payments 2026-03").exists()
    client.force_login(officer(Role.MANAGER), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(file).status_code == 403
    sums = reverse("desk:pay-report-file", args=[Month.parse("2026-03"), "sums", "pdf"])
    assert client.get(sums).status_code == 200
    ahead = reverse("desk:pay-report-file", args=[Month.parse("2026-09"), "sums", "pdf"])
    assert client.get(ahead).status_code == 404


class TestOfSuppliers:
    """What is paid to suppliers stands beside what is paid to people, and in nobody's sum twice."""

    def test_each_transfer_is_in_the_register_and_the_statement_adds_up(self) -> None:
        act = supplier_money.accepted()
        claim = SupplierClaim.objects.get()
        supplier_money.account(claim)
        supplier_money.paid_run()
        month = Month.at(2026, 4)
        (line,) = paid_lines(PANFILOV, month)
        assert (line.case, line.payee_number) == (act.worker.case.number, supplier_money.BIN)
        assert line.paid.tiyn == line.ordered.tiyn == 9_082_500  # 10 × 2.1 × 4 325 tenge
        (sums,) = paid_sums(PANFILOV, month)
        assert (sums.kind, sums.transfers, sums.people) == ("suppliers", 1, 1)
        assert (sums.ordered.tiyn, sums.paid.tiyn, sums.open.tiyn) == (9_082_500, 9_082_500, 0)
        (run,) = reconciliation(PANFILOV, 2026)
        assert run.comparison.ledger_paid.tiyn == 9_082_500
        content = written(REPORTS["sums"](PANFILOV, month), "csv", "ru", FEBRUARY).decode()
        assert "Поставщикам" in content
        assert "Людям" not in content

    def test_what_is_owed_and_not_on_its_way_is_in_the_forecast_until_it_is(self) -> None:
        supplier_money.accepted()
        claim = SupplierClaim.objects.get()
        supplier_money.account(claim)
        for now, month in ((Month.at(2026, 3), "2026-04"), (Month.at(2026, 5), "2026-05")):
            (line,) = forecast(PANFILOV, now).lines  # by 10 April; what is late is needed now
            assert (line.month, line.sum.tiyn, line.people) == (month, 9_082_500, 1)
        supplier_money.corrected(claim, 1_000_000)
        assert forecast(PANFILOV, THIS).total.tiyn == 1_000_000
        supplier_money.suppliers_run_to("proposed")
        assert forecast(PANFILOV, THIS).lines == []

    def test_whose_hours_are_in_the_register_is_told_that_they_were_looked_at(
        self, time_machine: object
    ) -> None:
        time_machine.move_to(supplier_money.APRIL_8, tick=False)  # type: ignore[attr-defined]
        act = supplier_money.accepted()
        supplier_money.account(SupplierClaim.objects.get())
        supplier_money.paid_run()
        client = Client()
        client.force_login(
            officer(Role.ACCOUNTANT, PANFILOV),
            backend="django.contrib.auth.backends.ModelBackend",
        )
        file = reverse("desk:pay-report-file", args=[Month.at(2026, 4), "register", "csv"])
        assert supplier_money.IBAN in client.get(file).content.decode()
        assert Look.objects.filter(case=act.worker.case, page="payments 2026-04").exists()
