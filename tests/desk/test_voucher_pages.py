"""Vouchers on the desk: buying, handing out, the return, the stay, the papers; every role."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from openpyxl import load_workbook

from making import ALATAU, PANFILOV, citizen, officer
from market_making import day, employee, of
from queues import MONDAY, later
from sanatorium_making import (
    ALL_PAPERS,
    BED,
    accepted,
    chooses,
    mother,
    of_a_child,
    sanatorium,
    stays,
    waits,
)
from tirek.accounts.models import Role, User
from tirek.casework.models import Case, Look
from tirek.supply.actions.ask_return import ask_return
from tirek.supply.actions.use_voucher import use_voucher
from tirek.supply.models import Book, Choice, Voucher
from voucher_making import FEBRUARY, bought, holder, issued, kinds

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def two() -> list[Case]:
    return [waits(surname="Әлиев"), waits(at=later(5), surname="Омаров")]


@pytest.fixture
def keeper(signed_in: SignIn) -> Client:
    return signed_in(officer(place=PANFILOV))


def on(name: str, when: date) -> dict[str, int]:
    return {f"{name}-day": when.day, f"{name}-month": when.month, f"{name}-year": when.year}


def here(voucher: Voucher) -> str:
    return f"/desk/vouchers/{voucher.pk}/"


def shown(client: Client, where: str) -> str:
    answer = client.get(f"{where}?lang=en")
    assert answer.status_code == 200
    return answer.text.replace("\u00a0", " ")


def pressed(client: Client, voucher: Voucher, deed: str, **said: object) -> int:
    return client.post(f"{here(voucher)}?lang=en", {"deed": deed, **said}).status_code


BUYING = {
    "deed": "buy",
    "contract": "17-П",
    "conclusion": "4",
    "sanatorium": "«Арасан» санаторийі",
    "share": "100 000",
    "surcharge": "30 000",
    "vouchers": "А-001 16.02.2026 01.03.2026\nА-002 18.05.2026 31.05.2026",
    **on("contract_on", date(2026, 1, 30)),
    **on("conclusion_on", date(2026, 1, 26)),
}


class TestTheList:
    def test_vouchers_are_bought_as_they_are_typed(self, keeper: Client, two: list[Case]) -> None:
        assert "No vouchers were bought yet" in shown(keeper, "/desk/vouchers/")
        without = {**BUYING, "conclusion": ""}
        answer = keeper.post("/desk/vouchers/?lang=en", without)
        assert answer.status_code == 422
        assert "the portal is used" in answer.text
        assert "А-002" in answer.text  # what was typed is kept
        assert keeper.post("/desk/vouchers/", BUYING).status_code == 302
        page = shown(keeper, "/desk/vouchers/")
        assert "А-001" in page
        assert "at hand" in page
        assert [one.number for one in Voucher.objects.order_by("number")] == ["А-001", "А-002"]

    def test_where_nobody_waits_there_is_nothing(self, signed_in: SignIn) -> None:
        client = signed_in(officer(place=ALATAU))
        assert "no queue here" in shown(client, "/desk/vouchers/")
        assert client.post("/desk/vouchers/", BUYING).status_code == 400

    def test_a_head_and_an_auditor_read_and_buy_nothing(
        self, signed_in: SignIn, two: list[Case]
    ) -> None:
        bought()
        for role in (Role.HEAD, Role.MANAGER, Role.AUDITOR):
            client = signed_in(officer(role, PANFILOV))
            assert 'value="buy"' not in shown(client, "/desk/vouchers/")
            assert 'value="issue"' not in shown(client, here(Voucher.objects.get()))
            assert client.post("/desk/vouchers/", BUYING).status_code == 403

    @pytest.mark.parametrize(
        "role",
        [Role.ACCOUNTANT, Role.OPERATOR, Role.SCHOOL, Role.COMMISSION, Role.LAWYER],
    )
    def test_for_others_it_is_no_page(self, signed_in: SignIn, two: list[Case], role: Role) -> None:
        (voucher,) = bought()
        client = signed_in(officer(role, PANFILOV))
        for where in ("/desk/vouchers/", here(voucher)):
            assert client.get(where).status_code in (302, 403, 404)

    def test_of_another_place_it_is_no_page(self, signed_in: SignIn, two: list[Case]) -> None:
        (voucher,) = bought()
        issued(voucher, two[0])
        client, book = signed_in(officer(place=ALATAU)), Book.objects.get()
        for where in (
            here(voucher),
            f"/desk/vouchers/{book.queue_id}/journal/2026-02/pdf/",
            f"/desk/vouchers/lots/{voucher.lot_id}/statement/2026-03/pdf/",
        ):
            assert client.get(where).status_code == 404


class TestOneVoucher:
    def test_it_is_handed_to_the_first_and_to_nobody_else(
        self, keeper: Client, two: list[Case]
    ) -> None:
        (voucher,) = bought()
        page = shown(keeper, here(voucher))
        assert "Әлиев" in page
        assert "Омаров" not in page
        wrong = {"to": two[1].number, "received_by": "Омаров"}
        assert pressed(keeper, voucher, "issue", **wrong) == 422
        assert pressed(keeper, voucher, "issue", to=two[0].number) == 422
        right = {"to": two[0].number, "received_by": "Әлиев Нұрлан"}
        assert pressed(keeper, voucher, "issue", **right) == 302
        assert holder(voucher) == two[0]
        assert Look.objects.filter(case=two[0], page="vouchers").exists()
        assert "11 February 2026" in shown(keeper, here(voucher))

    def test_who_stands_before_and_cannot_have_it_is_told(self, keeper: Client) -> None:
        waits(found={"programme_until": "2026-02-15"}, surname="Әлиев")
        waits(at=later(5), surname="Омаров")
        (voucher,) = bought()
        page = shown(keeper, here(voucher))
        assert "Stand before" in page
        assert "ends before" in page

    def test_the_return_is_refused_and_then_taken(self, keeper: Client, two: list[Case]) -> None:
        (voucher,) = bought()
        issued(voucher, two[0])
        assert 'value="keep"' not in shown(keeper, here(voucher))
        user = two[0].applicant_user
        ask_return(voucher=voucher, reason="науқастану", by=user, at=MONDAY)
        assert "науқастану" in shown(keeper, here(voucher))
        assert pressed(keeper, voucher, "keep", why="") == 422
        assert pressed(keeper, voucher, "keep", why="анықтама жоқ") == 302
        assert pressed(keeper, voucher, "return", reason="") == 422
        told = {"reason": "науқастану", "brought_by": "Әлиев"}
        assert pressed(keeper, voucher, "return", **told) == 302
        assert kinds(voucher)[-1] == "Returned"
        assert "another period is offered to them" in shown(keeper, here(voucher))

    def test_death_the_stay_and_nobody_coming(
        self, keeper: Client, two: list[Case], signed_in: SignIn
    ) -> None:
        one, other = bought(FEBRUARY, FEBRUARY)
        issued(one, two[0])
        issued(other, two[1])
        assert pressed(keeper, one, "died", death="қайтыс болуы") == 302
        assert pressed(keeper, other, "miss") == 422
        days = {**on("arrived", FEBRUARY.arrives), **on("left", FEBRUARY.leaves)}
        with time_machine.travel(day(2, month=3), tick=False):
            later_on = signed_in(officer(place=PANFILOV))
            assert pressed(later_on, other, "use", **days) == 422
            assert pressed(later_on, other, "use", papers_shown="yes", **days) == 302
        assert (kinds(one)[-1], kinds(other)[-1]) == ("Died", "Used")
        assert pressed(keeper, other, "nothing") == 400


class TestThePapers:
    def test_the_journal_of_a_month_as_xlsx_and_pdf(self, keeper: Client, two: list[Case]) -> None:
        (voucher,) = bought()
        issued(voucher, two[0])
        told = {"reason": "науқастану", "brought_by": "Әлиева"}
        pressed(keeper, voucher, "return", **told)
        issued(voucher, two[1], day(3))
        book = Book.objects.get()
        where = f"/desk/vouchers/{book.queue_id}/journal/2026-02"
        assert f"{where}/pdf/" in shown(keeper, "/desk/vouchers/")
        sheet = load_workbook(BytesIO(keeper.get(f"{where}/xlsx/").content)).active
        *_, first, second = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert first[:4] == [
            1,
            two[0].subject.full_name,
            "бірінші топ",
            "Жетісу, Панфилов ауданы, Жаркент, Абай көшесі, 5, +77011234567",
        ]
        assert first[5:8] == ["«Арасан» санаторийі", "16.02.2026 – 01.03.2026", "Әлиев Нұрлан"]
        assert (first[8].date(), first[9], first[10]) == (MONDAY.date(), "науқастану", "Әлиева")
        assert (second[0], second[1]) == (2, two[1].subject.full_name)
        assert not any(second[8:])
        assert keeper.get(f"{where}/pdf/").content.startswith(b"%PDF")
        assert keeper.get(f"{where}/doc/").status_code == 404

    def test_the_statement_of_a_contract_and_month(self, keeper: Client, two: list[Case]) -> None:
        (voucher,) = bought()
        issued(voucher, two[0])
        days = {"arrived": FEBRUARY.arrives, "left": FEBRUARY.leaves}
        by, at = officer(place=PANFILOV), day(2, month=3)
        use_voucher(voucher=voucher, papers_shown=True, by=by, at=at, **days)
        where = f"/desk/vouchers/lots/{voucher.lot_id}/statement/2026-03"
        assert f"{where}/xlsx/" in shown(keeper, "/desk/vouchers/")
        sheet = load_workbook(BytesIO(keeper.get(f"{where}/xlsx/").content)).active
        *_, row = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert row[1:3] == ["А-1", two[0].subject.full_name]
        assert [one.date() for one in row[4:6]] == [FEBRUARY.arrives, FEBRUARY.leaves]
        assert row[6:] == [14, 130_000, 100_000, 30_000]
        assert keeper.get(f"{where}/pdf/").content.startswith(b"%PDF")
        assert keeper.get(f"{where}/doc/").status_code == 404

    def test_the_act_of_the_month_is_accepted_and_taken_as_paper(
        self, two: list[Case], signed_in: SignIn
    ) -> None:
        (voucher,) = bought()
        issued(voucher, two[0])
        days = {"arrived": FEBRUARY.arrives, "left": FEBRUARY.leaves}
        by = officer(place=PANFILOV)
        use_voucher(voucher=voucher, papers_shown=True, by=by, at=day(2, month=3), **days)
        where = f"/desk/vouchers/lots/{voucher.lot_id}/act/2026-03/"
        with time_machine.travel(day(2, month=4), tick=False):
            client = signed_in(officer(Role.HEAD, PANFILOV))
            assert where in shown(client, "/desk/vouchers/")
            assert client.get(f"{where}kk/").status_code == 404
            assert two[0].subject.full_name in shown(client, where)
            told = {"deed": "accept", "number": "12", **on("on", date(2026, 3, 31))}
            for name in ("number", "on-day"):
                answer = client.post(where, {**told, name: ""})
                assert answer.status_code == 422
                assert f'href="#q-{name.partition("-")[0]}' in answer.text
            assert client.post(where, told).status_code == 302
            assert 'value="accept"' not in shown(client, where)
            for language, status in (("kk", 200), ("ru", 200), ("en", 404)):
                assert client.get(f"{where}{language}/").status_code == status
            assert Look.objects.filter(case=two[0], page="vouchers").exists()
            for role, place, status in (
                (Role.MANAGER, PANFILOV, 200),
                (Role.SPECIALIST, ALATAU, 404),
                (Role.ACCOUNTANT, PANFILOV, 403),
            ):
                client = signed_in(officer(role, place))
                assert client.get(where).status_code == status
                assert client.get(f"{where}kk/").status_code == status
                assert 'value="accept"' not in client.get(where).text


class TestTheBed:
    @pytest.fixture
    def choice(self) -> Choice:
        offer, found = sanatorium(), chooses(**of_a_child())
        stays(found, offer, date(2026, 3, 2), fellow=mother(found))
        return found

    def sanatorium_of(self, choice: Choice) -> User:
        choice.refresh_from_db()
        return User.objects.get(office=choice.supplier.office)

    def test_the_sanatorium_types_it_and_everybody_takes_annex_6(
        self, choice: Choice, signed_in: SignIn, keeper: Client
    ) -> None:
        there = signed_in(self.sanatorium_of(choice))
        where = f"/desk/orders/{choice.pk}/"
        assert there.get(f"{where}bed/").status_code == 404
        said = {
            name: "\n".join(one) if isinstance(one, list) else one
            for name, one in BED.as_document().items()
        }
        said["transfer"] = "yes"
        for name, wrong in (("arrives_at", "9"), ("height", "биік"), ("meals", "")):
            sent = {"deed": "accept", **said, name: wrong}
            assert there.post(f"{where}?lang=en", sent).status_code == 422
        read_once_more = there.post(f"{where}?lang=en", {"deed": "accept", **said})
        assert "Sign the notice" in read_once_more.text
        assert said["address"] in read_once_more.text, "what annex 6 says is signed too"
        signed = {"deed": "accept", "way": "kept_key", **said}
        assert there.post(where, signed).status_code == 302
        own = signed_in(choice.case.applicant_user)
        mine = f"/cases/{choice.case.number}/choice/"
        desk = f"/desk/cases/{choice.case.number}/"
        assert "bed/" in shown(own, mine)
        assert "70,000" in shown(keeper, f"{desk}choice/")
        for client, address in ((there, where), (own, mine), (keeper, desk)):
            answer = client.get(f"{address}bed/")
            assert answer.content.startswith(b"%PDF")
        for client in (signed_in(employee()), signed_in(citizen())):
            assert client.get(f"{where}bed/").status_code != 200
            assert client.get(f"{mine}bed/").status_code != 200
        assert signed_in(officer(place=ALATAU)).get(f"{desk}bed/").status_code == 404

    def test_without_a_bed_there_is_no_paper(self, choice: Choice, keeper: Client) -> None:
        assert keeper.get(f"/desk/cases/{choice.case.number}/bed/").status_code == 404
        assert keeper.get(f"/desk/cases/{waits().number}/bed/").status_code == 404

    def test_the_arrival_shows_the_papers_of_paragraph_33(
        self, choice: Choice, signed_in: SignIn
    ) -> None:
        by = self.sanatorium_of(choice)
        offer = by.office.supplier.offers.get()
        assert of(offer) == by
        accepted(choice, offer, MONDAY)
        where = f"/desk/orders/{choice.pk}/"
        with time_machine.travel(day(2, month=3), tick=False):
            there = signed_in(by)
            assert "The person arrived" in shown(there, where)
            few = {"deed": "send", "shown": ALL_PAPERS[:3]}
            answer = there.post(f"{where}?lang=en", few)
            assert answer.status_code == 422
            assert "incomplete" in answer.text
            assert there.post(where, {"deed": "send", "shown": ALL_PAPERS}).status_code == 302
