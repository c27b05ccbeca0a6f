"""The person's pages of the organisation that gives their service: the list, the signature."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from homes_made import granted as granted_a_home
from making import PANFILOV, citizen, officer
from organisations_made import (
    carer_of,
    choose,
    chosen,
    day,
    granted,
    listed,
    place_of_office,
    served,
    sign_page,
    signed_here,
    signed_in,
    words,
)
from tirek.casework.models import Case, Look
from tirek.supply.actions.end_service import end_service
from tirek.supply.actions.note_visit import note_visit
from tirek.supply.actions.write_plan import write_plan
from tirek.supply.models import OrganisationRow, Taker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_eleventh() -> Iterator[None]:
    with time_machine.travel(day(9), tick=False):
        yield


def page_of(case: Case) -> str:
    return reverse("organisation", args=[case.number])


def test_the_list_says_address_care_and_free_places() -> None:
    one, full = listed(places=3), listed(places=1)
    chosen(full)
    case = granted()
    shown = words(signed_in(case.applicant_user), page_of(case))
    for told in ("Жаркент, Абай көшесі, 7", "+77283150000", "уборка", "no free place now"):
        assert told in shown
    assert "by 17.02.2026" in shown, "B-N19: five working days from the notification"
    assert sign_page(case, one) in shown
    assert sign_page(case, full) not in shown
    assert "үй жинау" in words(signed_in(case.applicant_user), page_of(case), "kk")


def test_the_case_leads_there_and_then_says_what_was_chosen() -> None:
    one, case = listed(), granted()
    client = signed_in(case.applicant_user)
    assert page_of(case) in words(client, reverse("case", args=[case.number]))
    choose(case, one)
    shown = words(client, reverse("case", args=[case.number]))
    assert "You chose an organisation" in shown
    assert "by 17.02.2026" not in shown
    assert "11 February 2026" in words(client, page_of(case))


def test_the_person_signs_with_an_own_key() -> None:
    one, case = listed(), granted()
    user, where = case.applicant_user, sign_page(case, one)
    client = signed_in(user)
    assert "I choose: " in words(client, where)
    message = signed_here(client, where, user)
    answer = client.post(where, {"way": "ncalayer", "cms": message})
    assert answer.status_code == 302
    row = OrganisationRow.objects.get(kind="Chosen")
    assert (row.by, row.signature.signer_iin) == (user, user.iin)
    assert row.signature.method == "cms"
    again = client.post(where, {"way": "ncalayer", "cms": message})
    assert again.status_code == 422, "what was signed before the choice is not signed of it now"
    assert OrganisationRow.objects.filter(kind="Chosen").count() == 1


def test_what_others_choose_meanwhile_spoils_no_signature() -> None:
    one, case = listed(places=2), granted()
    client, where = signed_in(case.applicant_user), sign_page(case, one)
    message = signed_here(client, where, case.applicant_user)
    chosen(one)
    assert client.post(where, {"way": "ncalayer", "cms": message}).status_code == 302


@pytest.mark.parametrize("sent", ["", "a code", "of somebody else"])
def test_what_is_no_signature_of_theirs_chooses_nothing(sent: str) -> None:
    one, case = listed(), granted()
    client, where = signed_in(case.applicant_user), sign_page(case, one)
    posted: dict[str, Any] = {"way": "ncalayer", "cms": ""}
    if sent == "a code":
        posted = {"way": "code", "code": "123456"}
    elif sent:
        posted["cms"] = signed_here(client, where, citizen())
    answer = client.post(where, posted)
    assert answer.status_code == 422
    assert 'id="q-signature"' in answer.content.decode()
    assert not Taker.objects.exists()


def test_once_the_services_began_nothing_is_offered_until_they_end() -> None:
    one, other, case = listed(), listed(), granted()
    with time_machine.travel(day(11), tick=False):
        taker = served(one, case)
        client = signed_in(case.applicant_user)
        assert sign_page(case, other) not in words(client, page_of(case))
        message = signed_here(client, sign_page(case, other), case.applicant_user)
        answer = client.post(sign_page(case, other), {"way": "ncalayer", "cms": message})
        assert "turn to the department" in answer.content.decode() or answer.status_code == 422
        end_service(taker=taker, reason="көшті", by=officer(place=PANFILOV), at=day(11))
        shown = words(client, page_of(case))
    assert sign_page(case, one) in shown
    assert "көшті" in shown
    assert "have ended" in words(client, reverse("case", args=[case.number]))


def test_the_person_reads_the_plan_and_the_journal_of_services() -> None:
    one, case = listed(), granted()
    with time_machine.travel(day(13), tick=False):
        taker = served(one, case)
        by = carer_of(one)
        days = {"first": date(2026, 2, 12), "last": date(2026, 2, 28)}
        write_plan(taker=taker, services="тамақ дайындау", **days, by=by, at=day(10))
        note_visit(taker=taker, on=date(2026, 2, 13), given="үй жинау", by=by, at=day(11))
        shown = words(signed_in(case.applicant_user), page_of(case))
    assert "тамақ дайындау" in shown
    assert shown.index("Journal of services") < shown.index("үй жинау")
    assert "13 February 2026" in shown


def test_without_a_list_the_person_is_sent_to_the_department() -> None:
    case = granted()
    assert "turn to the department" in words(signed_in(case.applicant_user), page_of(case))


def test_what_is_not_there() -> None:
    one, case, home = listed(), granted(), granted_a_home()
    elsewhere = listed(place_of_office("almaty-region/alatau"))
    client = signed_in(case.applicant_user)
    assert client.get(sign_page(case, elsewhere)).status_code == 404
    assert signed_in(home.applicant_user).get(page_of(home)).status_code == 404
    assert signed_in(home.applicant_user).get(sign_page(home, one)).status_code == 404
    stranger = signed_in(citizen())
    assert stranger.get(page_of(case)).status_code == 404
    assert stranger.post(sign_page(case, one)).status_code == 404
    assert signed_in(carer_of(one)).get(page_of(case)).status_code == 302


def test_before_the_decision_nothing_is_signed(monkeypatch: Any) -> None:
    from tirek.supply.actions import choose_organisation

    one, case = listed(), granted()
    monkeypatch.setattr(choose_organisation, "is_granted", lambda case: False)
    answer = signed_in(case.applicant_user).get(sign_page(case, one))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("case", args=[case.number])


def test_while_the_decision_is_made_anew_a_choice_stays_in_sight(monkeypatch: Any) -> None:
    from tirek.portal.presenters import organisation

    taker, case = chosen(listed()), granted()
    monkeypatch.setattr(organisation, "is_granted", lambda case: False)
    client = signed_in(taker.case.applicant_user)
    assert "You chose an organisation" in words(client, page_of(taker.case))
    assert signed_in(case.applicant_user).get(page_of(case)).status_code == 404


def test_looks_of_the_organisation_are_told() -> None:
    taker = chosen(listed())
    signed_in(carer_of(taker.organisation)).get("/desk/recipients/")
    assert Look.objects.filter(case=taker.case, page="organisation").count() == 1
    shown = words(signed_in(taker.case.applicant_user), "/looks/")
    assert "Dealt with the organisation that gives you the services" in shown
    assert taker.on == date(2026, 2, 11)
