"""The register of what is due: made once, complete, only added to. Sums from the spec."""

from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from making import ALATAU, ZHAKSY, decided, officer, proposed, submitted
from tirek.accounts.models import Role, User
from tirek.casework.models import Case, Event
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.chain import verify
from tirek.kernel.period import Month
from tirek.law.catalogue import FOLDER, Law, the_law
from tirek.payments.actions.make_register import MonthNotBegun, make_register
from tirek.payments.actions.make_registers import make_registers
from tirek.payments.models import ListedMonth, PaymentLine, PaymentRegister

AT = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)


def made(month: str, place: str = ZHAKSY, by: User | None = None, at: datetime = AT):
    return make_register(month=Month.parse(month), place=place, by=by, at=at)


def lines(register: PaymentRegister) -> list[tuple[str, int]]:
    found = register.lines.order_by("case_id", "period")
    return list(found.values_list("period", "amount_tiyn"))


@pytest.mark.django_db
def test_it_lists_the_month_and_catches_up_on_the_ones_before() -> None:
    case = decided()  # spec example 1: 11 796 a month in 2025, 12 975 in 2026
    register = made("2026-02")
    months_2025 = [("2025-09", 1179600), ("2025-10", 1179600), ("2025-11", 1179600)]
    months_2026 = [("2025-12", 1179600), ("2026-01", 1297500), ("2026-02", 1297500)]
    assert lines(register) == months_2025 + months_2026
    line = register.lines.get(period="2026-02")
    assert (line.case, line.subject, line.recipient) == (case, case.subject, case.applicant)
    assert line.iban == "KZ86125KZT5004100100"
    assert line.months == ["2026-02"]
    assert line.decided_tiyn == 1297500


@pytest.mark.django_db
def test_the_next_month_lists_only_what_is_new() -> None:
    decided()
    made("2025-10")
    assert lines(made("2025-11")) == [("2025-11", 1179600)]


@pytest.mark.django_db
def test_a_second_run_changes_nothing() -> None:
    case = decided()
    first = made("2026-02")
    before = (lines(first), Event.objects.count(), ListedMonth.objects.count())
    late = decided(child_given_name="Кеш")  # granted after the register was made
    again = made("2026-02", at=datetime(2026, 3, 1, tzinfo=UTC))
    assert again.pk == first.pk
    assert again.made_at == AT
    assert lines(again) == before[0]
    assert PaymentLine.objects.filter(case=late.number).count() == 0
    assert case.events.filter(kind="PaymentListed").count() == 1
    assert ListedMonth.objects.count() == before[2]


@pytest.mark.django_db
def test_what_was_granted_late_is_caught_up_next_month() -> None:
    made("2026-01")
    decided()
    assert [period for period, _ in lines(made("2026-02"))] == [
        "2025-09",
        "2025-10",
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
    ]


@pytest.mark.django_db
def test_an_earlier_month_made_later_lists_nothing_twice() -> None:
    decided()
    made("2026-02")
    assert lines(made("2025-12")) == []


@pytest.mark.django_db
def test_a_quarter_is_due_in_its_last_month() -> None:
    """Spec example 6, reading `prorated`."""
    decided(submitted(place=ALATAU))
    assert lines(made("2025-11", ALATAU)) == [("2025-Q3", 1048533)]
    assert lines(made("2025-12", ALATAU)) == [("2025-Q4", 3145600)]
    assert lines(made("2026-02", ALATAU)) == []
    last = PaymentLine.objects.get(period="2025-Q4")
    assert last.months == ["2025-10", "2025-11", "2025-12"]


@pytest.mark.django_db
def test_only_granted_cases_of_the_place_are_listed() -> None:
    submitted()
    proposed(child_given_name="Ұсынылған")
    refused = decided(fully_state_supported=True)
    assert refused.stage == "refused"
    decided(submitted(place=ALATAU))
    assert lines(made("2026-02")) == []


