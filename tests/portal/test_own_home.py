"""One's own place in a home: before the referral, on the list, in the home, away, after it."""

from datetime import date

import pytest
from django.test import Client

from care import RESIDENTIAL, care_case
from homes_made import TODAY, day, granted, home, living, referred, worker_of
from making import PANFILOV, citizen, officer
from tirek.accounts.models import User
from tirek.supply.actions.discharge import discharge
from tirek.supply.actions.leave_home import go_away
from tirek.supply.actions.transfer import ask_transfer
from tirek.supply.models import HomeStay

pytestmark = pytest.mark.django_db


def signed_in(user: User | None) -> Client:
    assert user is not None
    client = Client()
    client.force_login(user)
    return client


def shown(client: Client, where: str) -> str:
    answer = client.get(f"{where}?lang=en")
    assert answer.status_code == 200
    return str(answer.content.decode()).replace("\u00a0", " ")


def own(stay: HomeStay) -> tuple[str, str]:
    """The page of the case, and the page of the place."""
    client = signed_in(stay.case.applicant_user)
    number = stay.case.number
    return shown(client, f"/cases/{number}/"), shown(client, f"/cases/{number}/home/")


def test_before_the_decision_and_before_the_referral() -> None:
    case = care_case(RESIDENTIAL)
    client = signed_in(case.applicant_user)
    assert "Your place in a home" not in shown(client, f"/cases/{case.number}/")
    granted_case = granted()
    client = signed_in(granted_case.applicant_user)
    page = shown(client, f"/cases/{granted_case.number}/")
    assert "puts you on the list of a residential organisation" in page
    assert client.get(f"/cases/{granted_case.number}/home/").status_code == 404


def test_on_the_list_and_when_the_turn_comes() -> None:
    one = home()
    resident, waits = living(one), referred(one)
    case_page, page = own(waits)
    for words in (case_page, page):
        assert "Your place on the list: 1 of 1" in words
        assert "Your turn has come" not in words
    discharge(stay=resident, on=TODAY, reason="көшу", by=worker_of(one), at=day(1))
    for words in own(waits):
        assert "Your turn has come" in words


def test_in_the_home_and_away() -> None:
    one = home()
    stay, by = living(one), worker_of(one)
    assert "You live in the home" in own(stay)[0]
    ask_transfer(stay=stay, reason="жақын", by=by, at=day(0))
    assert "The home asked to transfer you: жақын" in own(stay)[1]
    go_away(stay=stay, on=date(2026, 2, 4), until=date(2026, 2, 9), reason="той", by=by, at=day(3))
    page = own(stay)[1]
    assert "You are expected back on 9 February 2026. Your place is kept." in page
    assert "той" in page
    HomeStay.objects.update(until=None)
    assert "Your place is kept." in own(stay)[1]
    discharge(stay=stay, on=date(2026, 2, 5), reason="көшу", by=officer(place=PANFILOV), at=day(4))
    assert "You are discharged from the home" in own(stay)[1]


def test_it_is_nobody_elses() -> None:
    stay = living(home())
    stranger = signed_in(citizen())
    assert stranger.get(f"/cases/{stay.case.number}/home/").status_code == 404
