"""The register of certificates: a line for each, found by name and number, every look recorded."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from making import ALATAU, PANFILOV, officer
from paper_seekers import MONDAY, REHABILITATED, applied, at_counter, decided
from tirek.accounts.models import Role, User
from tirek.casework.models import Case, Look
from tirek.notices.actions.issue import issue
from tirek.reception.actions.keep_result import hand_over, store_result

pytestmark = pytest.mark.django_db
PAGE = "/desk/certificate-register/?lang=ru"
SignIn = Callable[[User], Client]


@pytest.fixture
def case() -> Case:
    """A duplicate that was issued."""
    found = decided(applied(REHABILITATED, wanted="duplicate", ground="lost"), issued_before=True)
    issue(case_number=found.number, at=MONDAY)
    return found


def body(client: Client, where: str = PAGE) -> str:
    return client.get(where).content.decode()


def test_an_office_without_certificates_says_so(signed_in: SignIn) -> None:
    assert "Удостоверений нет." in body(signed_in(officer(place=PANFILOV)))


def test_each_certificate_stands_once_with_holder_and_stamp(case: Case, signed_in: SignIn) -> None:
    shown = body(signed_in(officer(place=PANFILOV)))
    assert shown.count(f"{case.number}/2") == 1
    for said in (case.subject.full_name, case.subject.iin, "Дубликат", "В кабинете"):
        assert said in shown


def test_the_looks_are_recorded(case: Case, signed_in: SignIn) -> None:
    by = officer(place=PANFILOV)
    body(signed_in(by))
    looks = Look.objects.filter(user=by, page="certificate-register")
    assert [look.case for look in looks] == [case]


@pytest.mark.parametrize(("search", "there"), [("Омаров", True), ("Сәрсен", False)])
def test_it_is_searched(search: str, there: bool, case: Case, signed_in: SignIn) -> None:
    shown = body(signed_in(officer(place=PANFILOV)), f"{PAGE}&q={search}")
    assert (f"{case.number}/2" in shown) is there


def test_another_place_sees_none_of_it(case: Case, signed_in: SignIn) -> None:
    assert case.number not in body(signed_in(officer(place=ALATAU)))


@pytest.mark.parametrize("role", [Role.ACCOUNTANT, Role.LAWYER, Role.SCHOOL, Role.COMMISSION])
def test_who_does_not_read_cases_does_not_read_the_register(role: str, signed_in: SignIn) -> None:
    assert signed_in(officer(role, PANFILOV)).get(PAGE).status_code == 403


def test_who_took_it_at_the_front_office(signed_in: SignIn) -> None:
    operator = officer(Role.OPERATOR, PANFILOV)
    case = decided(at_counter(operator))
    issue(case_number=case.number, at=MONDAY)
    store_result(case=case, at=MONDAY)
    hand_over(
        case=case,
        by=operator,
        person="Омарова Алма",
        document="identity_card",
        document_number="012345678",
        coupon=case.number,
        at=MONDAY + timedelta(days=1),
    )
    assert "Омарова Алма" in body(signed_in(officer(place=PANFILOV)))
