"""Acting for another person with their consent, and seeing who looked at one's data."""

import pytest
from django.test import Client

from making import citizen, officer, submitted
from tirek.accounts.models import Role, User
from tirek.casework.actions.look import look
from tirek.people.models import Person, Representation
from tirek.people.queries import may_act_for
from tirek.procedure.deadline import ALMATY
from tirek.sms.digits import digits_of
from tirek.sms.models import OneTimeCode

pytestmark = pytest.mark.django_db
SERVICE = "home-education"


def browser(user: User) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="ru")
    client.force_login(user)
    client.get("/?lang=ru")
    return client


@pytest.fixture
def mother() -> Person:
    return submitted().applicant


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True)
def test_with_the_code_from_her_phone_the_aunt_may_act_for_the_mother(mother: Person) -> None:
    aunt = citizen(full_name="Ким Анна")
    client = browser(aunt)
    sent = client.post("/acting/", {"iin": mother.iin, "service": SERVICE})
    assert sent.status_code == 302
    wrong = client.post("/acting/code/", {"code": "000000x"})
    assert wrong.status_code == 422
    assert not Representation.objects.exists()
    code = digits_of(OneTimeCode.objects.get().nonce)
    assert client.post("/acting/code/", {"code": f"{code[:3]} {code[3:]}"}).status_code == 302
    page = text_of(client.get("/acting/"))
    assert mother.full_name in page
    one = Representation.objects.get()
    assert may_act_for(aunt.iin, mother.iin, on=one.since, service=SERVICE)
    assert not may_act_for(aunt.iin, mother.iin, on=one.since, service="home-schooling-admission")


@pytest.mark.django_db(transaction=True)
def test_an_iin_that_nobody_has_looks_the_same(mother: Person) -> None:
    client = browser(citizen())
    sent = client.post("/acting/", {"iin": citizen().iin, "service": SERVICE})
    assert sent.status_code == 302
    assert not OneTimeCode.objects.exists()
    refused = client.post("/acting/code/", {"code": "123456"})
    assert refused.status_code == 422
    assert "Код неверный" in text_of(refused)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"iin": "12", "service": SERVICE}, "12 цифр"),
        ({"iin": "", "service": SERVICE}, "12 цифр"),
        ({"service": "nothing", "iin": ""}, "Выберите услугу"),
    ],
)
def test_what_was_typed_wrongly_stays_with_its_message(typed: dict[str, str], said: str) -> None:
    answer = browser(citizen()).post("/acting/", typed)
    assert answer.status_code == 422
    assert said in text_of(answer)


def test_nobody_asks_for_themselves() -> None:
    me = citizen()
    answer = browser(me).post("/acting/", {"iin": me.iin, "service": SERVICE})
    assert answer.status_code == 422
    assert "другого человека" in text_of(answer)


def test_the_mother_takes_it_back_and_a_stranger_cannot(mother: Person) -> None:
    aunt = citizen()
    other = Person(iin=aunt.iin, surname="Ким", given_name="Анна")
    other.derive()
    other.save()
    held = Representation.objects.create(
        representative=other,
        represented=mother,
        basis="guardian",
        since="2025-01-01",
        document="шешім",
        recorded_at="2025-01-01T00:00:00Z",
        recorded_by="",
    )
    end = f"/acting/{held.pk}/end/"
    assert browser(citizen()).post(end).status_code == 404
    her = mother.applications.get().applicant_user
    assert other.full_name in text_of(browser(her).get("/acting/"))
    assert browser(her).post(end).status_code == 302
    assert other.full_name not in text_of(browser(her).get("/acting/"))
    assert not may_act_for(aunt.iin, mother.iin, on=held.since, service=SERVICE)


def test_the_code_page_without_a_question_leads_back() -> None:
    assert browser(citizen()).get("/acting/code/").headers["Location"] == "/acting/"


def test_she_sees_by_duty_and_office_who_looked_and_when(mother: Person) -> None:
    case = mother.applications.get()
    from datetime import datetime

    at = datetime(2025, 9, 15, 10, 5, tzinfo=ALMATY)
    look(case=case, by=officer(Role.HEAD), page="case", at=at)
    page = text_of(browser(case.applicant_user).get("/looks/"))
    assert "руководитель отдела" in page
    assert "10:05" in page
    assert "Сәуле" not in page
    assert case.number not in text_of(browser(citizen()).get("/looks/"))