@pytest.mark.django_db
def test_the_case_learns_it_and_its_chain_stays_whole() -> None:
    case = decided()
    register = made("2025-10")
    case.refresh_from_db()
    assert case.stage == "in_payment"
    event = case.events.get(kind="PaymentListed")
    assert event.payload["register"] == {"id": register.pk, "month": "2025-10", "place": ZHAKSY}
    assert event.payload["lines"] == [
        {"period": "2025-09", "months": ["2025-09"], "amount": "11796.00"},
        {"period": "2025-10", "months": ["2025-10"], "amount": "11796.00"},
    ]
    assert verify(case) is None


def granted_into_2027() -> Case:
    """The index of 2027 is not set when this is decided."""
    at = datetime(2026, 9, 10, 6, 0, tzinfo=UTC)
    return decided(
        at=at,
        certificate_from="2026-09-01",
        certificate_to="2027-05-25",
        disability_until="2028-01-31",
    )


@pytest.mark.django_db
def test_a_sum_that_the_law_has_not_set_is_left_out_and_said() -> None:
    granted_into_2027()
    register = made("2027-01", at=datetime(2027, 1, 25, tzinfo=UTC))
    assert [period for period, _ in lines(register)] == [
        "2026-09",
        "2026-10",
        "2026-11",
        "2026-12",
    ]
    (left_out,) = register.left_out
    assert (left_out["period"], left_out["code"]) == ("2027-01", "amount_not_set")
    assert set(left_out["text"]) == {"kk", "ru", "en"}
    assert "2027" in left_out["text"]["ru"]
    assert the_law().parameters["mci"].name.kk in left_out["text"]["kk"]


@pytest.mark.django_db
def test_what_waited_is_listed_once_the_law_sets_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    granted_into_2027()
    made("2027-01", at=datetime(2027, 1, 25, tzinfo=UTC))
    with_index(monkeypatch, tmp_path, "2027-01-01", 4700)
    register = made("2027-02", at=datetime(2027, 2, 20, tzinfo=UTC))
    assert lines(register) == [("2027-01", 1410000), ("2027-02", 1410000)]
    assert register.left_out == []
    assert set(register.lines.values_list("decided_tiyn", flat=True)) == {None}


@pytest.mark.django_db
def test_an_index_changed_in_the_middle_of_a_year_is_paid_as_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As on 1 April 2020 and 2022: decided at 4 325, paid at the index of the month."""
    decided()
    made("2026-01")
    with_index(monkeypatch, tmp_path, "2026-02-01", 4500)
    line = made("2026-02").lines.get()
    assert (line.amount_tiyn, line.decided_tiyn) == (1350000, 1297500)


def with_index(monkeypatch: pytest.MonkeyPatch, folder: Path, since: str, amount: int) -> None:
    """The law as coded, with one more value of the monthly calculation index."""
    copied = copytree(FOLDER, folder / "law")
    file = copied / "parameters" / "mci.toml"
    known = file.read_text().replace("known_until = 2027-01-01", "known_until = 2028-01-01")
    value = f'\n[[value]]\nfrom = {since}\namount = {amount}\nmark = "to_verify"\nsource = "test"\n'
    file.write_text(known + value)
    law = Law(copied)
    monkeypatch.setattr("tirek.payments.actions.make_register.the_law", lambda: law)


@pytest.mark.django_db
def test_a_month_that_has_not_begun_has_no_register() -> None:
    with pytest.raises(MonthNotBegun) as refused:
        made("2026-03")
    assert "03.2026" in refused.value.text.kk
    assert not PaymentRegister.objects.exists()


@pytest.mark.django_db
def test_a_month_begins_at_midnight_in_almaty() -> None:
    made("2026-03", at=datetime(2026, 2, 28, 19, 0, tzinfo=UTC))
    with pytest.raises(MonthNotBegun):
        made("2026-04", at=datetime(2026, 3, 31, 18, 59, tzinfo=UTC))


@pytest.mark.django_db
@pytest.mark.parametrize("role", [r for r in Role if r != Role.ACCOUNTANT and r != Role.CITIZEN])
def test_other_officers_make_no_register(role: Role) -> None:
    with pytest.raises(NotAllowed):
        made("2026-02", by=officer(role))
    assert not PaymentRegister.objects.exists()


@pytest.mark.django_db
def test_an_accountant_makes_the_register_of_the_own_place_only() -> None:
    accountant = officer(Role.ACCOUNTANT)
    with pytest.raises(NotAllowed):
        made("2026-02", ALATAU, accountant)
    register = made("2026-02", by=accountant)
    assert (register.made_by, register.made_by_name) == (accountant, accountant.full_name)


@pytest.mark.django_db
def test_a_case_without_an_account_is_left_out() -> None:
    case = decided()
    with _triggers_off():
        event = case.events.get(kind="Submitted")
        event.payload["answers"]["iban"] = None
        event.save()
    register = made("2025-10")
    assert lines(register) == []
    assert {one["code"] for one in register.left_out} == {"account_not_known"}


@pytest.mark.django_db
def test_months_of_a_child_are_not_listed_under_two_period_names() -> None:
    """The family is paid by the month in Zhaksy; Alatau's quarter has the same months."""
    zhaksy = decided()
    other = decided(submitted(place=ALATAU))
    with _triggers_off():
        Case.objects.filter(pk=other.pk).update(subject=zhaksy.subject)
    made("2025-12")
    register = made("2025-12", ALATAU)
    assert lines(register) == []
    assert {one["code"] for one in register.left_out} == {"already_listed"}
    assert zhaksy.number in register.left_out[0]["text"]["kk"]


