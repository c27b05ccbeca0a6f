"""What the state buys, on the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from openpyxl import load_workbook

from bought_making import (
    CHAIR,
    CLOCK,
    came,
    contract,
    goes,
    issued,
    kind,
    now,
    served,
    turned,
)
from making import ALATAU, PANFILOV, officer
from market_making import day
from queues import MONDAY, SIGNS
from tirek.accounts.models import Role, User
from tirek.casework.models import Look
from tirek.sms.digits import digits_of
from tirek.sms.models import OneTimeCode
from tirek.supply.models import Consignment, Contract, Delivery, Finding, IssueList, Statement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bought")]
SignIn = Callable[[User], Client]
KIND = f"{SIGNS}/{CHAIR}"


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


def english(where: str) -> str:
    return f"{where}?lang=en"


def on(name: str, month: int = 2, number: int = 2) -> dict[str, int]:
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": 2026}


NEW = {
    "deed": "write",
    "kind": KIND,
    "form": "aids",
    "number": "15",
    "supplier": "«Қыран» ЖШС",
    "name": "Кресло-арба",
    "pieces": "2",
    "price": "250 000",
    **on("on"),
    **on("first"),
    **on("last", 12, 31),
}
HANDED = {
    "deed": "issue",
    "residence": "Жаркент",
    "group": "екінші топ",
    "signed": "paper",
    **on("on"),
}


class TestAContract:
    def test_is_written_and_what_is_wrong_is_told_at_its_field(self, signed_in: SignIn) -> None:
        client = signed_in(officer(place=PANFILOV))
        assert "There is no contract yet" in client.get(english("/desk/bought/")).text
        for name, wrong, why in (
            ("kind", "", "Choose the kind"),
            ("form", "x", "Choose how it reaches"),
            ("number", "", "Give the number"),
            ("supplier", " ", "Give the name of the supplier"),
            ("name", "", "Give the name"),
            ("pieces", "0", "Give the number of pieces"),
            ("price", "көп", "Enter the sum in digits"),
            ("on-day", 30, "in the calendar"),
            ("on-day", 3, "yet to come"),
            ("first-day", 1, "before the contract"),
            ("last-month", 1, "cannot be before the first"),
        ):
            answer = client.post(english("/desk/bought/"), {**NEW, name: wrong})
            assert answer.status_code == 422, name
            assert why in answer.text, name
            assert f'href="#q-{name.partition("-")[0]}' in answer.text, name
        assert client.post("/desk/bought/", NEW).status_code == 302
        taken = client.post(english("/desk/bought/"), NEW)
        assert "is there already" in taken.text
        other = client.post(english("/desk/bought/"), {**NEW, "number": "16", "form": "hygiene"})
        assert "in another way" in other.text
        made = Contract.objects.get()
        assert (made.place, made.pieces, made.price_tiyn) == (PANFILOV, 2, 250_000_00)
        assert f"/desk/bought/contracts/{made.pk}/" in client.get("/desk/bought/").text

    def test_goods_come_and_are_handed_over(self, signed_in: SignIn) -> None:
        made, one = contract(pieces=2), turned()
        client, where = signed_in(officer(place=PANFILOV)), f"/desk/bought/contracts/{made.pk}/"
        came_in = {"deed": "arrive", "arrive_pieces": "3", **on("arrive_on")}
        refused = client.post(english(where), came_in)
        assert refused.status_code == 422
        assert "Only 2 pieces may still come" in refused.text
        assert 'href="#q-arrive_pieces"' in refused.text
        assert client.post(where, {**came_in, "arrive_pieces": "1"}).status_code == 302
        act = {"deed": "hand", "hand_pieces": "2", "hand_number": "3", **on("hand_on")}
        assert "has only 1 pieces" in client.post(english(where), act).text
        without = client.post(english(where), {**act, "hand_number": ""})
        assert 'href="#q-hand_number"' in without.text
        assert client.post(where, {**act, "hand_pieces": "1"}).status_code == 302
        assert client.post(where, {"deed": "plunder"}).status_code == 400
        assert now(one) == "at_body"
        handed = Consignment.objects.get(kind="handed")
        for kind_ in ("pdf", "xlsx"):
            answer = client.get(f"/desk/bought/files/act/{handed.pk}/kk/{kind_}/")
            assert answer.status_code == 200
        book = load_workbook(BytesIO(answer.content)).active
        rows = [[cell.value for cell in row] for row in book.iter_rows()]
        assert ["Құралдың атауы", "Саны"] in rows
        assert ["«Қыран-2» кресло-арбасы", 1] in rows

    def test_statements_of_its_months(
        self, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = turned()
        made = contract(form="hearing", last=date(2026, 3, 31))
        where = f"/desk/bought/people/{one.pk}/"
        client = signed_in(officer(place=PANFILOV))
        told = {
            "deed": "serve",
            "contract": made.pk,
            "address": "Жаркент",
            "group": "екінші топ",
            "referral": "№ 4",
            "model": "Widex",
            "ear": "оң құлақ",
            "price": "180 000",
            "signed": "yes",
            **on("on"),
        }
        for name in ("address", "group", "referral", "model", "ear", "signed", "price"):
            answer = client.post(english(where), {**told, name: ""})
            assert answer.status_code == 422
            assert f'href="#q-{name}"' in answer.text, name
        assert client.post(where, told).status_code == 302
        assert now(one) == "served"
        page = f"/desk/bought/contracts/{made.pk}/"
        assert "state-2026-02" not in client.get(page).text
        with time_machine.travel(day(2, 3), tick=False):
            client = signed_in(officer(place=PANFILOV))
            shown = client.get(english(page)).text
            assert "No statement yet for: February 2026" in shown.replace("\u00a0", " ")
            assert client.post(page, {"deed": "state-2026-02"}).status_code == 302
            assert client.post(page, {"deed": "state-2026-03"}).status_code == 422
            statement = Statement.objects.get()
            answer = client.get(f"/desk/bought/files/statement/{statement.pk}/ru/xlsx/")
            assert "People: 1" in client.get(english(page)).text
            card = client.get(f"/desk/bought/people/{one.pk}/annex-12/kk/pdf/")
        book = load_workbook(BytesIO(answer.content)).active
        rows = [[cell.value for cell in row] for row in book.iter_rows()]
        assert [rows[5][at] for at in (0, 8, 9, 10)] == [1, "Widex", "оң құлақ", 180000]
        client = signed_in(officer(place=PANFILOV))
        assert card.content.startswith(b"%PDF")
        for stray in ("annex-9/kk/pdf", "annex-12/en/pdf", "annex-12/kk/doc", "x/kk/pdf"):
            assert client.get(f"/desk/bought/people/{one.pk}/{stray}/").status_code == 404


class TestIssuing:
    def test_to_the_first_with_a_signature_then_the_list(self, signed_in: SignIn) -> None:
        first, second = turned(), turned(at=day(2, hour=7))
        came(contract(pieces=2, at=day(2, hour=8)), 2, at=day(2, hour=8))
        user = officer(place=PANFILOV)
        client = signed_in(user)
        people = client.get(english("/desk/bought/people/")).text
        assert people.index(first.case.number) < people.index(second.case.number)
        assert Look.objects.filter(user=user, page="bought").count() == 2
        where = f"/desk/bought/people/{first.pk}/"
        with time_machine.travel(day(20), tick=False):
            client = signed_in(user)
            early = client.post(english(f"/desk/bought/people/{second.pk}/"), HANDED)
            assert first.case.number in early.text
            for name in ("residence", "group", "signed"):
                answer = client.post(english(where), {**HANDED, name: ""})
                assert answer.status_code == 422
                assert f'href="#q-{name}"' in answer.text
            assert client.post(where, {**HANDED, **on("on", 2, 20)}).status_code == 302
            again = client.post(english(where), HANDED)
            assert again.status_code == 409
            lists = client.get(english("/desk/bought/lists/")).text.replace("\u00a0", " ")
            assert "20 March 2026" in lists
            draft = client.get(f"/desk/bought/lists/{SIGNS}/open/kk/xlsx/")
            assert draft.status_code == 200
        with time_machine.travel(day(21, 3), tick=False):
            client = signed_in(user)
            assert "list is late: 1" in client.get(english("/desk/bought/")).text
            sent = {"deed": "send", "service": SIGNS, "number": "1", **on("on", 3, 21)}
            nobody = client.post(english("/desk/bought/lists/"), {**sent, "number": ""})
            assert 'href="#q-number"' in nobody.text
            assert client.post("/desk/bought/lists/", sent).status_code == 302
            assert "list is late" not in client.get(english("/desk/bought/")).text
            assert client.post("/desk/bought/lists/", sent).status_code == 422
        client = signed_in(user)
        one = IssueList.objects.get()
        answer = client.get(f"/desk/bought/files/list/{one.pk}/kk/xlsx/")
        rows = [
            [cell.value for cell in row]
            for row in load_workbook(BytesIO(answer.content)).active.iter_rows()
        ]
        person = first.case.subject
        assert rows[3][:4] == ["Тегі", "Аты", "Әкесінің аты (бар болса)", "ЖСН"]
        assert rows[5][:4] == [person.surname, person.given_name, None, person.iin]
        assert rows[5][5:9] == ["Жаркент", "екінші топ", "«Қыран-2» кресло-арбасы", 1]
        assert rows[5][10] == "қолы қойылған"
        assert now(first) == "reported"
        assert client.get(f"/desk/bought/lists/{SIGNS}/open/kk/pdf/").status_code == 404

    def test_with_a_code_from_the_telephone(self, signed_in: SignIn) -> None:
        one = turned()
        came(contract(pieces=1), 1)
        client, where = signed_in(officer(place=PANFILOV)), f"/desk/bought/people/{one.pk}/"
        by_code = {**HANDED, "signed": "code", "code": "000000"}
        before = client.post(english(where), by_code)
        assert 'href="#q-code"' in before.text
        assert client.post(where, {"deed": "send_code"}).status_code == 302
        assert "Told the code" in client.get(english(where)).text
        code = OneTimeCode.objects.get()
        digits = digits_of(code.nonce)
        wrong = "000000" if digits != "000000" else "111111"
        assert client.post(where, {**by_code, "code": wrong}).status_code == 422
        assert client.post(where, {**by_code, "code": digits}).status_code == 302
        step = one.steps.get(kind="Issued")
        assert step.payload["signed"] == "code"
        assert step.payload["proof"]["code_id"] == str(code.pk)

    def test_who_does_not_come_is_called_then_passed(self, signed_in: SignIn) -> None:
        first, second = turned(), turned(at=day(2, hour=7))
        came(contract(pieces=1, at=day(2, hour=8)), 1, at=day(2, hour=8))
        user, where = officer(place=PANFILOV), f"/desk/bought/people/{first.pk}/"
        client = signed_in(user)
        assert 'value="pass"' not in client.get(where).text
        call = {"deed": "call", **on("until", 2, 12)}
        assert 'href="#q-until' in client.post(english(where), {**call, "until-day": 1}).text
        assert client.post(where, call).status_code == 302
        assert "12 February 2026" in client.get(english(where)).text.replace("\u00a0", " ")
        assert 'value="pass"' not in client.get(where).text
        with time_machine.travel(day(13), tick=False):
            client = signed_in(user)
            assert 'value="pass"' in client.get(where).text
            assert client.post(where, {"deed": "pass"}).status_code == 302
            assert (now(first), now(second)) == ("passed", "at_body")
            assert client.post(where, {"deed": "come"}).status_code == 302
            assert now(first) == "queued"

    def test_hygiene_means_have_a_list_without_a_term(self, signed_in: SignIn) -> None:
        made, one = contract(form="hygiene", pieces=400), turned()
        came(made, 400)
        client, where = signed_in(officer(place=PANFILOV)), f"/desk/bought/people/{one.pk}/"
        assert now(one) == "queued"
        assert client.post(where, {"deed": "count", "pieces": "0"}).status_code == 422
        assert client.post(where, {"deed": "count", "pieces": "365"}).status_code == 302
        assert now(one) == "at_body"
        assert client.post(where, HANDED).status_code == 302
        assert "no term is printed" in client.get(english("/desk/bought/lists/")).text
        assert 'value="send"' not in client.get("/desk/bought/lists/").text
        answer = client.get(f"/desk/bought/lists/{SIGNS}/hygiene/ru/pdf/")
        assert answer.content.startswith(b"%PDF")
        assert client.get(f"/desk/bought/lists/{SIGNS}/other/ru/pdf/").status_code == 404


class TestAnArticle:
    def test_from_the_order_form_to_the_repair(self, signed_in: SignIn) -> None:
        one, made = turned(), contract(form="prosthetics")
        client, where = signed_in(officer(place=PANFILOV)), f"/desk/bought/people/{one.pk}/"
        agree = {"deed": "agree", "contract": made.pk, "number": "41", **on("on")}
        assert client.get(where).status_code == 200
        assert 'href="#q-number"' in client.post(english(where), {**agree, "number": ""}).text
        assert 'href="#q-contract"' in client.post(english(where), {**agree, "contract": ""}).text
        assert client.post(where, agree).status_code == 302
        assert client.get(where).status_code == 200
        assert client.post(where, {"deed": "make", **on("on")}).status_code == 302
        release = {"deed": "release", "doctor": "А. Оспанов", "prosthetist": "", **on("on")}
        assert 'href="#q-prosthetist"' in client.post(english(where), release).text
        assert client.post(where, {**release, "prosthetist": "Б. Қалиев"}).status_code == 302
        assert 'name="article"' in client.get(where).text
        trip = {"deed": "travel", "trip": "first", "trip_sum": "4 500", **on("trip_on")}
        assert 'href="#q-trip"' in client.post(english(where), {**trip, "trip": ""}).text
        assert 'href="#q-trip_sum"' in client.post(english(where), {**trip, "trip_sum": "0"}).text
        assert client.post(where, trip).status_code == 302
        shown = client.get(english(where)).text.replace("\u00a0", " ")
        assert "both ways: 02.02.2026, 4,500 tenge" in shown
        referring = {"deed": "travel", "trip": "second_one", "other_order": "40"}
        assert 'href="#q-other_order"' in client.post(english(where), referring).text
        served(one, "prosthetics", made, MONDAY)
        assert client.post(where, {"deed": "repair", **on("on")}).status_code == 302
        for card in ("annex-8", "annex-9", "annex-10"):
            answer = client.get(f"/desk/bought/people/{one.pk}/{card}/ru/xlsx/")
            assert answer.status_code == 200
        lines = [
            [cell.value for cell in row]
            for row in load_workbook(BytesIO(answer.content)).active.iter_rows()
        ]
        assert ["1.", "Заказ № (заполняется на одно изделие)", "41"] in lines
        assert [None, "Врач (подпись)", "А. Оспанов"] in lines

    def test_is_ended_with_a_reason(self, signed_in: SignIn) -> None:
        one = turned()
        client, where = signed_in(officer(place=PANFILOV)), f"/desk/bought/people/{one.pk}/"
        assert 'href="#q-note"' in client.post(english(where), {"deed": "end"}).text
        assert client.post(where, {"deed": "end", "note": "Көшіп кетті"}).status_code == 302
        assert now(one) == "ended"
        assert "Көшіп кетті" in client.get(where).text


class TestAConclusion:
    def test_is_signed_by_a_member(
        self, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        goes(monkeypatch, kind(CLOCK, "portal"), kind(CHAIR, "procurement"))
        client = signed_in(officer(Role.COMMISSION, PANFILOV))
        said = {"deed": "sign", "kind": f"{SIGNS}/{CLOCK}", "number": "7", **on("on")}
        assert "Nothing yet" in client.get(english("/desk/findings/")).text
        for name, wrong in (("kind", "a/b"), ("kind", KIND), ("number", ""), ("on-day", 3)):
            answer = client.post(english("/desk/findings/"), {**said, name: wrong})
            assert answer.status_code == 422
            assert f'href="#q-{name.partition("-")[0]}' in answer.text
        assert client.post("/desk/findings/", said).status_code == 302
        one = Finding.objects.get()
        assert (one.absent, one.place, len(one.sha256)) == (True, PANFILOV, 64)
        assert "No supplier is on the portal" in client.get(english("/desk/findings/")).text
        assert client.post("/desk/findings/", said).status_code == 422, "it is in force already"
        assert client.post("/desk/findings/", {**said, "absent": "present"}).status_code == 302


class TestWhoMay:
    @pytest.fixture
    def one(self) -> Delivery:
        first = turned()
        came(contract(pieces=2), 2)
        issued(first)
        return first

    def addresses(self, one: Delivery) -> list[str]:
        made, handed = Contract.objects.get(), Consignment.objects.get(kind="handed")
        return [
            "/desk/bought/",
            "/desk/bought/people/",
            "/desk/bought/lists/",
            f"/desk/bought/contracts/{made.pk}/",
            f"/desk/bought/people/{one.pk}/",
            f"/desk/bought/files/act/{handed.pk}/kk/pdf/",
            f"/desk/bought/lists/{SIGNS}/open/kk/xlsx/",
        ]

    @pytest.mark.parametrize("role", [Role.SPECIALIST, Role.HEAD, Role.MANAGER, Role.AUDITOR])
    def test_whoever_reads_the_cases_of_the_place(
        self, role: Role, one: Delivery, signed_in: SignIn
    ) -> None:
        client = signed_in(officer(role, PANFILOV))
        for where in self.addresses(one):
            assert client.get(where).status_code == 200, where

    @pytest.mark.parametrize(
        "role",
        [
            Role.OPERATOR,
            Role.ACCOUNTANT,
            Role.SCHOOL,
            Role.SUPPLIER,
            Role.COMMISSION,
            Role.LAWYER,
            Role.ADMINISTRATOR,
        ],
    )
    def test_nobody_else(self, role: Role, one: Delivery, signed_in: SignIn) -> None:
        client = signed_in(officer(role, PANFILOV))
        for where in self.addresses(one):
            assert client.get(where).status_code == 403, where
        expected = 200 if role == Role.COMMISSION else 403
        assert client.get("/desk/findings/").status_code == expected

    def test_another_place_is_not_there(self, one: Delivery, signed_in: SignIn) -> None:
        client = signed_in(officer(place=ALATAU))
        for where in self.addresses(one)[3:]:
            assert client.get(where).status_code == 404, where
            assert client.post(where, {"deed": "end", "note": "a"}).status_code in (404, 405)
        for where in self.addresses(one)[:3]:
            assert one.case.number not in client.get(where).text
        for paper in ("list", "statement", "act", "other"):
            assert client.get(f"/desk/bought/files/{paper}/1/kk/pdf/").status_code == 404

    @pytest.mark.parametrize("role", [Role.HEAD, Role.AUDITOR])
    def test_only_a_specialist_writes(self, role: Role, one: Delivery, signed_in: SignIn) -> None:
        client, made = signed_in(officer(role, PANFILOV)), Contract.objects.get()
        assert client.post("/desk/bought/", {**NEW, "number": "9"}).status_code == 403
        arrived = {"deed": "arrive", "arrive_pieces": "1", **on("arrive_on")}
        assert client.post(f"/desk/bought/contracts/{made.pk}/", arrived).status_code == 403
        ending = {"deed": "end", "note": "a"}
        assert client.post(f"/desk/bought/people/{one.pk}/", ending).status_code == 403
        sending = {"deed": "send", "service": SIGNS, "number": "1", **on("on")}
        assert client.post("/desk/bought/lists/", sending).status_code == 403
        assert 'name="deed"' not in client.get(f"/desk/bought/contracts/{made.pk}/").text
