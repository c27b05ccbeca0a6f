"""The market on the desk: suppliers, the commission, officers, the head and the administrator."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from making import ALATAU, PANFILOV, PDF, citizen, iin, officer, upload
from market_making import (
    INDOOR,
    MONDAY,
    PNG,
    SIGNS,
    accept,
    asked,
    commissioner,
    employee,
    guaranteed,
    judged,
    of,
    offered,
    ordered,
    turn,
)
from queues import applied
from tirek.accounts.models import Role, User
from tirek.casework.models import Look
from tirek.supply.models import Guarantee, Outage, Supplier
from tirek.supply.queries.offers import offers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


def english(where: str) -> str:
    return f"{where}?lang=en"


def on(name: str, year: int = 2026, month: int = 2, number: int = 2) -> dict[str, int]:
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


class TestASupplier:
    def test_asks_is_admitted_and_offers(self, signed_in: SignIn) -> None:
        by = employee()
        client = signed_in(by)
        assert client.get(english("/desk/supplier/")).status_code == 200
        nothing = client.post(english("/desk/supplier/"), {"deed": "apply"})
        assert nothing.status_code == 422
        assert "Attach at least one document" in nothing.text
        program = {"deed": "apply", "papers": upload("a.pdf", b"MZ" * 9)}
        assert client.post("/desk/supplier/", program).status_code == 422
        sent = client.post("/desk/supplier/", {"deed": "apply", "papers": upload("a.pdf")})
        assert sent.status_code == 302
        assert "Awaits the commission" in client.get(english("/desk/supplier/")).text
        told = {
            "deed": "details",
            "settlement": "Жаркент",
            "street": "Абай көшесі",
            "house": "5",
            "phone": "87011234567",
            "iban": "KZ86125KZT5004100100",
            "director": "Ерлан Сейітов",
            "director_iin": iin(),
        }
        assert client.post("/desk/supplier/", {**told, "iban": "KZ"}).status_code == 422
        assert client.post("/desk/supplier/", told).status_code == 302
        assert 'value="place"' not in client.get("/desk/offers/").text

        supplier = Supplier.objects.get()
        member = signed_in(commissioner())
        assert "ТОО" in member.get("/desk/suppliers/?lang=ru").text
        where = f"/desk/suppliers/{supplier.pk}/"
        assert "KZ86125KZT5004100100" in member.get(where).text
        paper = supplier.steps.get().papers.get()
        for entered in (member, client):
            assert b"".join(entered.get(f"{where}papers/{paper.file_id}/")) == PDF
        said = {"deed": "Admitted", "number": "12", "ground": "Толық"}
        assert "Day" in member.post(english(where), said).text
        assert member.post(where, {**said, **on("on")}).status_code == 302
        assert "Толық" in client.get(english("/desk/supplier/")).text

        new = {"deed": "place", "kind": f"{SIGNS}/{INDOOR}", "name": "Қыран", "pieces": "2"}
        assert client.post("/desk/offers/", {**new, "price": "көп"}).status_code == 422
        assert client.post("/desk/offers/", {**new, "price": "9" * 20}).status_code == 422
        photo = SimpleUploadedFile("a.png", PNG)
        more = {**new, "price": "230 000", "sizes": "S, M", "photo": photo}
        assert client.post("/desk/offers/", more).status_code == 302
        one = offers().get()
        assert (one.price, one.left, one.sizes) == (230_000_00, 2, ["S", "M"])
        assert b"".join(client.get(f"/catalogue/{one.pk}/photo/")) == PNG

    def test_changes_its_own_offer_only(self, signed_in: SignIn) -> None:
        offer = offered(pieces=2)
        client, where = signed_in(of(offer)), f"/desk/offers/{offer.pk}/"
        for deed in (
            {"deed": "price", "price": "180000"},
            {"deed": "more", "count": "3"},
            {"deed": "fewer", "count": "1"},
            {"deed": "hide"},
        ):
            assert client.post(where, deed).status_code == 302
        now = offers().get(pk=offer.pk)
        assert (now.price, now.left, now.is_shown) == (180_000_00, 4, False)
        assert client.post(where, {"deed": "fewer", "count": "9"}).status_code == 422
        assert "Put it back" in client.get(english(where)).text
        assert client.get(f"/catalogue/{offer.pk}/photo/").status_code == 404
        other = signed_in(employee())
        assert other.get(where).status_code == 404
        assert other.post(where, {"deed": "show"}).status_code == 404

    def test_answers_brings_and_gives_the_act(self, signed_in: SignIn) -> None:
        guaranteed()
        offer, choice = offered(), turn()
        ordered(choice, offer)
        client, where = signed_in(of(offer)), f"/desk/orders/{choice.pk}/"
        assert choice.case.subject.full_name in client.get("/desk/orders/").text
        shown = client.get(english(where)).text
        assert "9 February 2026" in shown.replace("\u00a0", " ")
        assert choice.case.number not in shown
        assert "the choice is open" not in shown, "what came before the order is not theirs"
        assert choice.case.subject.iin not in shown
        assert client.post(where, {"deed": "refuse"}).status_code == 422
        assert client.post(where, {"deed": "plunder"}).status_code == 400
        read_once_more = client.post(english(where), {"deed": "accept"})
        assert read_once_more.status_code == 200
        assert "Sign the notice" in read_once_more.text
        assert choice.steps.count() == 2, "nothing is told before it is signed"
        assert client.post(where, {"deed": "accept", "way": "kept_key"}).status_code == 302
        assert client.post(where, {"deed": "accept"}).status_code == 409
        assert client.post(where, {"deed": "send"}).status_code == 302
        assert client.post(where, {"deed": "give_act", "number": "1"}).status_code == 409
        choice.refresh_from_db()
        assert choice.stage == "in_delivery"
        assert set(Look.objects.values_list("case", "page")) == {(choice.case_id, "order")}

    def test_another_suppliers_order_is_as_if_it_were_not_there(self, signed_in: SignIn) -> None:
        guaranteed()
        offer, choice = offered(), turn()
        ordered(choice, offer)
        other = signed_in(of(offered()))
        assert choice.case.subject.full_name not in other.get("/desk/orders/").text
        for method in (other.get, other.post):
            assert method(f"/desk/orders/{choice.pk}/", {"deed": "accept"}).status_code == 404
        paper = offer.supplier.steps.first().papers.get()
        papers = f"/desk/suppliers/{offer.supplier_id}/papers/{paper.file_id}/"
        assert other.get(papers).status_code == 404
        assert not Look.objects.exists()


class TestTheCommission:
    def test_of_another_territory_sees_nothing(self, signed_in: SignIn) -> None:
        supplier = judged(asked())
        client = signed_in(commissioner(ALATAU))
        assert "ТОО" not in client.get("/desk/suppliers/?lang=ru").text
        where = f"/desk/suppliers/{supplier.pk}/"
        assert client.get(where).status_code == 404
        said = {"deed": "Excluded", "number": "1", "ground": "а", **on("on")}
        assert client.post(where, said).status_code == 404
        paper = supplier.steps.first().papers.get()
        assert client.get(f"{where}papers/{paper.file_id}/").status_code == 404

    def test_excludes_and_the_offers_are_gone(self, signed_in: SignIn) -> None:
        offer = offered()
        client = signed_in(commissioner())
        said = {"deed": "Excluded", "number": "1", "ground": "Сұрады", **on("on")}
        assert client.post(f"/desk/suppliers/{offer.supplier_id}/", said).status_code == 302
        assert "Қыран" not in Client().get("/catalogue/").text


class TestTheDepartment:
    def test_a_specialist_sees_the_people_of_the_place_and_ends_an_order(
        self, signed_in: SignIn
    ) -> None:
        guaranteed()
        offer, choice = offered(), turn()
        ordered(choice, offer)
        accept(choice, of(offer), MONDAY)
        by = officer(place=PANFILOV)
        client, where = signed_in(by), f"/desk/cases/{choice.case.number}/choice/"
        assert choice.case.number in client.get("/desk/market/").text
        assert "30" in client.get(where).text
        assert client.post(where, {"deed": "re_examined"}).status_code == 409
        assert client.post(where, {"deed": "end", "note": ""}).status_code == 422
        assert client.post(where, {"deed": "end", "note": "көшті"}).status_code == 302
        assert "көшті" in client.get(where).text
        assert {"market"} == set(Look.objects.values_list("page", flat=True))
        choice.refresh_from_db()
        assert choice.stage == "closed"

    def test_those_of_another_place_are_not_there(self, signed_in: SignIn) -> None:
        choice = turn()
        client = signed_in(officer(place=ALATAU))
        assert choice.case.number not in client.get("/desk/market/").text
        where = f"/desk/cases/{choice.case.number}/choice/"
        for method in (client.get, client.post):
            assert method(where, {"deed": "end", "note": "а"}).status_code == 404

    def test_a_case_without_a_turn_has_no_such_page(self, signed_in: SignIn) -> None:
        case = applied()
        client = signed_in(officer(place=PANFILOV))
        assert client.get(f"/desk/cases/{case.number}/choice/").status_code == 404

    def test_a_head_enters_a_sum_with_its_source(self, signed_in: SignIn) -> None:
        client = signed_in(officer(Role.HEAD, PANFILOV))
        said = {"deed": "add", "kind": f"{SIGNS}/{INDOOR}", "sum": "200000", **on("since")}
        assert client.post("/desk/guarantees/", said).status_code == 422
        assert client.post("/desk/guarantees/", {**said, "source": "Бұйрық"}).status_code == 302
        assert Guarantee.objects.get().sum_tiyn == 200_000_00
        assert "Бұйрық" in client.get("/desk/guarantees/").text

    def test_the_administrator_says_which_commission_admits(self, signed_in: SignIn) -> None:
        asked()
        member = officer(Role.COMMISSION, PANFILOV)
        doctors, admin = signed_in(member), signed_in(officer(Role.ADMINISTRATOR))
        assert "ТОО" not in doctors.get("/desk/suppliers/?lang=ru").text
        said = {"deed": "give", "office": str(member.office_id), "order": ""}
        assert admin.post("/desk/commissions/", said).status_code == 422
        assert admin.post("/desk/commissions/", {**said, "order": "№ 7"}).status_code == 302
        assert "№ 7" in admin.get("/desk/commissions/").text
        assert "ТОО" in doctors.get("/desk/suppliers/?lang=ru").text
        assert admin.post("/desk/commissions/", {**said, "deed": "take", "order": "№ 8"})
        assert "ТОО" not in doctors.get("/desk/suppliers/?lang=ru").text

    def test_the_administrator_notes_an_outage(self, signed_in: SignIn) -> None:
        client = signed_in(officer(Role.ADMINISTRATOR))
        said = {"deed": "add", "reason": "жарық", **on("first"), **on("last")}
        later = {**said, **on("last", number=3)}
        assert client.post("/desk/outages/", later).status_code == 422
        assert client.post("/desk/outages/", said).status_code == 302
        assert Outage.objects.count() == 1
        assert "жарық" in client.get("/desk/outages/").text


MAY: dict[str, set[str]] = {
    "/desk/supplier/": {Role.SUPPLIER},
    "/desk/offers/": {Role.SUPPLIER},
    "/desk/orders/": {Role.SUPPLIER},
    "/desk/suppliers/": {Role.COMMISSION},
    "/desk/market/": {Role.SPECIALIST, Role.HEAD, Role.MANAGER, Role.AUDITOR},
    "/desk/guarantees/": {Role.HEAD},
    "/desk/outages/": {Role.ADMINISTRATOR},
    "/desk/commissions/": {Role.ADMINISTRATOR},
    "/desk/mistakes/": {Role.SPECIALIST, Role.HEAD},
}


@pytest.mark.parametrize("role", Role.values)
def test_each_list_is_for_its_roles_alone(role: str, signed_in: SignIn) -> None:
    client = signed_in(citizen() if role == Role.CITIZEN else officer(role, PANFILOV))
    for where, roles in MAY.items():
        expected = 200 if role in roles else 403
        assert client.get(where).status_code == expected, where
        if role not in roles:
            assert client.post(where, {"deed": "add"}).status_code == 403, where


@pytest.mark.parametrize("role", Role.values)
def test_each_page_of_one_thing_is_for_its_roles_alone(role: str, signed_in: SignIn) -> None:
    guaranteed()
    offer, choice = offered(), turn()
    ordered(choice, offer)
    made = {Role.CITIZEN: citizen, Role.SUPPLIER: employee, Role.COMMISSION: commissioner}
    client = signed_in(made[role]() if role in made else officer(role, PANFILOV))
    number, supplier = choice.case.number, offer.supplier_id
    paper = offer.supplier.steps.first().papers.get().file_id
    found = {
        where: opened(client, where)
        for where in (
            f"/desk/cases/{number}/choice/",
            f"/desk/cases/{number}/mistake/",
            f"/desk/suppliers/{supplier}/",
            f"/desk/suppliers/{supplier}/papers/{paper}/",
            f"/desk/offers/{offer.pk}/",
            f"/desk/orders/{choice.pk}/",
        )
    }
    may = {
        Role.SPECIALIST: found_of(found, 0, 1),
        Role.HEAD: found_of(found, 1),
        Role.COMMISSION: found_of(found, 2, 3),
    }
    seen = {where for where, status in found.items() if status == 200}
    assert seen == may.get(role, set())
    assert set(found.values()) <= {200, 403, 404}


def opened(client: Client, where: str) -> int:
    """The status; a file is read to its end."""
    answer = client.get(where)
    return len(b"".join(answer)) and answer.status_code


def found_of(found: dict[str, int], *places: int) -> set[str]:
    return {list(found)[n] for n in places}


def test_the_first_page_of_a_supplier_is_the_orders(signed_in: SignIn) -> None:
    client = signed_in(employee())
    assert client.get("/cases/").url == "/desk/orders/"
