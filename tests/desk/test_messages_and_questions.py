"""The SMS journal and what the state asked first: the officer's own place, searched, paged."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from making import ALATAU, ZHAKSY, citizen, iin, office, officer
from tirek.accounts.models import Role, User
from tirek.desk.presenters.sms_journal import FORM
from tirek.kernel.text import LANGUAGES, Text
from tirek.proactive.actions.ask_proactively import ask_proactively
from tirek.proactive.actions.lapse import lapse_overdue
from tirek.proactive.actions.read_answer import read_answer
from tirek.proactive.models import Request
from tirek.services import SERVICES
from tirek.sms.actions.deliver import deliver
from tirek.sms.actions.receive import receive
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee
from tirek.sms.gateways import phones_of_this_machine
from tirek.sms.models import JournalLine

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
AT = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
PHONE = "+77011234567"
WORDS = Text(kk="Дайын", ru="Готово", en="Ready")
OFFERED = next(one.slug for one in SERVICES.values() if one.passport.proactive)


def message(key: str, place: str = ZHAKSY, **person: Any) -> JournalLine:
    known = {"iin": "900101400017", "full_name": "Серікова Айгүл", "born_on": date(1990, 1, 1)}
    to = Addressee(PHONE, "ru", **{**known, **person})
    about = About(f"ZHK-2026-{key:>06}", "home-education", place)
    return send(key=key, to=to, words=WORDS, at=AT, about=about)


def request(place: str = ZHAKSY, phone: str = PHONE, **changed: Any) -> Request:
    office(place)
    facts = {
        "child_surname": "Серіков", "child_given_name": "Әлихан", "child_patronymic": None,
        "child_born_on": "2015-04-10", "settlement": "Жақсы", "street": "Абай", "house": "5",
        "flat": None, "school": "№ 1", "school_class": "5", "asked_from": "2026-02-09",
        "asked_to": "2026-05-25", "recommends_home_schooling": True,
        "conclusion_from": "2026-02-01", "conclusion_to": "2026-05-31", "surname": "Серікова",
        "given_name": "Айгүл", "patronymic": None, **changed,
    }  # fmt: skip
    return ask_proactively(
        service=OFFERED,
        place=place,
        child_iin=iin(date(2015, 4, 10)),
        applicant_iin=iin(female=True),
        phone=phone,
        facts=facts,
        language="kk",
        at=AT,
    )


class TestTheJournal:
    def test_shows_what_became_of_each_message_of_the_place(self, signed_in: SignIn) -> None:
        deliver(line_id=message("1").pk, through=phones_of_this_machine(), at=AT)
        message("2")
        message("3", place=ALATAU)
        receive(key="in", phone=PHONE, text="<b>1</b>", at=AT)
        page = signed_in(officer()).get("/desk/sms/", {"lang": "ru"}).text
        assert "Доставлено" in page
        assert "В очереди" in page
        assert "ZHK-2026-000003" not in page
        assert "<b>1</b>" not in page

    def test_an_answer_is_in_the_journal_of_the_place_that_asked(self, signed_in: SignIn) -> None:
        message("1")
        receive(key="in", phone=PHONE, text="ойланамын", at=AT)
        assert "ойланамын" in signed_in(officer()).get("/desk/sms/").text
        assert "ойланамын" not in signed_in(officer(place=ALATAU)).get("/desk/sms/").text

    @pytest.mark.parametrize(
        "search", ["серік", "900101400017", "zhk-2026-000001", "8 701 123 45 67"]
    )
    def test_is_searched(self, search: str, signed_in: SignIn) -> None:
        message("1")
        other = {"iin": "850505300012", "full_name": "Ахметов Бауыржан"}
        about = About("ZHK-2026-000002", "home-education", ZHAKSY)
        send(key="2", to=Addressee("+77770000000", "ru", **other), words=WORDS, at=AT, about=about)  # type: ignore[arg-type]
        page = signed_in(officer()).get("/desk/sms/", {"q": search}).text
        assert "ZHK-2026-000001" in page
        assert "ZHK-2026-000002" not in page

    @pytest.mark.parametrize("search", ["\0'; DROP TABLE", "%1", "нет такого", "1" * 500])
    def test_nonsense_finds_nothing(self, search: str, signed_in: SignIn) -> None:
        message("1")
        answer = signed_in(officer()).get("/desk/sms/", {"q": search})
        assert answer.status_code == 200
        assert "ZHK-2026-000001" not in answer.text

    def test_has_pages(self, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tirek.desk.pages.sms_journal.LINES_ON_A_PAGE", 2)
        lines = [message(str(number)) for number in range(1, 4)]
        client = signed_in(officer())
        first = client.get("/desk/sms/").text
        assert lines[2].case_number in first
        assert lines[0].case_number not in first
        assert f"?before={lines[1].pk}" in first
        second = client.get("/desk/sms/", {"before": str(lines[1].pk)}).text
        assert lines[0].case_number in second
        assert lines[2].case_number not in second
        for nonsense in ("x", "-1", "9" * 40, "١"):
            assert lines[2].case_number in client.get("/desk/sms/", {"before": nonsense}).text

    def test_as_a_file_has_the_columns_of_the_form(self, signed_in: SignIn) -> None:
        message("1", full_name='=CMD("x")')
        answer = signed_in(officer()).get("/desk/sms/csv/", {"lang": "kk"})
        rows = list(csv.reader(io.StringIO(answer.text.lstrip("\ufeff")), delimiter=";"))
        assert len(rows[0]) == len(FORM) == 10
        number, *cells = rows[1]
        assert number == "1"
        assert cells[:4] == ["900101400017", '\'=CMD("x")', "01.01.1990", "ZHK-2026-000001"]
        assert cells[4] == SERVICES["home-education"].name.kk
        assert cells[5] == "Gotovo"
        assert cells[7:] == [f"'{PHONE}", "Tirek"]

    def test_asks_the_database_the_same_for_few_and_many(
        self, signed_in: SignIn, django_assert_max_num_queries: Any
    ) -> None:
        for number in range(8):
            message(str(number))
        client = signed_in(officer())
        with django_assert_max_num_queries(8):
            client.get("/desk/sms/")


class TestTheQuestions:
    def test_of_the_place_with_their_stage(self, signed_in: SignIn) -> None:
        mine, other = request(), request(ALATAU, "+77770000000", child_surname="Басқа")
        page = signed_in(officer()).get("/desk/proactive/", {"lang": "ru"}).text
        assert "Ожидается ответ" in page
        assert mine.subject.full_name in page
        assert other.subject.full_name not in page

    def test_are_narrowed_by_stage_and_search(self, signed_in: SignIn) -> None:
        request()
        client = signed_in(officer())
        for query, there in (
            ({"stage": "asked"}, True),
            ({"stage": "lapsed"}, False),
            ({"q": "серіков"}, True),
            ({"q": PHONE}, True),
            ({"q": "никто"}, False),
            ({"stage": "\0"}, True),
        ):
            assert ("Әлихан" in client.get("/desk/proactive/", query).text) is there, query

    def test_have_pages(self, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tirek.desk.pages.proactive.REQUESTS_ON_A_PAGE", 1)
        first, second = request(), request(phone="+77770000000")
        client = signed_in(officer())
        page = client.get("/desk/proactive/").text
        assert f"/desk/proactive/{second.pk}/" in page
        assert f"/desk/proactive/{first.pk}/" not in page
        older = client.get("/desk/proactive/", {"before": str(second.pk)}).text
        assert f"/desk/proactive/{first.pk}/" in older

    def test_one_in_full(self, signed_in: SignIn) -> None:
        asked = request()
        for number, said in enumerate(("что?", "1")):
            at = AT + timedelta(hours=number)
            read_answer(line=receive(key=said, phone=PHONE, text=said, at=at))
        page = signed_in(officer()).get(f"/desk/proactive/{asked.pk}/", {"lang": "ru"}).text
        asked.refresh_from_db()
        assert asked.case is not None
        assert asked.case.number in page
        for words in ("Отправлен SMS-запрос", "Ответ: «что?»", "Получено согласие"):
            assert words in page

    def test_one_that_lapsed(self, signed_in: SignIn) -> None:
        asked = request()
        lapse_overdue(at=AT + timedelta(days=7))
        page = signed_in(officer()).get(f"/desk/proactive/{asked.pk}/", {"lang": "kk"}).text
        assert "Сұрау жауапсыз жойылды" in page

    def test_of_another_place_are_not_there(self, signed_in: SignIn) -> None:
        asked = request(ALATAU)
        client = signed_in(officer())
        assert client.get(f"/desk/proactive/{asked.pk}/").status_code == 404
        assert client.get("/desk/proactive/999999/").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["/desk/sms/", "/desk/sms/csv/", "/desk/proactive/"])
def test_every_page_speaks_every_language(address: str, language: str, signed_in: SignIn) -> None:
    answer = signed_in(officer()).get(address, {"lang": language})
    assert answer.headers["Content-Language"] == language


@pytest.mark.parametrize("address", ["/desk/sms/", "/desk/sms/csv/", "/desk/proactive/"])
def test_nobody_else_opens_them(address: str, signed_in: SignIn) -> None:
    for user in (officer(Role.ACCOUNTANT), citizen()):
        assert signed_in(user).get(address).status_code == 403
