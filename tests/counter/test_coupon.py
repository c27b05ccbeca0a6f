"""A result that an act hands over on the coupon only: the certificate of a rehabilitated person."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from making import PANFILOV, officer
from paper_seekers import GUARDIAN, MONDAY, REHABILITATED, at_counter, decided
from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.notices.actions.issue import issue
from tirek.reception.actions.accept import Lacking
from tirek.reception.actions.keep_result import ResultRefused, hand_over, store_result
from tirek.reception.actions.move_ticket import call_next
from tirek.reception.actions.take_ticket import take_ticket
from tirek.reception.papers import is_coupon, receipt_pdf
from tirek.reception.queries.tickets import measured_day
from tirek.services import SERVICES

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=2)
SHOWN = {"person": "Омарова Алма", "document": "identity_card", "document_number": "012345678"}


@pytest.fixture
def operator() -> User:
    return officer(Role.OPERATOR, PANFILOV, full_name="Нұрлан Оспанов")


@pytest.fixture
def case(operator: User) -> Case:
    """Taken in at the counter; the certificate is issued and waits there."""
    case = decided(at_counter(operator))
    issue(case_number=case.number, at=MONDAY)
    store_result(case=case, at=MONDAY)
    return case


def test_the_coupon_tells_the_day_and_who_took_the_documents(operator: User) -> None:
    case = at_counter(operator)
    assert is_coupon(case)
    pages = PdfReader(BytesIO(receipt_pdf(case, "ru"))).pages
    words = " ".join(" ".join(page.extract_text().split()) for page in pages)
    for said in ("Талон", case.number, "2 февраля 2026 года", "Нұрлан Оспанов"):
        assert said in words
    assert "Оригиналы документов после сверки возвращены заявителю" in words  # example 7


def test_4_with_an_identity_document_only_nothing_is_taken_in(operator: User) -> None:
    with pytest.raises(Lacking):
        at_counter(operator, proof="missing")
    assert not Case.objects.exists()


def test_7_a_guardian_who_waits_twenty_minutes_waits_too_long(operator: User) -> None:
    take_ticket(office=operator.office, service=GUARDIAN, language="kk", at=MONDAY)
    call_next(by=operator, window="1", at=MONDAY + timedelta(minutes=20))
    (ticket,) = measured_day(operator.office, date(2026, 2, 2), MONDAY + timedelta(minutes=20))
    assert (ticket.waited.minutes, ticket.waited.limit, ticket.waited.exceeded) == (20, 15, True)


@pytest.mark.parametrize("coupon", ["", "PNF-2026-999999"])
def test_5_without_the_coupon_it_is_not_handed_over(
    coupon: str, case: Case, operator: User
) -> None:
    with pytest.raises(ResultRefused) as refused:
        hand_over(case=case, by=operator, coupon=coupon, at=LATER, **SHOWN)
    assert refused.value.field == "coupon"
    assert not case.events.filter(kind="ResultHandedOver").exists()


def test_5_on_the_coupon_and_an_identity_document_it_is(case: Case, operator: User) -> None:
    hand_over(case=case, by=operator, coupon=f" {case.number.lower()} ", at=LATER, **SHOWN)
    assert case.events.get(kind="ResultHandedOver").payload["person"] == "Омарова Алма"


def test_the_page_asks_for_the_number_on_the_coupon(
    case: Case, operator: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(operator)
    where = f"/counter/applications/{case.number}/hand-over/?lang=ru"
    asked = client.get(where).content.decode()
    assert "Номер на отрывном талоне" in asked
    refused = client.post(where, SHOWN)
    assert refused.status_code == 422
    assert "Без талона результат не выдают" in refused.content.decode()
    assert client.post(where, {**SHOWN, "coupon": case.number}).status_code == 302


def test_other_services_ask_for_none() -> None:
    asking = {slug for slug, one in SERVICES.items() if one.passport.process.results.on_coupon}
    assert asking == {REHABILITATED}
