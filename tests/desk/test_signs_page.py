"""The auditor's page of signs: orders with links, looks written down, nobody else's."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from colluding import bought, supplier
from making import PANFILOV, citizen, officer
from market_making import guaranteed
from queues import later
from tirek.accounts.models import Role, User
from tirek.casework.models import Look

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market", "at_eleven")]
WHERE = "/desk/audit/signs/"


@pytest.fixture
def at_eleven() -> Iterator[None]:
    with time_machine.travel(later(60 * 24 * 3), tick=False):
        yield


class TestThePage:
    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("kk", "Мекенжайы бір"),
            ("ru", "Один адрес"),
            ("en", "The same address"),
        ],
    )
    def test_the_orders_are_there_with_links_and_looks(
        self, language: str, words: str, signed_in: Callable[[User], Client]
    ) -> None:
        guaranteed(200_000)
        choice = bought(supplier(settlement="Жаркент", street="Абай", house="5"))
        other = bought(supplier(), later(1))
        client = signed_in(officer(Role.AUDITOR, "zhetisu"))
        shown = client.get(f"{WHERE}?lang={language}").text
        assert words in shown
        assert f"/desk/cases/{choice.case.number}/" in shown
        assert other.case.number not in shown
        assert choice.case.subject.full_name not in shown
        assert list(Look.objects.values_list("case", "page")) == [(choice.case_id, "signs")]

    def test_numbers_are_shown_by_their_end(self, signed_in: Callable[[User], Client]) -> None:
        guaranteed(200_000)
        bought(supplier(phone="+77011234567"))
        shown = signed_in(officer(Role.AUDITOR, PANFILOV)).get(WHERE).text
        assert "··· 4567" in shown
        assert "77011234567" not in shown

    def test_nothing_found_is_said(self, signed_in: Callable[[User], Client]) -> None:
        shown = signed_in(officer(Role.AUDITOR, PANFILOV)).get(f"{WHERE}?lang=en").text
        assert "No sign was found" in shown
        assert not Look.objects.exists()

    @pytest.mark.parametrize("role", [one for one in Role.values if one != Role.AUDITOR])
    def test_for_nobody_but_the_auditor(
        self, role: str, signed_in: Callable[[User], Client]
    ) -> None:
        client = signed_in(citizen() if role == Role.CITIZEN else officer(role, PANFILOV))
        assert client.get(WHERE).status_code == 403
