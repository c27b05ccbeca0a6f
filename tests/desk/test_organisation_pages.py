"""Chosen organisations on the desk: the department, the head's list, the organisation's own."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from homes_made import granted as granted_a_home
from making import ALATAU, PANFILOV, office, officer
from organisations_made import (
    KNOWN,
    carer_of,
    chosen,
    day,
    granted,
    listed,
    place_of_office,
    served,
    sign_page,
    signed_here,
    words,
)
from tirek.accounts.models import Role, User
from tirek.casework.models import Look
from tirek.supply.models import Organisation, OrganisationRow, Taker

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def on_the_eleventh() -> Iterator[None]:
    with time_machine.travel(day(9), tick=False):
        yield


class TestTheDepartment:
    def test_sees_who_has_not_chosen_and_who_chose_which(self, signed_in: SignIn) -> None:
        taker, waits = chosen(listed(places=4)), granted()
        shown = words(signed_in(officer(place=PANFILOV)), "/desk/organisations/")
        for case in (taker.case, waits):
            assert reverse("desk:organisation", args=[case.number]) in shown
            assert Look.objects.filter(case=case, page="organisation").exists()
        assert taker.organisation.office.name_ru in shown
        head = words(signed_in(officer(Role.HEAD, PANFILOV)), "/desk/organisations/")
        assert "/desk/organisations/list/" in head
        assert reverse("desk:organisation", args=[waits.number]) not in head

    def test_another_place_sees_no_people(self, signed_in: SignIn) -> None:
        taker = chosen(listed())
        office(ALATAU)
        client = signed_in(officer(place=ALATAU))
        assert taker.case.number not in words(client, "/desk/organisations/")
        where = reverse("desk:organisation", args=[taker.case.number])
        assert client.get(where).status_code == 404
        choose_page = sign_page(taker.case, taker.organisation, "desk:organisation-choose")
        assert client.get(choose_page).status_code == 404

    def test_the_person_signs_there_with_their_own_key(self, signed_in: SignIn) -> None:
        one, case = listed(), granted()
        by = officer(place=PANFILOV)
        client, where = signed_in(by), sign_page(case, one, "desk:organisation-choose")
        listed_here = words(client, reverse("desk:organisation", args=[case.number]))
        assert where in listed_here
        assert "has not chosen an organisation yet" in listed_here
        wrong = client.post(where, {"cms": signed_here(client, where, by)})
        assert wrong.status_code == 422, "the officer's own key is not the person's"
        assert not Taker.objects.exists()
        message = signed_here(client, where, case.applicant_user)
        assert client.post(where, {"cms": message}).status_code == 302
        row = OrganisationRow.objects.get(kind="Chosen")
        assert (row.by, row.signature.signer_iin) == (by, case.applicant.iin)

    def test_ends_the_services(self, signed_in: SignIn) -> None:
        with time_machine.travel(day(11), tick=False):
            taker = served(listed())
            client = signed_in(officer(place=PANFILOV))
            where = reverse("desk:organisation", args=[taker.case.number])
            assert client.post(where, {"deed": "end", "reason": ""}).status_code == 422
            assert client.post(where, {"deed": "end", "reason": "көшті"}).status_code == 302
            assert "көшті" in words(client, where)
        taker.refresh_from_db()
        assert taker.stage == "ended"

    def test_what_is_not_there(self, signed_in: SignIn) -> None:
        one, case, home = listed(), granted(), granted_a_home()
        client = signed_in(officer(place=PANFILOV))
        assert client.get(reverse("desk:organisation", args=[home.number])).status_code == 404
        full = sign_page(home, one, "desk:organisation-choose")
        assert client.get(full).status_code == 404
        where = reverse("desk:organisation", args=[case.number])
        assert client.post(where, {"deed": "end", "reason": "x"}).status_code == 400

    def test_without_a_decision_nothing_is_signed(
        self, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from tirek.supply.actions import choose_organisation

        one, case = listed(), granted()
        monkeypatch.setattr(choose_organisation, "is_granted", lambda case: False)
        where = sign_page(case, one, "desk:organisation-choose")
        answer = signed_in(officer(place=PANFILOV)).get(where)
        assert answer["Location"] == reverse("desk:organisation", args=[case.number])

    def test_the_dossier_leads_there(self, signed_in: SignIn) -> None:
        case = granted()
        dossier = reverse("desk:case", args=[case.number])
        there = reverse("desk:organisation", args=[case.number])
        assert there in words(signed_in(officer(place=PANFILOV)), dossier)
        assert there not in words(signed_in(officer(Role.HEAD, PANFILOV)), dossier)


class TestTheList:
    def test_the_head_enters_what_is_known(self, signed_in: SignIn) -> None:
        there = place_of_office()
        client, where = signed_in(officer(Role.HEAD, PANFILOV)), "/desk/organisations/list/"
        sent = {**KNOWN, "deed": "enter", "office": there.pk, "service": "home-care"}
        sent |= {"places": "", "listed": "yes"}
        assert client.post(where, {**sent, "places": "many"}).status_code == 422
        stopped = client.post(where, {**sent, "address": ""})
        assert KNOWN["care_kk"] in stopped.content.decode(), "what was typed stays"
        assert client.post(where, sent).status_code == 302
        assert Organisation.objects.get().places is None
        assert client.post(where, {**sent, "places": "5", "listed": "no"}).status_code == 302
        one = Organisation.objects.get()
        assert (one.places, one.listed) == (5, False)
        shown = words(client, where)
        assert "No, it is off the list" in shown
        assert "not known" in shown
        assert client.post(where, {**sent, "office": "x"}).status_code == 422


class TestTheOrganisation:
    def test_sees_who_chose_it_and_begins(self, signed_in: SignIn) -> None:
        taker, other = chosen(listed()), chosen(listed())
        client = signed_in(carer_of(taker.organisation))
        shown = words(client, "/desk/recipients/")
        assert taker.person.full_name in shown
        where = reverse("desk:recipient", args=[taker.pk])
        assert where in shown
        hidden = reverse("desk:recipient", args=[other.pk])
        assert hidden not in shown
        assert client.get(hidden).status_code == 404
        assert client.post(hidden, {"deed": "begin"}).status_code == 404
        assert taker.case.number not in words(client, where), "nothing of the case"
        assert client.post(where, {"deed": "begin"}).status_code == 422
        on = {"on-day": 11, "on-month": 2, "on-year": 2026}
        assert client.post(where, {"deed": "begin", **on}).status_code == 302
        assert "is given the services" in words(client, where).lower()
        assert "Note that the services began" not in words(client, where)

    def test_plans_the_services_and_keeps_their_journal(self, signed_in: SignIn) -> None:
        taker = served(listed())
        where = reverse("desk:recipient", args=[taker.pk])
        early = {"on-day": 12, "on-month": 1, "on-year": 2026}
        days = {"first-day": 12, "first-month": 2, "first-year": 2026}
        days |= {"last-day": 28, "last-month": 2, "last-year": 2026}
        plan = {"deed": "plan", "services": "Күн сайын тамақ дайындау", **days}
        visit = {"deed": "visit", "given": "Үй жинау", **early}
        with time_machine.travel(day(12), tick=False):
            client = signed_in(carer_of(taker.organisation))
            wrong = client.post(f"{where}?lang=en", visit)
            assert wrong.status_code == 422
            assert "had not begun" in wrong.text
            assert "Үй жинау" in wrong.text, "what was typed stays"
            assert client.post(where, plan).status_code == 302
            shown = words(client, where)
            assert client.post(where, {**visit, "on-month": 2}).status_code == 302
            assert "Үй жинау" in words(client, where)
        assert "Күн сайын тамақ дайындау" in shown
        assert "12 February 2026 – 28 February 2026" in shown
        assert "The journal has no entries" in shown