@pytest.mark.django_db
def test_the_database_lists_a_child_and_period_once() -> None:
    decided()
    line = made("2025-09").lines.get()
    other = made("2025-10")
    line.pk, line.register = None, other
    with pytest.raises(IntegrityError, match="one_line_a_child_and_period"), transaction.atomic():
        line.save(force_insert=True)


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["paymentregister", "paymentline", "listedmonth"])
@pytest.mark.parametrize(
    "attempt", ["UPDATE {t} SET id = id", "DELETE FROM {t}", "TRUNCATE {t} CASCADE"]
)
def test_the_database_refuses_to_change_what_was_listed(table: str, attempt: str) -> None:
    decided()
    made("2026-02")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else TRUNCATE fails for another reason
    with pytest.raises(IntegrityError, match="only added"):
        execute(attempt.format(t=f"payments_{table}"))
    assert PaymentLine.objects.count() == 6


def execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_the_same_moment_make_one_register() -> None:
    case = decided()
    start, found, problems = Barrier(2), [], []

    def run() -> None:
        try:
            start.wait()
            found.append(made("2026-02").pk)
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert len(found) == 2
    assert len(set(found)) == 1
    assert PaymentRegister.objects.count() == 1
    assert PaymentLine.objects.count() == 6
    assert case.events.filter(kind="PaymentListed").count() == 1


@pytest.mark.django_db
def test_nothing_is_kept_where_one_case_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    decided()
    monkeypatch.setattr("tirek.payments.actions.make_register.record_payment", _breaks)
    with pytest.raises(ZeroDivisionError):
        made("2026-02")
    assert not PaymentRegister.objects.exists()
    assert not PaymentLine.objects.exists()


@pytest.mark.django_db
def test_all_places_at_once() -> None:
    decided()
    decided(submitted(place=ALATAU))
    registers = make_registers(month=Month.at(2025, 12), by=None, at=AT)
    assert [(one.place, one.lines.count()) for one in registers] == [(ZHAKSY, 4), (ALATAU, 2)]
    assert {one.made_by_name for one in registers} == {"Tirek"}
    assert make_registers(month=Month.at(2025, 12), by=None, at=AT) == registers


def _breaks(**_: object) -> None:
    raise ZeroDivisionError


class _triggers_off:
    """Only a test can do this: to make a state that the actions never make."""

    def __enter__(self) -> None:
        self._set("replica")

    def __exit__(self, *_: object) -> None:
        self._set("origin")

    def _set(self, role: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET session_replication_role = {role}")
