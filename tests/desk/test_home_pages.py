"""Places in homes on the desk: the department's page, the numbers of places, the home's own."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client

from care import AT_HOME, care_case, decided, established
from homes_made import TODAY, day, granted, home, living, referred, worker_of
from making import ALATAU, PANFILOV, citizen, office, officer
from market_making import employee
from tirek.accounts.models import OfficeKind, Role, User
from tirek.casework.models import Look
from tirek.supply.actions.leave_home import go_away
from tirek.supply.actions.transfer import ask_transfer, transfer
from tirek.supply.models import Home, HomeStay

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
WHY = "туыстарына барды"


@pytest.fixture(autouse=True)
def a_week_later() -> Iterator[None]:
    with time_machine.travel(day(7), tick=False):
        yield


def english(where: str) -> str:
    return f"{where}?lang=en"


def on(name: str, number: int = 4) -> dict[str, int]:
    return {f"{name}-day": number, f"{name}-month": 2, f"{name}-year": 2026}


def words(client: Client, where: str) -> str:
    answer = client.get(english(where))
    assert answer.status_code == 200
    return str(answer.content.decode()).replace("\u00a0", " ")


class TestTheDepartment:
    def test_sees_homes_lists_and_people_of_its_own_cases(self, signed_in: SignIn) -> None:
        one = home(places=3)
        away, asks = living(one), living(one)
        waits, to_refer = referred(one), granted()
        more = {"by": worker_of(one), "at": day(3)}
        go_away(stay=away, on=date(2026, 2, 4), until=date(2026, 2, 12), reason=WHY, **more)
        ask_transfer(stay=asks, reason="жақын", by=worker_of(one), at=day(3))
        shown = words(signed_in(officer(place=PANFILOV)), "/desk/homes/")
        assert "expected back on 12 February 2026" in shown
        assert "the home asks for a transfer: жақын" in shown
        for stay in (away, waits, asks):
            assert f"/desk/cases/{stay.case.number}/home/" in shown
        assert f"/desk/cases/{to_refer.number}/home/" in shown
        seen = set(Look.objects.filter(page="homes").values_list("case", flat=True))
        assert seen == {away.case_id, waits.case_id, asks.case_id, to_refer.pk}

    def test_another_place_counts_and_names_nobody(self, signed_in: SignIn) -> None:
        one = home(place="zhetisu", places=2)
        stay = living(one)
        office(place="zhetisu/koksu")
        client = signed_in(officer(place="zhetisu/koksu"))
        shown = words(client, "/desk/homes/")
        assert one.office.name_ru in shown or one.office.name_kk in shown
        assert stay.case.number not in shown
        assert stay.person.full_name not in shown
        assert client.get(f"/desk/cases/{stay.case.number}/home/").status_code == 404

    def test_refers_and_takes_from_the_list(self, signed_in: SignIn) -> None:
        one, case = home(), granted()
        client, where = signed_in(officer(place=PANFILOV)), f"/desk/cases/{case.number}/home/"
        assert where in words(client, f"/desk/cases/{case.number}/")
        head = signed_in(officer(Role.HEAD, PANFILOV))
        assert where not in words(head, f"/desk/cases/{case.number}/")
        assert "on the list of no home yet" in words(client, where)
        nothing = client.post(english(where), {"deed": "refer"})
        assert nothing.status_code == 422
        assert "Choose the home from the list" in nothing.text
        assert "#q-refer_home" in nothing.text
        assert client.post(where, {"deed": "plunder"}).status_code == 400
        sent = client.post(where, {"deed": "refer", "refer_home": one.pk})
        assert (sent.status_code, sent.url) == (302, where)
        assert "1 of 1" in words(client, where)
        twice = client.post(english(where), {"deed": "refer", "refer_home": one.pk})
        assert twice.status_code == 422
        empty = client.post(english(where), {"deed": "leave_list"})
        assert "#q-leave_list_reason" in empty.text
        told = {"deed": "leave_list", "leave_list_reason": "бас тартты"}
        assert client.post(where, told).status_code == 302
        assert HomeStay.objects.get().stage == "gone"
        assert "бас тартты" in words(client, where)
        assert 'value="refer"' in words(client, where)

    def test_transfers_and_discharges(self, signed_in: SignIn) -> None:
        one, other = home(), home()
        stay = living(one)
        client, where = signed_in(officer(place=PANFILOV)), f"/desk/cases/{stay.case.number}/home/"
        said = {"deed": "transfer", "transfer_reason": WHY, **on("transfer_on")}
        same = client.post(english(where), {**said, "transfer_home": one.pk})
        assert "#q-transfer_home" in same.text
        bad = client.post(english(where), {**said, "transfer_on-day": "40", "transfer_home": 1})
        assert "#q-transfer_on" in bad.text
        assert client.post(where, {**said, "transfer_home": other.pk}).status_code == 302
        assert HomeStay.objects.get().home == other
        gone = {"deed": "discharge", "discharge_reason": WHY, **on("discharge_on", 5)}
        assert client.post(where, gone).status_code == 302
        assert HomeStay.objects.get().stage == "discharged"

    def test_of_another_service_there_is_no_such_page(self, signed_in: SignIn) -> None:
        case = decided(established(care_case(AT_HOME)))
        client = signed_in(officer(place=PANFILOV))
        assert client.get(f"/desk/cases/{case.number}/home/").status_code == 404


class TestTheNumberOfPlaces:
    def test_a_head_enters_it_with_its_document(self, signed_in: SignIn) -> None:
        there = office(PANFILOV, OfficeKind.SUPPLIER)
        client, where = signed_in(officer(Role.HEAD, PANFILOV)), "/desk/homes/places/"
        assert "no home here yet" in words(client, where)
        said = {"deed": "set", "office": there.pk, "places": "12", "ground": "№ 7 бұйрық"}
        for name, wrong in (("office", "0"), ("places", "көп"), ("ground", "")):
            answer = client.post(english(where), {**said, name: wrong})
            assert answer.status_code == 422
            assert f"#q-{name}" in answer.text
        assert client.post(where, said).status_code == 302
        assert Home.objects.get().places == 12
        assert "№ 7 бұйрық" in words(client, where)
        assert where in words(client, "/desk/homes/")

    def test_nobody_else_does(self, signed_in: SignIn) -> None:
        for role in (Role.SPECIALIST, Role.SUPPLIER, Role.AUDITOR, Role.MANAGER):
            client = signed_in(officer(role, PANFILOV))
            assert client.get("/desk/homes/places/").status_code == 403


class TestTheHome:
    def test_admits_notes_a_leave_and_a_return_discharges(self, signed_in: SignIn) -> None:
        one = home()
        stay = referred(one)
        client, where = signed_in(worker_of(one)), f"/desk/residents/{stay.pk}/"
        listed = words(client, "/desk/residents/")
        assert stay.person.full_name in listed
        assert "Places: 1, free: 1" in listed
        shown = words(client, where)
        assert stay.case.number not in shown
        assert stay.person.iin not in shown
        empty = client.post(english(where), {"deed": "admit"})
        assert (empty.status_code, "#q-admit_on" in empty.text) == (422, True)
        assert client.post(where, {"deed": "admit", **on("admit_on", 3)}).status_code == 302
        away = {"deed": "go_away", "go_away_reason": WHY, **on("go_away_on", 4)}
        wrong = client.post(english(where), {**away, **on("go_away_until", 4)})
        assert "#q-go_away_until" in wrong.text
        long = client.post(english(where), {**away, "go_away_reason": "ұ" * 1001})
        assert "#q-go_away_reason" in long.text
        assert client.post(where, {**away, **on("go_away_until", 12)}).status_code == 302
        assert "expected back on 12 February 2026" in words(client, where)
        assert client.post(where, {"deed": "come_home", **on("come_home_on", 5)}).status_code == 302
        asked = {"deed": "ask_transfer", "ask_transfer_reason": "жақын"}
        assert client.post(where, asked).status_code == 302
        assert client.post(where, {"deed": "transfer"}).status_code in (403, 422)
        gone = {"deed": "discharge", "discharge_reason": WHY, **on("discharge_on", 9)}
        assert client.post(where, gone).status_code == 302
        assert client.get(where).status_code == 404, "who left is no business of the home"
        assert set(Look.objects.filter(page="home").values_list("case", flat=True)) == {
            stay.case_id
        }

    def test_a_full_home_says_so_above_the_form(self, signed_in: SignIn) -> None:
        one = home()
        living(one)
        stay = referred(one)
        client, where = signed_in(worker_of(one)), f"/desk/residents/{stay.pk}/"
        full = client.post(english(where), {"deed": "admit", **on("admit_on", 3)})
        assert full.status_code == 422
        assert "The home has no free place" in full.text

    def test_another_home_sees_nobody_of_it(self, signed_in: SignIn) -> None:
        stay = living(home())
        for stranger in (worker_of(home()), employee()):
            client = signed_in(stranger)
            assert stay.person.full_name not in words(client, "/desk/residents/")
            for answer in (
                client.get(f"/desk/residents/{stay.pk}/"),
                client.post(f"/desk/residents/{stay.pk}/", {"deed": "discharge"}),
            ):
                assert answer.status_code == 404
        assert not Look.objects.filter(page="home").exists()
        assert "not entered as a home yet" in words(signed_in(employee()), "/desk/residents/")

    def test_after_a_transfer_only_the_new_home_sees_and_nothing_of_the_old(
        self, signed_in: SignIn
    ) -> None:
        one, other = home(), home()
        stay = living(one)
        by = officer(place=PANFILOV)
        transfer(stay=stay, home=other, on=TODAY, reason="көшу", by=by, at=day(3))
        where = f"/desk/residents/{stay.pk}/"
        assert signed_in(worker_of(one)).get(where).status_code == 404
        shown = words(signed_in(worker_of(other)), where)
        assert one.office.name_kk not in shown


@pytest.mark.parametrize("role", [role for role in Role if role != Role.CITIZEN])
def test_each_page_is_of_its_roles_only(role: Role, signed_in: SignIn) -> None:
    stay = living(home())
    there = {
        "/desk/homes/": (Role.SPECIALIST, Role.HEAD),
        "/desk/homes/places/": (Role.HEAD,),
        f"/desk/cases/{stay.case.number}/home/": (Role.SPECIALIST,),
        "/desk/residents/": (Role.SUPPLIER,),
    }
    client = signed_in(officer(role, PANFILOV))
    for where, roles in there.items():
        assert client.get(where).status_code == (200 if role in roles else 403)
    stranger = signed_in(officer(role, ALATAU))
    assert stranger.get(f"/desk/cases/{stay.case.number}/home/").status_code in (403, 404)
    assert stranger.get(f"/desk/residents/{stay.pk}/").status_code in (403, 404)


def test_a_citizen_has_none_of_them(signed_in: SignIn) -> None:
    client = signed_in(citizen())
    for where in ("/desk/homes/", "/desk/homes/places/", "/desk/residents/", "/desk/residents/1/"):
        assert client.get(where).status_code == 403
