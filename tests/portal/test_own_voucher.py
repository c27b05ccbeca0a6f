"""The person's voucher, and an order for a stay: how long, with whom, what stands against it."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from making import citizen, iin, officer
from market_making import day
from queues import MONDAY
from sanatorium_making import chooses, of_a_child, sanatorium, waits
from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.supply.actions.return_voucher import refuse_return, return_voucher
from tirek.supply.models import Choice
from voucher_making import bought, issued, kinds

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, where: str, status: int = 200) -> str:
    mark = "&" if "?" in where else "?"
    answer = client.get(f"{where}{mark}lang=en")
    assert answer.status_code == status
    return answer.text.replace("\u00a0", " ")


class TestMyVoucher:
    @pytest.fixture
    def case(self) -> Case:
        return waits()

    def test_until_it_is_given_there_is_no_page(self, case: Case) -> None:
        client = entered(case.applicant_user)
        page(client, f"/cases/{case.number}/voucher/", 404)
        assert "My voucher" not in page(client, f"/cases/{case.number}/")

    def test_i_read_my_days_and_ask_to_return_it(self, case: Case) -> None:
        (voucher,) = bought()
        issued(voucher, case)
        client, where = entered(case.applicant_user), f"/cases/{case.number}/voucher/"
        assert "My voucher" in page(client, f"/cases/{case.number}/")
        told = page(client, where)
        for words in ("Holds a voucher", "«Арасан»", "30,000", "another period is offered"):
            assert words in told
        empty = client.post(f"{where}?lang=en", {"reason": " "})
        assert empty.status_code == 422
        assert client.post(where, {"reason": "науқастану"}).status_code == 302
        told = page(client, where)
        assert "Asked to return" in told
        assert "<form" not in told.partition("<main")[2].partition("</main>")[0]
        by = officer(place=case.place)
        refuse_return(voucher=voucher, reason="анықтама жоқ", by=by, at=MONDAY)
        assert "анықтама жоқ" in page(client, where)
        return_voucher(voucher=voucher, reason="науқастану", by=by, at=MONDAY)
        assert "Returned in time" in page(client, where)
        assert kinds(voucher)[-1] == "Returned"

    def test_late_i_am_told_what_follows_and_then_not_asked(self, case: Case) -> None:
        (voucher,) = bought()
        issued(voucher, case)
        where = f"/cases/{case.number}/voucher/"
        with time_machine.travel(day(12), tick=False):
            assert "general queue again" in page(entered(case.applicant_user), where)
        with time_machine.travel(day(16), tick=False):
            assert "If you cannot go" not in page(entered(case.applicant_user), where)

    def test_it_is_nobody_elses(self, case: Case) -> None:
        (voucher,) = bought()
        issued(voucher, case)
        where = f"/cases/{case.number}/voucher/"
        for user in (citizen(), officer(place=case.place)):
            assert entered(user).get(where).status_code in (302, 403, 404)


class TestTheOrderOfAStay:
    def where(self, choice: Choice) -> str:
        return f"/cases/{choice.case.number}/choice/order/{sanatorium().pk}/"

    def test_an_adult_is_asked_for_days_and_no_companion(self) -> None:
        choice = chooses()
        client, where = entered(choice.case.applicant_user), self.where(choice)
        asked = page(client, where)
        assert "How many days" in asked
        assert "companion" not in asked
        starts = "starts_on-day=2&starts_on-month=3&starts_on-year=2026"
        assert "Give how many days" in page(client, f"{where}?{starts}&go=1", 422)
        assert "longer than fourteen" in page(client, f"{where}?{starts}&days=15&go=1", 422)
        assert "14" in page(client, f"{where}?{starts}&days=14&go=1")

    def test_a_child_is_asked_who_goes(self) -> None:
        choice = chooses(**of_a_child())
        client, where = entered(choice.case.applicant_user), self.where(choice)
        told = f"{where}?starts_on-day=2&starts_on-month=3&starts_on-year=2026&days=14&go=1"
        assert "companion goes with the child" in page(client, told, 422)
        assert "70,000" in page(client, f"{told}&companion=me")
        assert "70,000" not in page(client, f"{told}&companion=nobody")
        other = f"{told}&companion=other&companion_name=Ерлан+Серіков"
        assert page(client, f"{other}&companion_iin=1", 422)
        signed = page(client, f"{other}&companion_iin={iin()}")
        assert "Ерлан Серіков" in signed

    def test_who_lost_the_right_to_represent_is_told_at_the_question(self) -> None:
        lost = {"for_whom": "child", "companion.representative": False}
        choice = chooses(**of_a_child(), found=lost)
        client, where = entered(choice.case.applicant_user), self.where(choice)
        told = f"{where}?starts_on-day=2&starts_on-month=3&starts_on-year=2026&days=14&go=1"
        assert "no legal representative" in page(client, f"{told}&companion=me", 422)
